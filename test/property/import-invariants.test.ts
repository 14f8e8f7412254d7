import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { importRecords, retractArticle } from "../../src/articles/import-records.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";
import { type GeneratedRecord, recordSets } from "./records.ts";

const runs = (usual: number) => ({ numRuns: Number(process.env.RUNS ?? usual), endOnFailure: true });
let neo4j: Neo4j;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
afterAll(() => neo4j.close());

const exported = () => exportedText(neo4j);

const differences = () => differencesIn(neo4j);

/** Imports each record in a transaction of its own. */
async function importOneByOne(records: readonly GeneratedRecord[]): Promise<void> {
  for (const record of records) {
    await importRecords(neo4j, [checkRecord(record)], { timeoutMs });
  }
}

/** A list of records, and the same records in another order. */
const shuffledSets = recordSets.chain((records) =>
  fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
);

describe("invariants of imports, for generated sets of records", () => {
  test("1. importing any of the records again changes nothing, and reports them as unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(shuffledSets, async ([records, again]) => {
        await refill(neo4j, records);
        const before = await exported();
        const outcomes = await importRecords(neo4j, again.map(checkRecord), { timeoutMs });
        expect(outcomes.every((outcome) => outcome.unchanged)).toBe(true);
        expect(await exported()).toBe(before);
      }),
      runs(6),
    );
  }, 3_000_000);

  test("2. any order, in one transaction or in many, gives the same graph byte for byte", async () => {
    await fc.assert(
      fc.asyncProperty(shuffledSets, async ([records, shuffled]) => {
        await refill(neo4j, records);
        const before = await exported();
        expect(await differences()).toEqual([]);
        await refill(neo4j, []);
        await importOneByOne(shuffled);
        expect(await differences()).toEqual([]);
        expect(await exported()).toBe(before);
      }),
      runs(6),
    );
  }, 3_000_000);

  test("3. retracting an article, or replacing it and replacing it back, leaves the graph of the others", async () => {
    await fc.assert(
      fc.asyncProperty(shuffledSets, async ([records, shuffled]) => {
        const [gone, ...kept] = shuffled as [GeneratedRecord, ...GeneratedRecord[]];
        await refill(neo4j, kept);
        const without = await exported();
        await refill(neo4j, records);
        const withIt = await exported();
        await retractArticle(neo4j, gone.article.id, { timeoutMs });
        expect(await exported()).toBe(without);
        await importOneByOne([{ ...gone, relations: gone.relations.slice(1) }, gone]);
        expect(await exported()).toBe(withIt);
      }),
      runs(6),
    );
  }, 3_000_000);

  test("3b. after every article is retracted, only the version and the log of changes remain", async () => {
    await fc.assert(
      fc.asyncProperty(shuffledSets, async ([records, shuffled]) => {
        await refill(neo4j, records);
        for (const { article } of shuffled) await retractArticle(neo4j, article.id, { timeoutMs });
        const left = await neo4j.read(
          { text: "MATCH (n) WHERE NOT n:Change RETURN DISTINCT labels(n) AS labels" },
          { timeoutMs },
        );
        expect(left).toEqual([{ labels: ["Graph"] }]);
      }),
      runs(4),
    );
  }, 3_000_000);

  test("the stored degree of an entity is the number of its relations", async () => {
    await fc.assert(
      fc.asyncProperty(shuffledSets, async ([records, [gone]]) => {
        await refill(neo4j, records);
        await retractArticle(neo4j, (gone as GeneratedRecord).article.id, { timeoutMs });
        const wrong = await neo4j.read(
          { text: "MATCH (e:Entity) WHERE e.degree <> COUNT { (e)-[]-(:Entity) } RETURN e.id AS id" },
          { timeoutMs },
        );
        expect(wrong).toEqual([]);
      }),
      runs(4),
    );
  }, 3_000_000);
});
