import { fixtureApi, ids, relationFields, relationText } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

interface Page {
  nodes: { id: string; type: string; source: { id: string }; target: { id: string }; since: string | null }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
}

const query = `query ($filter: RelationFilter, $first: Int, $after: String, $orderBy: RelationOrder) {
  entity(id: "company:aster") {
    relations(filter: $filter, first: $first, after: $after, orderBy: $orderBy) {
      totalCount
      nodes { id ...relationFields }
      pageInfo { hasNextPage hasPreviousPage endCursor }
    }
  }
}
${relationFields}`;

async function relations(args: Record<string, unknown>): Promise<Page> {
  return ((await ask(query, args)).entity as { relations: Page }).relations;
}

const founded = "FOUNDED_BY company:aster person:ada 2001";
const chaired = "HEADS person:ada company:aster 2010";
const chairs = "HEADS person:ada company:aster 2018";
const ran = "HEADS person:bo company:aster 2013-05";
const partner = "PARTNER_OF company:aster company:borea 2014-02-03";
const rival = "COMPETES_WITH company:aster company:borea";
const daughter = "SUBSIDIARY_OF company:cobalt company:aster";
const seat = "LOCATED_IN company:aster place:porta 2015";

// The ids of the two terms differ only in their hash, by which the second comes first.
const orders = [
  ["NEWEST", [chairs, seat, partner, ran, chaired, founded, rival, daughter]],
  ["OLDEST", [founded, chaired, ran, partner, seat, chairs, rival, daughter]],
  ["CONFIDENCE", [chairs, seat, partner, daughter, founded, ran, chaired, rival]],
  ["SOURCES", [founded, ran, rival, chairs, chaired, seat, partner, daughter]],
] as const;

test.each(orders)("relations come by %s, then by id", async (orderBy, expected) => {
  const { nodes, totalCount } = await relations({ orderBy });
  expect(nodes.map(relationText)).toEqual(expected);
  expect(totalCount).toBe(8);
});

test("relations come by NEWEST if the order is absent or null", async () => {
  expect((await relations({ orderBy: null })).nodes.map(relationText)).toEqual(orders[0][1]);
  const { entity } = await ask(
    `{ entity(id: "company:aster") { relations { nodes { ...relationFields } } } } ${relationFields}`,
  );
  expect((entity as { relations: Page }).relations.nodes.map(relationText)).toEqual(orders[0][1]);
});

test.each(orders.flatMap(([orderBy, expected]) => [1, 3, 7].map((first) => [orderBy, first, expected] as const)))(
  "relations by %s, pages of %i are together the whole list",
  async (orderBy, first, expected) => {
    const collected: Page["nodes"] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const { nodes, pageInfo }: Page = await relations({ orderBy, first, after });
      collected.push(...nodes);
      expect(pageInfo).toEqual({
        hasNextPage: collected.length < 8,
        hasPreviousPage: after !== null,
        endCursor: expect.any(String),
      });
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(collected.map(relationText)).toEqual(expected);
    expect(new Set(ids(collected)).size).toBe(8);
  },
);

test("relations accept the filters of neighbors", async () => {
  const texts = async (filter: object) => (await relations({ filter })).nodes.map(relationText);
  expect(await texts({ types: ["HEADS"] })).toEqual([chairs, ran, chaired]);
  expect(await texts({ direction: "OUT" })).toEqual([seat, partner, founded, rival]);
  expect(await texts({ direction: "IN", kinds: ["COMPANY"] })).toEqual([partner, rival, daughter]);
  expect(await texts({ asOf: "2015", kinds: ["PERSON"] })).toEqual([ran, founded]);
  expect(await texts({ minSources: 2 })).toEqual([ran, founded]);
  expect(await texts({ minConfidence: 0.95 })).toEqual([chairs, seat, partner, daughter]);
  expect(await texts({ exclude: ["person:ada", "company:borea"] })).toEqual([seat, ran, daughter]);
  expect(await relations({ filter: { types: [] } })).toEqual({
    totalCount: 0,
    nodes: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, endCursor: null },
  });
});

test("the ends of a relation are entities with edges", async () => {
  expect(
    await ask(`{ entity(id: "company:dune") { relations {
      edges { node { label source { name ... on Person { heads { totalCount } } } target { id degree } } }
    } } }`),
  ).toEqual({
    entity: {
      relations: {
        edges: [
          {
            node: {
              label: "owns",
              source: { name: "Ada Lind", heads: { totalCount: 1 } },
              target: { id: "company:dune", degree: 1 },
            },
          },
        ],
      },
    },
  });
});

test("a cursor of neighbors, of another order, or of no list is refused", async () => {
  const { entity } = await ask(
    `{ entity(id: "company:aster") { neighbors(orderBy: NAME) { pageInfo { endCursor } } } }`,
  );
  const { endCursor } = (entity as { neighbors: Page }).neighbors.pageInfo;
  const older = (await relations({ orderBy: "OLDEST" })).pageInfo.endCursor;
  for (const after of [endCursor, older, "nonsense"])
    expect(await refusal(query, { after })).toMatchObject({ extensions: { code: "BAD_CURSOR", argument: "after" } });
});

test("a page has at most 100 relations", async () => {
  expect((await relations({ first: 100 })).nodes).toHaveLength(8);
  expect(await refusal(query, { first: 101 })).toMatchObject({
    extensions: { code: "BAD_USER_INPUT", argument: "first", limit: 100, value: 101 },
  });
});
