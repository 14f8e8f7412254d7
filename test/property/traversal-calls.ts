import fc from "fast-check";
import { entityKinds, type RelationType, relationTypes } from "../../src/ontology.ts";
import type { Filter } from "../reference-graph.ts";
import type { CommonNeighborsCall, ExpandCall, PathsCall, SubgraphCall } from "../reference-traversals.ts";
import { date } from "./records.ts";

type Ids = readonly string[];

/** Random arguments of the traversals, over the entities with these ids. */

const oneWay: RelationType[] = ["HEADS", "FOUNDED_BY", "OWNS", "LOCATED_IN", "WORKS_FOR"];
const symmetric: RelationType[] = ["MET", "PARTNER_OF", "COMPETES_WITH"];
const mixed = [...oneWay, ...symmetric];
const types: fc.Arbitrary<readonly RelationType[] | null> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(mixed, [...relationTypes], null) },
  { weight: 2, arbitrary: fc.constant(oneWay) },
  { weight: 1, arbitrary: fc.constantFrom(symmetric, ["LOCATED_IN", "OWNS", "LOCATED_IN"], []) },
);

/** Any entity, and often one of those with many relations. */
const someId = (ids: Ids) => fc.oneof(fc.constantFrom(...ids), fc.constantFrom(...ids.slice(0, 12)));
const someIds = (ids: Ids, minLength: number, maxLength: number) =>
  fc.array(someId(ids), { minLength, maxLength, size: "max" });
/** Ids that need not be an entity's. */
const anyIds = (ids: Ids, maxLength: number) =>
  fc.array(fc.oneof({ weight: 9, arbitrary: someId(ids) }, fc.constantFrom("person:none", "article:0")), {
    maxLength,
    size: "max",
  });

const conditions = ["kinds", "asOf", "minConfidence", "minSources", "exclude"] as const;
type Condition = (typeof conditions)[number];

/**
 * Several random calls with filters of one shape. The text of a statement depends on that shape, and Neo4j takes much
 * longer to plan a new text than to run it over a small graph.
 */
function severalCalls<T>(ids: Ids, callWith: (filter: fc.Arbitrary<Filter>) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc
    .record({
      types,
      direction: fc.constantFrom("OUT" as const, "IN" as const, "BOTH" as const, null),
      given: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Condition[]>([]) },
        { weight: 1, arbitrary: fc.subarray([...conditions], { minLength: 1, maxLength: 2 }) },
      ),
    })
    .chain(({ types, direction, given }) => {
      const where = <V>(condition: Condition, value: fc.Arbitrary<V>) =>
        given.includes(condition) ? value : fc.constant(null);
      const filter = fc.record({
        types: fc.constant(types),
        direction: fc.constant(direction),
        kinds: where("kinds", fc.subarray([...entityKinds])),
        asOf: where("asOf", date),
        minConfidence: where("minConfidence", fc.constantFrom(0, 0.4, 0.5, 1)),
        minSources: where("minSources", fc.constantFrom(0, 1, 2)),
        exclude: where("exclude", anyIds(ids, 6)),
      });
      return fc.array(callWith(filter), { minLength: 12, maxLength: 12 });
    })
    .map((calls) => Object.assign(calls, { [fc.toStringMethod]: () => `${calls.length} calls` }));
}

export const expandCalls = (ids: Ids): fc.Arbitrary<ExpandCall[]> =>
  fc.constantFrom("DEGREE" as const, "NAME" as const, "NEWEST" as const, "SOURCES" as const).chain((orderBy) =>
    severalCalls(ids, (filter) =>
      fc.record({
        ids: someIds(ids, 1, 10),
        shown: anyIds(ids, 12),
        filter,
        perType: fc.oneof(fc.nat(3), fc.nat(100)),
        orderBy: fc.constant(orderBy),
      }),
    ),
  );

export const subgraphCalls = (ids: Ids): fc.Arbitrary<SubgraphCall[]> =>
  severalCalls(ids, (filter) =>
    fc.record({
      ids: someIds(ids, 1, 5),
      depth: fc.nat(5),
      filter,
      maxNodes: fc.integer({ min: 5, max: 40 }),
    }),
  );

/** Calls of paths up to this length, through so many others at most: they begin, end and stop where much is tied. */
export const pathsCalls = (ids: Ids, longest: number, stops: number): fc.Arbitrary<PathsCall[]> =>
  severalCalls(ids, (filter) =>
    fc.shuffledSubarray(ids.slice(0, 9), { minLength: 8 }).chain(([from = "", to = "", ...others]) =>
      fc.integer({ min: Math.min(1, stops), max: stops }).chain((count) =>
        fc.record({
          from: fc.constant(from),
          to: fc.constant(to),
          maxLength: fc.oneof(fc.integer({ min: 1, max: longest }), fc.constant(longest)),
          limit: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 100 })),
          allShortest: fc.boolean(),
          via: fc.constant(others.slice(0, count)),
          avoid: anyIds(others.slice(count), 3),
          filter,
        }),
      ),
    ),
  );

export interface PagedCommonNeighborsCall extends CommonNeighborsCall {
  readonly first: number;
}

export const commonNeighborsCalls = (ids: Ids): fc.Arbitrary<PagedCommonNeighborsCall[]> =>
  severalCalls(ids, (filter) =>
    someIds(ids, 1, 8).chain((some) =>
      fc.record({
        ids: fc.constant(some),
        atLeast: fc.integer({ min: 1, max: Math.min(3, new Set(some).size) }),
        filter,
        first: fc.integer({ min: 1, max: 10 }),
      }),
    ),
  );
