import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  const again = await run(example);
  expect(again.stdout).toContain("  imported 0, unchanged 11, refused 0\n");
}, 60_000);

test("a dry run writes nothing, and rejects go to a file with the column at fault", async () => {
  const rejects = join(folder, "rejects.jsonl");
  const { stdout, stderr } = await run(example, "--dry-run", "--rejects", rejects);
  expect([stdout.endsWith("Nothing is written.\n"), stderr]).toEqual([true, ""]);
  const reason = 'must be a date of the calendar written as DD.MM.YYYY, not "2001"';
  const [first] = readFileSync(rejects, "utf8").split("\n");
  expect(JSON.parse(first ?? "")).toEqual({ file: "examples/press-shares.csv", line: 8, field: "since", reason });
});

test("standard input is a table, and a next snapshot retracts what it lacks", async () => {
  const file = join(folder, "in.map.yml");
  const company = "{ kind: COMPANY, keys: [id], name: name }";
  writeFileSync(
    file,
    `dataset: { id: in, title: In }\ntables: [{ file: "-", name: in, format: csv, entities: { a: ${company} } }]\n`,
  );
  const snapshot = ["--map", file, "--snapshot", "--allow-removal", "50"];
  const first = await runWithInput("src/bin/import", "id,name\n1,Aster\n2,Borea\n", ...snapshot);
  expect([first.code, first.stdout]).toEqual([0, expect.stringContaining("standard input, in: 2 rows = 2 entries")]);
  const second = await runWithInput("src/bin/import", "id,name\n2,Borea\n", ...snapshot);
  expect(second.stdout).toContain("entries retracted 1");
  expect(await read('MATCH (e:Entity) WHERE e.id STARTS WITH "company:in." RETURN e.id AS id')).toEqual([
    { id: "company:in.2" },
  ]);
});

test.each([
  [["x.yml", "more.csv"], "--map takes one file, and no others"],
  [["x.yml", "--dataset", "kek"], "--dataset does not go with --map"],
  [["x.yml", "--keep-personal"], "--keep-personal does not go with --map"],
  [["nowhere.yml"], "Cannot read nowhere.yml: ENOENT"],
])("%j is refused", async (args, reason) => {
  const { code, stderr } = await run(...args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(reason)]);
});
