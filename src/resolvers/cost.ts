import type { Limits } from "../config.ts";

/**
 * The cost of a query is the number of objects that it may bring, plus the number that the database has to look at to
 * find them. These are the second part, as measured on a graph of 100,000 entities and 500,000 relations.
 */
export const costOf = {
  /** Something computed of the whole graph. Eleven cost more than the default MAX_QUERY_COST. */
  computation: 45_500,
  /** Who is like one entity: all neighbors of all its neighbors. */
  similar: 20_000,
  /** A search for the paths between two entities, and one more for each entity between them. */
  pathSearch: 20_000,
  /** How many are located in each place. */
  residentsOfPlaces: 20_000,
  /** A list of the whole graph under a filter that few may pass. */
  filteredList: 5_000,
  textSearch: 500,
  suggestions: 100,
  /** All relations of one entity, one by one. */
  relationsOfEntity: 25,
} as const;

interface Asked {
  readonly args: unknown;
  readonly childComplexity: number;
  readonly context?: unknown;
}

/** Of at most so many objects, found at this cost. */
export function answerCost<A>(most: (args: A, limits: Limits) => number, found: (args: A, limits: Limits) => number) {
  return ({ args, childComplexity, context }: Asked): number => {
    const [given, limits] = [args as A, context as Limits];
    // A total is counted for an empty page too.
    return found(given, limits) + Math.max(1, most(given, limits)) * (1 + childComplexity);
  };
}

/** Of a page. */
export function pageCost<A extends { readonly first?: number | null }>(
  defaultFirst = 25,
  found: (args: A) => number = () => 1,
) {
  return answerCost<A>(({ first }) => first ?? defaultFirst, found);
}

/** Of looking for relations among so many entities: one pair in ten is taken to be related, which is more than is usual. */
export function relationsAmong(entities: number): number {
  return Math.ceil(entities ** 2 / 20);
}
