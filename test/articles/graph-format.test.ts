import { createApp } from "../../src/app.ts";
import { checkRecord } from "../../src/articles/check-record.ts";
import { graphFormat, isServable } from "../../src/articles/graph-format.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { migrateGraph } from "../../src/articles/migrate-graph.ts";
import { readConfig } from "../../src/config.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { generatedRecords } from "../../tools/generator/generated-records.ts";
import { runCommand } from "../command-line.ts";
import { fixture } from "../fixture.ts";
import { difference, storedContents } from "../stored-contents.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";

const options = { timeoutMs };
const size = { entities: 300, relations: 1_500, seed: 5 };

let neo4j: Neo4j;
beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
afterAll(async () => {
  await refill(neo4j, []);
  await neo4j.close();
});

const run = (text: string) => neo4j.write((write) => write({ text }), options);
const config = { ...readConfig({ PORT: "0", LOG_LEVEL: "silent" }), port: 0, seed: false, warmUp: false };
const start = (report?: (line: string) => void) => createApp({ ...config, neo4j: testDatabase() }, report);

const exported = () => exportedText(neo4j);

const differences = () => differencesIn(neo4j);

/** Changes the graph to an older format: other properties, keys and relation types, and no format number. */
async function age(): Promise<void> {
  for (const statement of [
    "MATCH (g:Graph) REMOVE g.format",
    "MATCH (:Entity)-[r]->(:Entity) REMOVE r.sourceCount SET r.earliest = 'old', r.role = 'Old'",
    "MATCH (a:Entity)-[r:OWNS|MET]->(b:Entity) CREATE (a)-[:KNEW {id: r.id}]->(b) DELETE r",
    "MATCH (e:Entity) SET e.degree = 0, e.degreeRank = 0, e.folded = 'old', e.sortName = toUpper(e.name)",
    "MATCH (w:Word) WITH w LIMIT 50 DETACH DELETE w",
    "MATCH (n:Name) SET n.key = toUpper(n.key)",
    "MATCH (c:Claim) REMOVE c.pair, c.relationId",
    "MATCH (:Article)-[m:MENTIONS]->() REMOVE m.aliases",
    "MATCH (a:Article) REMOVE a.newestKey, a:Source SET a.shown = true",
    "MATCH (m:Member)-[r:BELONGS_TO]->(e) CREATE (m)-[:MEMBER_OF]->(e) DELETE r",
    "CREATE (:Name {key: 'STRAY', kind: 'PERSON'}), (:Entity:Person {id: 'person:stray', kind: 'PERSON'})",
  ])
    await run(statement);
}

const records = [...generatedRecords(size)];
async function fill(): Promise<void> {
  await refill(neo4j, fixture);
  for (let i = 0; i < records.length; i += 200)
    await importRecords(neo4j, records.slice(i, i + 200).map(checkRecord), options);
}

describe("a graph of an older format", () => {
  let fresh: string[];
  let text: string;
  beforeAll(async () => {
    await fill();
    [fresh, text] = [await storedContents(neo4j), await exported()];
  }, 120_000);
  beforeEach(fill, 120_000);

  test("is derived again at a start, with progress, and then equals a new import of its records", async () => {
    await age();
    expect(difference(await storedContents(neo4j), fresh)).not.toEqual([]);
    const lines: string[] = [];
    const app = await start((line) => lines.push(line));
    try {
      expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    } finally {
      await app.stop();
    }
    expect(difference(await storedContents(neo4j), fresh)).toEqual([]);
    expect((await exported()) === text).toBe(true);
    expect(await differences()).toEqual([]);
    const total = records.length + fixture.length;
    expect(lines).toEqual([
      `The graph has format 1, and this program ${graphFormat}: deriving it anew from its ${total} sources`,
      `  100 of ${total} sources`,
      `The graph has format ${graphFormat} now`,
    ]);
  }, 120_000);

  test.each([
    ["during the removal of the old format", 3],
    ["after some of the articles", 10],
  ])(
    "whose conversion was killed %s is not served, and the next start continues",
    async (_, transactions) => {
      await age();
      let left = transactions;
      const killed: Neo4j = {
        ...neo4j,
        write: (work, limits) => (left-- > 0 ? neo4j.write(work, limits) : Promise.reject(new Error("killed"))),
      };
      await expect(migrateGraph(killed, { ...options, report: () => {} })).rejects.toThrow("killed");
      expect(await isServable(neo4j, options)).toBe(false);
      await expect(importRecords(neo4j, fixture.map(checkRecord), options)).rejects.toMatchObject({
        code: "SERVICE_UNAVAILABLE",
        message: `The graph has format 1, and this program writes format ${graphFormat}: start it again`,
      });
      // Two starts at once share the rest.
      await Promise.all([1, 2].map(() => migrateGraph(neo4j, { ...options, report: () => {} })));
      expect(await isServable(neo4j, options)).toBe(true);
      expect(difference(await storedContents(neo4j), fresh)).toEqual([]);
      expect((await exported()) === text).toBe(true);
    },
    120_000,
  );

  test("is refused if an article has no record", async () => {
    await age();
    await run("MATCH (a:Article {id: 'article:one'}) REMOVE a.record");
    await expect(start()).rejects.toThrow(/^The source article:one has no stored record/);
  }, 120_000);
});

describe("a graph that must not be served", () => {
  beforeEach(() => refill(neo4j, fixture));

  test("of a newer format is refused by a start and by every command, and not changed", async () => {
    await run(`MATCH (g:Graph) SET g.format = ${graphFormat + 1}`);
    const before = await storedContents(neo4j);
    const sentence = `The graph has format ${graphFormat + 1}, and this program knows formats up to ${graphFormat}: use a newer version of it`;
    await expect(start()).rejects.toMatchObject({ name: "StartupError", message: sentence });
    for (const [command, ...args] of [["src/bin/import", "articles"], ["src/bin/export"], ["src/bin/check-graph"]])
      expect(await runCommand(command as string, ...args)).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n` });
    expect(await storedContents(neo4j)).toEqual(before);
    await run(`MATCH (g:Graph) SET g.format = ${graphFormat}, g.rebuilding = ${graphFormat + 1}`);
    await expect(start()).rejects.toThrow(sentence);
  }, 60_000);

  test("makes a running service not ready if it replaces its graph", async () => {
    const app = await start();
    try {
      const ready = async () => (await fetch(`${app.url}/readyz`)).status;
      expect(await ready()).toBe(200);
      await run(`MATCH (g:Graph) SET g.format = ${graphFormat + 1}`);
      expect(await ready()).toBe(503);
      await run("MATCH (g:Graph) DELETE g");
      expect(await ready()).toBe(503);
    } finally {
      await app.stop();
    }
  });
});
