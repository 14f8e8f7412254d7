import { importRows } from "../dataset-rows.ts";
import { fixtureApi } from "./fixture-api.ts";

const { app, ask, refusal, restore } = fixtureApi();

const kek = {
  ...{ id: "kek", title: "Media ownership", publisher: "KEK", url: "https://example.org/kek", licence: "CC0" },
  ...{ version: "3", asOf: "2020-06" },
};
const aster = { ref: "aster", id: "company:aster", kind: "COMPANY", name: "Aster" };
const dune = { ref: "dune", kind: "COMPANY", name: "Dune Media", sameAs: ["kek:c7"], country: "DE" };
const rows = [
  {
    ...{ key: "c7", asOf: "2020-06", entities: [dune, aster] },
    relations: [
      { type: "OWNS", source: "aster", target: "dune", share: 60, evidence: [{ statement: "Holds 60 percent." }] },
    ],
  },
  { key: "c8", entities: [{ ref: "ada", id: "person:ada", kind: "PERSON", name: "Ada Lind" }] },
];
beforeAll(async () => {
  await importRows(app().neo4j, { id: "abc" }, []);
  await importRows(app().neo4j, kek, rows);
});

test("a dataset shows what is said of it, and how many entries it has", async () => {
  const fields = "id title publisher url licence version asOf entryCount";
  const dataset = { ...kek, entryCount: 2 };
  const unsaid = { publisher: null, url: null, licence: null, version: null, asOf: null };
  expect(
    await ask(`{ dataset(id: "kek") { ${fields} } none: dataset(id: "none") { id }
      datasets { totalCount nodes { ${fields} } } }`),
  ).toEqual({
    dataset,
    none: null,
    datasets: { totalCount: 2, nodes: [{ id: "abc", title: "abc", ...unsaid, entryCount: 0 }, dataset] },
  });
});

test("evidence and mentions show their source, and an article only if it is one", async () => {
  const source =
    "source { __typename id url ... on Entry { key asOf dataset { title } } ... on Article { title } } article { id }";
  const { company } = await ask(`{ company(id: "company:kek.c7") {
    country articles { totalCount } mentions { nodes { name ${source} } }
    relations { nodes { share sourceCount evidence { nodes { statement ${source} } } } } } }`);
  const entry = { __typename: "Entry", id: "entry:kek/c7", url: null, key: "c7", asOf: "2020-06" };
  const said = { source: { ...entry, dataset: { title: "Media ownership" } }, article: null };
  expect(company).toEqual({
    country: "DE",
    articles: { totalCount: 0 },
    mentions: { nodes: [{ name: "Dune Media", ...said }] },
    relations: {
      nodes: [{ share: 60, sourceCount: 1, evidence: { nodes: [{ statement: "Holds 60 percent.", ...said }] } }],
    },
  });
  const { person } = await ask(`{ person(id: "person:ada") { mentions(first: 1) { nodes { ${source} } } } }`);
  expect(person).toEqual({
    mentions: {
      nodes: [
        {
          source: { __typename: "Article", id: "article:two", url: null, title: "Ada is back" },
          article: { id: "article:two" },
        },
      ],
    },
  });
});

test("an entry is a node, with what it mentions and supports", async () => {
  expect(
    await ask(`{ node(id: "entry:kek/c7") { id ... on Source { mentions { nodes { id } } relations { nodes { type } } } }
      entities(filter: { mentionedIn: "entry:kek/c8" }) { nodes { id } } }`),
  ).toEqual({
    node: {
      id: "entry:kek/c7",
      mentions: { nodes: [{ id: "company:aster" }, { id: "company:kek.c7" }] },
      relations: { nodes: [{ type: "OWNS" }] },
    },
    entities: { nodes: [{ id: "person:ada" }] },
  });
});

test("a dataset lists its entries by id, a page at a time, and none of another one", async () => {
  const first = await ask(`{ datasets { nodes { id entries(first: 1) {
    totalCount nodes { id key dataset { title } } pageInfo { hasNextPage endCursor } } } } }`);
  expect(first.datasets).toEqual({
    nodes: [
      { id: "abc", entries: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
      {
        id: "kek",
        entries: {
          totalCount: 2,
          nodes: [{ id: "entry:kek/c7", key: "c7", dataset: { title: "Media ownership" } }],
          pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
        },
      },
    ],
  });
  const { nodes } = first.datasets as { nodes: { entries: { pageInfo: { endCursor: string } } }[] };
  const after = nodes[1]?.entries.pageInfo.endCursor;
  expect(
    await ask(
      `query ($after: String) { dataset(id: "kek") { entries(after: $after) {
        nodes { key mentions { nodes { id } } } pageInfo { hasNextPage } } } }`,
      { after },
    ),
  ).toEqual({
    dataset: {
      entries: {
        nodes: [{ key: "c8", mentions: { nodes: [{ id: "person:ada" }] } }],
        pageInfo: { hasNextPage: false },
      },
    },
  });
});

test("entries are in no list and no count of articles", async () => {
  expect(await ask(`{ article(id: "entry:kek/c7") { id } articles { totalCount } statistics { articles } }`)).toEqual({
    article: null,
    articles: { totalCount: 3 },
    statistics: { articles: 3 },
  });
});

test("a dataset is retracted by an editor, and an unknown one is an error", async () => {
  const retract = `mutation { retractDataset(id: "kek") { entriesRemoved entriesLeft relationsRemoved entitiesRemoved } }`;
  expect((await refusal(retract)).extensions).toEqual({ code: "UNAUTHENTICATED" });
  expect(await ask(retract, {}, "editor")).toEqual({
    retractDataset: { entriesRemoved: 2, entriesLeft: 0, relationsRemoved: 1, entitiesRemoved: 1 },
  });
  expect((await refusal(retract, {}, "editor")).extensions).toEqual({ code: "NOT_FOUND", argument: "id" });
  expect(await ask(`{ entity(id: "company:kek.c7") { id } }`)).toEqual({ entity: null });
  await restore();
});
