import { fixtureApi } from "./fixture-api.ts";

const { ask, refusal } = fixtureApi();

/** The ids of the articles that pass, newest first; page by page the same. */
async function passing(filter: string): Promise<string[]> {
  const list = `articles(filter: { ${filter} }`;
  const { articles } = (await ask(`{ ${list}) { totalCount nodes { id } } }`)) as {
    articles: { totalCount: number; nodes: { id: string }[] };
  };
  expect(articles.totalCount).toBe(articles.nodes.length);
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = (await ask(
      `query ($after: String) { ${list}, first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
      {
        after,
      },
    )) as { articles: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } };
    paged.push(...page.articles.nodes.map(({ id }) => id));
    ({ hasNextPage: more, endCursor: after } = page.articles.pageInfo);
  }
  expect(articles.nodes.map(({ id }) => id)).toEqual(paged);
  return paged;
}

const [one, two, three] = ["article:one", "article:two", "article:three"];

test.each([
  ["", [two, one, three]],
  ['publisher: "The Norland Post"', [one]],
  ['publisher: "the norland post"', []],
  ['from: "2015"', [two, one]],
  ['from: "2015-06-02"', [two]],
  ['from: "2019-03-15"', [two]],
  ['from: "2019-04"', []],
  ['until: "2019-03-15"', [two, one]],
  ['until: "2019-02"', [one]],
  ['until: "2015"', [one]],
  ['from: "2015-06-01", until: "2015-06-01"', [one]],
  ['text: "ÁSTER  Opens"', [one]],
  ['text: "s bac"', [two]],
  ['text: "N.*s"', []],
  ['text: "a", from: "2016"', [two]],
])("articles that pass { %s }", async (filter, expected) => {
  expect(await passing(filter)).toEqual(expected);
});

test("a text that is too long or has no letter is refused", async () => {
  const refused = async (filter: string) =>
    (await refusal(`{ articles(filter: { ${filter} }) { totalCount } }`)).extensions;
  const long = "a".repeat(301);
  expect(await refused(`text: "${long}"`)).toMatchObject({ argument: "filter.text", limit: 300, value: 301 });
  expect(await refused(`publisher: "${long}"`)).toMatchObject({ argument: "filter.publisher", limit: 300 });
  expect(await refused('text: " - "')).toMatchObject({ code: "BAD_USER_INPUT", argument: "filter.text" });
});
