import fc from "fast-check";
import { checkRecord } from "../../src/articles/check-record.ts";
import { type Decided, decide, RefusedDecisionError, type Request } from "../../src/articles/decide.ts";
import { importRecords, retractArticle } from "../../src/articles/import-records.ts";
import { applySchema } from "../../src/neo4j/apply-schema.ts";
import { connectNeo4j, type Neo4j } from "../../src/neo4j/driver.ts";
import { refill, timeoutMs } from "../test-app.ts";
import { testDatabase } from "../test-database.ts";
import { differencesIn, exportedText } from "../whole-graph.ts";
import { recordSets } from "./records.ts";

let neo4j: Neo4j;

beforeAll(async () => {
  neo4j = connectNeo4j(testDatabase());
  await applySchema(neo4j);
});
afterAll(() => neo4j.close());

const exported = () => exportedText(neo4j);

const differences = () => differencesIn(neo4j);

/** Decides, or returns null if that contradicts what was decided before. */
async function deciding(request: Request, dryRun = false): Promise<Decided | null> {
  try {
    return await decide(neo4j, request, { timeoutMs, by: "test", reason: null, dryRun });
  } catch (error) {
    if (error instanceof RefusedDecisionError && error.extensions.code !== "NOT_FOUND") return null;
    throw error;
  }
}

/** A request about two members, which are named by their places among all. */
const requests = fc.record({ same: fc.boolean(), one: fc.nat(), other: fc.nat() });

async function requestOf({ same, one, other }: { same: boolean; one: number; other: number }): Promise<Request | null> {
  const rows = await neo4j.read({ text: "MATCH (m:Member) RETURN m.id AS id ORDER BY id" }, { timeoutMs });
  const ids = rows.map(({ id }) => id as string);
  const [a, b] = [ids[one % ids.length], ids[other % ids.length]];
  if (a === undefined || b === undefined || a === b) return null;
  return same ? { verdict: "SAME", keep: a, absorb: [b] } : { verdict: "DIFFERENT", a, b };
}

test("the graph is what records and decisions give, in any interleaving; and withdrawn decisions leave nothing", async () => {
  await fc.assert(
    fc.asyncProperty(recordSets, fc.array(requests, { minLength: 1, maxLength: 4 }), async (records, choices) => {
      await refill(neo4j, records.slice(0, 1));
      const made: string[] = [];
      for (const [i, choice] of choices.entries()) {
        const request = await requestOf(choice);
        if (request === null) continue;
        const before = await exported();
        const told = await deciding(request, true);
        expect(await exported()).toBe(before);
        const done = await deciding(request);
        expect(done?.change).toEqual(told?.change);
        expect([done?.entitiesAdded, done?.claimsWithin]).toEqual([told?.entitiesAdded, told?.claimsWithin]);
        made.push(...(done?.unchanged === false ? done.decisions.map(({ id }) => id) : []));
        const next = records[i + 1];
        if (next !== undefined) await importRecords(neo4j, [checkRecord(next)], { timeoutMs });
        expect(await differences()).toEqual([]);
      }
      await importRecords(neo4j, records.map(checkRecord), { timeoutMs });
      for (const id of made) await deciding({ verdict: "WITHDRAWN", decisionId: id });
      expect(await differences()).toEqual([]);
      const withdrawn = await exported();
      await refill(neo4j, records);
      expect(withdrawn).toBe(await exported());
    }),
    { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true },
  );
}, 3_000_000);

test("decisions stay when all articles are retracted, and work again when they come back", async () => {
  await fc.assert(
    fc.asyncProperty(recordSets, fc.array(requests, { minLength: 1, maxLength: 3 }), async (records, choices) => {
      await refill(neo4j, records);
      for (const choice of choices) {
        const request = await requestOf(choice);
        if (request !== null) await deciding(request);
      }
      const before = await exported();
      for (const { article } of records) await retractArticle(neo4j, article.id, { timeoutMs });
      for (const record of records.toReversed()) await importRecords(neo4j, [checkRecord(record)], { timeoutMs });
      expect(await exported()).toBe(before);
    }),
    { numRuns: Number(process.env.RUNS ?? 5), endOnFailure: true },
  );
}, 3_000_000);
