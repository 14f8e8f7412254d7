import { fixtureApi, ids } from "../api/fixture-api.ts";

const { ask, refusal, restore, app } = fixtureApi();

interface Ranked {
  readonly rank: number;
  readonly score: number;
  readonly exact: boolean;
  readonly version: number;
  readonly entity: { readonly id: string; readonly degree: number };
}
const ranking = async (args: string, below = "rank score exact entity { id degree }") =>
  ((await ask(`{ ranking(${args}) { ${below} } }`)) as { ranking: Ranked[] }).ranking;

test("DEGREE ranks by the number of relations, then by id; ranks start from 1", async () => {
  const found = await ranking("measure: DEGREE, first: 100");
  expect(found.map(({ rank }) => rank)).toEqual(found.map((_, i) => i + 1));
  expect(found.map(({ score }) => score)).toEqual(found.map(({ entity }) => entity.degree));
  const keys = found.map(({ score, entity }) => [-score, entity.id] as const);
  expect(keys).toEqual(keys.toSorted(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)));
  expect(found[0]?.entity.id).toBe("company:aster");
});

test("DEGREE with a filter counts the relations that pass it", async () => {
  const filter = "filter: { types: [HEADS, MET], direction: OUT }";
  const found = await ranking(`measure: DEGREE, first: 100, ${filter}`, `score entity { id degree(${filter}) }`);
  expect(found.map(({ score }) => score)).toEqual(found.map(({ entity }) => entity.degree));
  expect(found[0]).toEqual({ score: 3, entity: { id: "person:ada", degree: 3 } });
});

test.each(["DEGREE", "PAGERANK", "BETWEENNESS", "CLOSENESS"])(
  "%s ranks the kinds asked for, as they stand among all",
  async (measure) => {
    const all = await ranking(`measure: ${measure}, first: 100`);
    const people = await ranking(`measure: ${measure}, first: 100, kinds: [PERSON]`);
    const expected = all.filter(({ entity }) => entity.id.startsWith("person:"));
    expect(people.map(({ score, entity }) => [score, entity.id])).toEqual(
      expected.map(({ score, entity }) => [score, entity.id]),
    );
    expect(people.length).toBeGreaterThan(2);
    expect(await ranking(`measure: ${measure}, kinds: []`)).toEqual([]);
    expect(ids((await ranking(`measure: ${measure}, first: 2`)).map(({ entity }) => entity))).toEqual(
      ids(all.slice(0, 2).map(({ entity }) => entity)),
    );
  },
);

test.each(["DEGREE", "PAGERANK", "BETWEENNESS", "CLOSENESS"])(
  "%s tells the places of given entities among all of the kinds asked for, and pages reach every place",
  async (measure) => {
    const all = await ranking(`measure: ${measure}, first: 100`);
    const asked = '["place:rill", "person:none", "person:ada", "company:dune", "place:rill"]';
    expect(await ranking(`measure: ${measure}, ids: ${asked}, first: 1, skip: 7`)).toEqual(
      all.filter(({ entity }) => asked.includes(entity.id)),
    );
    const people = await ranking(`measure: ${measure}, first: 100, kinds: [PERSON]`);
    expect(await ranking(`measure: ${measure}, ids: ${asked}, kinds: [PERSON]`)).toEqual(
      people.filter(({ entity }) => entity.id === "person:ada"),
    );
    for (const skip of [1, 5, all.length - 1, all.length, 2_147_483_647])
      expect(await ranking(`measure: ${measure}, first: 3, skip: ${skip}`)).toEqual(all.slice(skip, skip + 3));
  },
);

test("places beyond the first hundred of the index of degrees equal those of the whole ranking", async () => {
  const all = await ranking("measure: DEGREE, first: 100");
  // These two need all entities, since the index is read for one page at most.
  expect(await ranking("measure: DEGREE, first: 95, skip: 6")).toEqual(all.slice(6));
  expect(await ranking(`measure: DEGREE, ids: ${JSON.stringify(all.map(({ entity }) => entity.id))}`)).toEqual(all);
});

test("a filter leaves only matching relations: an entity without any has betweenness 0", async () => {
  const found = await ranking("measure: BETWEENNESS, first: 100, filter: { types: [LOCATED_IN] }");
  const scores = Object.fromEntries(found.map(({ score, entity }) => [entity.id, score]));
  expect(scores["person:bo"]).toBe(0);
  expect(scores["place:norland"]).toBeGreaterThan(0);
});

test("PageRank with a direction flows along the relations: an entity without incoming relations has the lowest score", async () => {
  const found = await ranking("measure: PAGERANK, first: 100, filter: { types: [LOCATED_IN], direction: OUT }");
  expect(found[0]?.entity.id).toBe("place:eurasia");
  const backwards = await ranking("measure: PAGERANK, first: 100, filter: { types: [LOCATED_IN], direction: IN }");
  expect(backwards.find(({ entity }) => entity.id === "place:eurasia")?.score).toBeCloseTo(0.15, 6);
});

test("a ranking returns the nested fields of its entities", async () => {
  const [first] = await ranking("measure: DEGREE, first: 1", "entity { ... on Company { founders { nodes { id } } } }");
  expect(first).toEqual({ entity: { founders: { nodes: [{ id: "person:ada" }] } } });
});

test("an import changes the next answer; CACHED returns the previous one with its version", async () => {
  const before = await ranking("measure: PAGERANK, first: 1", "version computedAt score");
  await app().neo4j.write((run) => run({ text: "MATCH (g:Graph {id: 'graph'}) SET g.version = g.version + 1" }), {
    timeoutMs: 5_000,
  });
  const cached = await ranking("measure: PAGERANK, first: 1, freshness: CACHED", "version computedAt score");
  expect(cached).toEqual(before);
  const latest = await ranking("measure: PAGERANK, first: 1", "version score");
  expect(latest[0]?.version).toBe((before[0]?.version as number) + 1);
  await restore();
});

test.each([
  ["first: -1", { argument: "first", limit: 0, value: -1 }],
  ["first: 101", { argument: "first", limit: 100, value: 101 }],
  ["skip: -1", { argument: "skip", limit: 0, value: -1 }],
  [`ids: ${JSON.stringify(Array(2_001).fill("person:ada"))}`, { argument: "ids", limit: 2_000, value: 2_001 }],
  ["filter: { minConfidence: 2 }", { argument: "filter.minConfidence", limit: 1, value: 2 }],
])("%.20s is refused", async (args, details) => {
  const { extensions } = await refusal(`{ ranking(measure: DEGREE, ${args}) { score } }`);
  expect(extensions).toEqual({ code: "BAD_USER_INPUT", ...details });
});

test("communities smaller than minSize are left out; a minSize below 1 is refused", async () => {
  const { communities } = (await ask("{ communities(algorithm: CONNECTED_COMPONENTS, minSize: 1000) { id } }")) as {
    communities: unknown[];
  };
  expect(communities).toEqual([]);
  const { extensions } = await refusal("{ communities(minSize: 0) { id } }");
  expect(extensions).toMatchObject({ code: "BAD_USER_INPUT", argument: "minSize", limit: 1, value: 0 });
});

test("members of a community come by degree, as many as requested", async () => {
  const { communities } = (await ask(`{ communities(algorithm: CONNECTED_COMPONENTS, filter: { types: [LOCATED_IN] }) {
    id size relationsInside few: members(first: 1) { id } members { id degree(filter: { types: [LOCATED_IN] }) }
  } }`)) as { communities: Record<string, never>[] };
  const [one] = communities as unknown as {
    size: number;
    relationsInside: number;
    few: { id: string }[];
    members: { id: string; degree: number }[];
  }[];
  expect(communities).toHaveLength(1);
  expect(one?.members).toHaveLength(one?.size as number);
  expect(one?.few).toEqual([{ id: one?.members[0]?.id }]);
  expect(one?.members.reduce((sum, { degree }) => sum + degree, 0)).toBe((one?.relationsInside as number) * 2);
});

interface Community {
  readonly id: string;
  readonly size: number;
  readonly containedIds: readonly string[];
  readonly members: readonly { readonly id: string }[];
}
const communities = async (args: string, below: string) =>
  ((await ask(`{ communities(${args}) { ${below} } }`)) as { communities: Community[] }).communities;

test.each(["LOUVAIN", "LEIDEN", "CONNECTED_COMPONENTS"])(
  "%s tells the communities of given entities, whatever the page is",
  async (algorithm) => {
    const args = `algorithm: ${algorithm}, filter: { types: [LOCATED_IN, HEADS] }`;
    const below = "id size relationsInside members(first: 100) { id }";
    const all = await communities(`${args}, minSize: 1, first: 100`, below);
    const asked = ["place:rill", "person:none", "company:dune", "person:ada"];
    const found = await communities(
      `${args}, minSize: 1, containing: ${JSON.stringify(asked)}, first: 0, skip: 3`,
      `${below} containedIds`,
    );
    expect(found).toEqual(
      all.flatMap((community) => {
        const containedIds = asked.filter((id) => community.members.some((member) => member.id === id));
        return containedIds.length === 0 ? [] : [{ ...community, containedIds }];
      }),
    );
    expect(found.length).toBeGreaterThan(1);
    // Dune has no such relation: it is a community of its own.
    expect(await communities(`${args}, containing: ["company:dune"]`, "id")).toEqual([]);
    expect(await communities(`${args}, minSize: 1, first: 2, skip: 1`, below)).toEqual(all.slice(1, 3));
    const [largest] = all;
    const [rest] = await communities(`${args}, first: 1`, "members(skip: 2, first: 100) { id } containedIds");
    expect(rest).toEqual({ members: largest?.members.slice(2), containedIds: [] });
  },
);

test("communities of too many entities, and a negative skip, are refused", async () => {
  for (const [field, details] of [
    [
      `communities(containing: ${JSON.stringify(Array(2_001).fill("a"))}) { id }`,
      { argument: "containing", limit: 2_000 },
    ],
    ["communities(skip: -1) { id }", { argument: "skip", limit: 0 }],
    ["communities(algorithm: CONNECTED_COMPONENTS) { members(skip: -1) { id } }", { argument: "skip", limit: 0 }],
  ] as const)
    expect((await refusal(`{ ${field} }`)).extensions).toMatchObject({ code: "BAD_USER_INPUT", ...details });
});
