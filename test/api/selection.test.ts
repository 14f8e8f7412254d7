import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

const nodes = (...ids: string[]) => ({ nodes: ids.map((id) => ({ id })) });

test("one edge under several aliases, each with its own arguments and selection", async () => {
  expect(
    await ask(`{ company(id: "company:aster") {
      people: neighbors(filter: { kinds: [PERSON] }) { nodes { id } }
      first: neighbors(first: 1) { nodes { name } totalCount }
      headedBy { nodes { id } }
      chairs: headedBy(filter: { asOf: "2019" }) { nodes { call: name id } }
      many: degree
    } }`),
  ).toEqual({
    company: {
      people: nodes("person:ada", "person:bo"),
      first: { nodes: [{ name: "Ada Lind" }], totalCount: 5 },
      headedBy: nodes("person:ada", "person:bo"),
      chairs: { nodes: [{ call: "Ada Lind", id: "person:ada" }] },
      many: 8,
    },
  });
});

test("one response key in several places that return the same entities, each with its own selection", async () => {
  const query = `{ company(id: "company:aster") {
    neighbors(first: 1) {
      nodes { id x: neighbors(first: 1) { nodes { id } } y: degree }
      again: nodes { x: neighbors(first: 3) { nodes { id } totalCount } y: name }
      edges {
        node { ...same x: neighbors(filter: { types: [MET] }) { nodes { id } } y: degree(filter: { types: [MET] }) }
        relations { a: source { x: degree } b: source { x: name } }
      }
    }
    ...same
  } }
  fragment same on Entity { z: neighbors(first: 2) { nodes { id } } }`;
  const met = "person:bo";
  expect((await ask(query)).company).toEqual({
    neighbors: {
      nodes: [{ id: "person:ada", x: nodes("company:aster"), y: 6 }],
      again: [{ x: { ...nodes("company:aster", "place:porta", met), totalCount: 4 }, y: "Ada Lind" }],
      edges: [
        {
          node: { z: nodes("company:aster", "place:porta"), x: nodes(met), y: 1 },
          relations: expect.arrayContaining([{ a: { x: 8 }, b: { x: "Aster" } }]),
        },
      ],
    },
    z: nodes("person:ada", "company:borea"),
  });
});

test("one response key on different types, with different arguments or fields", async () => {
  const query = `query ($id: ID!) {
    entity(id: $id) {
      id
      ... on Person { found: neighbors(first: 1) { nodes { id } } count: degree }
      ... on Company { found: neighbors(filter: { types: [PARTNER_OF] }) { nodes { id } } count: degree(filter: { types: [HEADS] }) }
      ... on Place { found: residents { nodes { id } } }
    }
  }`;
  expect(await ask(query, { id: "person:ada" })).toEqual({
    entity: { id: "person:ada", found: nodes("company:aster"), count: 6 },
  });
  expect(await ask(query, { id: "company:aster" })).toEqual({
    entity: { id: "company:aster", found: nodes("company:borea"), count: 3 },
  });
  expect(await ask(query, { id: "place:porta" })).toEqual({
    entity: { id: "place:porta", found: nodes("company:aster", "person:ada") },
  });
});

test("one response key on different types below an edge with neighbors of all kinds", async () => {
  expect(
    await ask(`{ company(id: "company:aster") { neighbors(orderBy: NAME) { nodes {
      id
      ... on Person { n: neighbors(filter: { types: [MET] }) { nodes { id } } }
      ... on Company { n: neighbors(filter: { types: [PARTNER_OF] }) { nodes { id } } }
      ... on Place { n: neighbors(filter: { types: [LOCATED_IN], direction: OUT }, first: 1, orderBy: NAME) { nodes { id } } }
    } } } }`),
  ).toEqual({
    company: {
      neighbors: {
        nodes: [
          { id: "person:ada", n: nodes("person:bo") },
          { id: "person:bo", n: nodes("person:ada") },
          { id: "company:borea", n: nodes("company:aster") },
          { id: "company:cobalt", n: nodes() },
          { id: "place:porta", n: nodes("place:norland") },
        ],
      },
    },
  });
});

test("named fragments: nested, spread twice, on an interface and on a type", async () => {
  expect(
    await ask(`
      query { company(id: "company:dune") { ...node ...entity ...entity neighbors { nodes { ...entity ...person } } } }
      fragment node on Node { __typename id }
      fragment entity on Entity { ...node name degree }
      fragment person on Person { heads { nodes { ...entity ...company } } }
      fragment company on Company { partners { nodes { id } } }
    `),
  ).toEqual({
    company: {
      __typename: "Company",
      id: "company:dune",
      name: "dune",
      degree: 1,
      neighbors: {
        nodes: [
          {
            __typename: "Person",
            id: "person:ada",
            name: "Ada Lind",
            degree: 6,
            heads: {
              nodes: [
                {
                  __typename: "Company",
                  id: "company:aster",
                  name: "Aster",
                  degree: 8,
                  partners: nodes("company:borea"),
                },
              ],
            },
          },
        ],
      },
    },
  });
});

test("selections of one field in several places are merged", async () => {
  expect(
    await ask(`
      query { company(id: "company:dune") {
        neighbors { nodes { id } }
        neighbors { nodes { name } totalCount }
        ... on Entity { neighbors { edges { node { kind } } } }
        ...more
      } }
      fragment more on Company { neighbors { edges { node { id degree } relations { type } } } }
    `),
  ).toEqual({
    company: {
      neighbors: {
        nodes: [{ id: "person:ada", name: "Ada Lind" }],
        totalCount: 1,
        edges: [{ node: { kind: "PERSON", id: "person:ada", degree: 6 }, relations: [{ type: "OWNS" }] }],
      },
    },
  });
});

test("one fragment with an edge, where only some kinds have the rest of the selection", async () => {
  const query = `
    query ($id: ID!) { entity(id: $id) { ...shared ... on Company { neighbors(first: 1) { totalCount } } } }
    fragment shared on Entity { neighbors(first: 1) { nodes { id } } }`;
  expect(await ask(query, { id: "company:aster" })).toEqual({
    entity: { neighbors: { ...nodes("person:ada"), totalCount: 5 } },
  });
  expect(await ask(query, { id: "person:ada" })).toEqual({ entity: { neighbors: nodes("company:aster") } });
});

test("@skip and @include remove fields, fragments and edges", async () => {
  const query = `
    query ($yes: Boolean!, $no: Boolean!) { company(id: "company:dune") {
      id @skip(if: $no)
      name @skip(if: $yes)
      kind @include(if: $no)
      degree @include(if: $yes)
      neighbors @include(if: $no) { nodes { id } }
      kept: neighbors @skip(if: $no) { nodes { id ...person @include(if: $no) ... @skip(if: $yes) { kind } } }
      ... on Company @include(if: $yes) { partners { totalCount } }
      ... @skip(if: $no) @include(if: $no) { founders { totalCount } }
    } }
    fragment person on Person { heads { totalCount } }`;
  expect(await ask(query, { yes: true, no: false })).toEqual({
    company: { id: "company:dune", degree: 1, kept: nodes("person:ada"), partners: { totalCount: 0 } },
  });
  expect(await ask(query, { yes: false, no: true })).toEqual({
    company: {
      name: "dune",
      kind: "COMPANY",
      neighbors: nodes("person:ada"),
    },
  });
});

test("variables in arguments, in parts of a filter and with defaults", async () => {
  const query = `query ($first: Int = 2, $types: [RelationType!], $filter: RelationFilter, $order: NeighborOrder = NAME, $asOf: PartialDate) {
    company(id: "company:aster") {
      some: neighbors(first: $first, orderBy: $order, filter: { types: $types, asOf: $asOf }) { nodes { id } }
      counted: degree(filter: $filter)
    }
  }`;
  expect(await ask(query)).toEqual({ company: { some: nodes("person:ada", "person:bo"), counted: 8 } });
  expect(
    await ask(query, {
      first: 1,
      types: ["HEADS"],
      filter: { types: ["HEADS"], direction: "IN" },
      order: "NEWEST",
      asOf: "2015",
    }),
  ).toEqual({ company: { some: nodes("person:bo"), counted: 3 } });
});

test("an alias can be any name, also a reserved name of JavaScript", async () => {
  expect(
    await ask(`{ constructor: company(id: "company:dune") {
      __proto__: degree
      constructor: neighbors { nodes { id } }
      toString: name
      edges: neighborCounts { total }
      id: kind
    } }`),
  ).toEqual({
    constructor: {
      ["__proto__"]: 1,
      constructor: nodes("person:ada"),
      toString: "dune",
      edges: [{ total: 1 }],
      id: "COMPANY",
    },
  });
});

test("__typename alone is answered", async () => {
  expect(await ask(`{ entity(id: "person:ada") { __typename } relation(id: "relation:x") { __typename } }`)).toEqual({
    entity: { __typename: "Person" },
    relation: null,
  });
});

test("an invalid argument deep in a query gives an error whose path is the root field", async () => {
  expect(
    await refusal(`{ person(id: "person:ada") { heads { nodes { neighbors(first: 1000) { nodes { id } } } } } }`),
  ).toEqual({
    message: "first must be from 0 to 100, not 1000. Ask for the rest with after.",
    path: ["person"],
    extensions: { code: "BAD_USER_INPUT", argument: "first", limit: 100, value: 1_000 },
  });
});
