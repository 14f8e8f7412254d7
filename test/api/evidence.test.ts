import { fixtureApi, ids, relationFields, relationText } from "./fixture-api.ts";

const { ask, refusal, relationId } = fixtureApi();

const evidence = "article { id title publishedOn } paragraph statement confidence extractedBy";
const one = { id: "article:one", title: "Aster opens in Porta", publishedOn: "2015-06-01" };
const two = { id: "article:two", title: "Ada is back", publishedOn: "2019-03" };
const three = { id: "article:three", title: "Notes", publishedOn: null };

test("evidence lists the support of every article, the newest first", async () => {
  const id = await relationId("FOUNDED_BY company:aster person:ada 2001");
  expect(
    await ask(`query ($id: ID!) { relation(id: $id) { evidence { totalCount nodes { ${evidence} } } } }`, { id }),
  ).toEqual({
    relation: {
      evidence: {
        totalCount: 2,
        nodes: [
          {
            article: two,
            paragraph: null,
            statement: "Calls Ada the founder.",
            confidence: 0.8,
            extractedBy: "unknown",
          },
          {
            article: one,
            paragraph: 2,
            statement: "Ada founded Aster in 2001.",
            confidence: 0.9,
            extractedBy: "unknown",
          },
        ],
      },
    },
  });
});

test("two statements of one article are two items of evidence, in the order of the article, and one source", async () => {
  const id = await relationId("HEADS person:ada company:aster 2018");
  expect(
    await ask(`query ($id: ID!) { relation(id: $id) { sourceCount evidence { edges { node { ${evidence} } } } } }`, {
      id,
    }),
  ).toEqual({
    relation: {
      sourceCount: 1,
      evidence: {
        edges: [
          {
            node: {
              article: two,
              paragraph: 1,
              statement: "Ada is chair again.",
              confidence: 1,
              extractedBy: "editor",
            },
          },
          {
            node: {
              article: two,
              paragraph: 4,
              statement: "The chair opened the meeting.",
              confidence: 0.4,
              extractedBy: "model",
            },
          },
        ],
      },
    },
  });
});

test("all pages of evidence together are the whole list; the default page has 10 items", async () => {
  const id = await relationId("FOUNDED_BY company:aster person:ada 2001");
  const query = `query ($id: ID!, $first: Int, $after: String) { relation(id: $id) { evidence(first: $first, after: $after) {
    totalCount nodes { statement } pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
  } } }`;
  const page = async (args: object) =>
    (await ask(query, { id, ...args })).relation as unknown as { evidence: { pageInfo: { endCursor: string } } };
  const first = await page({ first: 1 });
  expect(first).toEqual({
    evidence: {
      totalCount: 2,
      nodes: [{ statement: "Calls Ada the founder." }],
      pageInfo: {
        hasNextPage: true,
        hasPreviousPage: false,
        endCursor: expect.any(String),
        startCursor: first.evidence.pageInfo.endCursor,
      },
    },
  });
  expect(await page({ first: 1, after: first.evidence.pageInfo.endCursor })).toEqual({
    evidence: {
      totalCount: 2,
      nodes: [{ statement: "Ada founded Aster in 2001." }],
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: true,
        endCursor: expect.any(String),
        startCursor: expect.any(String),
      },
    },
  });
  expect(await page({ first: 0 })).toEqual({
    evidence: {
      totalCount: 2,
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: null, startCursor: null },
    },
  });
  expect(await refusal(query, { id, first: 101 })).toMatchObject({
    extensions: { code: "BAD_USER_INPUT", argument: "first", limit: 100, value: 101 },
  });
  expect(await refusal(query, { id, after: "x" })).toMatchObject({ extensions: { code: "BAD_CURSOR" } });
});

test("each relation of a list has its own evidence", async () => {
  const { entity } = await ask(
    `{ entity(id: "company:aster") { relations(filter: { types: [HEADS] }) { nodes {
      ...relationFields evidence { totalCount nodes { statement } }
    } } } }
    ${relationFields}`,
  );
  const { nodes } = (entity as { relations: { nodes: (Parameters<typeof relationText>[0] & { evidence: object })[] } })
    .relations;
  expect(nodes.map((node) => [relationText(node), node.evidence])).toEqual([
    [
      "HEADS person:ada company:aster 2018",
      { totalCount: 2, nodes: [{ statement: "Ada is chair again." }, { statement: "The chair opened the meeting." }] },
    ],
    [
      "HEADS person:bo company:aster 2013-05",
      { totalCount: 2, nodes: [{ statement: "Bo left in 2017." }, { statement: "Bo has run Aster since May 2013." }] },
    ],
    [
      "HEADS person:ada company:aster 2010",
      { totalCount: 1, nodes: [{ statement: "Ada was chair from 2010 to 2012." }] },
    ],
  ]);
});

test("articles of an entity are those that mention it, newest first, undated ones last", async () => {
  expect(
    await ask(`{
      ada: entity(id: "person:ada") { articles { totalCount nodes { id title publishedOn } } }
      rill: entity(id: "place:rill") { articles { totalCount nodes { id } } }
      dune: entity(id: "company:dune") { articles { nodes { id } } }
    }`),
  ).toEqual({
    ada: { articles: { totalCount: 3, nodes: [two, one, three] } },
    rill: { articles: { totalCount: 1, nodes: [{ id: "article:one" }] } },
    dune: { articles: { nodes: [{ id: "article:three" }] } },
  });
});

test("all pages of an entity's articles together are the whole list", async () => {
  const query = `query ($after: String) { entity(id: "person:ada") { articles(first: 1, after: $after) {
    nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor }
  } } }`;
  const collected: string[] = [];
  let after: string | null = null;
  for (let more = true; more; ) {
    const { articles } = (await ask(query, { after })).entity as {
      articles: {
        nodes: { id: string }[];
        edges: { cursor: string }[];
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
      };
    };
    expect(articles.pageInfo.hasPreviousPage).toBe(after !== null);
    expect(articles.edges.map(({ cursor }) => cursor)).toEqual([articles.pageInfo.endCursor]);
    collected.push(...ids(articles.nodes));
    ({ endCursor: after, hasNextPage: more } = articles.pageInfo);
  }
  expect(collected).toEqual(["article:two", "article:one", "article:three"]);
  expect(await refusal(query, { after: "x" })).toMatchObject({ extensions: { code: "BAD_CURSOR" } });
});

test("articles, their mentions and the articles of these nest correctly", async () => {
  expect(
    await ask(`{ entity(id: "company:dune") {
      neighbors { nodes { id articles(first: 2) { nodes { id mentions(first: 1) { totalCount nodes { name articles { totalCount } } } } } } }
      articles { nodes { relations { totalCount } } }
    } }`),
  ).toEqual({
    entity: {
      neighbors: {
        nodes: [
          {
            id: "person:ada",
            articles: {
              nodes: [
                {
                  id: "article:two",
                  mentions: { totalCount: 8, nodes: [{ name: "Ada Lind", articles: { totalCount: 3 } }] },
                },
                {
                  id: "article:one",
                  mentions: { totalCount: 9, nodes: [{ name: "Ada Lind", articles: { totalCount: 3 } }] },
                },
              ],
            },
          },
        ],
      },
      articles: { nodes: [{ relations: { totalCount: 4 } }] },
    },
  });
});
