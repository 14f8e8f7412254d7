import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { checkRecord } from "../../src/articles/check-record.ts";
import { graphState } from "../../src/articles/graph-format.ts";
import { importRecords, retractArticle } from "../../src/articles/import-records.ts";
import { mergeDecisions } from "../../src/articles/merge-decisions.ts";
import { migrateGraph } from "../../src/articles/migrate-graph.ts";
import { LineTally } from "../../src/backup/backup-file.ts";
import { backupGraph } from "../../src/backup/backup-graph.ts";
import { restoreGraph } from "../../src/backup/restore-graph.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j, readsOf } from "../../src/neo4j/driver.ts";
import { readGraphState } from "../../src/neo4j/graph-state.ts";
import { wholeProposals, writeProposals } from "../../src/proposals/carried-proposals.ts";
import type { StoredRow } from "../../src/proposals/stored-proposal.ts";
import { runCommand } from "../command-line.ts";
import { importRows } from "../dataset-rows.ts";
import { fixture } from "../fixture.ts";
import { emptyDatabase, refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";

const options = { timeoutMs };
const small = (i: number) =>
  checkRecord({
    article: { id: `article:small-${i}`, title: `Small ${i}` },
    entities: [{ ref: "x", id: `company:small-${i}`, kind: "COMPANY", name: `Small ${i}` }],
    relations: [],
  });
const event = (a: string, b: string, verdict: "SAME" | "DIFFERENT") => {
  const keep = verdict === "SAME" ? a : null;
  return { a, b, verdict, keep, reason: "of the test", by: "test", at: "2020-01-01T00:00:00.000Z" };
};

const proposal: StoredRow = {
  ...{ id: "proposal:one", status: "REJECTED", version: 3, articleId: "article:p", article: "{}", language: "de" },
  ...{ entities: "[]", relations: "[]", fallen: "[]", fallenTotal: 0, reason: "A satire." },
  ...{ createdAt: "2024-01-01T00:00:00.000Z", changedAt: "2024-01-02T00:00:00.000Z" },
};

const register = { id: "register", title: "The register" };
const row = (i: number) => ({
  key: String(i),
  asOf: "2020-01",
  entities: [{ ref: "x", kind: "COMPANY", name: `Small ${i}`, sameAs: [`register:${i}`] }],
});

let neo4j: Neo4j;
let folder: string;
let whole: string;
let graph: Awaited<ReturnType<typeof shown>>;
let restored: string;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  folder = mkdtempSync(join(tmpdir(), "pressgraph-backup-"));
  whole = join(folder, "whole.jsonl.gz");
  await refill(neo4j, fixture);
  // More than one batch.
  await importRecords(
    neo4j,
    Array.from({ length: 260 }, (_, i) => small(i)),
    options,
  );
  await retractArticle(neo4j, "article:small-7", options);
  const decisions = [
    event("company:small-1", "company:small-2", "SAME"),
    event("company:borea", "company:cobalt", "DIFFERENT"),
    // Of members that nothing mentions.
    event("company:small-3", "company:small-7", "SAME"),
  ];
  await mergeDecisions(neo4j, decisions, { ...options, dryRun: false });
  await importRows(neo4j, register, [row(1), row(2), row(3)], { snapshot: true });
  await neo4j.write((run) => writeProposals(run, [proposal]), options);
  graph = await shown();
  restored = (await runCommand("src/bin/backup", whole)).stdout;
});
beforeEach(() => emptyDatabase(neo4j));
afterAll(async () => {
  await emptyDatabase(neo4j);
  await neo4j?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All that a backup holds, and all that follows from it. */
async function shown() {
  return {
    text: await exportedText(neo4j),
    state: await readGraphState((statement) => neo4j.read(statement, options)),
    decisions: (await runCommand("src/bin/decisions")).stdout,
    inForce: await neo4j.read(
      { text: "MATCH (d:Decision) RETURN d.id AS id, d.inForce AS inForce ORDER BY id" },
      options,
    ),
    differences: await differencesIn(neo4j),
  };
}

test("a restored graph is the one that was backed up, with its decisions and its version", async () => {
  expect(restored).toBe(`${whole} has 1 datasets, 265 records, 3 decisions and 1 proposals\n`);
  const { code, stdout, stderr } = await runCommand("src/bin/restore", whole);
  expect([code, stdout]).toEqual([0, "Restored 1 datasets, 265 records, 3 decisions and 1 proposals\n"]);
  const proposals: StoredRow[] = [];
  for await (const one of wholeProposals(readsOf(neo4j, timeoutMs, undefined))) proposals.push(one);
  expect(proposals).toEqual([proposal]);
  expect(stderr).toContain("265 of 265 records");
  expect(graph.decisions.split("\n")).toHaveLength(4);
  expect(graph.state.version).toBeGreaterThan(3);
  expect(await shown()).toEqual({ ...graph, differences: [] });
  await migrateGraph(neo4j, { ...options, report: () => {} });
  expect((await runCommand("src/bin/restore", whole)).stderr).toContain("The graph is not empty");
});

test("a dataset of a restored graph is replaced by its next snapshot", async () => {
  await restoreGraph(neo4j, whole, options);
  const report = await importRows(neo4j, register, [row(1), row(3)], { snapshot: true });
  expect([report.imported, report.unchanged]).toEqual([0, 2]);
  const left = await neo4j.read({ text: "MATCH (e:Entry) RETURN e.id AS id ORDER BY id" }, options);
  expect(left.map(({ id }) => id)).toEqual(["entry:register/1", "entry:register/3"]);
});

test("an empty graph can be backed up and restored", async () => {
  const file = join(folder, "empty.jsonl.gz");
  expect(await backupGraph(neo4j, file, options)).toEqual({});
  expect(await restoreGraph(neo4j, file, options)).toEqual({});
  expect((await graphState(neo4j, options)).restoring).toBeNull();
});

test("an interrupted restore takes no other changes, and goes on when it is repeated", async () => {
  const stop = () => {
    throw new Error("stopped");
  };
  await expect(restoreGraph(neo4j, whole, { ...options, progress: stop })).rejects.toThrow("stopped");
  expect(await neo4j.read({ text: "MATCH (a:Article) RETURN count(a) AS total" }, options)).toEqual([{ total: 250 }]);
  await expect(importRecords(neo4j, [small(1_000)], options)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  await expect(
    mergeDecisions(neo4j, [event("company:a", "company:b", "SAME")], { ...options, dryRun: false }),
  ).rejects.toThrow("A backup is being restored");
  await expect(migrateGraph(neo4j, { ...options, report: () => {} })).rejects.toThrow("run npm run restore again");
  const other = edited("other", (lines) => [...lines.slice(0, 1), ...lines.slice(2)]);
  await expect(restoreGraph(neo4j, other, options)).rejects.toThrow("The restore of another file was interrupted");
  await restoreGraph(neo4j, whole, options);
  expect(await shown()).toEqual(graph);
});

test("a graph that changes while it is backed up leaves no file", async () => {
  await refill(neo4j, fixture);
  const file = join(folder, "changed.jsonl.gz");
  let changed = false;
  const changing: Neo4j = {
    ...neo4j,
    read: async (statement, options) => {
      const rows = await neo4j.read(statement, options);
      if (statement.text.includes("s.record") && !changed) {
        changed = true;
        await importRecords(neo4j, [small(0)], { timeoutMs });
      }
      return rows;
    },
  };
  await expect(backupGraph(changing, file, options)).rejects.toThrow("The graph changed while it was backed up");
  expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);
});

test("a file that is there is not written over, and one that cannot be written is told", async () => {
  const before = readFileSync(whole);
  await expect(backupGraph(neo4j, whole, options)).rejects.toThrow(`${whole} exists: name a new file`);
  expect(readFileSync(whole).equals(before)).toBe(true);
  await expect(backupGraph(neo4j, join(folder, "none", "x.gz"), options)).rejects.toThrow("ENOENT");
});

/** A file with these lines of the whole one, and a right end. */
function edited(name: string, edit: (lines: string[]) => string[], ends = true): string {
  const lines = gunzipSync(readFileSync(whole)).toString().trimEnd().split("\n").slice(0, -1);
  const tally = new LineTally();
  const kept = edit(lines);
  for (const [i, line] of kept.entries()) tally.add(line, i === 0 ? null : JSON.parse(line).type);
  const path = join(folder, `${name}.jsonl.gz`);
  writeFileSync(path, gzipSync([...kept, ...(ends ? [tally.endLine()] : [])].map((line) => `${line}\n`).join("")));
  return path;
}

function fileOf(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

test.each<[what: string, file: () => string, reason: string]>([
  [
    "cut off",
    () => fileOf("cut", readFileSync(whole).subarray(0, -200)),
    "is damaged or no backup: unexpected end of file",
  ],
  ["with a wrong bit", () => fileOf("flipped", flipped(readFileSync(whole), 2_000)), "is damaged or no backup: "],
  ["without its end", () => edited("endless", (lines) => lines, false), "its end is missing"],
  [
    "with another text",
    () => {
      const text = gunzipSync(readFileSync(whole)).toString();
      return fileOf("changed", gzipSync(text.replace("Small 12", "Small 21")));
    },
    "it is not as it was written",
  ],
  [
    "with a line after the end",
    () => fileOf("longer", gzipSync(`${gunzipSync(readFileSync(whole))}{"type":"end"}\n`)),
    "comes after the end",
  ],
  [
    "of a newer version",
    () => edited("newer", ([first = "", ...rest]) => [first.replace('"fileVersion":1', '"fileVersion":2'), ...rest]),
    "has version 2, and this program knows versions up to 1: use a newer version of it",
  ],
  [
    "with a type of line that is not known",
    () => edited("typed", (lines) => [...lines, '{"type":"photo","id":"x"}']),
    'does not know what a line of type "photo" is: use a newer version of it',
  ],
  [
    "with a faulty record",
    () => edited("faulty", (lines) => [...lines, '{"type":"record","record":{"article":{}}}']),
    "/article/id",
  ],
  [
    "with a faulty decision",
    () => edited("undecided", (lines) => [...lines, '{"type":"decision","decision":{"a":"x"}}']),
    "is damaged or no backup: line 271: ",
  ],
  ["that is no gzip", () => fileOf("plain", "{}\n"), "incorrect header check"],
  ["that is no JSON", () => fileOf("words", gzipSync("words\n")), "line 1 is no JSON object"],
  ["that is empty", () => fileOf("nothing", ""), "is damaged or no backup: "],
  ["that is not there", () => join(folder, "none"), "ENOENT"],
])("a file %s is refused, and nothing is written", async (_, file, reason) => {
  await expect(restoreGraph(neo4j, file(), options)).rejects.toThrow(reason);
  expect(await neo4j.read({ text: "MATCH (n) RETURN count(n) AS total" }, options)).toEqual([{ total: 0 }]);
});
