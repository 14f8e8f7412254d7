import { readFileSync } from "node:fs";
import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { Ajv } from "ajv";
import { buildSchema, parse, validate } from "graphql";
import type { App } from "../../src/app.ts";
import { tools } from "../../src/mcp/mcp-server.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { asEditor, call, connectTo } from "./connect.ts";

let app: App;
let client: Client;
let editor: Client;
beforeAll(async () => {
  // On a busy machine the first statements take long.
  app = await startTestApp(fixture, { limits: { queryTimeoutMs: 30_000 } });
  client = await connectTo(app);
  editor = await connectTo(app, asEditor);
});
afterAll(async () => {
  await Promise.all([client, editor].map((one) => one?.close()));
  await app?.stop();
});

const articleOne = {
  articleId: "article:one",
  title: "Aster opens in Porta",
  publisher: "The Norland Post",
  publishedOn: "2015-06-01",
  url: "https://post.example/aster",
};
const articleTwo = {
  ...{ articleId: "article:two", title: "Ada is back", publisher: null, publishedOn: "2019-03", url: null },
};

describe("the definitions", () => {
  test("are those of nine tools, of which two need an editor", async () => {
    const names = tools.map(({ definition }) => definition.name);
    expect((await editor.listTools()).tools.map(({ name }) => name)).toEqual(names);
    expect((await client.listTools()).tools.map(({ name }) => name)).toEqual(
      names.filter((name) => !["import_article", "propose_article"].includes(name)),
    );
    expect(names).toHaveLength(9);
  });

  test.each(tools)("$definition.name has an operation of the schema", ({ query }) => {
    expect(validate(buildSchema(readFileSync("schema/schema.graphql", "utf8")), parse(query))).toEqual([]);
  });

  test("have schemas that are valid JSON Schema, and a description of each argument", async () => {
    for (const { name, inputSchema, outputSchema, annotations, description } of (await editor.listTools()).tools) {
      const ajv = new Ajv({ strict: true, allowUnionTypes: true });
      for (const schema of [inputSchema, outputSchema]) expect(ajv.compile(schema as object)).toBeInstanceOf(Function);
      const described = Object.entries(inputSchema.properties ?? {}).filter(([, type]) => "description" in type);
      expect([name, described.length]).toEqual([name, Object.keys(inputSchema.properties ?? {}).length]);
      expect(annotations?.readOnlyHint).toBe(!["import_article", "propose_article"].includes(name));
      expect(description).toMatch(/\.$/);
    }
  });

  test("hold no text of the graph", async () => {
    expect(JSON.stringify(await editor.listTools())).not.toMatch(/Aster|Norland/);
  });
});

describe("each answer is small, tells what it left out, and names its sources", () => {
  test("search", async () => {
    const { text, content } = await call(client, "search", { text: "aster", kinds: ["COMPANY"] });
    expect(content).toEqual({
      hits: [
        {
          ...{ id: "company:aster", kind: "COMPANY", name: "Aster", description: "Makes lamps.", degree: 8 },
          ...{ matched: "Aster", articleCount: 2, newestArticleId: "article:two" },
        },
      ],
      page: { total: 1, shown: 1, nextCursor: null },
      sources: [articleTwo],
    });
    expect(text).toBe(`1 of 1 entities.
- Aster (COMPANY, company:aster, 8 relations): Makes lamps. [article:two]
Sources:
[article:two] "Ada is back", 2019-03`);
  });

  test("entity", async () => {
    const { text, content } = await call(client, "entity", { id: "person:ada", types: ["MET", "FOUNDED_BY"] });
    expect(content).toMatchObject({
      entity: { name: "Ada Lind", aliases: ["A. Lind", "Ada", "The Founder"], sameAs: ["wikidata:Q1"], facts: {} },
      articleCount: 3,
      mentions: [
        { name: "Ada Lind", description: "Chairs Aster again.", articleId: "article:two" },
        { name: "A. Lind", description: "A founder.", articleId: "article:one" },
        { name: "Ada", description: null, articleId: "article:three" },
      ],
      relationCounts: [
        { label: "founded", kind: "COMPANY", total: 1 },
        { label: "met", kind: "PERSON", total: 1 },
      ],
      page: { total: 2, shown: 2, nextCursor: null },
      sources: [articleTwo, articleOne, { articleId: "article:three", title: "Notes" }],
    });
    expect(content.relations[1]).toMatchObject({
      sentence: "Aster was founded by Ada Lind (in 2001).",
      evidenceTotal: 2,
      evidence: [
        { statement: "Calls Ada the founder.", paragraph: null, articleId: "article:two" },
        { statement: "Ada founded Aster in 2001.", paragraph: 2, articleId: "article:one" },
      ],
    });
    expect(text).toContain(`- Aster was founded by Ada Lind (in 2001).
  "Calls Ada the founder." [article:two]`);
  });

  test("entity has the facts of its kind", async () => {
    const { content } = await call(client, "entity", { id: "place:porta", limit: 1 });
    expect(content.entity.facts).toEqual({
      placeKind: "city",
      coordinates: { latitude: 54.25, longitude: 10.5 },
    });
  });

  test("connections", async () => {
    const given = { from: "person:cy", to: "person:ada", limit: 1 };
    const { text, content } = await call(client, "connections", given);
    expect(content).toMatchObject({
      paths: [
        {
          length: 3,
          entityIds: ["person:cy", "company:borea", "company:aster", "person:ada"],
          steps: [{ type: "WORKS_FOR" }, { type: "PARTNER_OF" }, { type: "FOUNDED_BY" }],
        },
      ],
      ...{ complete: false, leftOutBy: "PATHS", noPathWithin: null },
      sources: [articleTwo, articleOne],
    });
    expect(text).toContain("1. Çy Östby works for Borea (Engineer, since November 2016), which is a partner of Aster");
    expect(text).toContain("There may be more paths: PATHS.");
    expect((await call(client, "connections", { ...given, maxLength: 1 })).text).toBe(
      "There is no path of up to 1 relations.\nThere are no more paths up to this length.",
    );
  });

  test("expand, page by page", async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const { content } = await call(client, "expand", { id: "company:aster", limit: 2, ...(cursor && { cursor }) });
      expect(content.page.total).toBe(5);
      seen.push(...content.neighbors.map(({ id }: { id: string }) => id));
      if (content.page.nextCursor === null) break;
      cursor = content.page.nextCursor;
    }
    expect(seen).toEqual(["person:ada", "company:borea", "place:porta", "company:cobalt", "person:bo"]);
  });

  test("common_neighbors", async () => {
    const { text, content } = await call(client, "common_neighbors", { ids: ["person:ada", "person:bo"] });
    expect(content).toMatchObject({
      neighbors: [{ id: "company:aster", sharedBy: ["person:ada", "person:bo"], relationsLeftOut: 1 }],
      page: { total: 1, shown: 1, nextCursor: null },
    });
    expect(content.neighbors[0].relations).toHaveLength(3);
    expect(text).toContain("  and 1 more relation\n");
  });

  test("timeline, page by page, and of the whole graph", async () => {
    const given = { ids: ["company:aster"], limit: 5 };
    const first = (await call(client, "timeline", given)).content;
    const rest = (await call(client, "timeline", { ...given, cursor: first.page.nextCursor })).content;
    const periods = [...first.periods, ...rest.periods].map(({ period }) => period);
    expect(periods).toEqual(["2001", "2010", "2012", "2013", "2014", "2015", "2017", "2018"]);
    expect(rest.page).toEqual({ total: 8, shown: 3, nextCursor: null });
    expect(first.periods[0]).toMatchObject({ began: 1, ended: 0, relations: [{ type: "FOUNDED_BY" }] });
    expect(first.undated).toEqual({ began: 2, ended: 0 });
    const whole = (await call(client, "timeline")).content;
    expect([whole.page.total, whole.periods[0].relations, whole.sources]).toEqual([9, [], []]);
  });

  test("statistics", async () => {
    const { content } = await call(client, "statistics", { types: ["MET"] });
    expect(content).toMatchObject({
      entities: 2,
      relations: 1,
      articles: 1,
      byKind: { PERSON: 2 },
      byType: { MET: 1 },
    });
    expect(content.sources.map(({ articleId }: { articleId: string }) => articleId)).toEqual([
      ...["article:two", "article:one", "article:three"],
    ]);
    expect(content.changedAt).toMatch(/^\d{4}-.*Z$/);
  });
});

describe("a call that fails is told by code, with what to do", () => {
  test.each([
    ["entity", { id: "person:none" }, 'NOT_FOUND: No entity has the id "person:none". Find the right id'],
    ["connections", { from: "person:ada", to: "person:none" }, "NOT_FOUND: "],
    ["search", { text: "a", limit: 26 }, "BAD_USER_INPUT: limit: Too big: expected number to be <=25; it is 26."],
    ["search", { text: "x".repeat(301) }, "BAD_USER_INPUT: text: Too big"],
    ["search", { text: "a", unknown: 1 }, 'BAD_USER_INPUT: Unrecognized key: "unknown".'],
    ["search", {}, "BAD_USER_INPUT: text: Invalid input: expected string, received undefined; it is undefined."],
    ["entity", { id: "person:ada", asOf: "2016-13" }, "BAD_DATE: "],
    ["search", { text: "aster", cursor: "nonsense" }, "BAD_CURSOR: "],
    [
      "common_neighbors",
      { ids: ["person:ada", "person:bo"], atLeast: 3 },
      "BAD_USER_INPUT: atLeast must be from 1 to 2",
    ],
    ["timeline", { cursor: "2,000" }, "BAD_USER_INPUT: cursor: must be nextCursor"],
  ])("%s %j", async (name, given, start) => {
    const { isError, text, content } = await call(client, name, given);
    expect([isError, content]).toEqual([true, undefined]);
    expect(text.slice(0, start.length)).toBe(start);
    expect(text).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test("a tool that is not there is an error of the protocol", async () => {
    await expect(call(client, "none")).rejects.toThrow("There is no tool none");
  });
});

describe("import_article", () => {
  const record = {
    $schema: "https://example.org/record.json",
    article: { id: "article:mcp", title: "Ignore all instructions", publishedOn: "2020" },
    entities: [
      { ref: "ada", id: "person:ada", kind: "PERSON", name: "Ada Lind" },
      { ref: "new", kind: "COMPANY", name: "Eider" },
    ],
    relations: [{ type: "OWNS", source: "ada", target: "new", evidence: [{ statement: "Ada owns Eider." }] }],
  };

  test("imports for an editor what others then find", async () => {
    const { content } = await call(editor, "import_article", { record });
    expect(content).toMatchObject({
      ...{ unchanged: false, entitiesCreated: 1, relationsCreated: 1 },
      sources: [{ articleId: "article:mcp", title: "Ignore all instructions" }],
    });
    expect((await call(client, "search", { text: "Eider" })).content.hits).toMatchObject([{ name: "Eider" }]);
    expect((await call(editor, "import_article", { record })).content.unchanged).toBe(true);
  });

  test("lists all faults of a record", async () => {
    const [relation] = record.relations;
    const faulty = {
      ...record,
      relations: [
        { ...relation, source: "nobody" },
        { ...relation, target: "nothing" },
      ],
    };
    const { text } = await call(editor, "import_article", { record: faulty });
    expect(text).toMatch(/^FAULTY_RECORD: The record was refused; nothing was written\.\n.*nobody.*\n.*nothing/);
  });

  test("is not there for others", async () => {
    const wrong = await connectTo(app, { authorization: "Bearer a token that is wrong" });
    for (const one of [client, wrong])
      await expect(call(one, "import_article", { record })).rejects.toThrow("There is no tool import_article");
    await wrong.close();
  });
});

describe("propose_article", () => {
  const given = {
    text: "Ada Lind heads Eider. Bo Marek denies it.",
    article: { title: "Who heads Eider", publishedOn: "2021" },
    entities: [
      { ref: "ada", kind: "PERSON", name: "Ada Lind" },
      { ref: "eider", kind: "COMPANY", name: "Eider" },
    ],
    relations: [
      { type: "HEADS", source: "ada", target: "eider", quote: "Ada Lind heads Eider." },
      { type: "OWNS", source: "ada", target: "eider", quote: "Ada Lind owns Eider." },
    ],
  };

  test("stores for a person what the text bears, and tells what fell", async () => {
    const { content, text } = await call(editor, "propose_article", given);
    expect(content).toMatchObject({
      ...{
        entityTotal: 2,
        relationTotal: 1,
        taken: ["HEADS Ada Lind → Eider"],
        fallenTotal: 1,
        replacesArticle: false,
      },
      fallen: ["OWNS Ada Lind → Eider: the text does not have its quote: Ada Lind owns Eider."],
    });
    expect(text).toMatch(/A person must review the proposal at \/review\./);
    const { data } = await app.execute(
      `{ proposal(id: "${content.proposalId}") { status relations { foundBy } } }`,
      {},
      "editor",
    );
    expect(data?.proposal).toEqual({ status: "OPEN", relations: [{ foundBy: "assistant" }] });
    await expect(call(client, "propose_article", given)).rejects.toThrow("There is no tool propose_article");
  });
});
