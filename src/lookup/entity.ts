import type { GraphQLResolveInfo } from "graphql";
import { type EntityKind, kindTable } from "../ontology.ts";
import { matchByIds } from "../query/match-entities.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readEntities, readEntity } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import type { EntityRow } from "../query/shape.ts";
import type { Loaders } from "./loaders.ts";

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

/** The entities with these ids, in their order, read together with those of the same field of other objects. */
export async function loadEntities(
  loaders: Loaders,
  info: GraphQLResolveInfo,
  context: ReadContext,
  ids: readonly string[],
): Promise<EntityRow[]> {
  const found = await loaders.loadMany(info, ids, (selection) => async (ids) => {
    const entities = await entitiesById(context, ids, selection);
    return ids.map((id) => entities.get(id) ?? null);
  });
  // An entity that was removed since an older state is left out.
  return found.filter((entity) => entity !== null);
}
