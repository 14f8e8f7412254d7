import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { importFiles } from "../../src/articles/import-files.ts";
import { type Database, startEmbedded } from "../../src/database/embedded.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j } from "../../src/neo4j/driver.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { exportedText } from "../whole-graph.ts";
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

test("a database killed during an import has only complete records, and a second import completes the graph", async () => {
  const files = await Promise.all(
    records.map(async (record, i) => {
      const file = join(root, `${String(i).padStart(4, "0")}.json`);
      await writeFile(file, JSON.stringify(record));
      return file;
    }),
  );
  const dataDir = join(root, "data");
  const start = () =>
    startEmbedded({ dataDir, boltPort: 0, settings: { "server.memory.heap.max_size": "512m" }, report: () => {} });
  const connect = ({ address }: Database) => connectNeo4j(address);
  const untouched = connectNeo4j(testDatabase());

  let database = await start();
  let neo4j = connect(database);
  await applySchema(neo4j);
  const pid = Number(await readFile(join(dataDir, "neo4j", "lock"), "utf8"));
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

  database = await start();
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
