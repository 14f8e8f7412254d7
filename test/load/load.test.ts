import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { type Dataset, datasetPart, type EntryRecord } from "../../src/articles/entry-record.ts";
import { isServable } from "../../src/articles/graph-format.ts";
import { importEntries } from "../../src/articles/import-dataset.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import type { SourceRecord } from "../../src/articles/source-record.ts";
import { loadIntoEmpty } from "../../src/bin/load-into-empty.ts";
import { importingInto } from "../../src/database/half-imported.ts";
import { openDatabase } from "../../src/database/open-database.ts";
import { FtmAccount } from "../../src/ftm/ftm-account.ts";
import { readFtm } from "../../src/ftm/read-ftm.ts";
import { loadFolder } from "../../src/load/load-folder.ts";
import type { Phase } from "../../src/load/phase.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { generatedRecords } from "../../tools/generator/generated-records.ts";
import { runCommand } from "../command-line.ts";
import { fixture } from "../fixture.ts";
import { recordSets } from "../property/records.ts";
import { difference, storedContents } from "../stored-contents.ts";
import { refill, seedRecord, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";

const options = { timeoutMs };
const harbor: Dataset = datasetPart.parse({ id: "harbor", title: "Harbor register", asOf: "2024-06" });
const silent: Phase = (_title, _total, work) => work(() => {});

let neo4j: Neo4j;
let dataDir: string;
beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  dataDir = await mkdtemp(join(tmpdir(), "pressgraph-load-"));
});
afterAll(async () => {
  await refill(neo4j, []);
  await neo4j.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs `work` on the embedded database of the folder. */
async function inFolder<T>(work: (started: Neo4j) => Promise<T>): Promise<T> {
  const database = await openDatabase({ neo4j: null, dataDir, boltPort: 0 }, () => {});
  const started = connectNeo4j(database.address);
  try {
    await applySchema(started);
    return await work(started);
  } finally {
    await started.close();
    await database.stop();
  }
}

/** Neo4j's importer stores a whole number as the other numbers of its property, an import as an integer. */
const withoutTypesOfNumbers = (lines: readonly string[]) =>
  lines.map((line) => line.replaceAll("FLOAT NOT NULL", "INTEGER NOT NULL")).sort();

/** Invented articles with ids, real ones, and many in which names alone tell who is meant. */
function articles(): SourceRecord[] {
  const unclear = fc
    .sample(recordSets, { numRuns: 2, seed: 11 })
    .flatMap((set, i) =>
      set.map((record) => ({ ...record, article: { ...record.article, id: `${record.article.id}-${i}` } })),
    );
  const records = [...fixture, seedRecord, ...unclear].map(checkRecord);
  return [...generatedRecords({ entities: 60, relations: 150, seed: 7 }), ...records];
}

async function entries(): Promise<EntryRecord[]> {
  const all: EntryRecord[] = [];
  const options = { dataset: harbor, keepPersonal: false, reject: () => {} };
  for await (const { entries } of readFtm("examples/harbor.ftm.jsonl", options, new FtmAccount())) all.push(...entries);
  return all;
}

test("a loaded graph is the one that an import makes, down to each property; no files remain", async () => {
  const rows = await entries();
  const records = articles();
  await refill(neo4j, []);
  await importEntries(neo4j, harbor, { timeoutMs, snapshot: false }, (generation) =>
    importRecords(neo4j, rows, { timeoutMs, generation }),
  );
  for (let i = 0; i < records.length; i += 50) await importRecords(neo4j, records.slice(i, i + 50), options);
  const imported = { contents: withoutTypesOfNumbers(await storedContents(neo4j)), text: await exportedText(neo4j) };

  // Of a folder that has never had a database.
  await mkdir(join(dataDir, "neo4j"));
  const killed = importingInto(dataDir, () => Promise.reject(new Error("killed")));
  await expect(killed).rejects.toThrow("killed");
  await expect(inFolder(async () => {})).rejects.toThrow(/holds a graph whose loading was interrupted/);
  const all = [...records].reverse();
  // A record that a later one replaces leaves nothing.
  const stale = { ...(all[0] as SourceRecord), relations: [] };
  const { sources } = await loadFolder(dataDir, { records: [stale, ...all, ...rows], dataset: harbor }, silent);
  expect(sources).toBe(records.length + rows.length);
  expect(await readdir(join(dataDir, "neo4j"))).not.toContain("loading");
  await inFolder(async (started) => {
    expect(await isServable(started, options)).toBe(true);
    expect(difference(withoutTypesOfNumbers(await storedContents(started)), imported.contents)).toEqual([]);
    expect((await exportedText(started)) === imported.text).toBe(true);
    expect(await differencesIn(started)).toEqual([]);
  });
}, 300_000);

test("a load into a graph is refused", async () => {
  const before = { ...process.env };
  Object.assign(process.env, { DATA_DIR: dataDir, NEO4J_URI: "" });
  try {
    const refused = loadIntoEmpty(dataDir, timeoutMs, { records: [], dataset: null });
    await expect(refused).rejects.toThrow("The graph is not empty: load into an empty one");
  } finally {
    process.env = before;
  }
});

test("records that cannot be read to their end leave the folder as it was", async () => {
  const own = join(dataDir, "unread");
  const broken = (async function* () {
    yield checkRecord(seedRecord);
    throw new Error("unreadable");
  })();
  await expect(loadFolder(own, { records: broken, dataset: null }, silent)).rejects.toThrow("unreadable");
  expect(await readdir(join(own, "neo4j"))).toEqual([]);
  expect(existsSync(join(own, "neo4j", "home"))).toBe(false);
});

test.each([
  [["articles/alibaba-2017-05.json"], "npm run load fills the embedded database: for the Neo4j of NEO4J_URI"],
  [["--ftm", "examples/harbor.ftm.jsonl", "--dataset", "harbor", "--dry-run"], "go with npm run import"],
])("a load that cannot be is refused: %j", async (args, reason) => {
  expect(await runCommand("src/bin/load", ...args)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(reason),
  });
});
