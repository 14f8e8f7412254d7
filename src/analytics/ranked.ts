import { z } from "zod";
import { entitiesById } from "../lookup/entity.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import type { CachedResult } from "./result-cache.ts";

export const scoredRow = z.object({ id: z.string(), score: z.number() });

/** One place of a ranking, from 1. */
export interface Scored extends Readonly<z.infer<typeof scoredRow>> {
  readonly rank: number;
}

/** An entity in a ranking, and the state of the graph that the ranking was computed from. */
export interface Ranked {
  readonly entity: EntityRow;
  readonly score: number;
  /** The place in the ranking, from 1. */
  readonly rank: number;
  readonly exact: boolean;
  readonly version: number;
  readonly computedAt: Date;
}

/**
 * Reads the selected fields of the scored entities, in one statement. The result has the order of `scored`. An entity
 * that no longer exists is left out. Throws a GraphQLError if an argument below is out of range, and a QueryError.
 */
export async function ranked(
  context: ReadContext,
  scored: readonly Scored[],
  { state, computedAt, exact }: Pick<CachedResult<unknown>, "state" | "computedAt"> & { readonly exact: boolean },
  entity: Selection | null,
): Promise<Ranked[]> {
  const entities = await entitiesById(
    context,
    scored.map(({ id }) => id),
    entity,
  );
  return scored.flatMap(({ id, score, rank }) => {
    const row = entities.get(id);
    return row === undefined ? [] : [{ entity: row, score, rank, exact, version: state.version, computedAt }];
  });
}
