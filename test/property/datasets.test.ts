import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { retractDataset } from "../../src/articles/datasets.ts";
import { importRecords } from "../../src/articles/import-records.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { importRows, type Row } from "../dataset-rows.ts";
import { emptyDatabase, refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { watchedNeo4j } from "../watched-neo4j.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";
import { type GeneratedRecord, recordSets } from "./records.ts";

const runs = { numRuns: Number(process.env.RUNS ?? 2), endOnFailure: true };
let neo4j: Neo4j;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
afterAll(async () => {
  await emptyDatabase(neo4j);
  await neo4j.close();
});

const rowOf = ({ article, entities, relations }: GeneratedRecord): Row => ({
  key: article.id,
  ...(article.publishedOn === undefined ? {} : { asOf: article.publishedOn }),
  entities,
  relations,
});
const register = { id: "register" };

/** Two versions of a dataset: rows are gone, changed, new, or as before. And articles beside it. */
const versions = fc.tuple(recordSets, recordSets, recordSets).chain(([articles, first, more]) =>
  fc.tuple(
    fc.constant(articles),
    fc.constant(first.map(rowOf)),
    fc.shuffledSubarray(first).map((kept) => {
      const rows = [...kept, ...more].map(rowOf);
      return [...new Map(rows.map((row) => [row.key, row])).values()];
    }),
  ),
);

test("a snapshot and then another one give the graph of the other one alone", async () => {
  await fc.assert(
    fc.asyncProperty(versions, async ([articles, first, second]) => {
      await refill(neo4j, articles);
      await importRows(neo4j, register, second, { snapshot: true });
      const alone = await exportedText(neo4j);
      await refill(neo4j, articles);
      await importRows(neo4j, register, first, { snapshot: true });
      await importRows(neo4j, register, second, { snapshot: true });
      expect(await exportedText(neo4j)).toBe(alone);
      expect(await differencesIn(neo4j)).toEqual([]);
    }),
    runs,
  );
}, 600_000);

/** The database as a process sees it that dies before its statement number `last`: no transaction ends after that. */
function dyingAt(last: number): Neo4j {
  let count = 0;
  return watchedNeo4j(neo4j, () => {
    if (++count >= last) throw new Error("died");
  });
}

test("a snapshot that died anywhere and is imported again gives the graph of one that did not", async () => {
  await fc.assert(
    fc.asyncProperty(versions, fc.integer({ min: 1, max: 45 }), async ([articles, first, second], last) => {
      await refill(neo4j, articles);
      await importRows(neo4j, register, first, { snapshot: true });
      await importRows(neo4j, register, second, { snapshot: true });
      const whole = await exportedText(neo4j);
      await refill(neo4j, articles);
      await importRows(neo4j, register, first, { snapshot: true });
      await importRows(dyingAt(last), register, second, { snapshot: true }).catch(() => {});
      expect(await differencesIn(neo4j)).toEqual([]);
      await importRows(neo4j, register, second, { snapshot: true });
      expect(await exportedText(neo4j)).toBe(whole);
    }),
    runs,
  );
}, 600_000);

test("a dataset that is retracted leaves the graph as if it had never been imported, whenever it was", async () => {
  await fc.assert(
    fc.asyncProperty(versions, async ([articles, first, second]) => {
      await refill(neo4j, articles);
      await importRows(neo4j, { id: "other" }, second);
      const without = await exportedText(neo4j);
      await emptyDatabase(neo4j);
      await importRows(neo4j, register, first);
      await importRows(neo4j, { id: "other" }, second);
      await importRecords(neo4j, articles.map(checkRecord), { timeoutMs });
      await retractDataset(neo4j, "register", { timeoutMs });
      expect(await exportedText(neo4j)).toBe(without);
      expect(await differencesIn(neo4j)).toEqual([]);
    }),
    runs,
  );
}, 600_000);
