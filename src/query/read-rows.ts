import { z } from "zod";
import { shownFields } from "../entity-fields.ts";
import type { Read } from "../neo4j/driver.ts";
import type { Params, Statement } from "../neo4j/statement.ts";
import { Composer } from "./compose.ts";
import type { EntityFrame, RelationFrame } from "./plan.ts";
import { type EntityRow, entityRow, relationRow, shapeEntity, shapeRelation } from "./shape.ts";
import { readsRelations } from "./stored-counts.ts";

/** The beginning of a statement: clauses that bind each entity to `e`, or each relation to `r`. */
export interface Match<Kept extends z.ZodRawShape> {
  readonly text: string;
  readonly params?: Params;
  /** The other variables that become columns, with the schema of each. */
  readonly keep: Kept;
}

/** The entities of a match with what the frame selects, and the kept columns, in the order of the match. */
export async function readEntities<Kept extends z.ZodRawShape>(
  read: Read,
  { text, params, keep }: Match<Kept>,
  frame: EntityFrame,
) {
  const composer = new Composer();
  const kept = Object.keys(keep);
  const returned = composer.returnEntity("e", frame, (map) => [...kept, `${map} AS entity`].join(", "), kept);
  const rows = rowSchema(keep, "entity", entityRow);
  const found = await read(composer.statement(`${text}\n${returned}`, params, rows));
  for (const { entity } of found) shapeEntity(entity, frame);
  return found;
}

/** The relations of a match with what the frame selects, and the kept columns, in the order of the match. */
export async function readRelations<Kept extends z.ZodRawShape>(
  read: Read,
  { text, params, keep }: Match<Kept>,
  frame: RelationFrame,
) {
  const composer = new Composer();
  const kept = Object.keys(keep);
  const returned = composer.returnRelation("r", frame, (map) => [...kept, `${map} AS relation`].join(", "), kept);
  const rows = rowSchema(keep, "relation", relationRow);
  const found = await read(composer.statement(`${text}\n${returned}`, params, rows));
  for (const { relation } of found) shapeRelation(relation, frame);
  return found;
}

/** The entity that a MATCH clause binds to `e`, with what the frame selects; null if there is none. */
export async function readEntity(
  read: Read,
  match: string,
  params: Params,
  selected: EntityFrame,
  hubDegree: number,
): Promise<EntityRow | null> {
  if (!selected.edges.some(readsRelations)) {
    const [found] = await readEntities(read, { text: match, params, keep: {} }, selected);
    return found?.entity ?? null;
  }
  // The stored fields cost nothing next to the relations, and with all of them there are fewer statements to plan.
  const frame = { ...selected, stored: new Set(shownFields) };
  const rows = z.object({ row: entityRow.nullable() });
  const [found] = await readWithHubFallback(read, (composer) => {
    // A missing entity gives a row too, so that it is not taken for a hub.
    const unlessHub = composer.filterIn === "PARAMETERS" ? "WITH e WHERE e IS NULL OR e.degree <= $hubDegree\n" : "";
    const returned = composer.returnEntity("e", frame, (map) => `${map} AS row`);
    return composer.statement(`OPTIONAL ${match}\n${unlessHub}${returned}`, { ...params, hubDegree }, rows);
  });
  return found?.row ? shapeEntity(found.row, frame) : null;
}

/**
 * The rows of a statement, which is composed with its filters as parameters. It must return no row if it would have to
 * expand a hub; then it is composed and read again, with its filters in the text. `FilterIn` says why.
 */
export async function readWithHubFallback<R>(
  read: Read,
  statementOf: (composer: Composer) => Statement<R>,
): Promise<R[]> {
  const rows = await read(statementOf(new Composer("PARAMETERS")));
  return rows.length > 0 ? rows : read(statementOf(new Composer("TEXT")));
}

/** The schema of a row: the kept columns, and the item in this column. */
function rowSchema<Kept extends z.ZodRawShape, Column extends string, Item>(
  keep: Kept,
  column: Column,
  item: z.ZodType<Item>,
) {
  type Row = z.infer<z.ZodObject<Kept>> & Readonly<Record<Column, Item>>;
  return z.object({ ...keep, [column]: item }) as unknown as z.ZodType<Row>;
}
