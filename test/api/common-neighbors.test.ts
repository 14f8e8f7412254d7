import { encodeCursor } from "../../src/arguments/cursor.ts";
import { fixtureApi, ids as idsOf, relationFields, relationText } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

const query = `query ($ids: [ID!]!, $atLeast: Int, $filter: RelationFilter, $first: Int, $after: String) {
  commonNeighbors(ids: $ids, atLeast: $atLeast, filter: $filter, first: $first, after: $after) {
    totalCount
    nodes { id }
    edges { cursor node { id } sharedBy { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string };
    readonly sharedBy: readonly { readonly id: string }[];
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}
const pageOf = async (ids: readonly string[], args: object = {}) =>
  (await ask(query, { ids, ...args })).commonNeighbors as Page;

type Shared = [node: string, ...sharedBy: string[]];
const shared = ({ nodes, edges }: Page) => {
  expect(nodes).toEqual(edges.map(({ node }) => node));
  return edges.map(({ node, sharedBy }): Shared => [node.id, ...idsOf(sharedBy)]);
};
/** The whole list. Each item is followed by its `sharedBy`. */
const common = async (ids: readonly string[], args: object = {}) => {
  const page = await pageOf(ids, args);
  const list = shared(page);
  expect(page.totalCount).toBe(list.length);
  return list;
};
const unknown = (count: number) => Array.from({ length: count }, (_, i) => `person:${i}`);

const ada = "person:ada";
const bo = "person:bo";
const aster = "company:aster";
const norland = "place:norland";

test("atLeast is 2 by default", async () => {
  const expected = [
    ["place:porta", ada, aster, norland],
    [bo, ada, aster],
  ];
  expect(await common([ada, aster, norland])).toEqual(expected);
  expect(await common([ada, aster, norland], { atLeast: null, filter: null, first: null, after: null })).toEqual(
    expected,
  );
  const { commonNeighbors } = await ask(`{ commonNeighbors(ids: ["${ada}", "${bo}"]) { totalCount nodes { id } } }`);
  expect(commonNeighbors).toEqual({ totalCount: 1, nodes: [{ id: aster }] });
});

test("sharedBy keeps the order of ids; each entity comes once, however many relations it has", async () => {
  expect(await common([bo, ada, bo, ada])).toEqual([[aster, bo, ada]]);
  expect(await common([norland, aster, ada], { atLeast: 3 })).toEqual([["place:porta", norland, aster, ada]]);
});

test("neighbors of the most entities come first, then those of lower degree, then by id; the given entities are left out", async () => {
  expect(await common([ada, bo], { atLeast: 1 })).toEqual([
    [aster, ada, bo],
    ["company:dune", ada],
    ["place:vela", bo],
    ["place:porta", ada],
  ]);
  expect(await common([norland, "place:porta"], { atLeast: 1 })).toEqual([
    ["place:eurasia", norland],
    ["place:rill", "place:porta"],
    ["place:vela", norland],
    [ada, "place:porta"],
    [aster, "place:porta"],
  ]);
});

test("atLeast equal to the number of ids returns the neighbors of all", async () => {
  expect(await common([ada, aster, norland], { atLeast: 3 })).toEqual([["place:porta", ada, aster, norland]]);
  expect(await common([ada, aster, "person:cy"], { atLeast: 3 })).toEqual([]);
  expect(await common(["company:dune"], { atLeast: 1 })).toEqual([[ada, "company:dune"]]);
});

test("two people named by the same article are not neighbors of it", async () => {
  expect(await common(["person:cy", ada])).toEqual([]);
});

describe("filters", () => {
  const filtered = async (filter: object) => common([ada, aster, norland], { filter });
  const porta: Shared = ["place:porta", ada, aster, norland];

  test.each<[string, object, Shared[]]>([
    ["no type", { types: [] }, []],
    ["types", { types: ["HEADS", "MET"] }, [[bo, ada, aster]]],
    ["direction OUT, seen from those named", { direction: "OUT" }, [["place:porta", ada, aster]]],
    ["direction IN, symmetric types included", { direction: "IN" }, [[bo, ada, aster]]],
    ["kinds", { kinds: ["PLACE"] }, [porta]],
    ["exclude", { exclude: ["place:porta", "person:nobody"] }, [[bo, ada, aster]]],
    ["asOf", { asOf: "2014" }, [["place:porta", ada, norland]]],
    ["minConfidence", { minConfidence: 0.8 }, [porta]],
    ["minSources", { minSources: 2 }, []],
  ])("%s", async (_, filter, expected) => {
    expect(await filtered(filter)).toEqual(expected);
  });

  test("all conditions apply to one and the same relation", async () => {
    expect(await common([ada, bo], { filter: { minSources: 2 } })).toEqual([[aster, ada, bo]]);
    expect(await common([ada, bo], { filter: { minSources: 2, types: ["HEADS"] } })).toEqual([]);
  });
});

describe("pages", () => {
  const ids = [norland, "place:porta"];
  const inOrder = ["place:eurasia", "place:rill", "place:vela", ada, aster];

  test.each([1, 2, 4, 5, 100])(
    "all pages of %i together are the whole list, with the right hasNextPage",
    async (first) => {
      const collected: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const page: Page = await pageOf(ids, { atLeast: 1, first, after });
        collected.push(...idsOf(page.nodes));
        const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
        expect({ total: page.totalCount, hasPreviousPage, hasNextPage, startCursor }).toEqual({
          total: 5,
          hasPreviousPage: after !== null,
          hasNextPage: collected.length < 5,
          startCursor: page.edges[0]?.cursor,
        });
        after = endCursor;
        more = hasNextPage;
      }
      expect(collected).toEqual(inOrder);
    },
  );

  test("a page starts after any cursor, also that of a neighbor that is no longer in the list", async () => {
    const { edges } = await pageOf(ids, { atLeast: 1 });
    const after = edges[2]?.cursor;
    expect(idsOf((await pageOf(ids, { atLeast: 1, after })).nodes)).toEqual([ada, aster]);
    const filter = { exclude: ["place:vela"] };
    expect(idsOf((await pageOf(ids, { atLeast: 1, after, filter })).nodes)).toEqual([ada, aster]);
  });

  test("pages keep neighbors of more entities before neighbors of fewer", async () => {
    const { edges, pageInfo } = await pageOf([ada, bo], { atLeast: 1, first: 1 });
    expect(edges[0]?.node.id).toBe(aster);
    const rest = await pageOf([ada, bo], { atLeast: 1, after: pageInfo.endCursor });
    expect(idsOf(rest.nodes)).toEqual(["company:dune", "place:vela", "place:porta"]);
    expect(rest.totalCount).toBe(4);
  });

  test("after the last cursor the page is empty", async () => {
    const { endCursor } = (await pageOf(ids, { atLeast: 1 })).pageInfo;
    expect(await pageOf(ids, { atLeast: 1, after: endCursor })).toEqual({
      totalCount: 5,
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  test("first: 0 returns no items, but the total and hasNextPage", async () => {
    const pageInfo = { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(await pageOf(ids, { atLeast: 1, first: 0 })).toEqual({ totalCount: 5, nodes: [], edges: [], pageInfo });
    expect(await pageOf(["person:cy", ada], { first: 0 })).toEqual({
      ...{ totalCount: 0, nodes: [], edges: [] },
      pageInfo: { ...pageInfo, hasNextPage: false },
    });
  });

  test.each([
    ["nonsense", "nonsense"],
    ["empty", ""],
    ["of a list of neighbors", encodeCursor({ list: "neighbors of an entity", order: "DEGREE" }, [6, "person:ada"])],
  ])("a cursor of another list is refused: %s", async (_, after) => {
    expect(await refusal(query, { ids, after })).toMatchObject({
      path: ["commonNeighbors"],
      extensions: { code: "BAD_CURSOR", argument: "after" },
    });
  });
});

test("nested fields work on the neighbors and on the given entities", async () => {
  const answer = await ask(`{ commonNeighbors(ids: ["company:cobalt", "person:cy"]) { edges {
    node { name neighborCounts(filter: { types: [OWNS] }) { label total } neighbors(first: 1) { nodes { name } } }
    sharedBy { name ... on Person { worksFor: neighbors { edges { node { name } relations { role evidence { totalCount } } } } } }
  } nodes { degree } } }`);
  expect(answer).toEqual({
    commonNeighbors: {
      edges: [
        {
          node: {
            name: "Borea",
            neighborCounts: [{ label: "owns", total: 1 }],
            neighbors: { nodes: [{ name: "Aster" }] },
          },
          sharedBy: [
            { name: "Cobalt" },
            {
              name: "Çy Östby",
              worksFor: {
                edges: [{ node: { name: "Borea" }, relations: [{ role: "Engineer", evidence: { totalCount: 1 } }] }],
              },
            },
          ],
        },
      ],
      nodes: [{ degree: 4 }],
    },
  });
});

test("each part of the answer can be selected alone", async () => {
  expect(
    await ask(`{
      total: commonNeighbors(ids: ["${ada}", "${bo}"]) { totalCount }
      nodes: commonNeighbors(ids: ["${ada}", "${bo}"]) { nodes { name } }
      shared: commonNeighbors(ids: ["${ada}", "${bo}"]) { edges { sharedBy { name } } }
      place: commonNeighbors(ids: ["${ada}", "${bo}"]) { pageInfo { hasNextPage } }
      name: commonNeighbors(ids: ["${ada}", "${bo}"]) { __typename edges { __typename } }
    }`),
  ).toEqual({
    total: { totalCount: 1 },
    nodes: { nodes: [{ name: "Aster" }] },
    shared: { edges: [{ sharedBy: [{ name: "Ada Lind" }, { name: "Bo Marek" }] }] },
    place: { pageInfo: { hasNextPage: false } },
    name: { __typename: "CommonNeighborConnection", edges: [{ __typename: "CommonNeighborEdge" }] },
  });
});

describe("refuses", () => {
  const refused = async (args: object) => (await refusal(query, { ids: [ada, bo], ...args })).extensions;
  const bad = (argument: string, limit: number, value: number) => ({
    ...{ code: "BAD_USER_INPUT", argument, limit, value },
  });

  test("no id, and more than 50", async () => {
    expect(await refused({ ids: [] })).toEqual(bad("ids", 1, 0));
    expect(await refused({ ids: unknown(51) })).toEqual(bad("ids", 50, 51));
    expect(await common([...Array<string>(49).fill(ada), bo])).toEqual([[aster, ada, bo]]);
  });

  test("atLeast below 1 or over the number of distinct ids", async () => {
    expect(await refused({ atLeast: 0 })).toEqual(bad("atLeast", 1, 0));
    expect(await refused({ atLeast: 3 })).toEqual(bad("atLeast", 2, 3));
    expect(await refused({ ids: [ada, ada], atLeast: 3 })).toEqual(bad("atLeast", 1, 3));
  });

  test("one id with the default of atLeast; the error names ids, because atLeast was not given", async () => {
    for (const args of [{ ids: [ada] }, { ids: [ada, ada] }, { ids: [ada], atLeast: null }])
      expect(await refusal(query, args)).toMatchObject({
        message: "ids must name at least 2 different entities, not 1, unless atLeast is 1",
        extensions: bad("ids", 2, 1),
      });
    expect((await refusal(`{ commonNeighbors(ids: ["${ada}"]) { totalCount } }`)).extensions).toEqual(bad("ids", 2, 1));
  });

  test("first below 0 or over 100", async () => {
    expect(await common([ada, bo], { first: 100 })).toEqual([[aster, ada, bo]]);
    expect(await refused({ first: 101 })).toEqual(bad("first", 100, 101));
    expect(await refused({ first: -1 })).toMatchObject({ code: "BAD_USER_INPUT", argument: "first", value: -1 });
  });

  test("an invalid filter", async () => {
    expect(await refused({ filter: { minConfidence: 2 } })).toMatchObject({ argument: "filter.minConfidence" });
    expect(await refused({ filter: { exclude: unknown(1_001) } })).toMatchObject({ argument: "filter.exclude" });
  });

  test("ids that are not entities, and lists all of them", async () => {
    expect(await refused({ ids: ["person:nobody", ada, "article:one", "person:nobody"] })).toEqual({
      code: "NOT_FOUND",
      argument: "ids",
      missing: ["person:nobody", "article:one"],
    });
  });
});

test("the relations of a neighbor to the given entities, by id, as far as the filter lets them pass", async () => {
  const relationsOf = async (args: string) => {
    const { commonNeighbors } =
      (await ask(`${relationFields} { commonNeighbors(ids: ["${ada}", "${aster}", "${norland}"]${args}) {
      edges { node { id } relations { id label ...relationFields } } } }`)) as {
        commonNeighbors: {
          edges: {
            node: { id: string };
            relations: ({ id: string; label: string } & Parameters<typeof relationText>[0])[];
          }[];
        };
      };
    return commonNeighbors.edges.map(({ node, relations }) => {
      expect(idsOf(relations)).toEqual(idsOf(relations).toSorted());
      return [node.id, ...relations.map((relation) => `${relationText(relation)}: ${relation.label}`).toSorted()];
    });
  };
  expect(await relationsOf("")).toEqual([
    [
      "place:porta",
      "LOCATED_IN company:aster place:porta 2015: located in",
      "LOCATED_IN person:ada place:porta: located in",
      "LOCATED_IN place:porta place:norland: located in",
    ],
    [bo, "HEADS person:bo company:aster 2013-05: heads", "MET person:ada person:bo 2015-02-11: met"],
  ]);
  expect(await relationsOf(", filter: { direction: OUT }")).toEqual([
    [
      "place:porta",
      "LOCATED_IN company:aster place:porta 2015: located in",
      "LOCATED_IN person:ada place:porta: located in",
    ],
  ]);
});
