import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedIds, noLimits } from "../arguments/checks.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { RelationListArguments } from "../arguments/field-arguments.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { entitiesOfMembers } from "../identity/stored-members.ts";
import { readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import { relationOrders } from "../orders.ts";
import { Composer } from "../query/compose.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { matchByIds } from "../query/match-entities.ts";
import { matchRelations } from "../query/matching-relations.ts";
import { Planner, relationPattern } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readRelations } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import type { RelationRow } from "../query/shape.ts";
import { isAfter, relationSortKey } from "../query/sort-keys.ts";

/**
 * A page of the relations that pass the filter: all of them, or those between two of the entities in `between`. `kinds`
 * matches either end, and `direction` is ignored. Throws a GraphQLError if an argument is out of its limits.
 */
export async function relations(
  { read, limits }: ReadContext,
  args: RelationListArguments,
  selection: Selection,
): Promise<Connection<RelationRow>> {
  const planner = new Planner(limits);
  const request = planner.pageRequest(selection);
  const order = relationOrders[args.orderBy ?? defaultChoices.relationOrder];
  const page = pageOf(args, "relations", order, argumentTable.list.first, limits);
  const ids = checkedIds(argumentTable.relations.between, args.between, noLimits);
  const between = [...new Set((await entitiesOfMembers(read, ids)).values())];
  const composer = new Composer();
  const pattern = relationPattern({}, { ...args.filter, direction: "BOTH" }, false);
  const [start, guard] = args.between ? [`${matchByIds("$between", "s")}\n`, ["t.id IN $between"]] : ["", []];
  const match = `${start}${matchRelations(composer, pattern, "filter", undefined, guard)}`;
  const { descending } = page.order;
  const afterCursor = isAfter({ sortKey: "sortKey", id: "r.id" }, { sortKey: "$after", id: "$afterId" }, descending);
  const [after = null, afterId = null] = page.after ?? [];
  const found = composer.statement(
    `${match}
WITH r, ${relationSortKey("r", page)} AS sortKey
${page.after === null ? "" : `WHERE ${afterCursor}\nWITH *\n`}ORDER BY sortKey${descending ? " DESC" : ""}, r.id LIMIT $limit`,
    { between, after, afterId, limit: limitOf(page, request.withNextPage) },
  );
  const [rows, counted] = await Promise.all([
    request.withRows
      ? readRelations(
          read,
          { ...found, keep: { sortKey: z.union([z.string(), z.number()]) } },
          planner.relationFrame(request.node),
        )
      : [],
    request.withTotal
      ? readOne(read, composer.statement(`${match}\nRETURN count(r) AS total`, { between }, totalRow))
      : null,
  ]);
  const sorted = rows.map(({ sortKey, relation }) => ({ sortKey, node: relation }));
  return connectionOf(sorted, page, counted?.total ?? null, ({ id }) => id);
}
