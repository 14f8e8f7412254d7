import { z } from "zod";
import type { NumberArgument } from "../arguments/argument-table.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import type { Order } from "../orders.ts";
import { Composer } from "../query/compose.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import { isAfter } from "../query/sort-keys.ts";

/** Reads a list for many parents in one statement: a page for each of these ids, in their order. */
export type BatchOfPages<T> = (ids: readonly string[]) => Promise<Connection<T>[]>;

/** A list that hangs on articles, relations or entities. It is read in batches, after the main statement. */
export interface List {
  /** The name of the list in errors. */
  readonly name: string;
  readonly order: Order;
  readonly first: NumberArgument<"maxPageSize">;
  /** MATCH clauses from a parent's `id`. */
  readonly match: string;
  /** The variable of an item, and an expression over it. */
  readonly item: string;
  readonly sortKey: string;
}

export interface ItemProjection<T> {
  readonly composer?: Composer;
  /** The other variables of the match that the row uses, each followed by a comma. */
  readonly kept?: string;
  /** Clauses that return `sortedRow` of an item. */
  readonly returned: string;
  readonly node: z.ZodType<T>;
  readonly shape?: (node: T) => T;
}

export const sortedRow = (item: string) => `{sortKey: sortKey, node: ${item}}`;

function pageRow<T>(node: z.ZodType<T>) {
  return z.object({
    id: z.string(),
    rows: z.array(z.object({ sortKey: z.string(), node })),
    total: z.int().nullable(),
  });
}

/** Throws a GraphQLError if an argument of the field is out of its limits. */
export function batch<T extends { readonly id: string }>(
  { read, limits }: ReadContext,
  selection: Selection,
  { name, order, first, match, item, sortKey }: List,
  { composer = new Composer(), kept = "", returned, node, shape = (node) => node }: ItemProjection<T>,
): BatchOfPages<T> {
  const page = pageOf(selection.args, name, order, first, limits);
  const { withNextPage, withTotal } = new Planner(limits).pageRequest(selection);
  const afterCursor = isAfter(
    { sortKey: "sortKey", id: `${item}.id` },
    { sortKey: "$after", id: "$afterId" },
    order.descending,
  );
  const text = `UNWIND $ids AS id
RETURN id, COLLECT {
${match}
WITH DISTINCT ${kept}${item}, ${sortKey} AS sortKey
WHERE $after IS NULL OR ${afterCursor}
WITH *
ORDER BY sortKey${order.descending ? " DESC" : ""}, ${item}.id
LIMIT $limit
${returned}} AS rows,
CASE WHEN $withTotal THEN COUNT { ${match} RETURN DISTINCT ${item} } END AS total`;
  const [after = null, afterId = null] = page.after ?? [];
  return async (ids) => {
    const params = { ids, after, afterId, limit: limitOf(page, withNextPage), withTotal };
    const found = await read(composer.statement(text, params, pageRow(node)));
    const byId = new Map(found.map((page) => [page.id, page]));
    return ids.map((id) => {
      const { rows, total } = byId.get(id) ?? { rows: [], total: null };
      for (const { node } of rows) shape(node);
      return connectionOf(rows, page, total, (node) => node.id);
    });
  };
}
