import { articleOne, articleThree, articleTwo, fixture } from "../fixture.ts";
import { refill } from "../test-app.ts";
import { exportedText } from "../whole-graph.ts";
import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal, app, restore } = fixtureApi();

beforeEach(restore);

const mutation = "mutation ($id: ID!) { retractArticle(id: $id) { relationsRemoved relationsKept entitiesRemoved } }";

const exported = () => exportedText(app().neo4j);

test.each([
  // Both articles say that Ada founded Aster and that Bo headed it; only One speaks of Eurasia and the Rill.
  ["article:one", { relationsRemoved: 8, relationsKept: 2, entitiesRemoved: 2 }],
  // Only Two speaks of Çy.
  ["article:two", { relationsRemoved: 5, relationsKept: 2, entitiesRemoved: 1 }],
  // Only Three speaks of dune.
  ["article:three", { relationsRemoved: 4, relationsKept: 0, entitiesRemoved: 1 }],
])(
  "retracting %s returns what was removed and what stays, and leaves the graph of the other articles",
  async (id, counts) => {
    expect(await ask(mutation, { id }, "editor")).toEqual({ retractArticle: counts });
    const left = await exported();
    await refill(
      app().neo4j,
      fixture.filter(({ article }) => article.id !== id),
    );
    expect(left).toBe(await exported());
  },
);

test("values of another article are used again", async () => {
  await ask(mutation, { id: "article:two" }, "editor");
  expect(
    await ask(`{
      article(id: "article:two") { id }
      person(id: "person:cy") { id }
      entity(id: "person:ada") { name aliases description degree }
      company(id: "company:aster") { relations(filter: { types: [HEADS] }) { nodes { since until current sourceCount } } }
    }`),
  ).toEqual({
    article: null,
    person: null,
    entity: { name: "A. Lind", aliases: ["Ada", "The Founder"], description: "A founder.", degree: 5 },
    company: {
      relations: {
        nodes: [
          { since: "2013-05", until: null, current: true, sourceCount: 1 },
          { since: "2010", until: "2012", current: false, sourceCount: 1 },
        ],
      },
    },
  });
});

test("retracting an article and importing it again restores the graph", async () => {
  const before = await exported();
  await ask(mutation, { id: "article:one" }, "editor");
  await ask(
    "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }",
    { record: articleOne },
    "editor",
  );
  expect(await exported()).toBe(before);
});

test("retracting every article empties the graph", async () => {
  for (const { article } of [articleThree, articleOne, articleTwo]) await ask(mutation, { id: article.id }, "editor");
  const lists = { articles: [], datasets: [], entries: [], entities: [], relations: [] };
  expect(JSON.parse(await exported())).toEqual(lists);
});

test.each(["article:none", "", "person:ada"])(
  "the id %j of no article is an error, and nothing is written",
  async (id) => {
    const before = await exported();
    expect(await refusal(mutation, { id }, "editor")).toEqual({
      message: "There is no article with this id",
      path: ["retractArticle"],
      extensions: { code: "NOT_FOUND", argument: "id" },
    });
    expect(await exported()).toBe(before);
  },
);

test.each([
  ["reader", "UNAUTHENTICATED"],
  ["switched off", "MUTATIONS_DISABLED"],
] as const)("access %j is refused with %s, and nothing is written", async (access, code) => {
  const before = await exported();
  expect(await refusal(mutation, { id: "article:one" }, access)).toMatchObject({ extensions: { code } });
  expect(await exported()).toBe(before);
});
