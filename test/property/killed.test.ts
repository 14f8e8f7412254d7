import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { decide } from "../../src/articles/decide.ts";
import { importFiles } from "../../src/articles/import-files.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { type Database, startEmbedded } from "../../src/database/embedded.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { cypherText } from "../../src/neo4j/cypher-files.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";
import { type GeneratedRecord, recordSets } from "./records.ts";

/** Enough records for several transactions, about the same few entities. */
const records: GeneratedRecord[] = fc
  .sample(recordSets, { numRuns: 50, seed: 4 })
  .flat()
  .map((record, i) => ({ ...record, article: { ...record.article, id: `article:${String(i).padStart(4, "0")}` } }));

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "pressgraph-killed-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const exported = exportedText;
const start = (dataDir: string) =>
  startEmbedded({ dataDir, boltPort: 0, settings: { "server.memory.heap.max_size": "512m" }, report: () => {} });
const connect = ({ address }: Database) => connectNeo4j(address);
const processOf = async (dataDir: string) => Number(await readFile(join(dataDir, "neo4j", "lock"), "utf8"));

test("a database killed during an import has only complete records, and a second import completes the graph", async () => {
  const files = await Promise.all(
    records.map(async (record, i) => {
      const file = join(root, `${String(i).padStart(4, "0")}.json`);
      await writeFile(file, JSON.stringify(record));
      return file;
    }),
  );
  const dataDir = join(root, "data");
  const untouched = connectNeo4j(testDatabase());

  let database = await start(dataDir);
  let neo4j = connect(database);
  await applySchema(neo4j);
  const pid = await processOf(dataDir);
  // Kill the process after the first transactions, while another one runs.
  const importing = importFiles(neo4j, files, {
    timeoutMs,
    batchRecords: 25,
    progress: (done) => {
      if (done === 110) setTimeout(() => process.kill(pid, "SIGKILL"), 60);
    },
  });
  await expect(importing).rejects.toMatchObject({ name: "QueryError" });
  await neo4j.close();
  await database.stop();

  database = await start(dataDir);
  neo4j = connect(database);
  try {
    const rows = await neo4j.read({ text: "MATCH (a:Article) RETURN a.id AS id" }, { timeoutMs });
    const kept = new Set(rows.map(({ id }) => id));
    expect(kept.size).toBeGreaterThan(0);
    expect(kept.size).toBeLessThan(records.length);
    await refill(
      untouched,
      records.filter(({ article }) => kept.has(article.id)),
    );
    expect(await exported(neo4j)).toBe(await exported(untouched));

    const report = await importFiles(neo4j, files, { timeoutMs });
    expect(report).toMatchObject({ records: records.length, unchanged: kept.size, faults: [] });
    await refill(untouched, records);
    expect(await exported(neo4j)).toBe(await exported(untouched));
  } finally {
    await neo4j.close();
    await untouched.close();
    await database.stop();
  }
}, 180_000);

/** The database, which the process loses when it is about to run this statement in a transaction. */
function killedAt(neo4j: Neo4j, name: string, pid: number): Neo4j {
  return {
    ...neo4j,
    write: (work, options) =>
      neo4j.write((run) => {
        return work((statement) => {
          if (statement.text === cypherText(name)) process.kill(pid, "SIGKILL");
          return run(statement);
        });
      }, options),
  };
}

test("a database killed during a merge has it whole or not at all, and is right", async () => {
  const dataDir = join(root, "merged");
  let database = await start(dataDir);
  let neo4j = connect(database);
  await applySchema(neo4j);
  await importRecords(neo4j, records.slice(0, 60).map(checkRecord), { timeoutMs });
  const before = await exported(neo4j);
  const persons = { text: "MATCH (p:Person) RETURN p.id AS id ORDER BY p.degree DESC, id LIMIT 2" };
  const [keep, absorbed] = (await neo4j.read(persons, { timeoutMs })).map(({ id }) => id as string) as [string, string];
  const options = { timeoutMs, by: "test", reason: null, dryRun: false };
  const merge = (neo4j: Neo4j) => decide(neo4j, { verdict: "SAME", keep, absorb: [absorbed] }, options);
  const killed = merge(killedAt(neo4j, "article/advance-version", await processOf(dataDir)));
  await expect(killed).rejects.toMatchObject({ name: "QueryError" });
  await neo4j.close();
  await database.stop();

  database = await start(dataDir);
  neo4j = connect(database);
  try {
    const found = await exported(neo4j);
    expect(await differencesIn(neo4j)).toEqual([]);
    const { decisions } = await merge(neo4j);
    const merged = await exported(neo4j);
    expect([before, merged]).toContain(found);
    expect(merged).not.toBe(before);
    await decide(neo4j, { verdict: "WITHDRAWN", decisionId: decisions[0]?.id as string }, options);
    expect(await exported(neo4j)).toBe(before);
  } finally {
    await neo4j.close();
    await database.stop();
  }
}, 180_000);
