import type { App } from "../../src/app.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { ask, codesOf } from "./ask.ts";

let app: App;
beforeAll(async () => {
  app = await startTestApp(fixture);
});
afterAll(() => app?.stop());

const times = (count: number, field: string) =>
  `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(" ")} }`;

/** The cost in the extensions of the response or of its error. */
async function costOf(query: string): Promise<unknown> {
  const { body } = await ask(app, query);
  return body.extensions?.cost ?? body.errors?.[0]?.extensions.cost;
}

test("the response shows the cost, also when a query is repeated", async () => {
  const query = '{ entity(id: "person:ada") { neighbors(first: 3) { nodes { id } } } }';
  for (let i = 0; i < 2; i++) expect(await costOf(query)).toBe(4);
});

test.each([
  ["computations", 11, 'ranking(measure: BETWEENNESS, filter: { exclude: ["x"] }) { score }'],
  ["communities", 11, "communities { size }"],
  ["filtered statistics", 11, "statistics(filter: { types: [MET] }) { relations }"],
  ["timelines", 11, "timeline { began }"],
  ["counts of what a timeline cannot show", 11, "undated { began }"],
  ["searches for paths", 26, 'paths(from: "person:ada", to: "person:bo") { noPathWithin }'],
  [
    "searches for paths through others",
    9,
    'paths(from: "person:ada", to: "person:bo", via: ["x", "y"]) { noPathWithin }',
  ],
  ["entities compared with all others", 26, 'similar(id: "person:ada") { score }'],
  ["largest subgraphs", 7, 'subgraph(ids: ["person:ada"], maxNodes: 2000) { relations { id } }'],
])("refuses %s: %i in one query", async (_, count, field) => {
  const refused = await ask(app, times(count, field));
  expect([refused.status, codesOf(refused)]).toEqual([400, ["QUERY_TOO_LARGE"]]);
});

test("the cost of relations among entities grows with the number of pairs, then with that of entities", async () => {
  const query = `query ($ids: [ID!]!) ${times(3, "relations(between: $ids) { nodes { id } }")}`;
  const ids = Array.from({ length: 1_000 }, (_, i) => `person:${i}`);
  expect((await ask(app, query, { ids: ids.slice(0, 100) })).body.extensions).toEqual({ cost: 3 * 525 });
  expect((await ask(app, query, { ids })).body.extensions).toEqual({ cost: 3 * 7_025 });
});

test("a ranking of given entities, and their communities, cost as many objects as there are ids", async () => {
  const ids = JSON.stringify(Array.from({ length: 40 }, (_, i) => `person:${i}`));
  const computation = 45_500;
  expect(await costOf(`{ ranking(measure: DEGREE, ids: ${ids}) { entity { id } } }`)).toBe(computation + 40);
  const communities = `communities(algorithm: CONNECTED_COMPONENTS, containing: ${ids})`;
  expect(await costOf(`{ ${communities} { containedIds } }`)).toBe(computation + 40);
});

test("accepts ten computations in one query", async () => {
  const answer = await ask(app, times(10, "ranking(measure: DEGREE, first: 5) { score }"));
  expect([answer.status, codesOf(answer)]).toEqual([200, []]);
});

test("counts relations that are read, totals, and aliased scalars", async () => {
  const page = (field: string) => `{ entities(first: 10) { nodes { ${field} } } }`;
  expect(await costOf(page("description"))).toBe(11);
  expect(await costOf(page("a: description b: description"))).toBe(31);
  expect(await costOf(page("degree"))).toBe(11);
  expect(await costOf(page('degree(filter: { asOf: "2015" })'))).toBe(261);
  expect(await costOf(page("neighborCounts { total }"))).toBe(101);
  expect(await costOf(page("neighborCounts(filter: { minSources: 2 }) { total }"))).toBe(261);
  expect(await costOf(page("neighbors(first: 0) { totalCount }"))).toBe(131);
});

test("the default queries of a graph explorer are light", async () => {
  const entity = "id name degree neighborCounts { label total }";
  const relation = "id type source { id } target { id }";
  const shown = JSON.stringify(Array.from({ length: 1_000 }, (_, i) => `person:${i}`));
  for (const query of [
    `{ expand(ids: ["person:ada"]) { nodes { ${entity} } relations { ${relation} } report { omitted } } }`,
    `{ expand(ids: ["person:ada"], shown: ${shown}) { nodes { ${entity} } relations { ${relation} } report { omitted omissions { total } } } }`,
    `{ expand(ids: ["person:ada"], shown: ${shown}, perType: 0, filter: { asOf: "2015" }) { relations { ${relation} } } }`,
    `{ subgraph(ids: ["person:ada"]) { nodes { ${entity} } relations { ${relation} } report { omitted } } }`,
    `{ search(text: "ada") { edges { matched node { ${entity} } } } suggest(prefix: "a") { entity { id } } }`,
  ])
    expect(await costOf(query)).toBeLessThan(10_000);
});
