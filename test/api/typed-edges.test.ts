import { fixtureApi, ids, relationFields, relationText } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

type Connection = { nodes: { id: string }[]; totalCount: number };
type PageInfo = { hasNextPage: boolean; endCursor: string };

/** The ids of a typed edge in order, and the total. */
async function edge(id: string, field: string): Promise<string[]> {
  const type = { person: "Person", company: "Company", place: "Place" }[id.split(":")[0] as "person"];
  const { entity } = await ask(
    `query ($id: ID!) { entity(id: $id) { ... on ${type} { found: ${field} { totalCount nodes { id } } } } }`,
    { id },
  );
  const { nodes, totalCount } = (entity as { found: Connection }).found;
  expect(totalCount).toBe(nodes.length);
  return ids(nodes);
}

test.each([
  ["person:ada", "founded", ["company:aster"]],
  ["person:bo", "founded", []],
  ["person:ada", "heads", ["company:aster"]],
  ["person:bo", "heads", ["company:aster"]],
  ["person:cy", "heads", []],
  ["company:aster", "founders", ["person:ada"]],
  ["company:borea", "founders", []],
  ["company:aster", "headedBy", ["person:ada", "person:bo"]],
  ["company:borea", "headedBy", []],
  ["company:aster", "partners", ["company:borea"]],
  ["company:borea", "partners", ["company:aster"]],
  ["company:cobalt", "partners", []],
  ["company:aster", "locations", ["place:porta"]],
  ["company:cobalt", "locations", ["place:vela"]],
  ["place:porta", "residents", ["company:aster", "person:ada"]],
  ["place:vela", "residents", ["company:cobalt"]],
  ["place:norland", "residents", ["place:porta", "place:vela"]],
  ["place:rill", "residents", ["place:porta"]],
  ["place:eurasia", "residents", ["place:norland"]],
])("%s %s are %j, by degree", async (id, field, expected) => {
  expect(await edge(id, field)).toEqual(expected);
});

test.each([
  ["place:vela", ["company:cobalt"]],
  ["place:porta", ["company:aster", "person:ada"]],
  ["place:norland", ["company:aster", "person:ada", "place:porta", "company:cobalt", "place:vela"]],
  ["place:eurasia", ["company:aster", "person:ada", "place:porta", "company:cobalt", "place:norland", "place:vela"]],
  ["place:rill", ["company:aster", "person:ada", "place:porta"]],
])("deep residents of %s include those of the places within it", async (id, expected) => {
  expect(await edge(id, "residents(deep: true)")).toEqual(expected);
});

test("residents are not deep if deep is false, null or a false variable", async () => {
  const { place } = await ask(
    `query ($no: Boolean = false) { place(id: "place:norland") {
      a: residents(deep: false) { nodes { id } }
      b: residents(deep: null) { nodes { id } }
      c: residents(deep: $no) { nodes { id } }
      d: residents { nodes { id } }
    } }`,
  );
  for (const found of Object.values(place as object) as Connection[])
    expect(ids(found.nodes)).toEqual(["place:porta", "place:vela"]);
});

test("all pages of deep residents together are the whole list, each once", async () => {
  const query = `query ($after: String) { place(id: "place:eurasia") {
    residents(deep: true, first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
  } }`;
  const collected: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { place } = await ask(query, { after });
    const { nodes, pageInfo } = (place as { residents: Connection & { pageInfo: PageInfo } }).residents;
    collected.push(...ids(nodes));
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  expect(collected).toEqual([
    "company:aster",
    "person:ada",
    "place:porta",
    "company:cobalt",
    "place:norland",
    "place:vela",
  ]);
});

test("a filter narrows a typed edge and never widens it", async () => {
  expect(await edge("place:norland", "residents(deep: true, filter: { kinds: [COMPANY] })")).toEqual([
    "company:aster",
    "company:cobalt",
  ]);
  expect(await edge("place:norland", 'residents(deep: true, filter: { asOf: "2014", kinds: [COMPANY] })')).toEqual([
    "company:cobalt",
  ]);
  expect(await edge("company:aster", 'headedBy(filter: { asOf: "2019" })')).toEqual(["person:ada"]);
  expect(await edge("company:aster", "headedBy(filter: { types: [HEADS, PARTNER_OF] })")).toEqual([
    "person:ada",
    "person:bo",
  ]);
  expect(await edge("company:aster", "headedBy(filter: { types: [PARTNER_OF] })")).toEqual([]);
  expect(await edge("company:aster", "headedBy(filter: { direction: IN })")).toEqual(["person:ada", "person:bo"]);
  expect(await edge("company:aster", "headedBy(filter: { direction: OUT })")).toEqual([]);
  expect(await edge("company:aster", "founders(filter: { direction: IN })")).toEqual([]);
  expect(await edge("company:aster", "partners(filter: { direction: OUT })")).toEqual(["company:borea"]);
  expect(await edge("company:borea", "partners(filter: { direction: OUT })")).toEqual(["company:aster"]);
  expect(await edge("place:norland", "residents(deep: true, filter: { direction: OUT })")).toEqual([]);
});

test("a typed edge returns the relations of its type", async () => {
  const { company } = await ask(
    `{ company(id: "company:aster") { headedBy(first: 1) { edges { node { id } relations { ...relationFields } } } } } ${relationFields}`,
  );
  const { edges } = (company as { headedBy: { edges: { node: object; relations: never[] }[] } }).headedBy;
  expect(edges.map(({ node, relations }) => [node, relations.map(relationText).toSorted()])).toEqual([
    [{ id: "person:ada" }, ["HEADS person:ada company:aster 2010", "HEADS person:ada company:aster 2018"]],
  ]);
});

test.each([
  ["person:ada", "founded"],
  ["person:ada", "heads"],
  ["company:aster", "founders"],
  ["company:aster", "headedBy"],
  ["company:aster", "partners"],
  ["company:aster", "locations"],
  ["place:porta", "residents"],
])("%s %s accepts pages of 0 to 100, and only its own cursors", async (id, field) => {
  const [root] = id.split(":");
  const of = (args: string) => `{ ${root}(id: "${id}") { ${field}(${args}) { nodes { id } } } }`;
  expect(await ask(of("first: 0"))).toEqual({ [root as string]: { [field]: { nodes: [] } } });
  expect(await refusal(of("first: 101"))).toMatchObject({ extensions: { code: "BAD_USER_INPUT", argument: "first" } });
  expect(await refusal(of('after: "x"'))).toMatchObject({ extensions: { code: "BAD_CURSOR", argument: "after" } });
});

test("within returns the places around a place, nearest first, and no river", async () => {
  expect(
    await ask(`{
      porta: place(id: "place:porta") { within { id name placeKind } }
      norland: place(id: "place:norland") { within { id } }
      eurasia: place(id: "place:eurasia") { within { id } }
    }`),
  ).toEqual({
    porta: {
      within: [
        { id: "place:norland", name: "Norland", placeKind: "country" },
        { id: "place:eurasia", name: "Eurasia", placeKind: "continent" },
      ],
    },
    norland: { within: [{ id: "place:eurasia" }] },
    eurasia: { within: [] },
  });
});

test("places in within have edges too", async () => {
  expect(
    await ask(`{ place(id: "place:vela") { within { id degree residents { nodes { id } } within { id } } } }`),
  ).toEqual({
    place: {
      within: [
        {
          id: "place:norland",
          degree: 3,
          residents: { nodes: [{ id: "place:porta" }, { id: "place:vela" }] },
          within: [{ id: "place:eurasia" }],
        },
        { id: "place:eurasia", degree: 1, residents: { nodes: [{ id: "place:norland" }] }, within: [] },
      ],
    },
  });
});
