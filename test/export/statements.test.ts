import { parse as parseCsv } from "csv-parse/sync";
import type { App } from "../../src/app.ts";
import { exportFtm } from "../../src/export/export-ftm.ts";
import { exportStatements } from "../../src/export/export-statements.ts";
import { fixture } from "../fixture.ts";
import { startTestApp } from "../test-app.ts";
import { writtenExport } from "../whole-graph.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";

interface Statement {
  readonly canonical_id: string;
  readonly entity_id: string;
  readonly prop: string;
  readonly prop_type: string;
  readonly schema: string;
  readonly value: string;
  readonly dataset: string;
  readonly origin: string;
  readonly first_seen: string;
  readonly id: string;
}

const odd = '=SUM("a";1), the first';
const oddRecord = {
  article: { id: "article:odd", title: "Odd", publishedOn: "2022-05-04", url: "https://paper.example/odd" },
  entities: [{ ref: "odd", kind: "COMPANY", name: odd, aliases: ["Two\u2028lines"] }],
  relations: [],
};

let app: App;
let text: string;
let statements: Statement[];
beforeAll(async () => {
  app = await startTestApp([...fixture, wideRecord, laterWideRecord, oddRecord]);
  text = await writtenExport(app.neo4j, (pages) => exportStatements(pages, () => {}));
  statements = parseCsv(text, { columns: true });
});
afterAll(() => app?.stop());

test("the columns are those of FollowTheMoney, and each statement has an id of its own", () => {
  expect(text.slice(0, text.indexOf("\n"))).toBe(
    "canonical_id,entity_id,prop,prop_type,schema,value,dataset,origin,lang,original_value,external,first_seen,last_seen,id",
  );
  expect(statements.length).toBeGreaterThan(200);
  expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
});

test("each value has the source that says it", () => {
  const about = (prop: string) =>
    statements
      .filter(({ canonical_id, prop: property }) => canonical_id === "company.harbor" && property === prop)
      .map(({ value, origin, first_seen, dataset }) => [value, origin, first_seen, dataset]);
  expect(about("status")).toEqual([
    ["active", "article:wide", "2020-03-01", "articles"],
    ["in liquidation", "article:wide-later", "2021", "articles"],
  ]);
  const owns = statements.filter(({ schema, prop }) => schema === "Ownership" && prop === "percentage");
  expect(owns.map(({ value, origin }) => [value, origin])).toEqual([
    ["25-50", "article:wide"],
    ["60", "article:wide-later"],
  ]);
});

test("every value of the entities that FollowTheMoney gets is a statement of them", async () => {
  // What one source calls its name may be another name of the entity.
  const key = (id: string, prop: string, value: string) =>
    JSON.stringify([id, prop === "alias" ? "name" : prop, value]);
  const said = new Set(statements.map(({ canonical_id, prop, value }) => key(canonical_id, prop, value)));
  const lines = (await writtenExport(app.neo4j, (pages) => exportFtm(pages, () => {}))).trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(40);
  const missing = lines.flatMap((line) => {
    const { id, properties } = JSON.parse(line) as { id: string; properties: Record<string, string[]> };
    return Object.entries(properties).flatMap(([prop, values]) =>
      values.map((value) => key(id, prop, value)).filter((value) => !said.has(value)),
    );
  });
  expect(missing).toEqual([]);
});

test("a value is written as it is, and its source with its address", () => {
  const { canonical_id: id } = statements.find(({ value }) => value === odd) as Statement;
  expect(statements.filter(({ canonical_id }) => canonical_id === id)).toMatchObject([
    { prop: "name", prop_type: "name", schema: "Organization", value: odd, origin: "article:odd" },
    { prop: "alias", prop_type: "name", value: "Two lines" },
    { prop: "sourceUrl", prop_type: "url", value: "https://paper.example/odd" },
    { prop: "modifiedAt", prop_type: "date", value: "2022-05-04" },
  ]);
});
