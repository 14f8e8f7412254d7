import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { badInput, checkedNumber, checkedRoots, checkFound } from "../arguments/checks.ts";
import { type CursorKeys, decodeCursor } from "../arguments/cursor.ts";
import type { CommonNeighborsArguments } from "../arguments/field-arguments.ts";
import { limitOf, type Page } from "../arguments/page.ts";
import { readOne } from "../neo4j/driver.ts";
import type { Order } from "../orders.ts";
import { Composer } from "../query/compose.ts";
import { Connection, ConnectionEdge } from "../query/connection.ts";
import { Planner, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import {
  type EntityRow,
  entityRow,
  type RelationRow,
  relationRow,
  shapeEntity,
  shapeRelation,
} from "../query/shape.ts";

/** What a statement reads about a common neighbor besides the entity; absent if it is not selected. */
interface SelectedLists {
  readonly sharedBy?: readonly EntityRow[] | undefined;
  readonly relations?: readonly RelationRow[] | undefined;
}

/** A common neighbor, the entities of which it is a neighbor, and its relations to them. */
export class CommonNeighborEdge extends ConnectionEdge<EntityRow> {
  readonly sharedBy: readonly EntityRow[];
  readonly relations: readonly RelationRow[];
  constructor(node: EntityRow, page: Page, keys: CursorKeys, { sharedBy = [], relations = [] }: SelectedLists) {
    super(node, page, keys);
    this.sharedBy = sharedBy;
    this.relations = relations;
  }
}

const byShared: Order = { name: "SHARED", descending: true, keyType: "number" };

const answerRow = z.object({
  found: z.array(z.string()),
  total: z.int().optional(),
  rows: z.array(
    z.object({
      keys: z.tuple([z.int(), z.int(), z.string()]),
      node: entityRow,
      sharedBy: z.array(entityRow).optional(),
      relations: z.array(relationRow).optional(),
    }),
  ),
});

/**
 * A page of the entities that are neighbors of at least `atLeast` of some entities, without these: neighbors of the
 * most of them first, then those with the lowest degree, then by id. `sharedBy` is in the order of the ids, `relations`
 * by id. Throws a GraphQLError if an argument is out of its limits or an id is unknown.
 */
export async function commonNeighbors(
  { read, limits }: ReadContext,
  args: CommonNeighborsArguments,
  selection: Selection,
): Promise<Connection<EntityRow, CommonNeighborEdge>> {
  const table = argumentTable.commonNeighbors;
  const mostIds = Math.min(table.ids.most, limits[table.ids.within]);
  const ids = checkedRoots({ ...table.ids, most: mostIds }, args.ids, limits);
  // The client may not have given atLeast, so this error is about ids.
  if ((args.atLeast ?? table.atLeast.default) === 2 && ids.length === 1)
    throw badInput("ids must name at least 2 different entities, not 1, unless atLeast is 1", {
      ...{ argument: "ids", limit: 2, value: 1 },
    });
  const atLeast = checkedNumber({ ...table.atLeast, most: ids.length }, args.atLeast, limits);
  const list = "commonNeighbors";
  const owner = { list, order: byShared.name };
  const page: Page = {
    list,
    first: checkedNumber(table.first, args.first, limits),
    after: args.after == null ? null : decodeCursor(args.after, owner, ["number", "number", "string"]),
    order: byShared,
  };
  const pattern = relationPattern({}, args.filter, false);
  const planner = new Planner(limits);
  const { withRows, withNextPage, withTotal, node, relations } = planner.pageRequest(selection);
  const entityFrame = planner.entityFrame(node);
  const sharedBy = selection.below("edges")?.below("sharedBy") ?? null;
  const sharerFrame = planner.entityFrame(sharedBy);
  const relationFrame = planner.relationFrame(relations);
  const composer = new Composer("TEXT");
  const candidates = `UNWIND roots AS root
${composer.match("root", "r", "n", pattern, "pattern", ["NOT n IN roots"])}
WITH DISTINCT root, n
WITH n, count(*) AS shared WHERE shared >= $atLeast`;
  const afterCursor =
    page.after === null
      ? ""
      : "WHERE shared < $shared OR (shared = $shared AND (e.degree > $degree OR (e.degree = $degree AND e.id > $id)))";
  const sharers = `WITH *, COLLECT {
UNWIND roots AS root
WITH root, e WHERE EXISTS { ${composer.match("root", "r", "e", pattern, "pattern")} }
WITH root
${composer.returnEntity("root", sharerFrame)}} AS sharedBy
`;
  const relationList = `WITH *, COLLECT {
UNWIND roots AS root
${composer.match("root", "r", "e", pattern, "pattern")}
WITH r ORDER BY r.id
${composer.returnRelation("r", relationFrame)}} AS relations
`;
  const selected = [
    ...(sharedBy === null ? [] : [{ column: "sharedBy", clauses: sharers }]),
    ...(relations === null ? [] : [{ column: "relations", clauses: relationList }]),
  ];
  const columns = selected.map(({ column }) => column);
  const row = (map: string) =>
    `{${["keys: [shared, e.degree, e.id]", `node: ${map}`, ...columns.map((name) => `${name}: ${name}`)].join(", ")}}`;
  const collected = `COLLECT {
${candidates}
WITH n AS e, shared, roots ${afterCursor}
WITH * ORDER BY shared DESC, e.degree, e.id LIMIT $limit
${selected.map(({ clauses }) => clauses).join("")}${composer.returnEntity("e", entityFrame, row, ["shared", ...columns])}
}`;
  const text = `CALL () {
  UNWIND range(0, size($ids) - 1) AS i
  MATCH (e:Entity {id: $ids[i]})
  WITH i, e ORDER BY i
  RETURN collect(e) AS roots
}
RETURN [root IN roots | root.id] AS found,
${withTotal ? `COUNT {\n${candidates}\nRETURN n } AS total,` : ""}
${withRows ? collected : "[]"} AS rows`;
  const [shared = null, degree = null, id = null] = page.after ?? [];
  const params = { ids, atLeast, shared, degree, id, limit: limitOf(page, withNextPage) };
  const answer = await readOne(read, composer.statement(text, params, answerRow));
  checkFound("ids", ids, answer.found);
  const edges = answer.rows.slice(0, page.first).map(({ keys, node, ...tied }) => {
    for (const sharer of tied.sharedBy ?? []) shapeEntity(sharer, sharerFrame);
    for (const relation of tied.relations ?? []) shapeRelation(relation, relationFrame);
    return new CommonNeighborEdge(shapeEntity(node, entityFrame), page, keys, tied);
  });
  return new Connection(edges, page, answer.rows.length > page.first, answer.total ?? null);
}
