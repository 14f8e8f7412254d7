import { argumentTable, type NumberArgument } from "../arguments/argument-table.ts";
import type { Limits } from "../config.ts";

/**
 * The cost of a query is the number of objects that it can return, plus the number of objects that the database reads
 * to find them. These are costs of the second kind, measured on a graph of 100,000 entities and 500,000 relations.
 */
export const costOf = {
  /** A computation over the whole graph. Eleven in one query exceed the default MAX_QUERY_COST. */
  computation: 45_500,
  /** The similar entities of one entity: all neighbors of all its neighbors. */
  similar: 20_000,
  /** A search for paths between two entities. Each entity of `via` adds one more search. */
  pathSearch: 20_000,
  /** The number of entities located in each place. */
  residentsOfPlaces: 20_000,
  /** A list over the whole graph with a filter that may match few rows. */
  filteredList: 5_000,
  textSearch: 500,
  /** Of one query of many: names, and how rare the words of what they find are. */
  match: 400,
  suggestions: 100,
  /** The counts that are stored with one entity: nine on average in a generated graph. */
  storedCounts: 9,
  /** How many relation types an expanded entity is assumed to have, of those that it may have. */
  typesOfEntity: 10,
  /** Reading all relations of one entity. */
  relationsOfEntity: 25,
} as const;

interface EstimatorArgs {
  readonly args: unknown;
  readonly childComplexity: number;
  readonly context?: unknown;
}

/** The complexity of a field that returns at most `maxObjects`, which are found at the cost `lookup`. */
export function fieldCost<A>(
  maxObjects: (args: A, limits: Limits) => number,
  lookup: (args: A, limits: Limits) => number,
) {
  return ({ args, childComplexity, context }: EstimatorArgs): number => {
    const [typedArgs, limits] = [args as A, context as Limits];
    // At least one: an empty page can ask for its total.
    return lookup(typedArgs, limits) + Math.max(1, maxObjects(typedArgs, limits)) * (1 + childComplexity);
  };
}

/** The complexity of a field that returns a page. */
export function pageCost<A extends { readonly first?: number | null }>(
  firstArgument: NumberArgument = argumentTable.list.first,
  lookup: (args: A) => number = () => 1,
) {
  return fieldCost<A>(({ first }) => first ?? firstArgument.default, lookup);
}

/**
 * The cost of finding and returning the relations among so many entities. It assumes that one pair in ten is related,
 * and at most seven relations for each entity. Measured: 6.1 for each among 1,000 entities around one, 9.3 among the
 * 1,000 with the most relations. Both took about as long, for this cost, as a list with `nameContains` does for its own.
 */
export function relationsAmong(entities: number): number {
  return Math.min(Math.ceil(entities ** 2 / 20), entities * 7);
}
