import { fixtureApi, ids, relationFields, relationText } from "./fixture-api.ts";

const { ask } = fixtureApi();

test("article returns its metadata, with null for what is unknown", async () => {
  const fields = "__typename id title publisher publishedOn language url";
  expect(
    await ask(`{
      one: article(id: "article:one") { ${fields} }
      two: article(id: "article:two") { ${fields} }
      three: article(id: "article:three") { ${fields} }
    }`),
  ).toEqual({
    one: {
      __typename: "Article",
      id: "article:one",
      title: "Aster opens in Porta",
      publisher: "The Norland Post",
      publishedOn: "2015-06-01",
      language: "en",
      url: "https://post.example/aster",
    },
    two: {
      __typename: "Article",
      id: "article:two",
      title: "Ada is back",
      publisher: null,
      publishedOn: "2019-03",
      language: "de",
      url: null,
    },
    three: {
      __typename: "Article",
      id: "article:three",
      title: "Notes",
      publisher: null,
      publishedOn: null,
      language: "und",
      url: null,
    },
  });
});

test("article returns null for an unknown id and for the id of an entity", async () => {
  expect(await ask(`{ a: article(id: "article:none") { id } b: article(id: "person:ada") { id } }`)).toEqual({
    a: null,
    b: null,
  });
});

const mentioned = [
  "person:ada",
  "company:aster",
  "person:bo",
  "company:borea",
  "company:cobalt",
  "person:cy",
  "place:norland",
  "place:vela",
];

test("mentions come by name, ignoring accents, with the fields of their kind", async () => {
  const { article } = await ask(`{
    article(id: "article:two") {
      mentions {
        totalCount
        nodes { id }
        edges { node { name ... on Person { heads { nodes { id } } } ... on Place { placeKind } } }
        pageInfo { hasNextPage hasPreviousPage }
      }
    }
  }`);
  const { mentions } = article as { mentions: { nodes: { id: string }[]; edges: unknown; [rest: string]: unknown } };
  const { nodes, edges, ...rest } = mentions;
  expect(ids(nodes)).toEqual(mentioned);
  expect(edges).toEqual([
    { node: { name: "Ada Lind", heads: { nodes: [{ id: "company:aster" }] } } },
    { node: { name: "Aster" } },
    { node: { name: "Bo Marek", heads: { nodes: [{ id: "company:aster" }] } } },
    { node: { name: "Borea" } },
    { node: { name: "Cobalt" } },
    { node: { name: "Çy Östby", heads: { nodes: [] } } },
    { node: { name: "Norland", placeKind: "country" } },
    { node: { name: "Vela", placeKind: "city" } },
  ]);
  expect(rest).toEqual({ totalCount: 8, pageInfo: { hasNextPage: false, hasPreviousPage: false } });
});

test("relations are those that the article supports, by latest start, then undated ones by id", async () => {
  const { article } = await ask(
    `{ article(id: "article:two") { relations { totalCount nodes { ...relationFields } edges { node { id sourceCount } } } } } ${relationFields}`,
  );
  const { totalCount, nodes, edges } = (article as { relations: Record<"totalCount" | "nodes" | "edges", never[]> })
    .relations;
  expect(totalCount).toBe(7);
  const undated = [
    "COMPETES_WITH company:aster company:borea",
    "LOCATED_IN company:cobalt place:vela",
    "LOCATED_IN place:vela place:norland",
  ];
  expect(nodes.map(relationText).slice(0, 4)).toEqual([
    "HEADS person:ada company:aster 2018",
    "WORKS_FOR person:cy company:borea 2016-11",
    "HEADS person:bo company:aster 2013-05",
    "FOUNDED_BY company:aster person:ada 2001",
  ]);
  expect(nodes.map(relationText).slice(4).toSorted()).toEqual(undated);
  const found = edges.map(({ node }: { node: { id: string; sourceCount: number } }) => node);
  expect(ids(found).slice(4)).toEqual(ids(found).slice(4).toSorted());
  expect(found.map(({ sourceCount }) => sourceCount)).toEqual([1, 1, 2, 2, 1, 1, 1]);
});

test("a relation with two items of evidence in the article comes once", async () => {
  const { article } = await ask(
    `{ article(id: "article:two") { relations(first: 1) { totalCount nodes { role } pageInfo { hasNextPage } } } }`,
  );
  expect(article).toEqual({
    relations: { totalCount: 7, nodes: [{ role: "Chair" }], pageInfo: { hasNextPage: true } },
  });
});

test.each(["mentions", "relations"])("all pages of %s together are the whole list", async (list) => {
  const query = `query ($first: Int, $after: String) {
    article(id: "article:one") { ${list}(first: $first, after: $after) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor }
    } }
  }`;
  const page = async (first: number | null, after?: string) =>
    Object.values((await ask(query, { first, after })).article as object)[0] as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
    };
  const whole = ids((await page(null)).nodes);
  expect(whole).toHaveLength(list === "mentions" ? 9 : 10);
  const collected: string[] = [];
  let after: string | undefined;
  for (let more = true; more; ) {
    const { nodes, pageInfo } = await page(4, after);
    expect(pageInfo.hasPreviousPage).toBe(after !== undefined);
    collected.push(...ids(nodes));
    ({ endCursor: after, hasNextPage: more } = pageInfo);
  }
  expect(collected).toEqual(whole);
});
