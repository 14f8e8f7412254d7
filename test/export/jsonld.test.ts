import jsonld from "jsonld";
import type { App } from "../../src/app.ts";
import { exportJsonld } from "../../src/export/export-jsonld.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { writtenExport } from "../whole-graph.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";

interface Quad {
  readonly subject: { readonly value: string };
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}

let app: App;
let quads: readonly (readonly [string, string, string])[];
beforeAll(async () => {
  app = await startTestApp([...fixture, wideRecord, laterWideRecord]);
  const text = await writtenExport(app.neo4j, exportJsonld);
  const found = (await jsonld.toRDF(JSON.parse(text))) as readonly Quad[];
  quads = found.map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value] as const);
}, 60_000);
afterAll(() => app?.stop());

const ours = "urn:pressgraph:";
const schema = "https://schema.org/";
const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

const objects = (subject: string, predicate: string) =>
  quads.flatMap(([s, p, o]) => (s === ours + subject && p === predicate ? [o] : [])).toSorted();
const ask = async (query: string) => JSON.parse(JSON.stringify((await app.execute(query)).data));

test("the triples have each entity of the API with its class, and each relation with its sources", async () => {
  const { entities, relations } = await ask(`{
    entities(first: 100) { nodes { id name kind } }
    relations(first: 100) { nodes { id type source { id } target { id } evidence(first: 100) { nodes { source { id } } } } }
  }`);
  expect([entities.nodes.length, relations.nodes.length]).toEqual([17, expect.any(Number)]);
  const classes = { PERSON: "Person", PLACE: "Place" } as Record<string, string>;
  for (const { id, name, kind } of entities.nodes) {
    expect(objects(id, `${schema}name`)).toEqual([name]);
    if (classes[kind] !== undefined) expect(objects(id, type)).toEqual([schema + classes[kind]]);
  }
  expect(quads.filter(([, p, o]) => p === type && o === `${ours}Relation`)).toHaveLength(relations.nodes.length);
  for (const { id, type, source, target, evidence } of relations.nodes) {
    const sources = evidence.nodes.map((item: { source: { id: string } }) => ours + item.source.id);
    expect(objects(id, `${ours}relationType`)).toEqual([type]);
    expect(objects(id, `${ours}source`)).toEqual([ours + source.id]);
    expect(objects(id, `${ours}target`)).toEqual([ours + target.id]);
    expect(objects(id, `${schema}citation`)).toEqual([...new Set(sources)].toSorted());
    expect(objects(id, `${ours}evidence`)).toHaveLength(sources.length);
  }
});

test("what is not over is a property of schema.org, or one of our own", () => {
  expect(objects("company:aster", `${schema}founder`)).toEqual([`${ours}person:ada`]);
  expect(objects("company:cobalt", `${schema}parentOrganization`)).toEqual([`${ours}company:aster`]);
  expect(objects("place:porta", `${schema}containedInPlace`)).toEqual([`${ours}place:norland`, `${ours}place:rill`]);
  expect(objects("company:harbor", `${schema}owns`)).toEqual([`${ours}asset:dawn`]);
  expect(objects("person:eva", `${schema}relatedTo`)).toEqual([`${ours}person:finn`]);
  expect(objects("company:aster", `${ours}competesWith`)).toEqual([`${ours}company:borea`]);
  // Ada is chair again since 2018. Bo was chief executive.
  expect(objects("person:ada", `${ours}heads`)).toContain(`${ours}company:aster`);
  expect(objects("person:bo", `${ours}heads`)).toEqual([]);
});

test("an entity has its fields, and a source its title", () => {
  expect(objects("company:harbor", type)).toEqual([`${schema}GovernmentOrganization`]);
  expect(objects("company:harbor", `${schema}keywords`)).toEqual(["politics", "ports", "shipping"]);
  expect(objects("asset:dawn", type)).toEqual([`${schema}Vehicle`]);
  expect(objects("article:wide", `${schema}headline`)).toEqual(["Who holds the harbor"]);
  expect(objects("article:wide", `${schema}datePublished`)).toEqual(["2020-03-01"]);
  expect(objects("asset:dawn", `${schema}subjectOf`)).toEqual([`${ours}article:wide`, `${ours}article:wide-later`]);
});
