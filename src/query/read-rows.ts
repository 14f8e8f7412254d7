import { z } from "zod";
import type { Read } from "../neo4j/driver.ts";
import type { Params } from "../neo4j/statement.ts";
import { Composer } from "./compose.ts";
import type { EntityFrame, RelationFrame } from "./plan.ts";
import { entityRow, relationRow, shapeEntity, shapeRelation } from "./shape.ts";

/** The beginning of a statement: clauses that leave each entity as `e`, or each relation as `r`. */
export interface Match<Kept extends z.ZodRawShape> {
  readonly text: string;
  readonly params?: Params;
  /** Other variables of these clauses that become columns, and what they hold. */
  readonly keep: Kept;
}

/** The entities of a match with all that the frame asks for, and the kept columns, in the order of the match. */
export async function readEntities<Kept extends z.ZodRawShape>(read: Read, match: Match<Kept>, frame: EntityFrame) {
  const composer = new Composer();
  const projection = composer.entity("e", frame, ["e", ...Object.keys(match.keep)]);
  const found = await read(statementOf(composer, match, projection, "entity", entityRow));
  for (const { entity } of found) shapeEntity(entity, frame);
  return found;
}

/** The relations of a match likewise. */
export async function readRelations<Kept extends z.ZodRawShape>(read: Read, match: Match<Kept>, frame: RelationFrame) {
  const composer = new Composer();
  const projection = composer.relation("r", frame, ["r", ...Object.keys(match.keep)]);
  const found = await read(statementOf(composer, match, projection, "relation", relationRow));
  for (const { relation } of found) shapeRelation(relation, frame);
  return found;
}

/** The match, then what is projected as this column, beside the kept ones. */
function statementOf<Kept extends z.ZodRawShape, Column extends string, Item>(
  composer: Composer,
  { text, params, keep }: Match<Kept>,
  { clauses, map }: { readonly clauses: string; readonly map: string },
  column: Column,
  item: z.ZodType<Item>,
) {
  type Found = z.infer<z.ZodObject<Kept>> & Readonly<Record<Column, Item>>;
  const rows = z.object({ ...keep, [column]: item }) as unknown as z.ZodType<Found>;
  const columns = [...Object.keys(keep), `${map} AS ${column}`].join(", ");
  return composer.statement(`${text}\n${clauses}RETURN ${columns}`, params, rows);
}
