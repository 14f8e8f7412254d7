import type { Read } from "../neo4j/driver.ts";
import type { Params, Row } from "../neo4j/statement.ts";
import { Composer } from "./compose.ts";
import type { EntityFrame, RelationFrame } from "./plan.ts";
import { type EntityRow, type RelationRow, shapeEntity, shapeRelation } from "./shape.ts";

/** The beginning of a statement: clauses that leave each entity as `e`, or each relation as `r`. */
export interface Match<Kept extends string = never> {
  readonly text: string;
  readonly params?: Params;
  /** Other variables of these clauses, which become columns of the rows. */
  readonly keep?: readonly Kept[];
}

/** The entities of a match with all that the frame asks for, and the kept columns, in the order of the match. */
export async function readEntities<Kept extends string = never>(
  read: Read,
  { text, params, keep = [] }: Match<Kept>,
  frame: EntityFrame,
): Promise<(Pick<Row, Kept> & { readonly entity: EntityRow })[]> {
  const composer = new Composer();
  const { clauses, map } = composer.entity("e", frame, ["e", ...keep]);
  const columns = [...keep, `${map} AS entity`].join(", ");
  const rows = await read(composer.statement(`${text}\n${clauses}RETURN ${columns}`, params));
  for (const row of rows) shapeEntity(row.entity as EntityRow, frame);
  return rows as (Pick<Row, Kept> & { readonly entity: EntityRow })[];
}

/** The relations of a match likewise. */
export async function readRelations<Kept extends string = never>(
  read: Read,
  { text, params, keep = [] }: Match<Kept>,
  frame: RelationFrame,
): Promise<(Pick<Row, Kept> & { readonly relation: RelationRow })[]> {
  const composer = new Composer();
  const { clauses, map } = composer.relation("r", frame, ["r", ...keep]);
  const columns = [...keep, `${map} AS relation`].join(", ");
  const rows = await read(composer.statement(`${text}\n${clauses}RETURN ${columns}`, params));
  for (const row of rows) shapeRelation(row.relation as RelationRow, frame);
  return rows as (Pick<Row, Kept> & { readonly relation: RelationRow })[];
}
