import { checkRecord } from "../../src/articles/check-record.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { isLegal, kindOfId, type RelationType, relationTypes } from "../../src/ontology.ts";
import { generatedRecords } from "../../tools/generator/generated-records.ts";
import { checkSize, hubDegree } from "../../tools/generator/graph-size.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { exportedText } from "../whole-graph.ts";

const size = { entities: 300, relations: 1_200, seed: 7 };
const options = { timeoutMs };

interface Exported {
  readonly entities: readonly { readonly id: string; readonly kind: string; readonly degree: number }[];
  readonly relations: readonly {
    readonly type: RelationType;
    readonly source: string;
    readonly target: string;
    readonly sourceCount: number;
    readonly evidence: readonly unknown[];
    readonly [field: string]: unknown;
  }[];
}

let neo4j: Neo4j;
beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
afterAll(async () => {
  await refill(neo4j, []);
  await neo4j.close();
});

describe("a generated graph", () => {
  const records = [...generatedRecords(size)];
  let graph: Exported;
  beforeAll(async () => {
    await refill(neo4j, []);
    for (let i = 0; i < records.length; i += 50)
      await importRecords(neo4j, records.slice(i, i + 50).map(checkRecord), options);
    graph = JSON.parse(await exportedText(neo4j));
  });

  test("has exactly the entities and relations requested: 70, 25 and 5 percent persons, companies and places", () => {
    expect(graph.relations).toHaveLength(1_200);
    expect(graph.entities).toHaveLength(300);
    const kinds = graph.entities.map(({ kind }) => kind);
    expect(["PERSON", "COMPANY", "PLACE"].map((kind) => kinds.filter((other) => other === kind).length)).toEqual([
      210, 75, 15,
    ]);
  });

  test("has every type of relation, between allowed kinds, each with evidence and some with several articles", () => {
    expect(new Set(graph.relations.map(({ type }) => type))).toEqual(new Set(relationTypes));
    const wrong = graph.relations.filter(({ type, source, target, evidence, sourceCount }) => {
      const [from, to] = [kindOfId(source), kindOfId(target)];
      return from === null || to === null || !isLegal(type, from, to) || evidence.length < 1 || sourceCount < 1;
    });
    expect(wrong).toEqual([]);
    expect(graph.relations.filter(({ sourceCount }) => sourceCount > 1).length).toBeGreaterThan(100);
  });

  test("has roles and dates for some relations only", () => {
    for (const field of ["role", "since", "until", "current"]) {
      const known = graph.relations.filter((relation) => relation[field] !== null).length;
      expect([field, known > 50, known < 1_150]).toEqual([field, true, true]);
    }
  });

  test("has one hub, of the degree that its size determines", () => {
    const degrees = graph.entities.map(({ degree }) => degree).sort((a, b) => b - a);
    expect(hubDegree({ entities: 100_000, relations: 500_000, seed: 1 })).toBe(24_000);
    expect([degrees[0], (degrees[1] ?? 0) < 58, degrees.at(-1)]).toEqual([58, true, 1]);
  });

  test("is the same for the same seed, and different for another one", () => {
    expect([...generatedRecords(size)]).toEqual(records);
    expect([...generatedRecords({ ...size, seed: 8 })]).not.toEqual(records);
  });
});

test.each([
  [{ entities: 99, relations: 1_000, seed: 1 }, /--entities must be a whole number from 100/],
  [{ entities: 1_000, relations: 1_999, seed: 1 }, /--relations must be a whole number from 2 to 20 times/],
  [{ entities: 1_000, relations: 2_000, seed: 0.5 }, /--seed must be a whole number/],
])("an impossible size is refused with the possible range: %j", (wrong, reason) => {
  expect(() => checkSize(wrong)).toThrow(reason);
});

test.each([
  [100, 200],
  [100, 2_000],
])("the minimum and maximum relations of a small graph are accepted: %i and %i", (entities, relations) => {
  const records = [...generatedRecords({ entities, relations, seed: 3 })];
  expect(records.length).toBeGreaterThan(10);
});
