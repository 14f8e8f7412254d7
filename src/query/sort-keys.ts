import type { CursorKeys } from "../arguments/cursor.ts";
import type { Page } from "../arguments/page.ts";
import type { Order } from "../orders.ts";

/** A condition: in the order, the item comes after the one with this sort key and id. It begins a keyset page. */
export function isAfter(
  { sortKey, id }: { readonly sortKey: string; readonly id: string },
  after: { readonly sortKey: string; readonly id: string },
  descending: boolean,
): string {
  return `${sortKey} ${descending ? "<" : ">"} ${after.sortKey} OR (${sortKey} = ${after.sortKey} AND ${id} > ${after.id})`;
}

/** The sort keys `newest` and `sources` of a neighbor, which aggregate its relations. */
export function relationSortKeys(relation: string): string {
  return `max(coalesce(${relation}.since, '')) AS newest, sum(${relation}.sourceCount) AS sources`;
}

/** The sort key of a neighbor if the order in this parameter is ascending, as only NAME is; otherwise a constant. */
export function ascendingKey(neighbor: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN ${neighbor}.sortName ELSE '' END`;
}

/**
 * The sort key of a neighbor if the order in this parameter is descending; otherwise a constant. Uses
 * `relationSortKeys`.
 */
export function descendingKey(neighbor: string, order: string): string {
  return `CASE ${order} WHEN 'NAME' THEN 0 WHEN 'NEWEST' THEN newest WHEN 'SOURCES' THEN sources ELSE ${neighbor}.degree END`;
}

/** The values of `ascendingKey` and `descendingKey` after which a page begins. */
export function placeOf({ descending }: Order, [key, id]: CursorKeys) {
  return descending ? { ascending: "", descending: key, id } : { ascending: key, descending: 0, id };
}

/** The sort key of a neighbor: an expression over it or, for NEWEST and SOURCES, an aggregate over its relations. */
export function neighborSortKey(neighbor: string, relation: string, { order }: Pick<Page, "order">): string {
  if (order.name === "DEGREE") return `${neighbor}.degree`;
  if (order.name === "NAME") return `${neighbor}.sortName`;
  if (order.name === "NEWEST") return `max(coalesce(${relation}.since, ''))`;
  return `sum(${relation}.sourceCount)`;
}

/** The sort key of a relation: an expression over it. */
export function relationSortKey(relation: string, { order }: Page): string {
  if (order.name === "NEWEST") return `coalesce(${relation}.since, '')`;
  if (order.name === "OLDEST") return `coalesce(${relation}.since, '9999')`;
  return order.name === "CONFIDENCE" ? `${relation}.confidence` : `${relation}.sourceCount`;
}
