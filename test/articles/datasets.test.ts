import { checkEntry, FaultyRecordError } from "../../src/articles/check-record.ts";
import { beginImport, retractDataset } from "../../src/articles/datasets.ts";
import { datasetPart } from "../../src/articles/entry-record.ts";
import { retractArticle } from "../../src/articles/import-records.ts";
import { migrateGraph } from "../../src/articles/migrate-graph.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { runCommand, runWithInput } from "../command-line.ts";
import { importRows, type Row } from "../dataset-rows.ts";
import { fixture } from "../fixture.ts";
import { difference, storedContents } from "../stored-contents.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";

let neo4j: Neo4j;
beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
beforeEach(() => refill(neo4j, fixture));
afterAll(async () => {
  await refill(neo4j, []);
  await neo4j.close();
});

const kek = { id: "kek", title: "Media ownership" };
const owner = (key: string, name: string, more: object = {}) => ({
  ...{ ref: key, kind: "COMPANY", name, sameAs: [`kek:${key}`] },
  ...more,
});
const row = (key: string, name: string): Row => ({ key, entities: [owner(key, name)] });
const owns = (a: string, b: string, more: object = {}): Row => ({
  key: `${a}-${b}`,
  entities: [owner(a, `Name of ${a}`), owner(b, `Name of ${b}`)],
  relations: [{ type: "OWNS", source: a, target: b, evidence: [{ statement: "Owns a share." }], ...more }],
});
const entities = async () =>
  (
    await neo4j.read(
      { text: "MATCH (e:Entity)<-[:MENTIONS]-(:Entry) RETURN DISTINCT e.id AS id, e.name AS name ORDER BY id" },
      { timeoutMs },
    )
  ).map(({ id, name }) => `${id} ${name}`);
const relations = (fields: string) =>
  neo4j.read({ text: `MATCH ()-[r:OWNS]->() WHERE r.share IS NOT NULL RETURN ${fields} ORDER BY r.id` }, { timeoutMs });

test("rows that give one key of their dataset mean one entity, and rows with other keys are others of the same name", async () => {
  await importRows(neo4j, kek, [row("c1", "Press"), row("c2", "Press"), owns("c1", "c3")]);
  expect(await entities()).toEqual(["company:kek.c1 Press", "company:kek.c2 Press", "company:kek.c3 Name of c3"]);
  expect(await differencesIn(neo4j)).toEqual([]);
});

test("a mention in an article joins the entity of a dataset that bears its name", async () => {
  const article = {
    article: { id: "article:press", title: "Press", language: "en" },
    entities: [{ ref: "p", kind: "COMPANY", name: "Presswerk" }],
    relations: [],
  };
  await refill(neo4j, [article]);
  await importRows(neo4j, kek, [row("c1", "Presswerk")]);
  expect(await entities()).toEqual(["company:kek.c1 Presswerk"]);
  expect(await neo4j.read({ text: "MATCH (e:Entity) RETURN count(e) AS total" }, { timeoutMs })).toEqual([
    { total: 1 },
  ]);
});

test("keys of relations are compared among all rows of a dataset, and a dataset counts as one source", async () => {
  const stake = (row: string, key: string, share: number): Row => ({ ...owns("c1", "c2", { key, share }), key: row });
  await importRows(neo4j, kek, [stake("r1", "a", 10), stake("r2", "a", 10), stake("r3", "b", 20)]);
  expect(await relations("r.share AS share, r.sourceCount AS sources")).toHaveLength(2);
  expect(await relations("DISTINCT r.sourceCount AS sources, r.id AS id")).toEqual([
    expect.objectContaining({ sources: 1 }),
    expect.objectContaining({ sources: 1 }),
  ]);
  expect(await differencesIn(neo4j)).toEqual([]);
});

test("of two rows that differ, the one with the later date is believed", async () => {
  const of = (key: string, name: string, asOf: string): Row => ({ key, asOf, entities: [owner("c1", name)] });
  await importRows(neo4j, kek, [of("r1", "New", "2024-02"), of("r2", "Old", "2023")]);
  expect(await entities()).toEqual(["company:kek.c1 New"]);
});

test("an import again changes nothing, and a retraction leaves the graph as it was", async () => {
  const before = [await storedContents(neo4j), await exportedText(neo4j)];
  const rows = [
    row("c1", "Press"),
    owns("c1", "c2"),
    { key: "x", entities: [{ ref: "a", kind: "COMPANY", name: "Aster" }] },
  ];
  expect(await importRows(neo4j, kek, rows)).toMatchObject({ imported: 3, unchanged: 0 });
  const with1 = await storedContents(neo4j);
  expect(await importRows(neo4j, kek, rows)).toMatchObject({ imported: 0, unchanged: 3 });
  expect(difference(await storedContents(neo4j), with1)).toEqual([]);
  expect(await retractDataset(neo4j, "kek", { timeoutMs })).toMatchObject({
    entriesRemoved: 3,
    entriesLeft: 0,
    relationsRemoved: 1,
  });
  expect(difference(await storedContents(neo4j), before[0] as string[])).toEqual([]);
  expect(await exportedText(neo4j)).toBe(before[1]);
  expect(await retractDataset(neo4j, "kek", { timeoutMs })).toBeNull();
});

test("a snapshot retracts what it lacks, unless that is more than it may", async () => {
  const rows = Array.from({ length: 10 }, (_, i) => row(`c${i}`, `Press ${i}`));
  await importRows(neo4j, kek, rows);
  expect(await importRows(neo4j, kek, rows.slice(2), { snapshot: true, most: 20 })).toMatchObject({ unchanged: 8 });
  expect(await entities()).toHaveLength(8);
  const half = rows.slice(6);
  await expect(importRows(neo4j, kek, half, { snapshot: true, most: 20 })).rejects.toThrow(
    "The snapshot would retract 4 entries, and the dataset had 8 before it",
  );
  expect(await entities()).toHaveLength(8);
  // New rows make no room for more removals, not even when the snapshot is imported again.
  const grown = [...half, ...Array.from({ length: 30 }, (_, i) => row(`d${i}`, `Paper ${i}`))];
  for (let again = 0; again < 2; again++)
    await expect(importRows(neo4j, kek, grown, { snapshot: true, most: 20 })).rejects.toThrow(
      "retract 4 entries, and the dataset had 8",
    );
  await importRows(neo4j, kek, half, { snapshot: true, most: 100 });
  expect(await entities()).toHaveLength(4);
  expect(await differencesIn(neo4j)).toEqual([]);
});

test("a snapshot that was killed in the middle can be imported again, or another one instead", async () => {
  const rows = Array.from({ length: 6 }, (_, i) => row(`c${i}`, `Press ${i}`));
  await importRows(neo4j, kek, rows.slice(3), { snapshot: true });
  const wanted = await exportedText(neo4j);
  await refill(neo4j, fixture);
  await importRows(neo4j, kek, rows.slice(0, 4));
  // Killed after a part of the rows was written.
  await beginImport(neo4j, datasetPart.parse(kek), { timeoutMs, snapshot: true });
  await importRows(neo4j, kek, [rows[5] as Row, row("c9", "Press 9")]);
  // Killed while entries are retracted.
  let writes = 0;
  const killed: Neo4j = {
    ...neo4j,
    write: (work, limits) => (++writes > 3 ? Promise.reject(new Error("killed")) : neo4j.write(work, limits)),
  };
  await expect(importRows(killed, kek, rows.slice(3), { snapshot: true })).rejects.toThrow("killed");
  await importRows(neo4j, kek, rows.slice(3), { snapshot: true });
  expect(await exportedText(neo4j)).toBe(wanted);
});

test("the command counts what it would retract, retracts it, and names a dataset that there is not", async () => {
  await importRows(neo4j, kek, [row("c1", "Press"), row("c2", "Paper")]);
  const retract = (...args: string[]) => runCommand("src/bin/retract", ...args);
  expect(await retract("--dataset", "kek", "--dry-run")).toMatchObject({
    code: 0,
    stdout: "kek: 2 entries would be retracted; nothing is written\n",
  });
  expect(await retract("--dataset", "kek")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(
      /^kek: 2 entries retracted in .* s\n {2}entities removed 2\n {2}relations removed 0\n$/,
    ),
  });
  expect(await retract("--dataset", "kek")).toMatchObject({ code: 1, stderr: "There is no dataset kek\n" });
  expect(await retract()).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^Name articles, or a dataset\nUsage: /),
  });
});

test("the command retracts articles, and names one that there is not", async () => {
  await refill(neo4j, fixture.slice(1));
  const wanted = await exportedText(neo4j);
  await refill(neo4j, fixture);
  const [{ article }] = fixture as unknown as [{ article: { id: string } }];
  const retract = (...args: string[]) => runCommand("src/bin/retract", ...args);
  expect(await retract(article.id, "article:none")).toEqual({
    code: 1,
    stdout: expect.stringMatching(
      new RegExp(`^${article.id}: entities removed \\d+, relations removed \\d+, kept \\d+\\n$`),
    ),
    stderr: "There is no article article:none\n",
  });
  expect(await exportedText(neo4j)).toBe(wanted);
  expect(await retract("article:one", "--dry-run")).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^--dry-run goes with --dataset\nUsage: /),
  });
});

test("the command imports the entries of a dataset, and a snapshot that lacks many only if that is allowed", async () => {
  const linesOf = (rows: readonly Row[]) =>
    rows.map(({ key, ...said }) => JSON.stringify({ entry: { key }, relations: [], ...said })).join("\n");
  const rows = ["c1", "c2", "c3", "c4"].map((key) => row(key, `Press ${key}`));
  const add = (rows: readonly Row[], ...args: string[]) =>
    runWithInput("src/bin/import", linesOf(rows), "--dataset", "kek", "--as-of", "2020-06", ...args, "-");
  const other = { ...row("c5", "Press"), entry: { dataset: "other", key: "c5" } };
  expect(await add([...rows, other], "--title", "Media", "--licence", "CC0")).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("imported 4, unchanged 0, refused 1 with 1 faults"),
    stderr: expect.stringContaining("standard input:5 /entry/dataset: must be kek, the dataset of this import\n"),
  });
  const said = {
    text: "MATCH (e:Entry)-[:OF]->(d) RETURN DISTINCT e.asOf AS asOf, d.title AS title, d.licence AS licence",
  };
  expect(await neo4j.read(said, { timeoutMs })).toEqual([{ asOf: "2020-06", title: "Media", licence: "CC0" }]);
  expect(await add(rows.slice(2), "--snapshot")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("retract 2 entries, and the dataset had 4 before it. None is retracted"),
  });
  expect(await add(rows.slice(2), "--snapshot", "--allow-removal", "50")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/unchanged 2, refused 0\n(.*\n)* {2}entries retracted 2\n$/),
  });
  expect(await runCommand("src/bin/import", "--snapshot", "articles")).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^--dataset is missing: all other options say something of it\nUsage: /),
  });
  expect(await add(rows, "--url", "nowhere")).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^--url must be an http or https address\nUsage: /),
  });
});

test("a retraction that is told to stop goes on when it is called again", async () => {
  await importRows(neo4j, kek, [row("c1", "Press"), row("c2", "Paper")]);
  expect(await retractDataset(neo4j, "kek", { timeoutMs, enough: () => true })).toMatchObject({
    entriesRemoved: 0,
    entriesLeft: 2,
  });
  expect(await retractDataset(neo4j, "kek", { timeoutMs })).toMatchObject({ entriesRemoved: 2, entriesLeft: 0 });
});

test("an article is not retracted by the id of an entry", async () => {
  await importRows(neo4j, kek, [row("c1", "Press")]);
  expect(await retractArticle(neo4j, "entry:kek/c1", { timeoutMs })).toBeNull();
});

test("a graph of format 5, whose articles are not yet sources, is brought over; entries keep their generation", async () => {
  await importRows(neo4j, kek, [owns("c1", "c2")]);
  await importRows(neo4j, kek, [owns("c1", "c2")], { snapshot: true });
  const before = await storedContents(neo4j);
  const age = ["MATCH (a:Article) REMOVE a:Source", "MATCH (g:Graph) SET g.format = 5"];
  for (const text of age) await neo4j.write((run) => run({ text }), { timeoutMs });
  await migrateGraph(neo4j, { timeoutMs, report: () => {} });
  expect(difference(await storedContents(neo4j), before)).toEqual([]);
  expect(await differencesIn(neo4j)).toEqual([]);
});

test.each([
  ["MATCH (e:Entry) SET e.asOf = '1999'", "source"],
  ["MATCH (e:Entry) SET e:Article", "labels"],
  ["MATCH (:Entry)-[r:OF]->() DELETE r", "dataset"],
  ["MATCH (e:Entry) REMOVE e.generation", "generation"],
])("a check of the graph finds what %s did", async (text, what) => {
  await importRows(neo4j, kek, [row("c1", "Press")]);
  await neo4j.write((run) => run({ text }), { timeoutMs });
  expect(await differencesIn(neo4j)).toContainEqual(expect.objectContaining({ of: "entry:kek/c1", what }));
});

test.each([
  ["/entry/dataset", { dataset: "Kek", key: "a" }, [], "must be of a-z"],
  ["/entry/asOf", { dataset: "kek", key: "a", asOf: "2999" }, [], "must not be in the future"],
  ["/entities/0/sameAs", { dataset: "kek", key: "a" }, [owner("a", "A", { sameAs: ["kek:a", "kek:b"] })], "two keys"],
  [
    "/entities/1/id",
    { dataset: "kek", key: "a" },
    [owner("a", "A"), owner("b", "B", { sameAs: ["kek:a"] })],
    "already",
  ],
])("an entry with a fault in %s is refused", (pointer, entry, entities, reason) => {
  const faults = () => checkEntry({ entry, entities, relations: [] });
  expect(faults).toThrow(FaultyRecordError);
  expect(faults).toThrow(`${pointer}: `);
  expect(faults).toThrow(reason);
});
