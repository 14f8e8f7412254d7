import { encodeCursor } from "../../src/arguments/cursor.ts";
import { fixtureApi, ids, relationFields, relationText } from "./fixture-api.ts";

const byDegree = { list: "neighbors of an entity", order: "DEGREE" };

const { ask, refusal } = fixtureApi();

interface Page {
  nodes: { id: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}
interface Arguments {
  filter?: Record<string, unknown> | null;
  first?: number | null;
  after?: string | null;
  orderBy?: string | null;
}

const query = `query ($id: ID!, $filter: RelationFilter, $first: Int, $after: String, $orderBy: NeighborOrder) {
  entity(id: $id) {
    neighbors(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
      totalCount
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}`;

async function neighbors(args: Arguments, id = "company:aster"): Promise<Page> {
  return ((await ask(query, { id, ...args })).entity as { neighbors: Page }).neighbors;
}
async function neighborIds(filter: Arguments["filter"], id?: string): Promise<string[]> {
  return ids((await neighbors({ filter: filter ?? null }, id)).nodes).toSorted();
}

const orders = [
  ["DEGREE", ["person:ada", "company:borea", "place:porta", "company:cobalt", "person:bo"]],
  ["NAME", ["person:ada", "person:bo", "company:borea", "company:cobalt", "place:porta"]],
  ["NEWEST", ["person:ada", "place:porta", "company:borea", "person:bo", "company:cobalt"]],
  ["SOURCES", ["person:ada", "company:borea", "person:bo", "company:cobalt", "place:porta"]],
] as const;

describe("order and pages", () => {
  test.each(orders)("by %s", async (orderBy, expected) => {
    expect(ids((await neighbors({ orderBy })).nodes)).toEqual(expected);
  });

  test("by name, ignoring case and accents", async () => {
    const { nodes } = await neighbors({ orderBy: "NAME" }, "person:ada");
    expect(ids(nodes)).toEqual(["company:aster", "person:bo", "company:dune", "place:porta"]);
    expect(ids((await neighbors({ orderBy: "NAME" }, "company:borea")).nodes)).toEqual([
      "company:aster",
      "company:cobalt",
      "person:cy",
    ]);
  });

  test("by DEGREE and 25 to a page, if the arguments are absent or null", async () => {
    expect(ids((await neighbors({ orderBy: null, first: null, after: null })).nodes)).toEqual(orders[0][1]);
    expect(await ask(`{ entity(id: "company:aster") { neighbors { nodes { id } } } }`)).toEqual({
      entity: { neighbors: { nodes: orders[0][1].map((id) => ({ id })) } },
    });
  });

  test.each(orders.flatMap(([orderBy, expected]) => [1, 2, 4, 5].map((first) => [orderBy, first, expected] as const)))(
    "by %s, pages of %i are together the whole list, and say whether there is more",
    async (orderBy, first, expected) => {
      const collected: string[] = [];
      let after: string | null = null;
      for (let more = true; more; ) {
        const page: Page = await neighbors({ orderBy, first, after });
        collected.push(...ids(page.nodes));
        const { hasNextPage, hasPreviousPage, endCursor } = page.pageInfo;
        expect({ total: page.totalCount, hasPreviousPage, hasNextPage }).toEqual({
          total: 5,
          hasPreviousPage: after !== null,
          hasNextPage: collected.length < 5,
        });
        after = endCursor;
        more = hasNextPage;
      }
      expect(collected).toEqual(expected);
    },
  );

  test("a page starts after any cursor, also that of a neighbor that is no longer in the list", async () => {
    const { entity } = await ask(
      `{ entity(id: "company:aster") { neighbors(orderBy: NAME) { edges { cursor node { id } } } } }`,
    );
    const [, bo] = (entity as { neighbors: { edges: { cursor: string; node: { id: string } }[] } }).neighbors.edges;
    expect(bo?.node.id).toBe("person:bo");
    const after = bo?.cursor ?? "";
    const rest = ["company:borea", "company:cobalt", "place:porta"];
    expect(ids((await neighbors({ orderBy: "NAME", after })).nodes)).toEqual(rest);
    const filter = { exclude: ["person:bo"] };
    expect(ids((await neighbors({ orderBy: "NAME", after, filter })).nodes)).toEqual(rest);
  });

  test("after the last cursor the page is empty", async () => {
    const { endCursor } = (await neighbors({})).pageInfo;
    expect(await neighbors({ after: endCursor })).toEqual({
      nodes: [],
      totalCount: 5,
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  test("first: 0 returns no items, but the total and hasNextPage", async () => {
    const pageInfo = { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null };
    expect(await neighbors({ first: 0 })).toEqual({ nodes: [], totalCount: 5, pageInfo });
    expect(await neighbors({ first: 0, filter: { types: ["VISITED"] } })).toEqual({
      nodes: [],
      totalCount: 0,
      pageInfo: { ...pageInfo, hasNextPage: false },
    });
  });

  test("first is at most 100 and not negative", async () => {
    expect((await neighbors({ first: 100 })).nodes).toHaveLength(5);
    for (const first of [101, -1, -2_147_483_648])
      expect(await refusal(query, { id: "company:aster", first })).toEqual({
        message: `first must be from 0 to 100, not ${first}. Ask for the rest with after.`,
        path: ["entity"],
        extensions: { code: "BAD_USER_INPUT", argument: "first", limit: first < 0 ? 0 : 100, value: first },
      });
  });

  test.each([
    ["nonsense", "nonsense"],
    ["empty", ""],
    ["JSON that is no list", Buffer.from("{}").toString("base64url")],
    ["a list without keys", encodeCursor(byDegree, [])],
    ["keys of the wrong types", encodeCursor(byDegree, ["6", "person:ada"])],
    ["too many keys", encodeCursor(byDegree, [6, "person:ada", 1])],
    ["of a great length", "A".repeat(20_000)],
  ])("a cursor of no list is refused: %s", async (_, after) => {
    expect(await refusal(query, { id: "company:aster", after })).toEqual({
      message:
        "The cursor in after is not one that neighbors of an entity gave. Take endCursor or cursor from an answer of this very list.",
      path: ["entity"],
      extensions: { code: "BAD_CURSOR", argument: "after" },
    });
  });

  test("a cursor of another order is refused", async () => {
    const { endCursor: after } = (await neighbors({ orderBy: "NAME" })).pageInfo;
    expect(await refusal(query, { id: "company:aster", orderBy: "SOURCES", after })).toEqual({
      message:
        "The cursor in after belongs to neighbors of an entity in the order NAME, not to neighbors of an entity in the order SOURCES. Take endCursor or cursor from an answer of this very list.",
      path: ["entity"],
      extensions: { code: "BAD_CURSOR", argument: "after" },
    });
  });
});

test("a neighbor with several relations comes once with all of them, in order of id", async () => {
  const { entity } = await ask(
    `{ entity(id: "company:aster") { neighbors(orderBy: NAME) {
      totalCount
      edges { node { id } relations { id ...relationFields } }
    } } }
    ${relationFields}`,
  );
  const { totalCount, edges } = (
    entity as { neighbors: { totalCount: number; edges: { node: { id: string }; relations: never[] }[] } }
  ).neighbors;
  expect(totalCount).toBe(5);
  expect(edges.map(({ node, relations }) => [node.id, relations.map(relationText).toSorted()])).toEqual([
    [
      "person:ada",
      [
        "FOUNDED_BY company:aster person:ada 2001",
        "HEADS person:ada company:aster 2010",
        "HEADS person:ada company:aster 2018",
      ],
    ],
    ["person:bo", ["HEADS person:bo company:aster 2013-05"]],
    [
      "company:borea",
      ["COMPETES_WITH company:aster company:borea", "PARTNER_OF company:aster company:borea 2014-02-03"],
    ],
    ["company:cobalt", ["SUBSIDIARY_OF company:cobalt company:aster"]],
    ["place:porta", ["LOCATED_IN company:aster place:porta 2015"]],
  ]);
  for (const { relations } of edges) expect(ids(relations)).toEqual(ids(relations).toSorted());
});

test("the relations of a neighbor are those that pass the filter", async () => {
  const { entity } = await ask(
    `{ entity(id: "company:aster") { neighbors(filter: { types: [HEADS], asOf: "2011" }) { edges { relations { ...relationFields } } } } }
    ${relationFields}`,
  );
  const { edges } = (entity as { neighbors: { edges: { relations: never[] }[] } }).neighbors;
  expect(edges.map(({ relations }) => relations.map(relationText))).toEqual([["HEADS person:ada company:aster 2010"]]);
});

test("totalCount, pageInfo or __typename can be selected alone", async () => {
  expect(
    await ask(`{ entity(id: "company:aster") {
      total: neighbors(first: 1) { totalCount }
      place: neighbors(first: 1) { pageInfo { hasNextPage } }
      name: neighbors { __typename }
      names: neighbors(first: 1) { edges { __typename } nodes { __typename } }
    } }`),
  ).toEqual({
    entity: {
      total: { totalCount: 5 },
      place: { pageInfo: { hasNextPage: true } },
      name: { __typename: "NeighborConnection" },
      names: { edges: [{ __typename: "NeighborEdge" }], nodes: [{ __typename: "Person" }] },
    },
  });
});

describe("filters", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ["no type", { types: [] }, []],
    ["one type", { types: ["HEADS"] }, ["person:ada", "person:bo"]],
    ["several types", { types: ["PARTNER_OF", "LOCATED_IN"] }, ["company:borea", "place:porta"]],
    [
      "types: null as all",
      { types: null },
      ["company:borea", "company:cobalt", "person:ada", "person:bo", "place:porta"],
    ],
    ["direction OUT, symmetric types included", { direction: "OUT" }, ["company:borea", "person:ada", "place:porta"]],
    [
      "direction IN, symmetric types included",
      { direction: "IN" },
      ["company:borea", "company:cobalt", "person:ada", "person:bo"],
    ],
    ["direction of one type", { types: ["FOUNDED_BY"], direction: "OUT" }, ["person:ada"]],
    ["direction against one type", { types: ["FOUNDED_BY"], direction: "IN" }, []],
    ["OUT of a symmetric type alone", { types: ["PARTNER_OF"], direction: "OUT" }, ["company:borea"]],
    ["IN of a symmetric type alone", { types: ["PARTNER_OF"], direction: "IN" }, ["company:borea"]],
    ["kinds", { kinds: ["COMPANY"] }, ["company:borea", "company:cobalt"]],
    ["several kinds", { kinds: ["PERSON", "PLACE"] }, ["person:ada", "person:bo", "place:porta"]],
    ["no kind", { kinds: [] }, []],
    ["kinds: null as all", { kinds: null, types: ["HEADS"] }, ["person:ada", "person:bo"]],
    [
      "minConfidence, itself included",
      { minConfidence: 0.7, types: ["HEADS", "COMPETES_WITH"] },
      ["person:ada", "person:bo"],
    ],
    ["minConfidence 1", { minConfidence: 1 }, ["company:borea", "company:cobalt", "person:ada", "place:porta"]],
    ["minConfidence 0", { minConfidence: 0, types: ["COMPETES_WITH"] }, ["company:borea"]],
    ["minSources, itself included", { minSources: 2 }, ["person:ada", "person:bo"]],
    ["more sources than any has", { minSources: 3 }, []],
    ["exclude", { exclude: ["person:ada", "company:borea", "nobody"] }, ["company:cobalt", "person:bo", "place:porta"]],
    ["exclude nothing", { exclude: [], types: ["HEADS"] }, ["person:ada", "person:bo"]],
    [
      "all together",
      {
        types: ["HEADS", "FOUNDED_BY"],
        direction: "IN",
        kinds: ["PERSON"],
        asOf: "2019",
        minConfidence: 1,
        minSources: 1,
        exclude: ["person:bo"],
      },
      ["person:ada"],
    ],
  ])("%s", async (_, filter, expected) => {
    expect(await neighborIds(filter)).toEqual(expected);
    expect((await neighbors({ filter, first: 0 })).totalCount).toBe(expected.length);
  });

  test("a symmetric relation is found from its other end in every direction", async () => {
    for (const direction of ["OUT", "IN", "BOTH"])
      expect(await neighborIds({ direction, types: ["PARTNER_OF", "COMPETES_WITH"] }, "company:borea")).toEqual([
        "company:aster",
      ]);
    expect(await neighborIds({ direction: "OUT" }, "person:bo")).toEqual(["company:aster", "person:ada", "place:vela"]);
    expect(await neighborIds({ direction: "IN" }, "person:bo")).toEqual(["person:ada"]);
  });

  test.each([
    [1.5, 1],
    [-0.1, 0],
  ])("minConfidence %p is refused", async (minConfidence, limit) => {
    expect(await refusal(query, { id: "company:aster", filter: { minConfidence } })).toEqual({
      message: `filter.minConfidence must be from 0 to 1, not ${minConfidence}`,
      path: ["entity"],
      extensions: { code: "BAD_USER_INPUT", argument: "filter.minConfidence", limit, value: minConfidence },
    });
  });

  test("1,000 neighbors can be excluded, and 1,001 are refused", async () => {
    const others = (count: number) => Array.from({ length: count }, (_, i) => `person:${i}`);
    expect(await neighborIds({ exclude: others(1_000), types: ["HEADS"] })).toEqual(["person:ada", "person:bo"]);
    expect(await refusal(query, { id: "company:aster", filter: { exclude: others(1_001) } })).toEqual({
      message: "filter.exclude must have at most 1000 items, not 1001",
      path: ["entity"],
      extensions: { code: "BAD_USER_INPUT", argument: "filter.exclude", limit: 1_000, value: 1_001 },
    });
  });
});

describe("current", () => {
  const heads = async (current: boolean) => {
    const { entity } = await ask(
      `query ($current: Boolean) { entity(id: "company:aster") {
        relations(filter: { types: [HEADS], current: $current }) { nodes { ...relationFields } } } } ${relationFields}`,
      { current },
    );
    return (entity as { relations: { nodes: never[] } }).relations.nodes.map(relationText);
  };

  test("true matches relations that are said to hold now", async () => {
    expect(await heads(true)).toEqual(["HEADS person:ada company:aster 2018"]);
  });

  test("false matches relations that are over", async () => {
    expect(await heads(false)).toEqual([
      "HEADS person:bo company:aster 2013-05",
      "HEADS person:ada company:aster 2010",
    ]);
  });

  test("relations without a statement match neither", async () => {
    expect(await neighborIds({ types: ["FOUNDED_BY"], current: true })).toEqual([]);
    expect(await neighborIds({ types: ["FOUNDED_BY"], current: false })).toEqual([]);
  });
});

describe("asOf", () => {
  const heading = async (asOf: string) => {
    const { entity } = await ask(
      `query ($asOf: PartialDate) { entity(id: "company:aster") {
        relations(filter: { types: [HEADS], asOf: $asOf }) { nodes { ...relationFields } }
        neighbors(filter: { types: [HEADS], asOf: $asOf }, orderBy: NAME) { nodes { id } totalCount }
        degree(filter: { types: [HEADS], asOf: $asOf })
      } }
      ${relationFields}`,
      { asOf },
    );
    const { relations, neighbors, degree } = entity as {
      relations: { nodes: never[] };
      neighbors: { nodes: { id: string }[]; totalCount: number };
      degree: number;
    };
    const texts = relations.nodes.map(relationText);
    expect(degree).toBe(texts.length);
    expect(neighbors.totalCount).toBe(neighbors.nodes.length);
    expect(ids(neighbors.nodes)).toEqual([...new Set(texts.map((text) => text.split(" ")[1]))].toSorted());
    return texts;
  };
  const first = "HEADS person:ada company:aster 2010";
  const again = "HEADS person:ada company:aster 2018";
  const bo = "HEADS person:bo company:aster 2013-05";

  test("2015 matches neither of two terms, 2010 to 2012 and from 2018", async () => {
    expect(await heading("2015")).toEqual([bo]);
  });

  test.each([
    ["2009", []],
    ["2009-12-31", []],
    ["2010", [first]],
    ["2010-01-01", [first]],
    ["2011-06", [first]],
    ["2012", [first]],
    ["2012-12-31", [first]],
    ["2013", [bo]],
    ["2013-04", []],
    ["2013-04-30", []],
    ["2013-05", [bo]],
    ["2013-05-01", [bo]],
    ["2017", [bo]],
    ["2017-12", [bo]],
    ["2018", [again]],
    ["2018-07-09", [again]],
    ["2999", [again]],
  ])("%s: a year or a month matches if any of its days may", async (asOf, expected) => {
    expect(await heading(asOf)).toEqual(expected);
  });

  test("an unknown date excludes nothing", async () => {
    expect(await neighborIds({ asOf: "1900" })).toEqual(["company:borea", "company:cobalt"]);
    expect(await neighborIds({ asOf: "2999" })).toEqual([
      "company:borea",
      "company:cobalt",
      "person:ada",
      "place:porta",
    ]);
  });

  test.each(["2015-13", "2015-02-29", "15", "2015-1", "yesterday", "0000"])(
    "%p is no date and is refused",
    async (asOf) => {
      const message = expect.stringContaining(
        `A date must be a calendar date such as 2016, 2016-11 or 2016-11-03, not "${asOf}"`,
      );
      expect(await refusal(query, { id: "company:aster", filter: { asOf } })).toEqual({
        message,
        extensions: { code: "BAD_DATE" },
      });
      expect(
        await refusal(`{ entity(id: "company:aster") { neighbors(filter: { asOf: "${asOf}" }) { nodes { id } } } }`),
      ).toEqual({ message, extensions: { code: "GRAPHQL_VALIDATION_FAILED" } });
    },
  );
});

describe("how a neighbor is tied", () => {
  interface Tied {
    readonly node: { readonly id: string };
    readonly direction: string;
    readonly labels: string[];
  }
  const tiesOf = async (text: string): Promise<[string, string, string[]][]> => {
    const { entity } = (await ask(text)) as { entity: { list: { edges: Tied[] } } };
    return entity.list.edges.map(({ node, direction, labels }) => [node.id, direction, labels]);
  };
  const edges = "edges { node { id } direction labels }";

  test("is said from the entity whose list it is: each wording once, BOTH where relations go both ways", async () => {
    const expected = [
      ["person:ada", "BOTH", ["founded by", "headed by"]],
      ["person:bo", "IN", ["headed by"]],
      ["company:borea", "BOTH", ["partner of", "competes with"]],
      ["company:cobalt", "IN", ["parent of"]],
      ["place:porta", "OUT", ["located in"]],
    ];
    const all = `entity(id: "company:aster") { list: neighbors(orderBy: NAME)`;
    expect(await tiesOf(`{ ${all} { ${edges} } } }`)).toEqual(expected);
    // With cursors, with the relations, and below another list, the statement is another one.
    expect(await tiesOf(`{ ${all} { ${edges} pageInfo { endCursor } } } }`)).toEqual(expected);
    expect(await tiesOf(`{ ${all} { edges { node { id } direction labels relations { role } } } } }`)).toEqual(
      expected,
    );
    const { entity } = (await ask(
      `{ entity(id: "company:cobalt") { neighbors(filter: { types: [SUBSIDIARY_OF] }) { nodes {
         list: neighbors(orderBy: NAME) { ${edges} } } } } }`,
    )) as { entity: { neighbors: { nodes: { list: { edges: Tied[] } }[] } } };
    expect(
      entity.neighbors.nodes[0]?.list.edges.map(({ node, direction, labels }) => [node.id, direction, labels]),
    ).toEqual(expected);
  });

  test("is of the relations that pass the filter", async () => {
    const list = (direction: string) =>
      `{ entity(id: "company:aster") { list: neighbors(filter: { direction: ${direction}, kinds: [PERSON] }) { ${edges} } } }`;
    expect(await tiesOf(list("OUT"))).toEqual([["person:ada", "OUT", ["founded by"]]]);
    expect(await tiesOf(list("IN"))).toEqual([
      ["person:ada", "IN", ["headed by"]],
      ["person:bo", "IN", ["headed by"]],
    ]);
  });

  test("of residents of a place within the place too", async () => {
    expect(
      await tiesOf(`{ entity(id: "place:norland") { ... on Place { list: residents(deep: true) { ${edges} } } } }`),
    ).toEqual(
      ["company:aster", "person:ada", "place:porta", "company:cobalt", "place:vela"].map((id) => [
        ...[id, "IN", ["location of"]],
      ]),
    );
  });
});
