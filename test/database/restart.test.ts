import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitForConnection } from "../../src/database/check-connection.ts";
import { type Database, startEmbedded } from "../../src/database/embedded.ts";
import { openHealthCheck } from "../../src/database/health.ts";
import type { Restarts } from "../../src/database/supervise.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { until } from "../service-process.ts";
import { tcpProxy } from "../tcp-proxy.ts";
import { testDatabase } from "../test-database.ts";

jest.setTimeout(400_000);

const timeoutMs = 60_000;
let root: string;
let database: Database | undefined;
let neo4j: Neo4j | undefined;
let lines: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "pressgraph-restart-"));
});
afterEach(async () => {
  await neo4j?.close();
  await database?.stop();
  neo4j = undefined;
  database = undefined;
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function start(restarts: Restarts, settings: Record<string, string> = {}): Promise<Database> {
  lines = [];
  const report = (line: string) => lines.push(line);
  database = await startEmbedded({ dataDir: join(root, "data"), boltPort: 0, report, restarts, settings });
  neo4j = connectNeo4j(database.address);
  return database;
}
const pid = async () => Number(await readFile(join(root, "data", "neo4j", "lock"), "utf8"));
const answers = () =>
  (neo4j as Neo4j).read({ text: "RETURN 1 AS one" }, { timeoutMs: 5_000 }).then(
    () => true,
    () => false,
  );

describe("an embedded database", () => {
  test("is restarted on its port if it was killed, and the same driver works again", async () => {
    const { address, outage } = await start({ pausesMs: [1_000], wellMs: timeoutMs });
    await neo4j?.write((run) => run({ text: "CREATE (:Kept {name: 'Ada'})" }), { timeoutMs });
    expect(outage()).toBeNull();
    process.kill(await pid(), "SIGKILL");
    await until("the outage is known", () => outage() !== null);
    expect(outage()).toEqual({ code: "SERVICE_UNAVAILABLE", message: "The database is being started again." });
    await until("it runs again", () => outage() === null, 120);
    // The first query.
    const rows = await neo4j?.read({ text: "MATCH (n:Kept) RETURN n.name AS name" }, { timeoutMs });
    expect(rows).toEqual([{ name: "Ada" }]);
    expect(database?.address).toEqual(address);
    expect(lines.join("\n")).toMatch(/ended \(killed by SIGKILL\).*\nNeo4j is started again in 1 s\.\n/s);
    expect(lines.at(-1)).toBe("Neo4j runs again.");
  });

  test("is restarted if it ran out of memory", async () => {
    const { outage } = await start({ pausesMs: [100], wellMs: timeoutMs }, { "server.memory.heap.max_size": "512m" });
    // A string of one gigabyte, which the limits of Neo4j do not count.
    const asking = neo4j?.read(
      { text: "RETURN size(reduce(t = 'ab', i IN range(1, 29) | t + t)) AS size" },
      { timeoutMs },
    );
    await Promise.all([
      expect(asking).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" }),
      until("the outage is known", () => outage() !== null),
    ]);
    await until("it runs again", () => outage() === null, 120);
    expect(await answers()).toBe(true);
    expect(lines.join("\n")).toContain("(exit code 3)");
  });

  test("is given up with one message after several failures; after it has run well the count starts again", async () => {
    const wellMs = 3_000;
    const { ended, outage } = await start({ pausesMs: [100], wellMs });
    process.kill(await pid(), "SIGKILL");
    await until("the outage is known", () => outage() !== null);
    await until("it runs again", () => outage() === null, 120);
    await new Promise((resolve) => setTimeout(resolve, wellMs + 100));
    process.kill(await pid(), "SIGKILL");
    await until("the outage is known", () => outage() !== null);
    await until("it runs again", () => outage() === null, 120);
    process.kill(await pid(), "SIGKILL");
    expect(await ended).toMatch(
      /^Neo4j has failed 2 times and is not started again\. The embedded Neo4j ended \(killed by SIGKILL\)\./,
    );
  });

  test("is stopped also during a restart", async () => {
    const { stop } = await start({ pausesMs: [0], wellMs: timeoutMs });
    const first = await pid();
    process.kill(first, "SIGKILL");
    let second = first;
    await until("another one starts", async () => {
      second = (await pid()) || first;
      return second !== first;
    });
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(() => process.kill(second, 0)).toThrow("ESRCH");
  });
});

test("a new database is tried until it answers, longer than seven seconds", async () => {
  const { hostname, port } = new URL(testDatabase().uri);
  const proxy = await tcpProxy({ host: hostname, port: Number(port) });
  try {
    const address = { ...testDatabase(), uri: `bolt://127.0.0.1:${proxy.port}` };
    proxy.hush();
    const later = setTimeout(() => proxy.pass(), 8_000);
    expect(await waitForConnection(address, AbortSignal.timeout(60_000))).toBeNull();
    clearTimeout(later);
    proxy.cut();
    expect(await waitForConnection(address, AbortSignal.timeout(2_000))).toMatchObject({ kind: "unreachable" });
  } finally {
    await proxy.close();
  }
});

test("a database that accepts transactions is healthy", async () => {
  const health = openHealthCheck(testDatabase());
  expect(await health.fault()).toBeNull();
  await health.close();
});
