import { z } from "zod";
import { shownFields } from "../entity-fields.ts";
import { type EntityKind, labelOfKind } from "../ontology.ts";
import { Composer } from "../query/compose.ts";
import type { FilterIn } from "../query/compose-relations.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readEntities } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import { type EntityRow, entityRow, shapeEntity } from "../query/shape.ts";
import { readsRelations } from "../query/stored-counts.ts";

/** One entity, of this kind where one is given; null when there is none with the id. */
export async function entity(
  { read, limits }: ReadContext,
  id: string,
  kind: EntityKind | null,
  selection: Selection,
): Promise<EntityRow | null> {
  const asked = new Planner(limits).entity(selection);
  const looksAround = asked.edges.some(readsRelations);
  // Beside the edges what is stored costs nothing, and one selection less is a text less to plan.
  const frame = looksAround ? { ...asked, stored: new Set(shownFields) } : asked;
  const match = `MATCH (e:Entity${kind === null ? "" : `:${labelOfKind[kind]}`} {id: $id})`;
  const rowOf = async (filterIn: FilterIn) => {
    const composer = new Composer(filterIn);
    const { clauses, map } = composer.entity("e", frame, ["e"]);
    const shown = `${clauses}RETURN ${map} AS row`;
    const text = filterIn === "PARAMETERS" && looksAround ? unlessHub(match, shown) : `${match}\n${shown}`;
    const rows = z.object({ row: entityRow.nullable() });
    const [found] = await read(composer.statement(text, { id, hubDegree: limits.hubDegree }, rows));
    return found?.row;
  };
  let row = await rowOf("PARAMETERS");
  if (row === null) row = await rowOf("TEXT");
  return row ? shapeEntity(row, frame) : null;
}

/** What is shown of the entity `e`, in a row; null in its place where `e` is a hub. */
function unlessHub(match: string, shown: string): string {
  return `${match}
CALL (e) {
WITH e WHERE e.degree <= $hubDegree
${shown}
UNION ALL
WITH e WHERE e.degree > $hubDegree
RETURN null AS row
}
RETURN row`;
}

/** Entities by their ids, in no order; those that there are. With no selection, their ids and kinds alone. */
export async function entitiesById(
  { read, limits }: ReadContext,
  ids: readonly string[],
  selection: Selection | null,
): Promise<Map<string, EntityRow>> {
  const frame = new Planner(limits).entity(selection);
  const match = { text: "UNWIND $ids AS id\nMATCH (e:Entity {id: id})", params: { ids: [...new Set(ids)] }, keep: {} };
  const rows = ids.length === 0 ? [] : await readEntities(read, match, frame);
  return new Map(rows.map(({ entity }) => [entity.id, entity]));
}
