import { type CursorKeys, encodeCursor } from "../arguments/cursor.ts";
import type { Page } from "../arguments/page.ts";

/** An item of a page, and its sort key. */
export interface SortedRow<T> {
  readonly sortKey: string | number;
  readonly node: T;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** An item of a connection. Its cursor is encoded when it is read. */
export class ConnectionEdge<T> {
  readonly node: T;
  readonly #page: Page;
  readonly #keys: CursorKeys;
  constructor(node: T, page: Page, keys: CursorKeys) {
    this.node = node;
    this.#page = page;
    this.#keys = keys;
  }
  get cursor(): string {
    const { list, order } = this.#page;
    return encodeCursor({ list, order: order.name }, this.#keys);
  }
}

/** A Relay connection over one page of rows. */
export class Connection<T, E extends ConnectionEdge<T> = ConnectionEdge<T>> {
  readonly edges: readonly E[];
  /** The number of items on all pages; null if the query does not select it. */
  readonly totalCount: number | null;
  readonly #page: Page;
  readonly #more: boolean;
  constructor(edges: readonly E[], page: Page, more: boolean, totalCount: number | null) {
    this.edges = edges;
    this.totalCount = totalCount;
    this.#page = page;
    this.#more = more;
  }
  get nodes(): readonly T[] {
    return this.edges.map(({ node }) => node);
  }
  get pageInfo(): PageInfo {
    return {
      hasNextPage: this.#more,
      hasPreviousPage: this.#page.after !== null,
      startCursor: this.edges[0]?.cursor ?? null,
      endCursor: this.edges.at(-1)?.cursor ?? null,
    };
  }
}

/**
 * The connection of a page. `rows` are at most as many as `limitOf` allows; `idOf` gives the last key of a cursor.
 */
export function connectionOf<T>(
  rows: readonly SortedRow<T>[],
  page: Page,
  total: number | null,
  idOf: (node: T) => string,
): Connection<T> {
  const edges = rows
    .slice(0, page.first)
    .map(({ sortKey, node }) => new ConnectionEdge(node, page, [sortKey, idOf(node)]));
  return new Connection(edges, page, rows.length > page.first, total);
}
