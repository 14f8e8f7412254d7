import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../src/app.ts";
import { importFiles } from "../../src/articles/import-files.ts";
import { articleOne, articleThree, articleTwo } from "../fixture.ts";
import { editorToken, refill, startTestApp, timeoutMs } from "../test-app.ts";
import { exportedText } from "../whole-graph.ts";

let app: App;

beforeAll(async () => {
  app = await startTestApp([]);
});
beforeEach(() => refill(app.neo4j, [articleOne]));
afterAll(() => app?.stop());

const mutation = `mutation ($record: ArticleRecordInput!) {
  importArticle(record: $record) {
    article { id title publisher publishedOn language url mentions { totalCount } relations { totalCount } }
    entitiesCreated relationsCreated relationsConfirmed unchanged
  }
}`;

async function importing(record: unknown, to = app) {
  return JSON.parse(JSON.stringify(await to.execute(mutation, { record }, "editor")));
}

const exported = () => exportedText(app.neo4j);

const two = {
  id: "article:two",
  title: "Ada is back",
  publisher: null,
  publishedOn: "2019-03",
  language: "de",
  url: null,
  mentions: { totalCount: 8 },
  relations: { totalCount: 7 },
};

test("returns what was created and what was confirmed", async () => {
  expect(await importing(articleTwo)).toEqual({
    data: {
      importArticle: {
        article: two,
        // Çy and Vela are new. The graph already had that Ada founded Aster and that Bo heads it.
        entitiesCreated: 2,
        relationsCreated: 5,
        relationsConfirmed: 2,
        unchanged: false,
      },
    },
  });
});

test("creates everything in an empty graph", async () => {
  await refill(app.neo4j, []);
  expect(await importing(articleTwo)).toEqual({
    data: {
      importArticle: { article: two, entitiesCreated: 8, relationsCreated: 7, relationsConfirmed: 0, unchanged: false },
    },
  });
});

test("makes the article readable at once", async () => {
  await importing(articleThree);
  const { data } = await app.execute(
    `{ company(id: "company:dune") { name degree neighbors { nodes { id aliases } edges { relations { type evidence { nodes { statement article { title } } } } } } } }`,
  );
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    company: {
      name: "dune",
      degree: 1,
      neighbors: {
        nodes: [{ id: "person:ada", aliases: ["Ada", "The Founder"] }],
        edges: [
          {
            relations: [
              { type: "OWNS", evidence: { nodes: [{ statement: "Dune is Ada's.", article: { title: "Notes" } }] } },
            ],
          },
        ],
      },
    },
  });
});

test("importing the same record again changes nothing", async () => {
  await importing(articleTwo);
  const before = await exported();
  expect(await importing(articleTwo)).toEqual({
    data: {
      importArticle: { article: two, entitiesCreated: 0, relationsCreated: 0, relationsConfirmed: 0, unchanged: true },
    },
  });
  expect(await exported()).toBe(before);
});

test("another record of the same article replaces it", async () => {
  await refill(app.neo4j, [articleOne, { ...articleThree, article: articleTwo.article }]);
  expect(await importing(articleTwo)).toMatchObject({
    data: {
      importArticle: { article: two, entitiesCreated: 1, relationsCreated: 5, relationsConfirmed: 2, unchanged: false },
    },
  });
  const replaced = await exported();
  await refill(app.neo4j, [articleOne, articleTwo]);
  expect(replaced).toBe(await exported());
});

test("an entity without an id is matched by sameAs or by a name or alias in any spelling, or is created", async () => {
  await refill(app.neo4j, [articleOne, articleTwo]);
  const { data } = await importing({
    article: { id: "article:four", title: "Four", language: "en" },
    entities: [
      { ref: "1", kind: "PERSON", name: "Somebody Else", sameAs: ["wikidata:Q1"] },
      { ref: "2", kind: "PERSON", name: "CY OSTBY" },
      { ref: "3", kind: "COMPANY", name: "aster works" },
      { ref: "4", kind: "PLACE", name: "Aster" },
      { ref: "5", kind: "PERSON", name: "Jörg Süß" },
    ],
    relations: [],
  });
  expect(data).toMatchObject({ importArticle: { entitiesCreated: 2 } });
  const { data: read } = await app.execute(`{ article(id: "article:four") { mentions { nodes { id name } } } }`);
  expect(JSON.parse(JSON.stringify(read))).toEqual({
    article: {
      mentions: {
        nodes: [
          { id: "person:ada", name: "Ada Lind" },
          { id: "company:aster", name: "Aster" },
          { id: "place:aster", name: "Aster" },
          { id: "person:cy", name: "Çy Östby" },
          { id: "person:jorg-suss", name: "Jörg Süß" },
        ],
      },
    },
  });
});

test("a faulty record is refused completely, with all faults and their places", async () => {
  const before = await exported();
  const [ada, bo] = articleTwo.entities;
  const answer = await importing({
    article: articleTwo.article,
    entities: [ada, bo, { ref: "bo", kind: "COMPANY", name: "Beta", latitude: 1 }],
    relations: [
      { type: "OWNS", source: "ada", target: "nobody", evidence: [{ statement: "Says so." }] },
      {
        type: "MET",
        source: "ada",
        target: "ada",
        since: "2015",
        until: "2014",
        evidence: [{ statement: "Says so." }],
      },
    ],
  });
  expect(answer).toEqual({
    data: null,
    errors: [
      {
        message: [
          "The record was refused; nothing was written.",
          '/entities/2/ref: "bo" is already the ref of /entities/1',
          "/entities/2/latitude: is for a PLACE; this is a COMPANY",
          '/relations/0/target: "nobody" is the ref of no entity of the record',
          '/relations/1: ties "ada" to itself',
          "/relations/1/until: 2014 is before since, 2015",
        ].join("\n"),
        path: ["importArticle"],
        locations: expect.anything(),
        extensions: {
          code: "FAULTY_RECORD",
          faults: [
            { pointer: "/entities/2/ref", reason: '"bo" is already the ref of /entities/1' },
            { pointer: "/entities/2/latitude", reason: "is for a PLACE; this is a COMPANY" },
            { pointer: "/relations/0/target", reason: '"nobody" is the ref of no entity of the record' },
            { pointer: "/relations/1", reason: 'ties "ada" to itself' },
            { pointer: "/relations/1/until", reason: "2014 is before since, 2015" },
          ],
        },
      },
    ],
  });
  expect(await exported()).toBe(before);
});

test("a faulty date is a fault of the record, with a pointer", async () => {
  const { data, errors } = await importing({
    article: { id: "article:dates", title: "Dates", publishedOn: "yesterday" },
    entities: [],
    relations: [
      {
        type: "MET",
        source: "a",
        target: "b",
        since: "2015-02-29",
        until: "2016-13",
        evidence: [{ statement: "So." }],
      },
    ],
  });
  const reason = "must be a date of the calendar such as 2016, 2016-11 or 2016-11-03";
  expect(data).toBe(null);
  expect(errors[0].extensions.faults).toEqual([
    { pointer: "/article/publishedOn", reason },
    { pointer: "/relations/0/since", reason },
    { pointer: "/relations/0/until", reason },
    { pointer: "/relations/0/source", reason: '"a" is the ref of no entity of the record' },
    { pointer: "/relations/0/target", reason: '"b" is the ref of no entity of the record' },
  ]);
});

test("a document imported from a file is accepted and changes nothing, with language or without", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pressgraph-document-"));
  try {
    await writeFile(join(folder, "a.json"), JSON.stringify({ $schema: "./schema.json", ...articleThree }));
    expect(await importFiles(app.neo4j, [join(folder, "a.json")], { timeoutMs })).toMatchObject({ imported: 1 });
  } finally {
    await rm(folder, { recursive: true });
  }
  expect(articleThree.article).not.toHaveProperty("language");
  const { data } = await importing(articleThree);
  expect(data).toMatchObject({ importArticle: { unchanged: true, article: { language: "und" } } });
});

test("what the graph holds refuses no record: a name that two bear is an entity of its own", async () => {
  await refill(app.neo4j, [
    articleOne,
    {
      article: { id: "article:namesake", title: "Another Bo" },
      entities: [{ ref: "b", id: "person:bo-2", kind: "PERSON", name: "Bo Marek" }],
      relations: [],
    },
  ]);
  const { data } = await importing({
    article: { id: "article:which", title: "Which Bo?", language: "en" },
    entities: [{ ref: "b", kind: "PERSON", name: "bo marek" }],
    relations: [],
  });
  expect(data).toMatchObject({ importArticle: { entitiesCreated: 1 } });
});

describe("over HTTP", () => {
  const posting = async (to: App, authorization?: string) => {
    const response = await fetch(`${to.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(authorization !== undefined && { authorization }) },
      body: JSON.stringify({
        query: "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }",
        variables: { record: articleTwo },
      }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: object[] };
    return { status: response.status, data, ...(errors && { errors }) };
  };
  const unauthenticated = {
    status: 200,
    data: null,
    errors: [
      {
        message: "Mutations need the header Authorization: Bearer with the editor token",
        path: ["importArticle"],
        locations: expect.anything(),
        extensions: { code: "UNAUTHENTICATED" },
      },
    ],
  };

  test("an editor's token is accepted", async () => {
    expect(await posting(app, `Bearer ${editorToken}`)).toEqual({
      status: 200,
      data: { importArticle: { unchanged: false } },
    });
  });

  test.each([
    ["no token", undefined],
    ["another token", "Bearer another token of a kind"],
    ["the beginning of the token", `Bearer ${editorToken.slice(0, -1)}`],
    ["the token and more", `Bearer ${editorToken} `.concat("x")],
    ["an empty token", "Bearer "],
    ["another scheme", `Basic ${editorToken}`],
  ])("%s is refused, and nothing is written", async (_, authorization) => {
    const before = await exported();
    expect(await posting(app, authorization)).toEqual(unauthenticated);
    expect(await exported()).toBe(before);
  });

  test("without a configured token no one is an editor", async () => {
    const readOnly = await startTestApp([articleOne], { editorToken: null });
    for (const authorization of [undefined, `Bearer ${editorToken}`, "Bearer null", "Bearer "])
      expect(await posting(readOnly, authorization)).toMatchObject({
        data: null,
        errors: [
          {
            message: "Mutations are disabled: this service has no EDITOR_TOKEN",
            extensions: { code: "MUTATIONS_DISABLED" },
          },
        ],
      });
    await readOnly.stop();
  });
});
