import fc from "fast-check";
import type { App } from "../../src/app.ts";
import { entityKinds } from "../../src/ontology.ts";
import {
  type ComponentsCall,
  components,
  type RankingCall,
  rankedByDegree,
  type SimilarCall,
  type StatisticsCall,
  similar,
  statistics,
  type TimelineCall,
  timeline,
} from "../reference-analytics.ts";
import { startTestApp } from "../test-app.ts";
import { ask, assertSameAnswers } from "./compare-answers.ts";
import { anyIds, severalCalls, someId, someIds } from "./filtered-calls.ts";
import { randomGraphs } from "./graphs.ts";

let app: App;
beforeAll(async () => {
  app = await startTestApp([], { limits: { maxQueryCost: 1_000_000_000 } });
});
afterAll(() => app?.stop());

interface Named {
  readonly id: string;
}
const idOf = ({ id }: Named) => id;
/** A ranking, with the id of each entity. */
const scored = (list: readonly { entity: Named }[]) =>
  list.map(({ entity, ...rest }) => ({ ...rest, entity: idOf(entity) }));

const graphs = randomGraphs({ min: 20, max: 120 }, 1.8);
const first = fc.oneof(fc.nat(5), fc.constant(100));
const skip = fc.oneof(fc.constant(0), fc.nat(30), fc.nat(150));

describe("on random graphs, equals a brute force implementation", () => {
  test("statistics", async () => {
    await assertSameAnswers(app, {
      graphs,
      calls: (ids) => severalCalls(ids, (filter) => fc.record({ filter, first })),
      answered: async (call: StatisticsCall) => {
        const { byPlace, ...answer } = await ask<
          Omit<ReturnType<typeof statistics>, "byPlace"> & { byPlace: { entity: Named }[] }
        >(
          app,
          "statistics",
          "$filter: RelationFilter",
          { filter: call.filter },
          `entities relations articles byKind { kind total } byType { type total }
           byPlace(first: ${call.first}) { rank score entity { id } }`,
        );
        return { ...answer, byPlace: scored(byPlace) };
      },
      expected: statistics,
    });
  }, 600_000);

  test("timeline and undated, of all and of some entities", async () => {
    await assertSameAnswers(app, {
      graphs,
      calls: (ids) =>
        severalCalls(ids, (filter) =>
          fc.record({
            ids: fc.option(someIds(ids, 1, 6)),
            filter,
            interval: fc.constantFrom("YEAR" as const, "MONTH" as const),
            first,
          }),
        ),
      answered: async ({ first, ...args }: TimelineCall) => {
        const parameters = "$ids: [ID!], $filter: RelationFilter, $interval: TimelineInterval";
        const buckets = await ask<{ period: string; began: number; ended: number; relations: Named[] }[]>(
          app,
          "timeline",
          parameters,
          args,
          `period began ended relations(first: ${first}) { id }`,
        );
        return {
          timeline: buckets.map(({ relations, ...bucket }) => ({ ...bucket, relations: relations.map(idOf) })),
          undated: await ask(app, "undated", parameters, args, "began ended"),
        };
      },
      expected: timeline,
    });
  }, 600_000);

  test("similar", async () => {
    await assertSameAnswers(app, {
      graphs,
      calls: (ids) => severalCalls(ids, (filter) => fc.record({ id: someId(ids), filter, first, firstShared: first })),
      answered: async ({ firstShared, ...args }: SimilarCall) => {
        const alike = await ask<{ entity: Named; score: number; sharedCount: number; shared: Named[] }[]>(
          app,
          "similar",
          "$id: ID!, $filter: RelationFilter, $first: Int",
          args,
          `entity { id } score sharedCount shared(first: ${firstShared}) { id }`,
        );
        return scored(alike.map(({ shared, ...rest }) => ({ ...rest, shared: shared.map(idOf) })));
      },
      expected: similar,
    });
  }, 600_000);

  test("communities that are connected components", async () => {
    await assertSameAnswers(app, {
      graphs: randomGraphs({ min: 20, max: 120 }, 0.9),
      calls: (ids) =>
        severalCalls(ids, (filter) =>
          fc.record({
            ...{ filter, minSize: fc.integer({ min: 1, max: 4 }), containing: fc.option(anyIds(ids, 20)) },
            ...{ skip, first, skipMembers: skip, firstMembers: first },
          }),
        ),
      answered: async ({ skipMembers, firstMembers, ...args }: ComponentsCall) => {
        const found = await ask<
          { id: string; size: number; relationsInside: number; containedIds: string[]; members: Named[] }[]
        >(
          app,
          "communities",
          "$algorithm: CommunityAlgorithm, $filter: RelationFilter, $minSize: Int, $containing: [ID!], $skip: Int, $first: Int",
          { algorithm: "CONNECTED_COMPONENTS", ...args },
          `id size relationsInside containedIds members(skip: ${skipMembers}, first: ${firstMembers}) { id }`,
        );
        // Remove the hash after the algorithm, which the reference does not know.
        return found.map(({ id, members, ...rest }) => ({
          ...{ id: id.replace(/:[\w-]{12}:/, ":"), ...rest, members: members.map(idOf) },
        }));
      },
      expected: components,
    });
  }, 600_000);

  test("ranking by degree", async () => {
    await assertSameAnswers(app, {
      graphs,
      calls: (ids) =>
        severalCalls(ids, (filter) =>
          fc.record({
            ...{
              filter,
              kinds: fc.option(fc.subarray([...entityKinds])),
              ids: fc.option(anyIds(ids, 20)),
              skip,
              first,
            },
          }),
        ),
      answered: async (args: RankingCall) =>
        scored(
          await ask<{ rank: number; score: number; entity: Named }[]>(
            app,
            "ranking",
            "$measure: CentralityMeasure!, $filter: RelationFilter, $kinds: [EntityKind!], $ids: [ID!], $skip: Int, $first: Int",
            { measure: "DEGREE", ...args },
            "rank score entity { id }",
          ),
        ),
      expected: rankedByDegree,
    });
  }, 600_000);
});
