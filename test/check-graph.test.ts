import { checkGraph } from "../src/articles/check-graph.ts";
import type { Difference } from "../src/articles/difference.ts";
import { retractArticle } from "../src/articles/import-records.ts";
import { applySchema } from "../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../src/neo4j/driver.ts";
import { refill, seedRecord, timeoutMs } from "./test-app.ts";
import { testDatabase } from "./test-database.ts";
import { differencesIn } from "./whole-graph.ts";

let neo4j: Neo4j;
beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
beforeEach(() => refill(neo4j, [seedRecord]));
afterAll(() => neo4j.close());

async function differences(): Promise<Pick<Difference, "of" | "what">[]> {
  return (await differencesIn(neo4j)).map(({ of, what }) => ({ of, what }));
}

test("an imported graph is sound, also after a retraction", async () => {
  expect(await differences()).toEqual([]);
  await retractArticle(neo4j, "article:alibaba-2017-05", { timeoutMs });
  expect(await differences()).toEqual([]);
});

test("a change of the graph during the check is an error, because differences may then be false", async () => {
  await neo4j.write((run) => run({ text: "MATCH (e:Entity {id: 'person:jack-ma'}) SET e.degree = 7" }), { timeoutMs });
  const found = checkGraph(neo4j, { timeoutMs });
  expect((await found.next()).value).toMatchObject({ of: "person:jack-ma" });
  await neo4j.write((run) => run({ text: "MATCH (g:Graph {id: 'graph'}) SET g.version = g.version + 1" }), {
    timeoutMs,
  });
  const rest = async () => {
    for await (const _ of found);
  };
  await expect(rest()).rejects.toThrow("The graph changed while it was checked: check it again");
});

test.each([
  ["MATCH (e:Entity {id: 'person:jack-ma'}) SET e.degree = 7", ["person:jack-ma degree"]],
  ["MATCH (e:Entity {id: 'person:jack-ma'}) SET e.degreeRank = 3", ["person:jack-ma degree"]],
  ["MATCH (e:Entity {id: 'person:jack-ma'}) SET e.name = 'X'", ["person:jack-ma entity"]],
  ["MATCH (e:Entity {id: 'person:jack-ma'}) SET e:Company", ["person:jack-ma labels"]],
  ["MATCH (n:Name)-[:NAMES]->({id: 'person:jack-ma'}) DETACH DELETE n", ["person:jack-ma names"]],
  ["MATCH (w:Word)-[:BEGINS]->({id: 'person:jack-ma'}) SET w.rank = 99", ["person:jack-ma words"]],
  ["MATCH (:Entity {id: 'company:alibaba'})-[r:FOUNDED_BY]->() SET r.since = '1999'", ["company:alibaba relations"]],
  [
    "MATCH (:Entity {id: 'company:alibaba'})-[r:FOUNDED_BY]->() DELETE r",
    ["company:alibaba degree", "company:alibaba relations", "person:jack-ma degree", "person:jack-ma words"],
  ],
  [
    "MATCH (c:Claim {source: 'company:alibaba', type: 'FOUNDED_BY'}) SET c.relationId = 'relation:x'",
    ["company:alibaba claims of its relations"],
  ],
  ["MATCH (c:Claim {type: 'FOUNDED_BY'}) SET c.paragraph = 9", ["article:alibaba-2017-05 claims"]],
  ["MATCH (a:Article) SET a.newestKey = 'x'", ["article:alibaba-2017-05 source"]],
  ["CREATE (:Name {key: 'stray'})", ["the graph names without an entity"]],
])("finds what %s did", async (damage, expected) => {
  await neo4j.write((run) => run({ text: damage }), { timeoutMs });
  const found = (await differences()).map(({ of, what }) => `${of} ${what}`);
  for (const difference of expected) expect(found).toContain(difference);
});
