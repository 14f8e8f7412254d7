/** The condition of a keyset page: whether an item comes after the item with this sort key and id, in the order. */
export function isAfter(
  { sortKey, id }: { readonly sortKey: string; readonly id: string },
  after: { readonly sortKey: string; readonly id: string },
  descending: boolean,
): string {
  return `${sortKey} ${descending ? "<" : ">"} ${after.sortKey} OR (${sortKey} = ${after.sortKey} AND ${id} > ${after.id})`;
}
