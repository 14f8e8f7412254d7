import type { CachedResult } from "../analytics/result-cache.ts";
import type { Page } from "../arguments/page.ts";
import { Connection, type ConnectionEdge } from "../query/connection.ts";

/** What sorts an item of a kept list: a number, the greatest first, then a text that only this item has. */
export type SortKeys = readonly [number: number, text: string];

/** The items of a page, and what tells where they stand in their list. */
export interface KeptPage<T> {
  readonly shown: readonly T[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** A page of a sorted list that is kept whole. It begins after its cursor, also if that item is gone. */
export function keptPage<T>(sorted: readonly T[], { after, first }: Page, keysOf: (item: T) => SortKeys): KeptPage<T> {
  const start = after === null ? 0 : placeAfter(sorted, after as unknown as SortKeys, keysOf);
  return { shown: sorted.slice(start, start + first), hasMore: start + first < sorted.length, total: sorted.length };
}

function placeAfter<T>(sorted: readonly T[], [number, text]: SortKeys, keysOf: (item: T) => SortKeys): number {
  const place = sorted.findIndex((item) => {
    const [itemNumber, itemText] = keysOf(item);
    return itemNumber < number || (itemNumber === number && itemText > text);
  });
  return place < 0 ? sorted.length : place;
}

/** A page of a kept list, with the state of the graph that the list is of. */
export class KeptConnection<T> extends Connection<T> {
  readonly version: number;
  readonly computedAt: Date;
  constructor(
    edges: readonly ConnectionEdge<T>[],
    page: Page,
    { hasMore, total }: Omit<KeptPage<unknown>, "shown">,
    { state, computedAt }: Pick<CachedResult<unknown>, "state" | "computedAt">,
  ) {
    super(edges, page, hasMore, total);
    this.version = state.version;
    this.computedAt = computedAt;
  }
}
