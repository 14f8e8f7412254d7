import { z } from "zod";
import { checkedIds } from "../arguments/checks.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { readOne } from "../neo4j/driver.ts";
import { relationOrders } from "../orders.ts";
import { Composer, relationRank } from "../query/compose.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { isAfter } from "../query/keyset.ts";
import { passing } from "../query/matching-relations.ts";
import { Planner, type RelationFilter, tieOf } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import { readRelations } from "../query/read-rows.ts";
import type { Selection } from "../query/selection.ts";
import type { RelationRow } from "../query/shape.ts";

const maxBetween = 500;
const totalRow = z.object({ total: z.int() });

/**
 * A page of the relations that pass the filter: all of them, or those between two of the entities in `between`. `kinds`
 * matches either end, and `direction` is ignored. Throws a GraphQLError where an argument is out of its limits.
 */
export async function relations(
  { read, limits }: ReadContext,
  args: {
    readonly filter?: RelationFilter | null;
    readonly between?: readonly string[] | null;
    readonly orderBy?: keyof typeof relationOrders | null;
    readonly first?: number | null;
    readonly after?: string | null;
  },
  selection: Selection,
): Promise<Connection<RelationRow>> {
  const planner = new Planner(limits);
  const asked = planner.connection(selection);
  const page = pageOf(args, "relations", relationOrders[args.orderBy ?? "NEWEST"], 25, limits.maxPageSize);
  const between = checkedIds("between", args.between, maxBetween);
  const composer = new Composer();
  const tie = tieOf({}, { ...args.filter, direction: "BOTH" }, false);
  const [start, guard] = args.between
    ? ["UNWIND $between AS id\nMATCH (s:Entity {id: id})\n", ["t.id IN $between"]]
    : ["", []];
  const match = `${start}${passing(composer, tie, "filter", undefined, guard)}`;
  const { descending } = page.order;
  const further = isAfter({ sortKey: "rank", id: "r.id" }, { sortKey: "$after", id: "$afterId" }, descending);
  const [after = null, afterId = null] = page.after ?? [];
  const found = composer.statement(
    `${match}
WITH r, ${relationRank("r", page)} AS rank
${page.after === null ? "" : `WHERE ${further}\nWITH *\n`}ORDER BY rank${descending ? " DESC" : ""}, r.id LIMIT $limit`,
    { between, after, afterId, limit: limitOf(page, asked.open) },
  );
  const [rows, counted] = await Promise.all([
    asked.rows
      ? readRelations(
          read,
          { ...found, keep: { rank: z.union([z.string(), z.number()]) } },
          planner.relation(asked.node),
        )
      : [],
    asked.counted
      ? readOne(read, composer.statement(`${match}\nRETURN count(r) AS total`, { between }, totalRow))
      : null,
  ]);
  const ranked = rows.map(({ rank, relation }) => ({ rank, node: relation }));
  return connectionOf(ranked, page, counted?.total ?? null, ({ id }) => id);
}
