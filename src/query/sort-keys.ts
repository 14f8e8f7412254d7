import type { CursorKeys } from "../arguments/cursor.ts";
import type { Page } from "../arguments/page.ts";
import type { Order } from "../orders.ts";

/** The condition of a keyset page: whether an item comes after the item with this sort key and id, in the order. */
export function isAfter(
  { sortKey, id }: { readonly sortKey: string; readonly id: string },
  after: { readonly sortKey: string; readonly id: string },
  descending: boolean,
): string {
  return `${sortKey} ${descending ? "<" : ">"} ${after.sortKey} OR (${sortKey} = ${after.sortKey} AND ${id} > ${after.id})`;
}

/** The sort keys that come from the relations to a neighbor, `newest` and `sources`: aggregates over them. */
export function relationSortKeys(relation: string): string {
  return `max(coalesce(${relation}.since, '')) AS newest, sum(${relation}.sourceCount) AS sources`;
}

/** The sort key of a neighbor where the order in this parameter is ascending, as only NAME is; else a constant. */
export function ascendingKey(neighbor: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN ${neighbor}.sortName ELSE '' END`;
}

/** The sort key of a neighbor where the order in this parameter is descending, from `relationSortKeys`; else a constant. */
export function descendingKey(neighbor: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN 0 WHEN 'NEWEST' THEN newest WHEN 'SOURCES' THEN sources ELSE ${neighbor}.degree END`;
}

/** Where a page begins, by both sort keys. */
export function placeOf({ descending }: Order, [key, id]: CursorKeys) {
  return descending ? { ascending: "", descending: key, id } : { ascending: key, descending: 0, id };
}

/** What orders the neighbors of one entity: an expression over one of them, and over the relations that tie it. */
export function neighborSortKey(neighbor: string, relation: string, { order }: Pick<Page, "order">): string {
  if (order.name === "DEGREE") return `${neighbor}.degree`;
  if (order.name === "NAME") return `${neighbor}.sortName`;
  if (order.name === "NEWEST") return `max(coalesce(${relation}.since, ''))`;
  return `sum(${relation}.sourceCount)`;
}

export function relationSortKey(relation: string, { order }: Page): string {
  if (order.name === "NEWEST") return `coalesce(${relation}.since, '')`;
  if (order.name === "OLDEST") return `coalesce(${relation}.since, '9999')`;
  return order.name === "CONFIDENCE" ? `${relation}.confidence` : `${relation}.sourceCount`;
}
