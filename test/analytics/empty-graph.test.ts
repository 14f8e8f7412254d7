import { edgesCsv, nodesCsv } from "../../src/export/export-csv.ts";
import { exportDot } from "../../src/export/export-dot.ts";
import { exportGexf } from "../../src/export/export-gexf.ts";
import { exportGraphml } from "../../src/export/export-graphml.ts";
import { fixtureApi } from "../api/fixture-api.ts";
import { refill } from "../test-app.ts";
import { exportedText, writtenExport } from "../whole-graph.ts";

jest.setTimeout(120_000);

const { ask, refusal, restore, app } = fixtureApi();

const measures = ["DEGREE", "PAGERANK", "BETWEENNESS", "CLOSENESS"];
const algorithms = ["LOUVAIN", "LEIDEN", "CONNECTED_COMPONENTS"];

describe("if no relation passes the filter", () => {
  const filter = "filter: { minSources: 1000 }";

  test.each(algorithms)("%s finds each entity alone", async (algorithm) => {
    expect(await ask(`{ communities(algorithm: ${algorithm}, ${filter}) { id } }`)).toEqual({ communities: [] });
    const { communities } = (await ask(`{ communities(algorithm: ${algorithm}, ${filter}, minSize: 1, first: 100) {
      size relationsInside members { id }
    } }`)) as { communities: { members: { id: string }[] }[] };
    const { entities } = (await ask("{ entities(first: 100) { nodes { id } } }")) as {
      entities: { nodes: { id: string }[] };
    };
    const alone = entities.nodes.map(({ id }) => ({ size: 1, relationsInside: 0, members: [{ id }] }));
    const byId = (a: (typeof alone)[0], b: (typeof alone)[0]) =>
      (a.members[0]?.id as string) < (b.members[0]?.id as string) ? -1 : 1;
    expect(communities).toEqual(alone.toSorted(byId));
  });

  test.each(measures)("%s gives all entities the same score, ordered by id", async (measure) => {
    const { ranking } = (await ask(
      `{ ranking(measure: ${measure}, ${filter}, first: 100) { score entity { id } } }`,
    )) as { ranking: { score: number; entity: { id: string } }[] };
    expect(new Set(ranking.map(({ score }) => score)).size).toBe(1);
    expect(ranking.map(({ entity }) => entity.id)).toEqual(ranking.map(({ entity }) => entity.id).toSorted());
    expect(ranking.length).toBeGreaterThan(10);
  });

  test("statistics, timelines and similar entities are empty", async () => {
    expect(
      await ask(`{
        statistics(${filter}) { entities relations articles byKind { total } byType { total } byPlace { score } }
        timeline(${filter}) { period }
        undated(${filter}) { began ended }
        similar(id: "person:ada", ${filter}) { score }
      }`),
    ).toEqual({
      statistics: { entities: 0, relations: 0, articles: 0, byKind: [], byType: [], byPlace: [] },
      timeline: [],
      undated: { began: 0, ended: 0 },
      similar: [],
    });
  });
});

describe("in an empty graph", () => {
  beforeAll(() => refill(app().neo4j, []));
  afterAll(() => restore());

  test.each(measures)("%s returns an empty ranking", async (measure) => {
    expect(await ask(`{ ranking(measure: ${measure}) { score } }`)).toEqual({ ranking: [] });
    expect(await ask(`{ ranking(measure: ${measure}, filter: { direction: OUT }) { score } }`)).toEqual({
      ranking: [],
    });
  });

  test.each(algorithms)("%s returns no communities", async (algorithm) => {
    expect(await ask(`{ communities(algorithm: ${algorithm}, minSize: 1) { id } }`)).toEqual({ communities: [] });
  });

  test("statistics and timelines are empty, with a filter and without", async () => {
    const fields = (args: string) => `
      statistics${args} { entities relations articles byKind { total } byType { total } byPlace { score } }
      timeline${args} { period }
      undated${args} { began ended }`;
    const nothing = {
      statistics: { entities: 0, relations: 0, articles: 0, byKind: [], byType: [], byPlace: [] },
      timeline: [],
      undated: { began: 0, ended: 0 },
    };
    expect(await ask(`{ ${fields("")} }`)).toEqual(nothing);
    expect(await ask(`{ ${fields("(filter: { types: [HEADS], minConfidence: 0.5 })")} }`)).toEqual(nothing);
  });

  test("similar with an unknown id is an error", async () => {
    const { extensions } = await refusal('{ similar(id: "person:ada") { score } }');
    expect(extensions).toEqual({ code: "NOT_FOUND", argument: "id", missing: ["person:ada"] });
  });

  test.each([
    ["GEXF", exportGexf],
    ["GraphML", exportGraphml],
    ["DOT", exportDot],
    ["the nodes of CSV", nodesCsv],
    ["the edges of CSV", edgesCsv],
  ])("%s is a document without entities", async (_, format) => {
    const text = await writtenExport(app().neo4j, format, { ranked: true });
    expect(text).not.toBe("");
    expect(text).not.toMatch(/<node |<edge |->/);
  });

  test("JSON is a document with empty lists", async () => {
    const lists = { articles: [], datasets: [], entries: [], entities: [], relations: [] };
    expect(JSON.parse(await exportedText(app().neo4j))).toEqual(lists);
  });
});
