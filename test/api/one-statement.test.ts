import { readConfig } from "../../src/config.ts";
import { recordingSchema } from "../recording-schema.ts";

const { ask } = recordingSchema();
/** A service for which every entity with a relation is a hub. */
const { ask: askOfHubs } = recordingSchema({ ...readConfig({}).limits, hubDegree: 1 });

const fourLevels = `
  neighbors(first: 5) { totalCount nodes {
    id
    degree(filter: { asOf: "2015" })
    neighborCounts { total }
    relations(first: 3) { edges { node { id label target {
      name
      neighbors(first: 5, orderBy: NAME) { edges {
        relations { id source { id } }
        node { name ... on Place { within { id residents(deep: true) { totalCount nodes { id } } } } }
      } }
    } } } }
  } }`;

test.each([
  ["entity", `{ entity(id: "company:aster") { ${fourLevels} ... on Company { founders { nodes { name } } } } }`],
  ["company", `{ company(id: "company:aster") { partners { nodes { id } } ${fourLevels} } }`],
  ["node", `{ node(id: "company:aster") { id ... on Entity { ${fourLevels} } } }`],
  ["nodes", `{ nodes(ids: ["company:aster", "place:porta"]) { id ... on Entity { ${fourLevels} } } }`],
])("a query of four levels of edges from %s runs one statement", async (root, query) => {
  const { data, reads } = await ask(query);
  expect(reads).toHaveLength(1);
  const [found] = [data?.[root]].flat() as { neighbors: { totalCount: number; nodes: { relations: unknown }[] } }[];
  expect(found?.neighbors.totalCount).toBe(5);
  expect(JSON.stringify(found?.neighbors.nodes[0]?.relations)).toContain('"within":[{"id":"place:norland"');
});

test("a query of edges from a relation runs one statement", async () => {
  const { data } = await ask(`{ entity(id: "company:dune") { relations { nodes { id } } } }`);
  const id = JSON.parse(JSON.stringify(data)).entity.relations.nodes[0].id;
  const { reads } = await ask(
    `query ($id: ID!) { relation(id: $id) { label source { neighbors { nodes { neighbors { nodes { id } } } } } target { degree } } }`,
    { id },
  );
  expect(reads).toHaveLength(1);
});

test("each root field runs its own statement, whose text does not depend on the arguments", async () => {
  const query = `query ($id: ID!, $first: Int, $after: String, $asOf: PartialDate, $exclude: [ID!]) {
    entity(id: $id) { neighbors(first: $first, after: $after, filter: { asOf: $asOf, exclude: $exclude }) { nodes { id } pageInfo { endCursor } } }
    company(id: $id) { name }
  }`;
  const one = await ask(query, { id: "company:aster", first: 1, asOf: "2015", exclude: ["person:ada"] });
  expect(one.reads).toHaveLength(2);
  const two = await ask(query, { id: "company:dune", first: 7, asOf: "2001-03", exclude: ["a", "b"] });
  expect(two.reads.map(({ text }) => text)).toEqual(one.reads.map(({ text }) => text));
});

test("statements contain no text from the client", async () => {
  const text = "x' }) DETACH DELETE n //";
  const { reads } = await ask(
    `query ($id: ID!, $exclude: [ID!]) {
      entity(id: $id) { quoted_alias: neighbors(filter: { exclude: $exclude }) { nodes { named_so: name } } }
      nodes(ids: [$id]) { id }
      relation(id: $id) { id }
      article(id: $id) { id }
    }`,
    { id: text, exclude: [text] },
  );
  for (const { text: statement } of reads) expect(statement).not.toMatch(/DETACH|quoted_alias|named_so/);
});

test("articles and evidence take one more statement for each field, however many parents it has", async () => {
  const { reads } = await ask(`{ entity(id: "company:aster") {
    neighbors { nodes { id articles { nodes { id mentions { totalCount } } } } }
    relations { nodes { id evidence { nodes { statement } } } }
  } }`);
  // One for the entity with its edges, and one each for articles, mentions and evidence.
  expect(reads).toHaveLength(4);
});

test("fields that are not selected are not read", async () => {
  const { reads } = await ask(`{ entity(id: "company:aster") { neighbors { totalCount } } }`);
  expect(reads[0]?.text).not.toMatch(/rows:|ORDER BY/);
  const { reads: uncounted } = await ask(`{ entity(id: "company:aster") { neighbors { nodes { id } } } }`);
  expect(uncounted[0]?.text).not.toMatch(/COUNT|collect\(r/);
});

test.each([
  ["nodes { id }", 2, false],
  ["totalCount edges { node { id } }", 2, false],
  ["edges { cursor }", 2, true],
  ["nodes { id } pageInfo { endCursor }", 3, true],
  ["pageInfo { hasNextPage }", 3, true],
])("{ %s } with a page of two reads %i rows; with sort keys: %s", async (selection, limit, placed) => {
  const { data, reads } = await ask(`{ entity(id: "company:aster") { relations(first: 2) { ${selection} } } }`);
  expect(reads[0]?.params).toMatchObject({ e0_limit: limit });
  expect(reads[0]?.text.includes("sortKey:")).toBe(placed);
  for (const { edges, nodes } of Object.values(data?.entity as Record<string, Record<string, unknown[]>>))
    expect(edges ?? nodes ?? [1, 2]).toHaveLength(2);
});

test("a page of a root list reads one more row only if pageInfo is selected", async () => {
  const lists = ["entities", "relations", "articles"];
  for (const list of lists) {
    const bare = await ask(`{ ${list}(first: 1) { nodes { id } } }`);
    expect(bare.reads[0]?.params).toMatchObject({ limit: 1 });
    const paged = await ask(`{ ${list}(first: 1) { pageInfo { hasNextPage } } }`);
    expect(paged.reads[0]?.params).toMatchObject({ limit: 2 });
    expect(paged.data?.[list]).toEqual({ pageInfo: { hasNextPage: true } });
  }
  const { reads } = await ask(`{ article(id: "article:two") { mentions(first: 2) { nodes { id } } } }`);
  expect(reads[1]?.params).toMatchObject({ limit: 2 });
});

test("a filter changes the parameters of a statement, not its text", async () => {
  const textOf = async (filter: string) =>
    (
      await ask(
        `{ entity(id: "company:aster") { name neighborCounts(filter: ${filter}) { total } neighbors(filter: ${filter}) { nodes { name } } } }`,
      )
    ).reads.map(({ text }) => text);
  const [text] = await textOf("{ types: [HEADS], direction: OUT, kinds: [PERSON] }");
  expect(await textOf("{ types: [OWNS, MET, LOCATED_IN], direction: IN, kinds: [COMPANY, PLACE] }")).toEqual([text]);
  const [narrowed] = await textOf('{ asOf: "2015" }');
  expect(await textOf("{ types: [MET], kinds: [PERSON], minSources: 2, current: true }")).toEqual([narrowed]);
});

test("order, cursor and total change the parameters of a page of neighbors, not its text", async () => {
  const page = async (args: string, fields: string) => {
    const { data, reads } = await ask(`{ entity(id: "company:aster") { neighbors(first: 1${args}) { ${fields} } } }`);
    return { neighbors: JSON.parse(JSON.stringify(data)).entity.neighbors, statement: reads[0]?.text };
  };
  const { statement, neighbors } = await page("", "nodes { id } pageInfo { endCursor }");
  const next = `, after: "${neighbors.pageInfo.endCursor}"`;
  for (const [args, fields] of [
    [next, "edges { cursor node { kind } }"],
    ["", "totalCount edges { node { id } }"],
    ...["NAME", "NEWEST", "SOURCES"].map((order) => [`, orderBy: ${order}`, "nodes { id }"]),
  ] as const)
    expect((await page(args, fields)).statement).toBe(statement);
});

test.each([
  ["expand", `expand(ids: ["company:aster"]`, ["", ", orderBy: NAME", ", orderBy: NEWEST", ", orderBy: SOURCES"]],
  ["subgraph", `subgraph(ids: ["company:aster"]`, ["", ", depth: 0", ", depth: 1", ", depth: 3"]],
])("%s has one text for all arguments", async (_, field, args) => {
  const texts = await Promise.all(
    args.map(async (arg) => (await ask(`{ ${field}${arg}) { nodes { id } relations { id } } }`)).reads[0]?.text),
  );
  expect(new Set(texts).size).toBe(1);
});

test("paths of all lengths and filters share their texts, except with few types", async () => {
  const texts = new Set<string>();
  const search = async (args: string) => {
    const { reads } = await ask(
      `{ paths(from: "person:ada", to: "company:dune"${args}) { paths { nodes { name } steps { from { id } relation { role } } } report { omitted } } }`,
    );
    for (const { text: statement } of reads) texts.add(statement);
  };
  for (const args of ["", ", maxLength: 4", ", maxLength: 5", ", limit: 1"]) await search(args);
  // Shortest routes and longer ones, each up to three and up to six relations; and the fields of the result.
  expect(texts.size).toBeLessThanOrEqual(5);
});

test("the text depends on the larger selection of source and target, not on which end has it", async () => {
  const textOf = async (fields: string) =>
    (await ask(`{ entity(id: "company:aster") { relations { nodes { ${fields} } } } }`)).reads[0]?.text;
  expect(await textOf("source { id }")).toEqual(await textOf("target { id } source { kind }"));
  expect(await textOf("source { name }")).toEqual(await textOf("source { id } target { name }"));
});

test("all selections of stored fields beyond the name give one text", async () => {
  const textOf = async (fields: string) => (await ask(`{ entity(id: "company:aster") { ${fields} } }`)).reads[0]?.text;
  expect(await textOf("aliases")).toEqual(await textOf("name description sameAs"));
  expect(await textOf("name degree neighborCounts { total }")).toEqual(
    await textOf("name neighborCounts(filter: { types: [HEADS] }) { total }"),
  );
});

test("an entity that is no hub takes a short statement; a hub takes one more, which samples its neighbors", async () => {
  const query = `{ entity(id: "company:aster") { neighbors { nodes { neighbors { nodes { neighbors { nodes { id } } } } } } } }`;
  const sampled = (reads: readonly { text: string }[]) =>
    reads.map(({ text }) => text.match(/LIMIT \$e\d+_sample/g) ?? []);
  expect(sampled((await ask(query)).reads)).toEqual([[]]);
  expect(sampled((await askOfHubs(query)).reads)).toEqual([[], ["LIMIT $e0_sample"]]);
});
