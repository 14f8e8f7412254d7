import { z } from "zod";
import type { Read } from "../neo4j/driver.ts";
import type { Params } from "../neo4j/statement.ts";
import { Composer } from "./compose.ts";
import type { EntityFrame, RelationFrame } from "./plan.ts";
import { type EntityRow, entityRow, type RelationRow, relationRow, shapeEntity, shapeRelation } from "./shape.ts";

/** The beginning of a statement: clauses that leave each entity as `e`, or each relation as `r`. */
export interface Match<Kept extends z.ZodRawShape> {
  readonly text: string;
  readonly params?: Params;
  /** Other variables of these clauses that become columns, and what they hold. */
  readonly keep: Kept;
}

type KeptRow<Kept extends z.ZodRawShape> = z.infer<z.ZodObject<Kept>>;

/** The entities of a match with all that the frame asks for, and the kept columns, in the order of the match. */
export async function readEntities<Kept extends z.ZodRawShape>(
  read: Read,
  { text, params, keep }: Match<Kept>,
  frame: EntityFrame,
): Promise<(KeptRow<Kept> & { readonly entity: EntityRow })[]> {
  const composer = new Composer();
  const kept = Object.keys(keep);
  const { clauses, map } = composer.entity("e", frame, ["e", ...kept]);
  const rows = z.object({ ...keep, entity: entityRow }) as unknown as z.ZodType<
    KeptRow<Kept> & { readonly entity: EntityRow }
  >;
  const columns = [...kept, `${map} AS entity`].join(", ");
  const found = await read(composer.statement(`${text}\n${clauses}RETURN ${columns}`, params, rows));
  for (const { entity } of found) shapeEntity(entity, frame);
  return found;
}

/** The relations of a match likewise. */
export async function readRelations<Kept extends z.ZodRawShape>(
  read: Read,
  { text, params, keep }: Match<Kept>,
  frame: RelationFrame,
): Promise<(KeptRow<Kept> & { readonly relation: RelationRow })[]> {
  const composer = new Composer();
  const kept = Object.keys(keep);
  const { clauses, map } = composer.relation("r", frame, ["r", ...kept]);
  const rows = z.object({ ...keep, relation: relationRow }) as unknown as z.ZodType<
    KeptRow<Kept> & { readonly relation: RelationRow }
  >;
  const columns = [...kept, `${map} AS relation`].join(", ");
  const found = await read(composer.statement(`${text}\n${clauses}RETURN ${columns}`, params, rows));
  for (const { relation } of found) shapeRelation(relation, frame);
  return found;
}
