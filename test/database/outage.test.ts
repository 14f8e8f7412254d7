import { spawnSync } from "node:child_process";
import { type FileHandle, mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServiceProcess, startService, until } from "../service-process.ts";
import { editorToken } from "../test-app.ts";

jest.setTimeout(400_000);

// A small disk in a mount namespace of its own. Not every machine allows a user to create one.
const ownMounts = ["--user", "--map-root-user", "--mount"] as const;
const canMount = spawnSync("unshare", [...ownMounts, "true"]).status === 0;
const smallDisk = 'mount -t tmpfs -o size=200m tmpfs "$DATA_DIR" && exec "$0" dist/src/main.js';

let dataDir: string;
let service: ServiceProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "pressgraph-outage-"));
  service = await startService(
    canMount
      ? ["unshare", ...ownMounts, "sh", "-c", smallDisk, process.execPath]
      : [process.execPath, "dist/src/main.js"],
    {
      DATA_DIR: dataDir,
      PORT: "0",
      NEO4J_BOLT_PORT: "0",
      NEO4J_URI: "",
      EDITOR_TOKEN: editorToken,
      // The first statement after a start is slow on a busy machine.
      QUERY_TIMEOUT_MS: "60000",
    },
  );
});
afterAll(async () => {
  service?.child.kill("SIGTERM");
  await service?.ended;
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 });
});

/** A file of the data folder, as the service sees it. */
const fileOf = (...names: string[]) =>
  canMount ? join(`/proc/${service.child.pid}/root`, dataDir, ...names) : join(dataDir, ...names);

interface Answer {
  readonly status: number;
  readonly body: { readonly data?: unknown; readonly errors?: { extensions: { code: string } }[] };
}

async function post(query: string, input?: unknown): Promise<Answer> {
  const response = await fetch(`${service.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${editorToken}` },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return { status: response.status, body: (await response.json()) as Answer["body"] };
}

async function readiness() {
  const response = await fetch(`${service.url}/readyz`);
  return { status: response.status, body: (await response.json()) as { status: string; code?: string } };
}

const record = (i: number, text = "Ada leads Aster.") => ({
  article: { id: `article:${i}`, title: `Article ${i}`, publisher: "Test", publishedOn: "2020-01", language: "en" },
  entities: [
    { ref: "ada", kind: "PERSON", id: `person:ada-${i}`, name: `Ada ${i}` },
    { ref: "aster", kind: "COMPANY", id: `company:aster-${i}`, name: `Aster ${i}` },
  ],
  relations: [{ source: "ada", type: "HEADS", target: "aster", evidence: [{ paragraph: 1, statement: text }] }],
});
const importArticle = (i: number, text?: string) =>
  post("mutation ($input: ArticleRecordInput!) { importArticle(record: $input) { unchanged } }", record(i, text));

async function importedArticles(): Promise<number> {
  const { body } = await post("{ statistics { articles } }");
  return (body.data as { statistics: { articles: number } }).statistics.articles;
}

test("nothing acknowledged is lost when Neo4j is killed during imports, and imports continue afterwards", async () => {
  const seeded = await importedArticles();
  const acknowledged = new Set<number>();
  const codes = new Set<string>();
  let next = 1_000;
  let stopped = false;
  const importer = async () => {
    while (!stopped) {
      const i = next++;
      const { status, body } = await importArticle(i);
      if (body.errors === undefined) acknowledged.add(i);
      else codes.add(`${status} ${body.errors[0]?.extensions.code}`);
      if (body.errors) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const importers = [importer(), importer(), importer()];
  await until("some articles are imported", () => acknowledged.size >= 10);
  process.kill(Number(await readFile(fileOf("neo4j", "lock"), "utf8")), "SIGKILL");
  const killedAt = acknowledged.size;
  await until("it is not ready", async () => (await readiness()).status === 503);
  await until("it says why", async () => (await readiness()).body.code === "SERVICE_UNAVAILABLE");
  expect((await readiness()).body).toEqual({
    status: "not ready",
    code: "SERVICE_UNAVAILABLE",
    message: "The database is being started again.",
  });
  expect((await fetch(`${service.url}/livez`)).status).toBe(200);
  await until("it is ready again", async () => (await readiness()).status === 200, 120);
  await until("more articles are imported", () => acknowledged.size >= killedAt + 10);
  stopped = true;
  await Promise.all(importers);
  // Where Neo4j is back at once, the driver has repeated what it could not send, and nothing is refused.
  expect([...codes].filter((code) => code !== "503 SERVICE_UNAVAILABLE")).toEqual([]);
  const ids = [...acknowledged].map((i) => `"article:${i}"`);
  for (let from = 0; from < ids.length; from += 50) {
    const { body } = await post(`{ nodes(ids: [${ids.slice(from, from + 50).join()}]) { id } }`);
    expect((body.data as { nodes: unknown[] }).nodes).not.toContain(null);
  }
  // What was refused is written whole or not at all, and can be sent again.
  expect(await importedArticles()).toBeGreaterThanOrEqual(seeded + acknowledged.size);
});

(canMount ? test : test.skip)("a full disk has a code of its own, and all goes on once there is room", async () => {
  await importArticle(0);
  const filler = fileOf("filler");
  await fill(filler);

  let sent = 1;
  const codes: string[] = [];
  await until("its code is answered", async () => {
    const { status, body } = await importArticle(sent, "x".repeat(2_000));
    if (body.errors) codes.push(`${status} ${body.errors[0]?.extensions.code}`);
    else sent++;
    return codes.at(-1) === "503 STORAGE_FULL";
  });
  const message = "The disk of the database is full. It goes on once there is room.";
  expect(await readiness()).toEqual({ status: 503, body: { status: "not ready", code: "STORAGE_FULL", message } });
  expect((await post('{ company(id: "company:alibaba") { id } }')).status).toBe(503);
  expect(service.output()).toContain(`The disk of the data folder ${dataDir} is full: make room on it`);

  await rm(filler);
  await until("it is ready again", async () => (await readiness()).status === 200, 120);
  const ids = Array.from({ length: sent }, (_, i) => `"article:${i}"`);
  const { body } = await post(`{ nodes(ids: [${ids.slice(0, 100).join()}]) { id } }`);
  expect((body.data as { nodes: unknown[] }).nodes).not.toContain(null);
  expect((await importArticle(sent)).body.errors).toBeUndefined();
});

/** Writes a file until the disk is full. */
async function fill(path: string): Promise<void> {
  const file = await open(path, "w");
  try {
    for (const block of [Buffer.alloc(1_048_576), Buffer.alloc(4_096)]) await writeUntilFull(file, block);
  } finally {
    await file.close();
  }
}

async function writeUntilFull(file: FileHandle, block: Buffer): Promise<void> {
  try {
    for (;;) await file.write(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  }
}
