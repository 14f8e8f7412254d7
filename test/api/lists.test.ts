import type { App } from "../../src/app.ts";
import { startTestApp } from "../test-app.ts";

const says = [{ statement: "Says so." }];
const entity = (id: string, name: string, more = {}) => ({
  ref: id,
  id,
  kind: id.split(":")[0]?.toUpperCase(),
  name,
  ...more,
});

const older = {
  article: { id: "article:older", title: "Older", publishedOn: "2016", language: "en" },
  entities: [
    entity("person:ada", "Ada"),
    entity("person:bo", "Bö"),
    entity("company:acme", "Acme", { aliases: ["Zenith Tools"] }),
    entity("company:bolt", "bolt"),
    entity("place:town", "Town", { placeKind: "city" }),
    entity("place:land", "Land", { placeKind: "country" }),
  ],
  relations: [
    { type: "HEADS", source: "person:ada", target: "company:acme", since: "2012", evidence: says },
    { type: "FOUNDED_BY", source: "company:acme", target: "person:bo", since: "2010-05", evidence: says },
    { type: "LOCATED_IN", source: "company:acme", target: "place:town", evidence: says },
    { type: "LOCATED_IN", source: "place:town", target: "place:land", evidence: says },
    { type: "LOCATED_IN", source: "company:bolt", target: "place:land", since: "2016", evidence: says },
    { type: "MET", source: "person:bo", target: "person:ada", evidence: [{ statement: "Says so.", confidence: 0.5 }] },
  ],
};
const newer = {
  article: { id: "article:newer", title: "Newer", publishedOn: "2016-11", language: "en" },
  entities: [entity("person:ada", "Ada"), entity("company:acme", "Acme")],
  relations: [{ type: "HEADS", source: "person:ada", target: "company:acme", since: "2012", evidence: says }],
};
const undated = {
  article: { id: "article:undated", title: "Undated", language: "en" },
  entities: [entity("person:ada", "Ada")],
  relations: [],
};

let app: App;
beforeAll(async () => {
  app = await startTestApp([older, newer, undated]);
});
afterAll(() => app.stop());

interface Listed {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function list(field: string, args: string, selection = "nodes { id } totalCount"): Promise<Listed> {
  const { data, errors } = await app.execute(`{ list: ${field}${args === "" ? "" : `(${args})`} { ${selection} } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.list as Listed;
}
const ids = async (field: string, args: string) => (await list(field, args)).nodes.map(({ id }) => id);
const codeOf = async (query: string) => (await app.execute(query)).errors?.[0]?.extensions;

const byName = ["company:acme", "person:ada", "person:bo", "company:bolt", "place:land", "place:town"];
const byDegree = ["company:acme", "person:ada", "person:bo", "place:land", "place:town", "company:bolt"];

describe("entities", () => {
  test("come by name, ignoring case and accents, or by degree and then id", async () => {
    expect(await ids("entities", "")).toEqual(byName);
    expect(await ids("entities", "orderBy: DEGREE")).toEqual(byDegree);
  });

  test.each(["NAME", "DEGREE"])("all pages by %s together are the whole list, in order", async (order) => {
    const seen: string[] = [];
    let after = "";
    for (let page = 0; page < 9; page++) {
      const { nodes, pageInfo } = await list(
        "entities",
        `orderBy: ${order}, first: 2${after}`,
        "nodes { id } pageInfo { hasNextPage endCursor }",
      );
      seen.push(...nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(order === "NAME" ? byName : byDegree);
  });

  test.each([
    ["kinds: [PERSON, PLACE]", ["person:ada", "person:bo", "place:land", "place:town"]],
    ["kinds: []", []],
    ['nameContains: "OLT"', ["company:bolt"]],
    ['nameContains: "bo"', ["person:bo", "company:bolt"]],
    ['nameContains: "BÖ"', ["person:bo", "company:bolt"]],
    ['nameContains: "nith too"', ["company:acme"]],
    ['nameContains: "boe", kinds: [COMPANY]', []],
    ['locatedIn: "place:land"', ["company:acme", "company:bolt", "place:town"]],
    ['locatedIn: "place:town"', ["company:acme"]],
    ['locatedIn: "place:none"', []],
    ["minDegree: 2", ["company:acme", "person:ada", "person:bo", "place:land", "place:town"]],
    ["minDegree: 3", ["company:acme"]],
    ['mentionedIn: "article:newer"', ["company:acme", "person:ada"]],
    ['mentionedIn: "article:newer", nameContains: "ad"', ["person:ada"]],
    [
      'mentionedIn: "article:older", locatedIn: "place:land", nameContains: "o", kinds: [COMPANY]',
      ["company:acme", "company:bolt"],
    ],
    ['locatedIn: "place:land", minDegree: 2', ["company:acme", "place:town"]],
  ])("filtered by {%s} have an exact total", async (filter, expected) => {
    const { nodes, totalCount } = await list("entities", `filter: { ${filter} }`);
    expect(nodes.map(({ id }) => id)).toEqual(expected);
    expect(totalCount).toBe(expected.length);
    const paged = await list("entities", `filter: { ${filter} }, first: 1`);
    expect(paged.nodes.map(({ id }) => id)).toEqual(expected.slice(0, 1));
    expect(paged.totalCount).toBe(expected.length);
  });

  test("their edges are read in the same statement", async () => {
    const { nodes } = await list(
      "entities",
      'filter: { nameContains: "acme" }',
      "nodes { id ... on Company { founders { nodes { name } } } }",
    );
    expect(nodes).toEqual([{ id: "company:acme", founders: { nodes: [{ name: "Bö" }] } }]);
  });

  test("a negative minDegree or minSources is refused", async () => {
    const bad = (argument: string) => ({ code: "BAD_USER_INPUT", argument, limit: 0, value: -1 });
    expect(await codeOf("{ entities(filter: { minDegree: -1 }) { totalCount } }")).toEqual(bad("filter.minDegree"));
    expect(await codeOf("{ relations(filter: { minSources: -1 }) { totalCount } }")).toEqual(bad("filter.minSources"));
    expect((await list("entities", "filter: { minDegree: 0 }")).totalCount).toBeGreaterThan(5);
  });

  test("too large a page, a cursor of another order, and an empty or too long text are refused", async () => {
    expect(await codeOf("{ entities(first: 101) { totalCount } }")).toMatchObject({ argument: "first", limit: 100 });
    const { pageInfo } = await list("entities", "first: 1", "pageInfo { endCursor }");
    expect(await codeOf(`{ entities(orderBy: DEGREE, after: "${pageInfo.endCursor}") { totalCount } }`)).toMatchObject({
      code: "BAD_CURSOR",
    });
    for (const [text, limit, value] of [
      ["", 1, 0],
      ["  ", 1, 0],
      ["x".repeat(301), 300, 301],
    ])
      expect(await codeOf(`{ entities(filter: { nameContains: "${text}" }) { totalCount } }`)).toMatchObject({
        ...{ code: "BAD_USER_INPUT", argument: "filter.nameContains", limit, value },
      });
  });
});

describe("relations", () => {
  const selection = "nodes { type source { id } target { id } } totalCount";
  const types = async (args: string) => {
    const { nodes, totalCount } = await list("relations", args, selection);
    expect(totalCount).toBe(nodes.length);
    return nodes.map((node) => (node as unknown as { type: string }).type);
  };

  test("come newest first, undated ones last, or in the other orders", async () => {
    expect((await types("")).slice(0, 3)).toEqual(["LOCATED_IN", "HEADS", "FOUNDED_BY"]);
    expect((await types("orderBy: OLDEST")).slice(0, 3)).toEqual(["FOUNDED_BY", "HEADS", "LOCATED_IN"]);
    expect((await types("orderBy: CONFIDENCE")).at(-1)).toBe("MET");
    expect((await types("orderBy: SOURCES"))[0]).toBe("HEADS");
  });

  test.each([
    ["filter: { types: [MET] }", ["MET"]],
    ["filter: { types: [] }", []],
    ["filter: { kinds: [PERSON] }", ["HEADS", "FOUNDED_BY", "MET"]],
    ["filter: { kinds: [PERSON], direction: IN }", ["HEADS", "FOUNDED_BY", "MET"]],
    ['filter: { exclude: ["company:acme"], kinds: [PERSON] }', ["MET"]],
    ["filter: { minSources: 2 }", ["HEADS"]],
    ['filter: { asOf: "2011", types: [HEADS, FOUNDED_BY] }', ["FOUNDED_BY"]],
    ['between: ["person:ada", "company:acme", "person:bo"]', ["HEADS", "FOUNDED_BY", "MET"]],
    ['between: ["person:ada", "company:acme"], filter: { types: [MET] }', []],
    ['between: ["person:ada", "person:ada"]', []],
    ["between: []", []],
  ])("filtered by %s", async (args, expected) => {
    expect(await types(args)).toEqual(expected);
  });

  test.each(["NEWEST", "OLDEST", "CONFIDENCE", "SOURCES"])(
    "paged by %s, each comes once and in order",
    async (order) => {
      const all = await ids("relations", `orderBy: ${order}`);
      const seen: string[] = [];
      let after = "";
      for (let page = 0; page < 9; page++) {
        const { nodes, pageInfo } = await list(
          "relations",
          `orderBy: ${order}, first: 2${after}`,
          "nodes { id } pageInfo { hasNextPage endCursor }",
        );
        seen.push(...nodes.map(({ id }) => id));
        if (!pageInfo.hasNextPage) break;
        after = `, after: "${pageInfo.endCursor}"`;
      }
      expect(seen).toEqual(all);
      expect(all).toHaveLength(6);
    },
  );

  test("between more than 1,000 entities are refused", async () => {
    const many = JSON.stringify(Array.from({ length: 1_001 }, (_, i) => `person:${i}`));
    expect(await codeOf(`{ relations(between: ${many}) { totalCount } }`)).toMatchObject({
      argument: "between",
      limit: 1_000,
      value: 1_001,
    });
  });
});

describe("articles", () => {
  test("come newest first, precise dates before coarser ones, undated ones last; pages repeat none", async () => {
    const all = ["article:newer", "article:older", "article:undated"];
    expect(await list("articles", "")).toEqual({ nodes: all.map((id) => ({ id })), totalCount: 3 });
    const { pageInfo } = await list("articles", "first: 1", "pageInfo { endCursor }");
    expect(await ids("articles", `first: 1, after: "${pageInfo.endCursor}"`)).toEqual(["article:older"]);
  });
});
