import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, type ServiceProcess, startService, testDatabaseVariables, until } from "./service-process.ts";

jest.setTimeout(400_000);

let dataDir: string;
let service: ServiceProcess | undefined;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "pressgraph-npm-"));
});
afterEach(() => {
  const group = service?.child.pid;
  if (group && isAlive(-group)) process.kill(-group, "SIGKILL");
});
afterAll(() => rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }));

/** `npm start` without compiling the server, which takes longer than all the rest. */
const npmStart = ["npm", "start", "--ignore-scripts"] as const;

type End = [how: string, end: (npm: number) => void];

const ends: End[] = [
  ["SIGTERM to the process group", (npm) => process.kill(-npm, "SIGTERM")],
  ["SIGINT to npm", (npm) => process.kill(npm, "SIGINT")],
  ["SIGINT to the process group, as by Ctrl-C", (npm) => process.kill(-npm, "SIGINT")],
  ["SIGHUP to npm", (npm) => process.kill(npm, "SIGHUP")],
  ["SIGHUP to the process group", (npm) => process.kill(-npm, "SIGHUP")],
  ["SIGKILL of npm", (npm) => process.kill(npm, "SIGKILL")],
];

async function startAndEnd(
  command: readonly [string, ...string[]],
  end: (npm: number) => void,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  service = await startService(command, { ...testDatabaseVariables(), PORT: "0", ...variables });
  const npm = service.child.pid as number;
  end(npm);
  await service.ended;
  await until("no process of the group is left", () => !isAlive(-npm));
  expect(service.output()).toMatch(/\nStopping …\n$/);
}

test("`npm start` compiles the server, starts it, warms it up, and ends it when npm receives SIGTERM", () =>
  startAndEnd(["npm", "start"], (npm) => process.kill(npm, "SIGTERM"), { WARM_UP: "true" }));

test.each(ends)("`npm start` ends the service in order: %s", (_, end) => startAndEnd(npmStart, end));

test.each<End>([
  ["SIGTERM to the process group", (npm) => process.kill(-npm, "SIGTERM")],
  ["SIGKILL of npm", (npm) => process.kill(npm, "SIGKILL")],
])("`npm start` ends its Neo4j as well: %s", async (_, end) => {
  service = await startService(npmStart, { DATA_DIR: dataDir, PORT: "0", NEO4J_BOLT_PORT: "0", NEO4J_URI: "" });
  const npm = service.child.pid as number;
  const neo4j = Number(await readFile(join(dataDir, "neo4j", "lock"), "utf8"));
  expect(isAlive(neo4j)).toBe(true);
  end(npm);
  await until("no process of the group is left", () => !isAlive(-npm));
  await until("Neo4j has ended", () => !isAlive(neo4j));
});
