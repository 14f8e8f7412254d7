import fc from "fast-check";
import type { CommonNeighborsCall, ExpandCall, PathsCall, SubgraphCall } from "../reference-traversals.ts";
import { anyIds, type Ids, severalCalls, someIds } from "./filtered-calls.ts";

/** Random arguments of the traversals. */

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

/** Calls of paths up to this length and this many `via`, all among the entities with the most relations. */
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
