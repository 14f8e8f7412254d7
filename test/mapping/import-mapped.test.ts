import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importRows } from "../../src/articles/import-rows.ts";
import { readMapped } from "../../src/mapping/read-mapped.ts";
import { readMapping } from "../../src/mapping/read-mapping.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { runCommand, runWithInput } from "../command-line.ts";
import { emptyDatabase, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn } from "../whole-graph.ts";

const example = "examples/press.map.yml";
let neo4j: Neo4j;
let folder: string;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  await emptyDatabase(neo4j);
  folder = mkdtempSync(join(tmpdir(), "pressgraph-mapped-"));
});
afterAll(async () => {
  await emptyDatabase(neo4j);
  await neo4j.close();
  rmSync(folder, { recursive: true, force: true });
});

const read = (text: string) => neo4j.read({ text }, { timeoutMs });
async function importFile(file: string) {
  const mapping = await readMapping(file);
  const options = { file, reject: () => {}, accounts: [] };
  return importRows(neo4j, mapping.dataset, readMapped(mapping, options), { ...options, timeoutMs, snapshot: false });
}
const run = (...args: readonly string[]) => runCommand("src/bin/import", "--map", ...args);

test("the example becomes a graph, and the command accounts for each row and cell", async () => {
  const { code, stdout, stderr } = await run(example);
  expect(code).toBe(1);
  expect(stderr).toContain(
    `examples/press-shares.csv:8 since: must be a date of the calendar written as DD.MM.YYYY, not "2001"`,
  );
  expect(stderr).toContain(
    `examples/press-shares.csv:9 owner: must be the key of one owner; no row that is taken has "o9"`,
  );
  expect(stdout).toContain("examples/press-owners.csv: 6 rows = 6 entries + 0 left out + 0 refused\n");
  expect(stdout).toContain("examples/press-shares.csv: 7 rows = 5 entries + 0 left out + 2 refused\n");
  expect(stdout).toContain("30 cells = 21 kept + 7 empty + 0 unused + 2 not mapped\n");
  expect(stdout).toContain(
    "  imported 11, unchanged 0, refused 0\n  entities created 10\n  relations created 10, confirmed 0\n",
  );
  const shares = await read(
    `MATCH (a:Entity)-[r:OWNS]->(b:Asset) RETURN a.name AS owner, labels(a) AS labels, b.name AS title, r.share AS share,
       r.since AS since, r.until AS until ORDER BY title, since, owner`,
  );
  expect(shares).toMatchObject([
    { owner: "Möwe Verlag", title: "Küstenbote", share: 100, since: "1946-02-03", until: "2019-11-14" },
    { owner: "Friends of the Küstenbote", title: "Küstenbote", share: 20, since: "2019-11-15", until: null },
    { owner: "Harbor Press AB", title: "Küstenbote", share: 80, since: "2019-11-15", until: null },
    { owner: "Ada Lindqvist", labels: expect.arrayContaining(["Person"]), title: "Porta Courier", share: 33.34 },
    { owner: "Quay & Sons Holding AB", title: "Porta Courier", share: 66.66, since: "2012-07-01" },
  ]);
  expect(await differencesIn(neo4j)).toEqual([]);
  // The same rows again change nothing.
  expect(await importFile(example)).toMatchObject({ imported: 0, unchanged: 11 });
}, 60_000);

test("standard input is a table; a dry run writes nothing, and rejects go to a file with the column at fault", async () => {
  const [file, rejects] = [join(folder, "in.map.yml"), join(folder, "rejects.jsonl")];
  const company = "{ kind: COMPANY, keys: [id], name: name, incorporatedOn: on }";
  writeFileSync(
    file,
    `dataset: { id: in, title: In }\ntables: [{ file: "-", name: in, format: csv, entities: { a: ${company} } }]\n`,
  );
  const rows = "id,name,on\n1,Aster,2001\n2,Borea,soon\n";
  const command = ["--map", file, "--dry-run", "--rejects", rejects];
  const { code, stdout, stderr } = await runWithInput("src/bin/import", rows, ...command);
  expect([code, stderr]).toEqual([1, ""]);
  expect(stdout).toContain("standard input, in: 2 rows = 1 entries + 0 left out + 1 refused\n");
  expect(stdout).toMatch(/\nNothing is written\.\n$/);
  const reason = 'must be a date of the calendar such as 2016-11-03, 2016-11 or 2016, not "soon"';
  expect(JSON.parse(readFileSync(rejects, "utf8"))).toEqual({ file: "standard input", line: 3, field: "on", reason });
  expect(await read('MATCH (d:Dataset {id: "in"}) RETURN d.id AS id')).toEqual([]);
});

test("a table that does not fit its mapping leaves no trace", async () => {
  const file = join(folder, "bad.map.yml");
  const company = "{ kind: COMPANY, keys: [id], name: nmae }";
  writeFileSync(join(folder, "bad.csv"), "id,name\n1,Aster\n");
  writeFileSync(file, `dataset: { id: bad, title: Bad }\ntables: [{ file: bad.csv, entities: { a: ${company} } }]\n`);
  await expect(importFile(file)).rejects.toThrow("bad.csv:1 has no column nmae");
  expect(await read('MATCH (d:Dataset {id: "bad"}) RETURN d.id AS id')).toEqual([]);
});

test.each([
  [["x.yml", "--dataset", "kek"], "--dataset does not go with --map"],
  [["nowhere.yml"], "Cannot read nowhere.yml: ENOENT"],
])("%j is refused", async (args, reason) => {
  const { code, stderr } = await run(...args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(reason)]);
});
