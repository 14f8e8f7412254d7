import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { decide } from "../../src/articles/decide.ts";
import { importFiles } from "../../src/articles/import-files.ts";
import { type Database, startEmbedded } from "../../src/database/embedded.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { cypherText } from "../../src/neo4j/cypher-files.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { watchedNeo4j } from "../watched-neo4j.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";
import { type GeneratedRecord, recordSets } from "./records.ts";

/** Enough records for several transactions, about the same few entities. */
const records: GeneratedRecord[] = fc
  .sample(recordSets, { numRuns: 50, seed: 4 })
  .flat()
  .map((record, i) => ({ ...record, article: { ...record.article, id: `article:${String(i).padStart(4, "0")}` } }));

let dataDir: string;
let database: Database;
let neo4j: Neo4j;

async function start(): Promise<void> {
  database = await startEmbedded({
    dataDir,
    boltPort: 0,
    settings: { "server.memory.heap.max_size": "512m" },
    report: () => {},
  });
  neo4j = connectNeo4j(database.address);
}
async function stop(): Promise<void> {
  await neo4j.close();
  await database.stop();
}
const databaseProcess = async () => Number(await readFile(join(dataDir, "neo4j", "lock"), "utf8"));

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "pressgraph-killed-"));
  await start();
  await applySchema(neo4j);
}, 120_000);
afterAll(async () => {
  await stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("a database killed during an import has only complete records, and a second import completes the graph", async () => {
  const files = await Promise.all(
    records.map(async (record, i) => {
      const file = join(dataDir, `${String(i).padStart(4, "0")}.json`);
      await writeFile(file, JSON.stringify(record));
      return file;
    }),
  );
  const pid = await databaseProcess();
  // Kill the process after the first transactions, while another one runs.
  const importing = importFiles(neo4j, files, {
    timeoutMs,
    batchRecords: 25,
    progress: (done) => {
      if (done === 110) setTimeout(() => process.kill(pid, "SIGKILL"), 60);
    },
  });
  await expect(importing).rejects.toMatchObject({ name: "QueryError" });
  await stop();

  await start();
  const untouched = connectNeo4j(testDatabase());
  try {
    const rows = await neo4j.read({ text: "MATCH (a:Article) RETURN a.id AS id" }, { timeoutMs });
    const kept = new Set(rows.map(({ id }) => id));
    expect(kept.size).toBeGreaterThan(0);
    expect(kept.size).toBeLessThan(records.length);
    await refill(
      untouched,
      records.filter(({ article }) => kept.has(article.id)),
    );
    expect(await exportedText(neo4j)).toBe(await exportedText(untouched));

    const report = await importFiles(neo4j, files, { timeoutMs });
    expect(report).toMatchObject({ records: records.length, unchanged: kept.size, faults: [] });
    await refill(untouched, records);
    expect(await exportedText(neo4j)).toBe(await exportedText(untouched));
  } finally {
    await untouched.close();
  }
}, 180_000);

/** The database, which the process loses when it is about to run this statement in a transaction. */
function killedAt(neo4j: Neo4j, name: string, pid: number): Neo4j {
  return watchedNeo4j(neo4j, (statement) => {
    if (statement.text === cypherText(name)) process.kill(pid, "SIGKILL");
  });
}

test("a database killed during a merge has it whole or not at all, and is right", async () => {
  const before = await exportedText(neo4j);
  const persons = { text: "MATCH (p:Person) RETURN p.id AS id ORDER BY p.degree DESC, id LIMIT 2" };
  const [keep, absorbed] = (await neo4j.read(persons, { timeoutMs })).map(({ id }) => id as string) as [string, string];
  const options = { timeoutMs, by: "test", reason: null, dryRun: false };
  const merge = (neo4j: Neo4j) => decide(neo4j, { verdict: "SAME", keep, absorb: [absorbed] }, options);
  const killed = merge(killedAt(neo4j, "article/advance-version", await databaseProcess()));
  await expect(killed).rejects.toMatchObject({ name: "QueryError" });
  await stop();

  await start();
  const found = await exportedText(neo4j);
  expect(await differencesIn(neo4j)).toEqual([]);
  const { decisions } = await merge(neo4j);
  const merged = await exportedText(neo4j);
  expect([before, merged]).toContain(found);
  expect(merged).not.toBe(before);
  await decide(neo4j, { verdict: "WITHDRAWN", decisionId: decisions[0]?.id as string }, options);
  expect(await exportedText(neo4j)).toBe(before);
}, 180_000);
