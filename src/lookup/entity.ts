import { type EntityKind, kindTable } from "../ontology.ts";
import { matchByIds } from "../query/match-entities.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readEntities, readEntity } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";

/** The entity with this id, of this kind unless `kind` is null; null if there is none. */
export function entityById(
  { read, limits }: ReadContext,
  id: string,
  kind: EntityKind | null,
  selection: Selection,
): Promise<EntityRow | null> {
  const match = `MATCH (e:Entity${kind === null ? "" : `:${kindTable[kind].label}`} {id: $id})`;
  return readEntity(read, match, { id }, new Planner(limits).entityFrame(selection), limits.hubDegree);
}

/** The entities that have these ids, by id, in no order. Without a selection they have their ids and kinds alone. */
export async function entitiesById(
  { read, limits }: ReadContext,
  ids: readonly string[],
  selection: Selection | null,
): Promise<Map<string, EntityRow>> {
  const frame = new Planner(limits).entityFrame(selection);
  const match = { text: matchByIds("$ids"), params: { ids: [...new Set(ids)] }, keep: {} };
  const rows = ids.length === 0 ? [] : await readEntities(read, match, frame);
  return new Map(rows.map(({ entity }) => [entity.id, entity]));
}
