import { fixtureApi, relationFields, relationText } from "./fixture-api.ts";

const { ask, refusal, relationId } = fixtureApi();

test("node returns an entity, a relation or an article by its id, with the fields of its type", async () => {
  const relation = await relationId("HEADS person:ada company:aster 2018");
  const query = `query ($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Entity { name degree }
      ... on Company { founders { nodes { id } } }
      ... on Relation { role source { name } target { name } }
      ... on Article { title }
    }
  }`;
  expect(await ask(query, { id: "company:aster" })).toEqual({
    node: {
      __typename: "Company",
      id: "company:aster",
      name: "Aster",
      degree: 8,
      founders: { nodes: [{ id: "person:ada" }] },
    },
  });
  expect(await ask(query, { id: relation })).toEqual({
    node: {
      __typename: "Relation",
      id: relation,
      role: "Chair",
      source: { name: "Ada Lind" },
      target: { name: "Aster" },
    },
  });
  expect(await ask(query, { id: "article:three" })).toEqual({
    node: { __typename: "Article", id: "article:three", title: "Notes" },
  });
});

test("node returns null for an unknown id of any form", async () => {
  expect(
    await ask(
      `{ a: node(id: "person:nobody") { id } b: node(id: "relation:heads:0") { id } c: node(id: "nonsense") { id } }`,
    ),
  ).toEqual({ a: null, b: null, c: null });
});

test("nodes keeps the order of ids, with null for unknown ids, and repeats repeated ids", async () => {
  const relation = await relationId("MET person:ada person:bo 2015-02-11");
  const { nodes } = await ask(
    `query ($ids: [ID!]!) {
      nodes(ids: $ids) { id ... on Entity { name } ... on Article { title } ...relationFields }
    }
    ${relationFields}`,
    { ids: ["place:vela", "person:nobody", relation, "article:two", "place:vela", "company:aster"] },
  );
  const [vela, nobody, met, two, ...rest] = nodes as never[];
  expect([vela, nobody, two, ...rest]).toEqual([
    { id: "place:vela", name: "Vela" },
    null,
    { id: "article:two", title: "Ada is back" },
    { id: "place:vela", name: "Vela" },
    { id: "company:aster", name: "Aster" },
  ]);
  expect(relationText(met as never)).toBe("MET person:ada person:bo 2015-02-11");
});

test("nodes returns an empty list for no ids", async () => {
  expect(await ask("{ nodes(ids: []) { id } }")).toEqual({ nodes: [] });
});

test("nodes accepts as many ids as a subgraph may have nodes, and refuses more", async () => {
  const idsOf = (count: number) => Array.from({ length: count }, (_, i) => `person:${i}`);
  const query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";
  expect(await ask(query, { ids: idsOf(2_000) })).toEqual({ nodes: Array(2_000).fill(null) });
  expect(await refusal(query, { ids: idsOf(2_001) })).toEqual({
    message: "ids must have at most 2000 items, not 2001",
    path: ["nodes"],
    extensions: { code: "BAD_USER_INPUT", argument: "ids", limit: 2_000, value: 2_001 },
  });
});
