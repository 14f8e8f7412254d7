import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { MultiDirectedGraph } from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j } from "../../src/neo4j/driver.ts";
import { runCommand, runUnread } from "../command-line.ts";
import { fixture } from "../fixture.ts";
import { refill } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";

jest.setTimeout(60_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pressgraph-export-"));
  const neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  await refill(neo4j, fixture);
  await neo4j.close();
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const exporting = (...args: string[]) => runCommand("src/bin/export", ...args);

/** Returns standard output, after checking that standard error is empty. */
async function document(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await exporting(...args);
  expect([code, stderr]).toEqual([0, ""]);
  return stdout;
}

test("writes the document and nothing else to standard output, in each format", async () => {
  expect(JSON.parse(await document()).entities).toHaveLength(12);
  expect(await document("--format", "json")).toBe(await document());
  expect(parseGexf(MultiDirectedGraph, await document("--format", "gexf")).order).toBe(12);
  expect(parseGraphml(MultiDirectedGraph, await document("--format", "graphml")).order).toBe(12);
  expect(await document("--format", "dot")).toMatch(/^digraph .*\n}\n$/s);
});

test("--around includes one hop, or as many as --depth says", async () => {
  const idsOf = async (...args: string[]) =>
    parseGexf(MultiDirectedGraph, await document("--format", "gexf", "--around", "place:rill", ...args)).nodes();
  expect(await idsOf()).toEqual(["place:porta", "place:rill"]);
  expect(await idsOf("--depth", "1")).toEqual(await idsOf());
  expect(await idsOf("--depth", "2")).toHaveLength(5);
});

test("writes CSV into a folder, which it creates, and nothing to standard output", async () => {
  const out = join(folder, "new", "tables");
  expect(await document("--format", "csv", "--out", out, "--around", "place:rill", "--depth", "2")).toBe("");
  expect((await readdir(out)).sort()).toEqual(["edges.csv", "nodes.csv"]);
  const nodes = parseCsv(await readFile(join(out, "nodes.csv")), { columns: true }) as { Id: string }[];
  const edges = parseCsv(await readFile(join(out, "edges.csv")), { columns: true }) as Record<string, string>[];
  const ids = nodes.map(({ Id }) => Id);
  expect(ids).toHaveLength(5);
  for (const { Source, Target } of edges) expect(ids).toEqual(expect.arrayContaining([Source, Target]));
});

test.each([
  [["--format", "pdf"], "--format must be one of json, csv, gexf, graphml, dot, ftm, statements, jsonld, not pdf"],
  [["--around", "place:rill"], "--around cannot be combined with json, which contains whole articles"],
  [["--format", "dot", "--depth", "2"], "--depth is of no use without --around"],
  [["--format", "dot", "--around", "place:rill", "--depth", "6"], "--depth must be from 1 to 5, not 6"],
  [["--format", "csv"], "--out FOLDER goes with csv, and csv with it"],
  [["--format", "gexf", "--out", "tables"], "--out FOLDER goes with csv, and csv with it"],
  [["--deep"], "Unknown option '--deep'"],
  [["graph.json"], "Unexpected argument 'graph.json'"],
])("%j is refused with a message and the usage, and nothing on standard output", async (args, reason) => {
  const { code, stdout, stderr } = await exporting(...args);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr.startsWith(reason)).toBe(true);
  expect(stderr).toContain("\nUsage: npm run --silent export -- ");
  expect(stderr).not.toContain("    at ");
});

test("an unknown id, and a folder that cannot be created, are reported in one line", async () => {
  expect(await exporting("--format", "dot", "--around", "person:nobody")).toEqual({
    code: 1,
    stdout: "",
    stderr: "--around: no entity has the id person:nobody\n",
  });
  const file = join(folder, "file");
  await writeFile(file, "");
  expect(await exporting("--format", "csv", "--out", file)).toEqual({
    code: 1,
    stdout: "",
    stderr: `Cannot write ${file}: EEXIST\n`,
  });
});

test("ends without an error if the reader closes the pipe", async () => {
  expect(await runUnread("src/bin/export", "--format", "gexf")).toEqual({ code: 0, stderr: "" });
});
