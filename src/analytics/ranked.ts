import { z } from "zod";
import { entitiesById } from "../lookup/entity.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import type { Kept } from "./kept-results.ts";

/** What is kept of a ranking. */
export const scoredRow = z.object({ id: z.string(), score: z.number() });
export type Scored = Readonly<z.infer<typeof scoredRow>>;

/** An entity at its place in a ranking, and of which state of the graph. */
export interface Ranked {
  readonly entity: EntityRow;
  readonly score: number;
  /** From 1, by the place in the ranking. */
  readonly rank: number;
  readonly exact: boolean;
  readonly version: number;
  readonly computedAt: Date;
}

/**
 * The scored with what is selected of each entity, in one statement. An entity that has gone meanwhile is left out.
 * Throws a GraphQLError where an argument below is out of its limits.
 */
export async function ranked(
  context: ReadContext,
  scored: readonly Scored[],
  { state, computedAt, exact }: Pick<Kept<unknown>, "state" | "computedAt"> & { readonly exact: boolean },
  entity: Selection | null,
): Promise<Ranked[]> {
  const entities = await entitiesById(
    context,
    scored.map(({ id }) => id),
    entity,
  );
  return scored.flatMap(({ id, score }, i) => {
    const row = entities.get(id);
    return row === undefined ? [] : [{ entity: row, score, rank: i + 1, exact, version: state.version, computedAt }];
  });
}
