import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { datasetPart } from "../../src/articles/entry-record.ts";
import { importRows, type Reject } from "../../src/articles/import-rows.ts";
import { exportFtm } from "../../src/export/export-ftm.ts";
import { exportStatements } from "../../src/export/export-statements.ts";
import { ftmId } from "../../src/export/ftm-values.ts";
import { FtmAccount } from "../../src/ftm/ftm-account.ts";
import { readFtm } from "../../src/ftm/read-ftm.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { ontology, type RelationType, relationTypes } from "../../src/ontology.ts";
import { runCommand } from "../command-line.ts";
import { fixture } from "../fixture.ts";
import { emptyDatabase, refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { exportedText, writtenExport } from "../whole-graph.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";

type Fields = Readonly<Record<string, unknown>>;
interface Graph {
  readonly entities: readonly Fields[];
  readonly relations: readonly Fields[];
}
interface Line {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

let neo4j: Neo4j;
let folder: string;
beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
  folder = mkdtempSync(join(tmpdir(), "pressgraph-ftm-out-"));
});
afterAll(async () => {
  await emptyDatabase(neo4j);
  await neo4j.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The whole graph as lines, and what has no place in them, with its number. */
async function exported() {
  const left = new Map<string, number>();
  const leave = (what: string) => left.set(what, (left.get(what) ?? 0) + 1);
  const text = await writtenExport(neo4j, (pages) => exportFtm(pages, leave));
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line): Line => JSON.parse(line));
  return { text, lines, left: Object.fromEntries(left) };
}

async function importFile(file: string, id: string) {
  const rejected: unknown[] = [];
  const options = {
    ...{ dataset: datasetPart.parse({ id, title: id }), keepPersonal: true, timeoutMs, snapshot: false },
    reject: (reject: Reject) => rejected.push(reject),
  };
  await importRows(neo4j, options.dataset, readFtm(file, options, new FtmAccount()), options);
  return rejected;
}

/** Exports the graph, and imports the file into an empty one, as entities and as statements. */
async function outAndIn() {
  const before = await comparable();
  const { text, lines, left } = await exported();
  const statements = await writtenExport(neo4j, (pages) => exportStatements(pages, () => {}));
  const imported = async (name: string, text: string) => {
    await emptyDatabase(neo4j);
    const file = join(folder, name);
    writeFileSync(file, text);
    expect(await importFile(file, "again")).toEqual([]);
    return comparable();
  };
  const fromStatements = await imported("graph.csv", statements);
  return { before, after: await imported("graph.ftm.jsonl", text), fromStatements, lines, left };
}

/** The graph by name: a dataset gives ids of its own. UNKNOWN and OTHER say nothing. */
async function comparable(): Promise<Graph> {
  const { entities, relations } = JSON.parse(await exportedText(neo4j)) as Graph;
  const nameOf = new Map(entities.map(({ id, name }) => [id, name]));
  expect(new Set(nameOf.values()).size).toBe(entities.length);
  return {
    entities: entities
      .map(({ id, sameAs, orgKind, assetKind, ...rest }) => ({
        ...{ ...rest, sameAs: (sameAs as string[]).filter((value) => !/^(harbor|again):/.test(value)) },
        ...{ orgKind: orgKind === "UNKNOWN" ? null : orgKind, assetKind: assetKind === "OTHER" ? null : assetKind },
      }))
      .sort((a, b) => ((a as Fields).name as string).localeCompare((b as Fields).name as string)),
    relations: relations
      .map(({ id, source, target, evidence, ...rest }) => {
        const ends = [nameOf.get(source), nameOf.get(target)];
        const { symmetric, verb } = ontology[rest.type as RelationType];
        const turned = `${ends[1]} ${verb[0]} ${ends[0]}`;
        const statements = (evidence as { statement: string }[]).map(({ statement }) =>
          symmetric && statement === turned ? `${ends[0]} ${verb[0]} ${ends[1]}` : statement,
        );
        return { ...rest, ends: symmetric ? ends.toSorted() : ends, statements };
      })
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
  };
}

const keyOf = ({ ends, type, role, since, amount }: Fields) => JSON.stringify([ends, type, role, since, amount]);

/** The summaries of an edge have no order in FollowTheMoney. */
function inAnyOrder({ entities, relations }: Graph): Graph {
  return {
    entities,
    relations: relations.map((relation) => ({
      ...relation,
      statements: (relation.statements as string[]).map((statement) => statement.split("; ").toSorted()),
    })),
  };
}

/** Without what FollowTheMoney cannot say. */
function without(items: readonly Fields[], ...fields: readonly string[]): object[] {
  return items.map((item) => Object.fromEntries(Object.entries(item).filter(([field]) => !fields.includes(field))));
}

test("FollowTheMoney out and in, as entities and as statements: the example has the same graph, and what is left out is told", async () => {
  await emptyDatabase(neo4j);
  expect(await importFile("examples/harbor.ftm.jsonl", "harbor")).toHaveLength(1);
  const { before, after, fromStatements, lines, left } = await outAndIn();
  expect([before.entities.length, before.relations.length]).toEqual([14, 12]);
  expect(fromStatements).toEqual(after);
  // In FollowTheMoney a ship has no status.
  const known = before.entities.map((entity) =>
    entity.name === "Star of Porta" ? { ...entity, status: null } : entity,
  );
  expect(after).toEqual({ ...before, entities: known });
  expect(Object.entries(left).filter(([what]) => !what.endsWith(".sameAs harbor"))).toEqual([["Vessel.status", 1]]);
  expect(lines.find(({ id }) => id === "company.harbor.norder")).toEqual({
    id: "company.harbor.norder",
    schema: "Company",
    properties: {
      name: ["Norder Shipping AB"],
      alias: ["Norder", "Norder Rederi"],
      country: ["se"],
      website: ["https://norder.example"],
      legalForm: ["AB"],
      incorporationDate: ["1998-03-01"],
      status: ["active"],
      notes: ["Runs ferries."],
      leiCode: ["5493001KJTIIGC8Y1R12"],
      registrationNumber: ["556000-1111"],
      addressEntity: [expect.stringMatching(/^address\.[0-9a-f]{20}$/)],
      sourceUrl: ["https://register.example/companies/norder"],
      modifiedAt: ["2023-05-01"],
    },
  });
});

test("a graph of articles keeps each type of relation, and its places, and statements give the same", async () => {
  await refill(neo4j, [...fixture, wideRecord, laterWideRecord]);
  const { before, after, fromStatements, lines, left } = await outAndIn();
  expect(inAnyOrder(fromStatements)).toEqual(inAnyOrder(after));
  expect(new Set(before.relations.map(({ type }) => type))).toEqual(new Set(relationTypes));
  // The sentence of an import stands before the statement of an article.
  const unsaid = ["current", "confidence", "sourceCount", "statements"];
  expect(without(after.relations, ...unsaid)).toEqual(without(before.relations, ...unsaid));
  const known = before.entities.map((entity) => (entity.name === "MS Dawn" ? { ...entity, status: null } : entity));
  expect(without(after.entities, "placeKind")).toEqual(without(known, "placeKind"));
  expect(left).toEqual({
    "Address.placeKind": 5,
    "Directorship.confidence": 2,
    "Directorship.current": 1,
    "UnknownLink.confidence": 3,
    "Vessel.status": 1,
  });
  const statements = (type: string, { relations }: Graph) =>
    relations.flatMap((relation) => (relation.type === type ? (relation.statements as string[]) : []));
  expect(statements("MEMBER_OF", before)).toEqual(["Nord is a member."]);
  expect(statements("MEMBER_OF", after)).toEqual(["Nord Lines is a member of Harbor Authority; Nord is a member."]);
  // Ids are those that FollowTheMoney takes, and every reference leads to a line.
  const ids = new Set(lines.map(({ id }) => id));
  for (const id of ids) expect(id).toMatch(/^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/);
  for (const { schema, properties } of lines)
    for (const property of schema === "Directorship" ? ["director", "organization"] : ["subject", "object"])
      for (const id of properties[property] ?? []) expect(ids).toContain(id);
});

test("an id that FollowTheMoney does not take becomes another one, the same each time", () => {
  expect(ftmId("company:harbor.norder")).toBe("company.harbor.norder");
  for (const id of ["person:çy", "person:a:b", "person:a_b", `person:${"x".repeat(300)}`, "person:a."])
    expect([ftmId(id), ftmId(id)]).toEqual([expect.stringMatching(/^person\.[0-9a-f]{20}$/), ftmId(id)]);
  expect(ftmId("person:a:b")).not.toBe(ftmId("person:a.b"));
});

test("the command writes the lines, and counts on standard error what is left out", async () => {
  await refill(neo4j, [wideRecord]);
  const { text } = await exported();
  const { code, stdout, stderr } = await runCommand("src/bin/export", "--format", "ftm");
  expect([code, stdout]).toEqual([0, text]);
  expect(stderr).toBe("left out: Vessel.status 1\n");
});
