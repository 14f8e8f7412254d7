import { fixtureApi } from "../api/fixture-api.ts";

const { ask, refusal, app, restore } = fixtureApi({ limits: { maxPageSize: 25 } });

const totals = "entities relations articles byKind { kind total } byType { type total }";
const places = "byPlace { rank score entity { id } }";
const question = `query ($filter: RelationFilter) { statistics(filter: $filter) { ${totals} ${places} } }`;
const filtered = async (filter: object) => (await ask(question, { filter })).statistics;

const ranking = (...places: [score: number, id: string][]) =>
  places.map(([score, id], i) => ({ rank: i + 1, score, entity: { id } }));

test("the whole graph: counts all entities, relations and articles, by kind, type and place", async () => {
  const { statistics } = await ask(`{ statistics { ${totals} ${places} } }`);
  expect(statistics).toEqual({
    entities: 12,
    relations: 19,
    articles: 3,
    byKind: [
      { kind: "PERSON", total: 3 },
      { kind: "COMPANY", total: 4 },
      { kind: "PLACE", total: 5 },
    ],
    byType: [
      { type: "FOUNDED_BY", total: 1 },
      { type: "HEADS", total: 3 },
      { type: "PARTNER_OF", total: 1 },
      { type: "LOCATED_IN", total: 7 },
      { type: "WORKS_FOR", total: 1 },
      { type: "SUBSIDIARY_OF", total: 1 },
      { type: "OWNS", total: 2 },
      { type: "COMPETES_WITH", total: 1 },
      { type: "MET", total: 1 },
      { type: "VISITED", total: 1 },
    ],
    // Porta lies in Norland and on the Rill; with Ada and Aster in it, and Cobalt in Vela.
    byPlace: ranking(
      [6, "place:eurasia"],
      [5, "place:norland"],
      [3, "place:rill"],
      [2, "place:porta"],
      [1, "place:vela"],
    ),
  });
});

test("a filter counts matching relations, the entities that have one, and the articles that support one", async () => {
  expect(await filtered({ types: ["OWNS", "MET"] })).toEqual({
    entities: 5,
    relations: 3,
    articles: 2,
    byKind: [
      { kind: "PERSON", total: 2 },
      { kind: "COMPANY", total: 3 },
    ],
    byType: [
      { type: "OWNS", total: 2 },
      { type: "MET", total: 1 },
    ],
    byPlace: [],
  });
});

test("kinds counts relations with an end of such a kind, and residents of such a kind in places", async () => {
  expect(await filtered({ kinds: ["PERSON"] })).toEqual({
    entities: 8,
    relations: 9,
    articles: 3,
    byKind: [
      { kind: "PERSON", total: 3 },
      { kind: "COMPANY", total: 3 },
      { kind: "PLACE", total: 2 },
    ],
    byType: [
      { type: "FOUNDED_BY", total: 1 },
      { type: "HEADS", total: 3 },
      { type: "LOCATED_IN", total: 1 },
      { type: "WORKS_FOR", total: 1 },
      { type: "OWNS", total: 1 },
      { type: "MET", total: 1 },
      { type: "VISITED", total: 1 },
    ],
    byPlace: ranking([1, "place:eurasia"], [1, "place:norland"], [1, "place:porta"], [1, "place:rill"]),
  });
});

test("exclude rejects either end of a relation; direction is ignored", async () => {
  const without = { exclude: ["company:aster", "person:bo"] };
  const statistics = await filtered(without);
  expect(statistics).toMatchObject({ entities: 10, relations: 9, articles: 3 });
  for (const direction of ["OUT", "IN"]) expect(await filtered({ ...without, direction })).toEqual(statistics);
});

test.each([
  ["asOf 2012", { asOf: "2012" }, { relations: 13, entities: 11 }],
  ["minConfidence", { minConfidence: 0.99, types: ["HEADS"] }, { relations: 1, entities: 2, articles: 1 }],
  ["minSources", { minSources: 2 }, { relations: 2, entities: 3, articles: 2 }],
  ["no types", { types: [] }, { relations: 0, entities: 0, articles: 0, byKind: [], byType: [], byPlace: [] }],
  ["no kinds", { kinds: [] }, { relations: 0, entities: 0, articles: 0, byKind: [], byType: [], byPlace: [] }],
])("%s", async (_, filter, expected) => {
  expect(await filtered(filter)).toMatchObject(expected);
});

test("entities without relations count only without a condition; a direction is a condition", async () => {
  await app().neo4j.write(
    (run) => run({ text: "CREATE (:Entity:Person {id: 'person:alone', kind: 'PERSON', degree: 0})" }),
    {
      timeoutMs: 5_000,
    },
  );
  const entities = async (filter: object | null) => {
    const { statistics } = await ask(
      "query ($filter: RelationFilter) { statistics(filter: $filter) { entities byKind { total } } }",
      { filter },
    );
    const { entities, byKind } = statistics as { entities: number; byKind: { total: number }[] };
    expect(byKind.reduce((sum, { total }) => sum + total, 0)).toBe(entities);
    return entities;
  };
  const all = [null, {}, { direction: "BOTH" }, { direction: null }, { exclude: [] }, { types: null, kinds: null }];
  const some = [{ direction: "IN" }, { direction: "OUT" }, { minSources: 1 }, { exclude: ["person:nobody"] }];
  const counted = [await Promise.all(all.map(entities)), await Promise.all(some.map(entities))];
  await restore();
  expect(counted).toEqual([all.map(() => 13), some.map(() => 12)]);
});

test.each([
  ["all", {}],
  ["people", { kinds: ["PERSON"] }],
  ["companies and places, sure", { kinds: ["COMPANY", "PLACE"], minConfidence: 0.5 }],
  ["then, without one", { asOf: "2014", exclude: ["place:porta"] }],
])("the score of a place is the total of its deep residents: %s", async (_, filter) => {
  const { statistics } = await ask(question, { filter });
  const { entities } = (await ask(
    `query ($filter: RelationFilter) { entities(filter: { kinds: [PLACE] }) { nodes { id
      ... on Place { residents(deep: true, filter: $filter) { totalCount } } } } }`,
    { filter },
  )) as { entities: { nodes: { id: string; residents: { totalCount: number } }[] } };
  const expected = entities.nodes
    .map(({ id, residents }): [number, string] => [residents.totalCount, id])
    .filter(([total]) => total > 0)
    .toSorted(([a, x], [b, y]) => b - a || (x < y ? -1 : 1));
  expect((statistics as { byPlace: unknown }).byPlace).toEqual(ranking(...expected));
});

test("returns the nested fields of each place; each list of places has its own length", async () => {
  const { statistics } = await ask(`{ statistics {
    two: byPlace(first: 2) { entity { name ... on Place { within { id } residents(first: 1) { nodes { id } } } } }
    none: byPlace(first: 0) { score }
    all: byPlace { rank }
  } }`);
  expect(statistics).toEqual({
    two: [
      { entity: { name: "Eurasia", within: [], residents: { nodes: [{ id: "place:norland" }] } } },
      { entity: { name: "Norland", within: [{ id: "place:eurasia" }], residents: { nodes: [{ id: "place:porta" }] } } },
    ],
    none: [],
    all: [1, 2, 3, 4, 5].map((rank) => ({ rank })),
  });
});

test("cached counts are computed again after a change of the graph", async () => {
  const asked = "{ statistics(filter: { types: [OWNS] }) { relations articles byKind { total } } }";
  const before = (await ask(asked)).statistics;
  expect(before).toMatchObject({ relations: 2, articles: 1 });
  await ask(`mutation { retractArticle(id: "article:three") { relationsRemoved } }`, {}, "editor");
  const after = (await ask(asked)).statistics;
  await restore();
  expect(after).toEqual({ relations: 0, articles: 0, byKind: [] });
});

test("article counts under several filters at once do not block each other", async () => {
  const fields = [1, 2, 3, 4, 5].map((n) => `a${n}: statistics(filter: { minSources: ${n} }) { articles }`);
  const answer = (await ask(`{ ${fields.join(" ")} }`)) as Record<string, { articles: number }>;
  expect(Object.values(answer).map(({ articles }) => articles)).toEqual([3, 2, 0, 0, 0]);
}, 60_000);

test.each([
  [
    "{ statistics { byPlace(first: 26) { rank } } }",
    "first must be from 0 to 25, not 26",
    { argument: "first", limit: 25, value: 26 },
  ],
  [
    "{ statistics { byPlace(first: -1) { rank } } }",
    "first must be from 0 to 25, not -1",
    { argument: "first", limit: 0, value: -1 },
  ],
  [
    "{ statistics(filter: { minConfidence: 2 }) { relations } }",
    "filter.minConfidence must be from 0 to 1, not 2",
    { argument: "filter.minConfidence", limit: 1, value: 2 },
  ],
  [
    "{ statistics { byPlace { entity { neighbors(first: 26) { totalCount } } } } }",
    "first must be from 0 to 25, not 26. Ask for the rest with after.",
    { argument: "first", limit: 25, value: 26 },
  ],
])("%s is refused", async (query, message, details) => {
  expect(await refusal(query)).toMatchObject({ message, extensions: { code: "BAD_USER_INPUT", ...details } });
});
