import type { App } from "../../src/app.ts";
import { importRows } from "../dataset-rows.ts";
import { refill, startTestApp } from "../test-app.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";

let app: App;

beforeAll(async () => {
  app = await startTestApp([]);
});
beforeEach(() => refill(app.neo4j, []));
afterAll(() => app?.stop());

type Fields = Record<string, unknown>;
let articles = 0;

const person = (name: string, fields: Fields = {}) => ({ ref: name, kind: "PERSON", name, ...fields });
const company = (name: string, fields: Fields = {}) => ({ ...person(name, fields), kind: "COMPANY" });
const record = (entities: readonly Fields[], id = `article:${++articles}`, relations: readonly Fields[] = []) => ({
  article: { id, title: id },
  entities,
  relations,
});
const heads = (source: string, target: string) => ({
  ...{ type: "HEADS", source, target },
  evidence: [{ statement: "Says so." }],
});

const mutation = "mutation ($record: ArticleRecordInput!) { importArticle(record: $record) { unchanged } }";

async function importing(...records: readonly ReturnType<typeof record>[]): Promise<void> {
  for (const each of records) {
    const { errors } = await app.execute(mutation, { record: each }, "editor");
    expect(errors).toBeUndefined();
  }
}

async function retracting(id: string): Promise<void> {
  await app.execute("mutation ($id: ID!) { retractArticle(id: $id) { relationsKept } }", { id }, "editor");
}

async function asking(query: string, variables: Fields = {}) {
  const { data, errors } = JSON.parse(JSON.stringify(await app.execute(query, variables, "reader")));
  expect(errors).toBeUndefined();
  return data;
}

const exported = () => exportedText(app.neo4j);

/** Each entity as all its names, and the graph checked. */
async function entities(): Promise<string[]> {
  expect(await differencesIn(app.neo4j)).toEqual([]);
  const graph = JSON.parse(await exported()) as { entities: { name: string; aliases: string[] }[] };
  return graph.entities.map(({ name, aliases }) => [name, ...aliases].sort().join(" = ")).sort();
}

describe("names", () => {
  test("signs tell companies apart, and letters of all scripts persons", async () => {
    await importing(record([company("Kanalblau")]), record([company("Kanalblau+")]));
    const alike = ["马云", "妈云", "Mayun", "麻云", "码云", "玛云", "蚂云", "骂云", "吗云", "嘛云"];
    await importing(...alike.map((name) => record([person(name)])));
    expect(await entities()).toEqual(["Kanalblau", "Kanalblau+", ...alike].sort());
  });

  test("one name with two ids of one register is two persons, and a name alone neither of them", async () => {
    const peter = (sameAs: string[]) => record([person("Peter Zwillmann", { sameAs })]);
    await importing(peter(["wikidata:Q1"]), peter(["wikidata:Q2"]));
    expect(await entities()).toHaveLength(2);
    await importing(peter([]));
    expect(await entities()).toHaveLength(3);
  });

  test("an abbreviation that two share joins nothing, and refuses no other record", async () => {
    await importing(
      record([company("Zentral Bank", { aliases: ["ZBX"] })]),
      record([company("Zentral Bahn", { aliases: ["ZBX"] })]),
      record([company("Alfa Werke")]),
      record([company("Alfa Werke", { aliases: ["ZBX"] })]),
    );
    expect(await entities()).toEqual(["Alfa Werke = ZBX", "ZBX = Zentral Bahn", "ZBX = Zentral Bank"]);
  });

  test("a join ends with the article that caused it", async () => {
    await importing(record([person("Anna")]), record([person("Bea")], "article:bea"));
    const apart = await exported();
    await importing(record([person("Anna", { aliases: ["Bea"] })], "article:wrong"));
    expect(await entities()).toEqual(["Anna = Bea"]);
    await retracting("article:wrong");
    expect(await exported()).toBe(apart);
  });

  test("most sources by far tell whom a short name means", async () => {
    const ag = Array.from({ length: 5 }, () => record([company("Siemens AG", { aliases: ["Siemens"] })]));
    await importing(...ag, record([company("Siemens")]), record([company("Siemens Energy", { aliases: ["Siemens"] })]));
    expect(await entities()).toEqual(["Siemens = Siemens AG", "Siemens = Siemens Energy"]);
    await importing(record([company("Siemens Energy", { aliases: ["Siemens"] })]));
    expect(await entities()).toEqual(["Siemens", "Siemens = Siemens AG", "Siemens = Siemens Energy"]);
  });

  test("what one record names as two stays two as long as it says so", async () => {
    await importing(record([company("Siemens AG", { aliases: ["Siemens"] })]), record([company("Siemens")]));
    expect(await entities()).toHaveLength(1);
    await importing(record([company("Siemens AG"), company("Siemens")], "article:both"));
    expect(await entities()).toHaveLength(2);
    await retracting("article:both");
    expect(await entities()).toHaveLength(1);
  });
});

describe("registers", () => {
  test("an id that two entities share joins them, also if records gave their ids", async () => {
    const lei = ["lei:529900T8BM49AURSDO55"];
    await importing(
      record([company("Alfa", { id: "company:a", sameAs: lei })]),
      record([company("Beta", { id: "company:b", sameAs: lei })]),
      record([company("Gamma", { sameAs: lei })]),
    );
    expect(await entities()).toEqual(["Alfa = Beta = Gamma"]);
  });

  test("an id joins nothing if two ids of another register speak against it", async () => {
    await importing(
      record([company("Alfa", { sameAs: ["lei:529900T8BM49AURSDO55", "wikidata:Q1"] })]),
      record([company("Alfa Werke", { sameAs: ["lei:529900T8BM49AURSDO55", "wikidata:Q2"] })]),
    );
    expect(await entities()).toHaveLength(2);
  });
});

test("a record that replaces another is as one that was retracted and imported", async () => {
  const other = record([person("Cy"), person("Anna", { aliases: ["Cy"] })], "article:b");
  await importing(
    record([person("Anna", { aliases: ["Bea"] }), person("Cy")], "article:a"),
    record([person("Bea")]),
    other,
  );
  const next = record([person("Bea", { aliases: ["Cy"] })], "article:a");
  await importing(next);
  const replaced = await exported();
  await retracting("article:a");
  await importing(next);
  expect(await exported()).toBe(replaced);
});

describe("an id that was shown", () => {
  beforeEach(() =>
    importing(
      record([person("Anna"), company("Alfa", { id: "company:alfa" }), company("Beta")], "article:1", [
        heads("Anna", "Alfa"),
        heads("Anna", "Beta"),
      ]),
      record([person("Bea"), company("Beta")], "article:2", [heads("Bea", "Beta")]),
      record([person("Anna", { id: "person:anna-x", aliases: ["Bea"] })], "article:3"),
    ),
  );

  test("finds its entity as long as an article names its member", async () => {
    expect(await entities()).toEqual(["Alfa", "Anna = Bea", "Beta"]);
    const query =
      "query ($id: ID!) { entity(id: $id) { id } person(id: $id) { id } node(id: $id) { id } nodes(ids: [$id, $id]) { id } }";
    const entity = { id: "person:anna-x" };
    for (const id of ["person:anna", "person:bea", "person:anna-x"])
      expect(await asking(query, { id })).toEqual({ entity, person: entity, node: entity, nodes: [entity, entity] });
    await retracting("article:2");
    expect(await asking('{ entity(id: "person:bea") { id } }')).toEqual({ entity: null });
  });

  test("finds what is located in a place", async () => {
    const within = { type: "LOCATED_IN", source: "Gamma", target: "Vela", evidence: [{ statement: "Says so." }] };
    const place = (fields: Fields = {}) => ({ ...person("Vela", fields), kind: "PLACE" });
    await importing(
      record([company("Gamma"), place()], "article:4", [within]),
      record([place({ id: "place:vela-x" })], "article:5"),
    );
    const query = `query ($id: ID!) {
      all: entities(filter: { locatedIn: $id }) { totalCount nodes { id } }
      mentioned: entities(filter: { locatedIn: $id, mentionedIn: "article:4" }) { totalCount nodes { id } }
    }`;
    const found = { totalCount: 1, nodes: [{ id: "company:gamma" }] };
    for (const id of ["place:vela", "place:vela-x"])
      expect(await asking(query, { id })).toEqual({ all: found, mentioned: found });
  });

  test("starts a traversal, and leaves the entity out", async () => {
    const found = await asking(`{
      expand(ids: ["company:beta"], shown: ["person:bea"]) { nodes { id } relations { source { id } } report { unknownIds } }
      subgraph(ids: ["person:anna", "company:alfa"], depth: 1) { nodes { id } report { unknownIds } }
      paths(from: "person:bea", to: "company:alfa") { paths { length } }
      avoiding: paths(from: "company:beta", to: "company:alfa", avoid: ["person:bea"]) { noPathWithin }
      commonNeighbors(ids: ["company:alfa", "company:beta"]) { totalCount }
      relations(between: ["person:bea", "company:alfa"]) { totalCount }
      timeline(ids: ["person:anna"], interval: YEAR) { period }
      similar(id: "person:bea") { score }
      ranking(measure: DEGREE, ids: ["person:bea"]) { entity { id } }
      communities(algorithm: CONNECTED_COMPONENTS, containing: ["person:bea"]) { containedIds }
      entity(id: "company:beta") { neighbors(filter: { exclude: ["person:bea"] }) { totalCount } }
    }`);
    expect(found).toEqual({
      expand: { nodes: [], relations: [{ source: { id: "person:anna-x" } }], report: { unknownIds: [] } },
      subgraph: {
        nodes: expect.arrayContaining([{ id: "person:anna-x" }, { id: "company:alfa" }, { id: "company:beta" }]),
        report: { unknownIds: [] },
      },
      paths: { paths: [{ length: 1 }] },
      avoiding: { noPathWithin: expect.any(Number) },
      commonNeighbors: { totalCount: 1 },
      relations: { totalCount: 1 },
      timeline: [],
      similar: [],
      ranking: [{ entity: { id: "person:anna-x" } }],
      communities: [{ containedIds: ["person:anna-x"] }],
      entity: { neighbors: { totalCount: 0 } },
    });
  });
});

describe("decisions", () => {
  const outcome =
    "decisions { id verdict a b keep reason by inForce } entitiesAdded entitiesRemoved relationsAdded relationsRemoved relationsChanged claimsWithin unchanged";
  const deciding = async (field: string) => {
    const { data, errors } = JSON.parse(
      JSON.stringify(await app.execute(`mutation { it: ${field} { ${outcome} } }`, {}, "editor")),
    );
    return errors === undefined ? data.it : errors[0];
  };
  const merge = (keep: string, absorb: string, more = "") =>
    deciding(`mergeEntities(keep: "${keep}", absorb: ["${absorb}"]${more})`);

  beforeEach(() =>
    importing(
      record([person("Anna"), company("Alfa")], "article:1", [heads("Anna", "Alfa")]),
      record([person("Bea"), company("Alfa")], "article:2", [heads("Bea", "Alfa")]),
      record([person("Cy"), company("Beta")], "article:3", [heads("Cy", "Beta")]),
    ),
  );

  test("a merge joins entities and relations, and is as if never made when it is withdrawn", async () => {
    const before = await exported();
    const told = await merge("person:anna", "person:bea", ', dryRun: true, reason: "One and the same"');
    expect(await exported()).toBe(before);
    const done = await merge("person:anna", "person:bea", ', reason: "One and the same"');
    expect(done).toEqual({ ...told, decisions: [{ ...told.decisions[0], id: done.decisions[0].id }] });
    expect(done).toMatchObject({
      decisions: [
        {
          verdict: "SAME",
          a: "person:anna",
          b: "person:bea",
          keep: "person:anna",
          by: "editor",
          inForce: true,
          reason: "One and the same",
        },
      ],
      ...{ entitiesAdded: [], entitiesRemoved: ["person:bea"], relationsAdded: 0, relationsRemoved: 1 },
      ...{ relationsChanged: 1, claimsWithin: 0, unchanged: false },
    });
    expect(await entities()).toEqual(["Alfa", "Anna = Bea", "Beta", "Cy"]);
    expect(await merge("person:anna", "person:bea")).toMatchObject({ unchanged: true, decisions: done.decisions });
    const withdrawn = await deciding(`withdrawDecision(id: "${done.decisions[0].id}")`);
    expect(withdrawn).toMatchObject({
      entitiesAdded: ["person:bea"],
      decisions: [{ verdict: "WITHDRAWN", keep: null }],
    });
    expect(await exported()).toBe(before);
    const { decisions } = await asking("{ decisions { totalCount nodes { verdict inForce } } }");
    expect(decisions).toEqual({
      totalCount: 2,
      nodes: [
        { verdict: "WITHDRAWN", inForce: false },
        { verdict: "SAME", inForce: false },
      ],
    });
  });

  test("a decision keeps two apart that a rule joined, and a contradiction is refused with what stands in the way", async () => {
    await importing(record([person("Anna", { aliases: ["Cy"] })]));
    expect(await entities()).toEqual(["Alfa", "Anna = Cy", "Bea", "Beta"]);
    const apart = await deciding('keepApart(a: "person:anna", b: "person:cy")');
    expect(apart).toMatchObject({ entitiesAdded: ["person:anna"], decisions: [{ verdict: "DIFFERENT" }] });
    expect(await entities()).toEqual(["Alfa", "Anna = Cy", "Bea", "Beta", "Cy"]);
    await merge("person:anna", "person:bea");
    const before = await exported();
    expect(await merge("person:bea", "person:cy")).toMatchObject({
      message: expect.stringContaining("are two. Withdraw this decision first"),
      extensions: { code: "CONFLICT", decision: apart.decisions[0].id },
    });
    expect(await exported()).toBe(before);
  });

  test("a relation between two that are merged is not shown, and comes back", async () => {
    await importing(
      record([company("Alfa"), company("Beta")], "article:4", [
        { type: "OWNS", source: "Alfa", target: "Beta", evidence: [{ statement: "Says so." }] },
      ]),
    );
    const before = await exported();
    const done = await merge("company:alfa", "company:beta");
    expect(done).toMatchObject({ claimsWithin: 1, relationsRemoved: 2, relationsAdded: 1 });
    expect(await entities()).toEqual(["Alfa = Beta", "Anna", "Bea", "Cy"]);
    const mentioned = await asking(
      '{ article(id: "article:4") { mentions { totalCount nodes { id } } relations { totalCount } } }',
    );
    expect(mentioned.article).toEqual({
      mentions: { totalCount: 1, nodes: [{ id: "company:alfa" }] },
      relations: { totalCount: 0 },
    });
    await deciding(`withdrawDecision(id: "${done.decisions[0].id}")`);
    expect(await exported()).toBe(before);
  });

  test("members tell why they belong together", async () => {
    await merge("person:bea", "person:cy");
    await importing(
      record([person("Bea", { id: "person:bea", aliases: ["Bee"], sameAs: ["wikidata:Q1"] })]),
      record([person("Beatrix", { sameAs: ["wikidata:Q1"] })], "article:of-beatrix"),
      record([person("Bee")], "article:of-bee"),
    );
    await importRows(app.neo4j, { id: "reg" }, [
      { key: "7", entities: [{ ...person("Beatrix", { sameAs: ["wikidata:Q1"] }), ref: "b" }] },
    ]);
    const { entity } = await asking(`{ entity(id: "person:bee") {
      id
      members { totalCount nodes { memberId sources joinedBy { rule value decision { verdict } sources { id ... on Entry { key dataset { id } } } } } }
      decisions { totalCount nodes { keep } }
    } }`);
    expect(entity).toEqual({
      id: "person:bea",
      members: {
        totalCount: 4,
        nodes: [
          { memberId: "person:bea", sources: 2, joinedBy: null },
          {
            ...{ memberId: "person:beatrix.wikidata-q1", sources: 2 },
            joinedBy: {
              rule: "REGISTER",
              value: "wikidata:Q1",
              decision: null,
              sources: [{ id: "article:of-beatrix" }, { id: "entry:reg/7", key: "7", dataset: { id: "reg" } }],
            },
          },
          {
            ...{ memberId: "person:bee", sources: 1 },
            joinedBy: { rule: "ALIAS", value: "bee", decision: null, sources: [{ id: "article:of-bee" }] },
          },
          {
            ...{ memberId: "person:cy", sources: 1 },
            joinedBy: { rule: "DECISION", value: null, decision: { verdict: "SAME" }, sources: [] },
          },
        ],
      },
      decisions: { totalCount: 1, nodes: [{ keep: "person:bea" }] },
    });
  });

  test("what is not there, of another kind, or the same is refused, and so is a reader", async () => {
    const unknown = { code: "NOT_FOUND", argument: "absorb", missing: ["person:x"] };
    expect(await merge("person:anna", "person:x")).toMatchObject({ extensions: unknown });
    expect(await merge("person:anna", "company:alfa")).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(await merge("person:anna", "person:anna")).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(await deciding('withdrawDecision(id: "decision:x")')).toMatchObject({ extensions: { code: "NOT_FOUND" } });
    const { errors } = await app.execute(
      'mutation { keepApart(a: "person:anna", b: "person:bea") { unchanged } }',
      {},
      "reader",
    );
    expect(errors?.[0]?.extensions?.code).toBe("UNAUTHENTICATED");
  });
});
