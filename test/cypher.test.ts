import { readdirSync, readFileSync } from "node:fs";
import neo4j, { type Driver, type Plan, type Session } from "neo4j-driver";
import { byAddressPart } from "../src/address.ts";
import { readConfig } from "../src/config.ts";
import { asProperties, byField } from "../src/entity-fields.ts";
import { schemaIndexes } from "../src/neo4j/apply-schema.ts";
import { cypherFiles } from "../src/neo4j/cypher-files.ts";
import { inOneParameter } from "../src/neo4j/driver.ts";
import type { Params } from "../src/neo4j/statement.ts";
import { relationTypes } from "../src/ontology.ts";
import { byRelationField } from "../src/relation-fields.ts";
import { recordingSchema } from "./recording-schema.ts";
import { testDatabase } from "./test-database.ts";

// Planning a new statement takes long on a busy machine.
const { ask } = recordingSchema({ ...readConfig({}).limits, queryTimeoutMs: 20_000 });

let driver: Driver;
let session: Session;
beforeAll(async () => {
  const { uri, user, password, database } = testDatabase();
  driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  session = driver.session({ database });
  // For a dozen nodes a scan is as good as an index. A larger graph makes the planner use indexes.
  // Neo4j warns of properties and types that it has never seen.
  const address = byAddressPart(() => "");
  await session.run(crowd, {
    ofEntity: asProperties({ ...byField((_, { type }) => (type === "TEXTS" ? [""] : "")), address }),
    ofRelation: byRelationField(() => ""),
  });
  await session.run("CALL db.prepareForReplanning(120)");
});
afterAll(async () => {
  // A service refuses to start on articles without records.
  await driver?.session().run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
  await driver?.close();
});

const crowd = `
  UNWIND range(1, 3000) AS i
  CREATE (p:Entity:Person {id: 'person:' + i, kind: 'PERSON', degree: 2, otherIds: []}),
    (c:Entity:Company {id: 'company:' + i, kind: 'COMPANY', degree: 2}),
    (l:Entity:Place {id: 'place:' + i, kind: 'PLACE', degree: 2}),
    (c)-[:FOUNDED_BY {id: 'relation:founded-by:' + i}]->(p),
    (p)-[:HEADS {id: 'relation:heads:' + i}]->(c),
    (c)-[:LOCATED_IN {id: 'relation:located-in:' + i}]->(l),
    (a:Source:Article {id: 'article:' + i})-[:MENTIONS {member: 'person:' + i}]->(p), (a)-[:MENTIONS]->(c),
    (a)-[:CLAIMS]->(:Claim {id: 'claim ' + i, relationId: 'relation:heads:' + i, pair: 'pair ' + i}),
    (d:Dataset {id: 'dataset:' + i, generation: 1, entriesBefore: 1, licence: ''})<-[:OF]-(:Source:Entry {id: 'entry:' + i, dataset: 'd' + i, generation: 1, asOf: '', record: ''}),
    (m:Member {id: 'person:' + i, kind: 'PERSON', mentions: 1, given: 1, walled: false})-[:BELONGS_TO]->(p),
    (m)-[:MEANS {rule: 'NAME', key: 'key'}]->(:Member {id: 'member:' + i}),
    (:Proposal {id: 'proposal:' + i, status: 'OPEN', version: 1, articleId: '', article: '', language: '', extractor: '', text: '',
      entities: '', relations: '', fallen: '', fallenTotal: 0, usage: '', errorCode: '', errorMessage: '', reason: '',
      createdAt: '' + i, changedAt: '', deadline: ''}),
    (:Decision {id: 'decision:' + i, a: 'person:' + i, b: 'member:' + i, verdict: 'SAME', keep: 'person:' + i,
      reason: '', by: '', at: '', inForce: true}),
    (:Entity:Asset {id: 'asset:' + i, kind: 'ASSET'}),
    (:Name {key: 'key ' + i, kind: 'PERSON', identifies: true})-[:NAMES]->(p), (:Identifier {value: 'x:' + i})-[:IDENTIFIES]->(p)
  WITH count(*) AS all
  CREATE (everything:Entity {id: 'everything'})-[relation:OWNS]->(everything)
  ${relationTypes.map((type) => `CREATE (everything)-[:${type}]->(everything)`).join(" ")}
  SET everything += $ofEntity, relation += $ofRelation
  CREATE (:Graph {id: 'crowd', format: 0, rebuilding: 0, rebuiltTo: '', restoring: ''})`;

/** The warnings and the plan operators that Neo4j reports for a statement without running it. */
async function explained(statement: string, params: object): Promise<{ warnings: string[]; operators: string[] }> {
  const sent = inOneParameter({ text: `EXPLAIN ${statement}`, params: params as Params });
  const { summary } = await session.run(sent.text, sent.params);
  const operators: string[] = [];
  const walk = (plan: Plan) => {
    operators.push(plan.operatorType.replace(/@.*/, ""));
    for (const child of plan.children) walk(child);
  };
  if (summary.plan) walk(summary.plan);
  return { warnings: summary.notifications.map(({ code, description }) => `${code}: ${description}`), operators };
}

/** Operators that scan instead of using an index. */
const scans = (operators: readonly string[]) => operators.filter((name) => /Scan$/.test(name));

/** The parameters in the header comment of a file, from name to type. */
function headerOf(text: string): Map<string, string> {
  const [, list] = /^\/\/ params: (.*?) {4}rows: (none|one|many|at most one)( per [a-z]+)?$/m.exec(text) ?? [];
  if (list === undefined) throw new Error("There is no line of params and rows");
  // Leave out the element type in angle brackets.
  let outer = list === "none" ? "" : list;
  while (/<[^<>]*>/.test(outer)) outer = outer.replace(/<[^<>]*>/g, "");
  const params = outer.split(", ").filter((param) => param !== "");
  return new Map(params.map((param) => param.split(" ") as [string, string]));
}

/** A value of a type such as STRING, INTEGER or LIST. */
function sampleOf(type: string): unknown {
  return {
    LIST: [],
    MAP: {},
    STRING: "",
    "STRING?": "",
    INTEGER: neo4j.int(1),
    "INTEGER?": neo4j.int(1),
    FLOAT: 1.5,
    BOOLEAN: true,
  }[type];
}

const folder = "cypher";
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".cypher"))
  .map((path) => path.replaceAll("\\", "/").slice(0, -".cypher".length))
  .toSorted();
const textOf = (name: string) => readFileSync(`${folder}/${name}.cypher`, "utf8");
const queries = files.filter((name) => !name.startsWith("schema/"));
const source = ["src", "tools"]
  .flatMap((root) => readdirSync(root, { recursive: true, encoding: "utf8" }).map((path) => `${root}/${path}`))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

test("every file of the folder is a statement", () => {
  expect([...cypherFiles.keys()].toSorted()).toEqual(files);
  expect(files.length).toBeGreaterThan(30);
});

test("every file is used, and every file that is used exists", () => {
  const named = [...source.matchAll(/cypher(?:Text)?\("([^"]+)"[,)]/g)].map(([, name]) => name as string);
  const looped = [...source.matchAll(/cypher\(\s*`(\w+\/)\$\{\w+\}`,?\s*|name\.startsWith\("(\w+\/)"\)/g)].map(
    ([, a, b]) => a ?? (b as string),
  );
  const used = (name: string) => source.includes(`"${name}"`) || looped.some((prefix) => name.startsWith(prefix));
  expect(files.filter((name) => !used(name))).toEqual([]);
  expect(named.filter((name) => !files.includes(name))).toEqual([]);
});

test.each(files)("%s starts with a comment that says what it is for", (name) => {
  expect(textOf(name)).toMatch(/^\/\/ [A-Z](.*\n\/\/ )*.*\.\n(?!\/\/ (?!params: ))/);
});

test.each(queries)("%s takes exactly the parameters of its header", (name) => {
  const used = [...(cypherFiles.get(name) as string).matchAll(/\$([a-zA-Z]\w*)/g)].map(([, param]) => param as string);
  expect([...headerOf(textOf(name)).keys()].toSorted()).toEqual([...new Set(used)].toSorted());
});

// Some need only one node of the scan. Some remove everything. The last searches for what no index covers.
const mayScan: Readonly<Record<string, string[]>> = {
  "article/lock-graph": ["UnionNodeByLabelsScan"],
  "check/decisions": ["NodeByLabelScan"],
  "format/is-empty": ["UnionNodeByLabelsScan", "NodeByLabelScan"],
  "format/set-restored": ["NodeByLabelScan"],
  "format/label-sources": ["NodeByLabelScan"],
  "format/state": ["UnionNodeByLabelsScan"],
  "identity/has-decisions": ["NodeByLabelScan"],
  "format/remove-sources": ["NodeByLabelScan", "NodeByLabelScan"],
  "format/remove-claims": ["NodeByLabelScan"],
  "format/remove-entities": ["NodeByLabelScan"],
  "format/remove-members": ["NodeByLabelScan"],
  "format/remove-keys": ["NodeByLabelScan", "NodeByLabelScan", "NodeByLabelScan"],
  "format/remove-mentions": ["DirectedRelationshipTypeScan"],
  "check/strays": ["NodeByLabelScan", "NodeByLabelScan", "NodeByLabelScan", "NodeByLabelScan"],
  "proposal/exists": ["NodeByLabelScan"],
  "source/exists": ["UnionNodeByLabelsScan"],
};

test.each(files)("%s has a plan without warnings and without scans", async (name) => {
  const header = name.startsWith("schema/") ? new Map<string, string>() : headerOf(textOf(name));
  const params = Object.fromEntries([...header].map(([param, type]) => [param, sampleOf(type)]));
  expect(Object.values(params)).not.toContain(undefined);
  const { warnings, operators } = await explained(cypherFiles.get(name) as string, params);
  expect(warnings).toEqual([]);
  expect(scans(operators)).toEqual(mayScan[name] ?? []);
});

test("readiness checks each index of the schema by its definition", async () => {
  const { records } = await session.run(
    "SHOW INDEXES YIELD type, labelsOrTypes, properties WHERE type <> 'LOOKUP' RETURN type, labelsOrTypes, properties",
  );
  const there = records.map((record) =>
    [record.get("type"), ...record.get("labelsOrTypes"), ...record.get("properties")].join(" "),
  );
  expect([...schemaIndexes].toSorted()).toEqual(there.toSorted());
});

const everyFilter = `{ types: [HEADS, PARTNER_OF, LOCATED_IN], direction: OUT, kinds: [PERSON, COMPANY], asOf: "2015", minConfidence: 0.5, minSources: 1, exclude: ["person:ada"] }`;

/** Operators with which Neo4j reads all relations if no entity is given: those of a type, or those of every entity. */
const relationScans = [
  "DirectedRelationshipTypeScan",
  "DirectedUnionRelationshipTypesScan",
  "NodeByLabelScan",
  "NodeIndexScan",
];

type Composed = [what: string, query: string, mayScan?: readonly string[]];

test.each<Composed>([
  ["an entity", `{ entity(id: "company:aster") { id name aliases description sameAs } }`],
  ["a place", `{ place(id: "place:porta") { placeKind coordinates { latitude } within { id within { name } } } }`],
  [
    "counts",
    `{ person(id: "person:ada") { degree neighborCounts { total } some: degree(filter: { types: [HEADS] }) } }`,
  ],
  [
    "neighbors under every filter",
    `{ entity(id: "company:aster") { neighbors(filter: ${everyFilter}) { totalCount nodes { name } } } }`,
  ],
  [
    "neighbors in a direction",
    `{ entity(id: "company:aster") { neighbors(filter: { direction: OUT }) { nodes { id } } } }`,
  ],
  [
    "neighbors of no type",
    `{ entity(id: "company:aster") { neighbors(filter: { types: [] }) { totalCount nodes { id } } } }`,
  ],
  [
    "a subgraph and an expansion with what is left out of each entity",
    `{ subgraph(ids: ["company:aster"], filter: ${everyFilter}) { nodes { id neighbors { totalCount } } report { omissions { total } } }
       expand(ids: ["company:aster"], filter: ${everyFilter}) { report { omissions { total } } } }`,
  ],
  ...["DEGREE", "NAME", "NEWEST", "SOURCES"].map(
    (order): Composed => [
      `neighbors by ${order}, after a cursor, with their relations`,
      `query ($after: String) { entity(id: "company:aster") {
      neighbors(orderBy: ${order}, first: 1, after: $after) { edges { cursor node { id } relations { source { id } role } } pageInfo { endCursor } }
    } }`,
    ],
  ),
  ...["NEWEST", "OLDEST", "CONFIDENCE", "SOURCES"].map(
    (order): Composed => [
      `relations by ${order}, with both ends`,
      `query ($after: String) { entity(id: "company:aster") {
      relations(orderBy: ${order}, first: 1, after: $after) { totalCount nodes { label source { name degree } target { name } } pageInfo { endCursor } }
    } }`,
    ],
  ),
  ["residents, deep", `{ place(id: "place:norland") { residents(deep: true) { totalCount nodes { name } } } }`],
  [
    "typed edges",
    `{ company(id: "company:aster") { founders { nodes { ... on Person { founded { totalCount } heads { nodes { id } } } } } headedBy { totalCount } partners { totalCount } locations { nodes { id } } } }`,
  ],
  [
    "edges of some kinds",
    `{ entity(id: "company:aster") { ... on Person { x: neighbors { totalCount } } ... on Company { x: neighbors(first: 1) { nodes { id } } y: relations { nodes { id } } } ... on Place { z: degree(filter: { kinds: [PLACE] }) } } }`,
  ],
  [
    "four levels",
    `{ entity(id: "company:aster") { neighbors { nodes { neighbors { nodes { neighbors { nodes { relations { nodes { target { name } } } } } } } } } } }`,
  ],
  [
    "nodes of every type",
    `{ nodes(ids: ["company:aster", "article:one"]) { id ... on Entity { neighbors { nodes { name } } } ... on Relation { source { neighbors { totalCount } } } } }`,
  ],
  ["a relation", `{ relation(id: "relation:x") { label source { neighbors { nodes { id } } } } }`],
  [
    "an article's lists",
    `query ($after: String) { article(id: "article:one") {
    mentions(first: 1, after: $after) { totalCount nodes { name neighbors { totalCount } } pageInfo { endCursor } }
  } }`,
  ],
  [
    "articles under every filter",
    `{ articles(filter: { publisher: "p", from: "2015", until: "2016-02", text: "a b" }, first: 1) { totalCount nodes { id } } }`,
  ],
  [
    "an article's relations",
    `query ($after: String) { article(id: "article:one") {
    relations(first: 1, after: $after) { totalCount nodes { source { name neighbors { totalCount } } } pageInfo { endCursor } }
  } }`,
  ],
  [
    "a subgraph",
    `{ subgraph(ids: ["company:aster"], depth: 3, maxNodes: 50) { nodes { name neighborCounts { total } } relations { label source { name } } report { omitted } } }`,
  ],
  [
    "a subgraph under every filter",
    `{ subgraph(ids: ["company:aster"], filter: ${everyFilter}) { nodes { id } relations { id } report { omitted } } }`,
  ],
  ...["DEGREE", "NAME", "NEWEST", "SOURCES"].map(
    (order): Composed => [
      `an expansion by ${order}`,
      `{ expand(ids: ["company:aster", "person:ada"], shown: ["person:bo"], orderBy: ${order}) { nodes { name neighborCounts { total } } relations { source { degree } } report { omitted } } }`,
    ],
  ),
  [
    "an expansion under every filter",
    `{ expand(ids: ["company:aster"], filter: ${everyFilter}) { nodes { id } relations { id } report { omitted } } }`,
  ],
  [
    "paths",
    `{ paths(from: "person:ada", to: "company:cobalt", limit: 9) { paths { nodes { degree } steps { from { name } relation { role source { degree } } to { name } } sentence } report { omitted } } }`,
  ],
  [
    "paths under every filter, by the way and not",
    `{ paths(from: "company:borea", to: "company:aster", via: ["company:cobalt"], avoid: ["place:vela"], filter: ${everyFilter}) { paths { nodes { id } } report { omitted } } }`,
  ],
  [
    "paths in a direction",
    `{ paths(from: "person:ada", to: "place:eurasia", filter: { direction: OUT, types: [LOCATED_IN] }) { paths { nodes { id } } } }`,
  ],
  [
    "common neighbors",
    `query ($after: String) { commonNeighbors(ids: ["person:ada", "person:bo", "company:borea"], atLeast: 1, first: 1, after: $after) {
      totalCount nodes { degree(filter: { types: [HEADS] }) } edges { sharedBy { name neighborCounts { total } } } pageInfo { endCursor }
    } }`,
  ],
  [
    "relations of the whole graph",
    `query ($after: String) { relations(first: 1, after: $after, filter: ${everyFilter}, between: ["company:aster", "person:bo"]) { totalCount nodes { role } pageInfo { endCursor } } }`,
  ],
  ["statistics of everything", `{ statistics { entities articles byKind { total } byType { total } } }`],
  [
    "statistics under every filter",
    `{ statistics(filter: ${everyFilter}) { relations articles byPlace(first: 3) { entity { name degree } } } }`,
    // No index covers a filter over the whole graph. It is computed once for each state of the graph.
    relationScans,
  ],
  [
    "a timeline of everything, under every filter",
    `{ timeline(filter: ${everyFilter}) { period relations { role source { degree } } } undated(interval: MONTH) { began } }`,
    relationScans,
  ],
  [
    "a timeline of some",
    `{ timeline(ids: ["company:aster", "person:ada"], filter: ${everyFilter}) { period relations { label target { name } } } undated(ids: ["person:ada"]) { ended } }`,
  ],
  [
    "similar entities",
    `{ similar(id: "person:ada") { score entity { name neighborCounts { total } } shared { name neighbors { totalCount } } } }`,
  ],
  [
    "similar entities under every filter",
    `{ similar(id: "person:ada", filter: ${everyFilter}) { score entity { id } shared { id } } }`,
  ],
])("the statements composed for %s have plans without warnings and without scans", async (...composed) => {
  // Jest would pass a callback as the third parameter for rows of two items.
  const [, query, allowed] = composed;
  const whole = await ask(query);
  const [, endCursor] = /"endCursor":"([^"]+)"/.exec(JSON.stringify(whole.data)) ?? [];
  const further = endCursor === undefined ? [] : (await ask(query, { after: endCursor })).reads;
  expect(further.length > 0).toBe(query.includes("$after"));
  expect(whole.reads.length).toBeGreaterThan(0);
  for (const { text: statement, params } of [...whole.reads, ...further]) {
    const { warnings, operators } = await explained(statement, params);
    const found = scans(operators).filter((name) => !allowed?.includes(name));
    expect({ statement, warnings, scans: found }).toEqual({ statement, warnings: [], scans: [] });
  }
});
