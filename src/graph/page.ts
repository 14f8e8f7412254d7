import { GraphQLError } from "graphql";
import type { Order } from "../orders.ts";
import { type CursorKeys, decodeCursor, encodeCursor } from "./cursor.ts";

/** A refused argument: which, its limit, and what was given. */
export function badInput(message: string, details: Readonly<Record<string, unknown>>): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", ...details } });
}

/** A checked page of a list. */
export interface Page {
  /** The list that it is a page of, as errors call it. */
  readonly list: string;
  readonly first: number;
  readonly after: CursorKeys | null;
  readonly order: Order;
}

/** The page that the arguments ask for. Throws a GraphQLError where `first` is out of range or `after` malformed. */
export function pageOf(
  args: { readonly first?: unknown; readonly after?: unknown },
  list: string,
  order: Order,
  defaultFirst: number,
  maxPageSize: number,
): Page {
  const first = checkedCount("first", (args.first as number | null | undefined) ?? defaultFirst, maxPageSize);
  const owner = { list, order: order.name };
  const after = typeof args.after === "string" ? decodeCursor(args.after, owner, [order.keyType, "string"]) : null;
  return { list, first, after, order };
}

/** The count, where it is from 0 to the limit. Throws a GraphQLError that names the argument. */
export function checkedCount(argument: string, value: number, limit: number): number {
  if (value >= 0 && value <= limit) return value;
  throw badInput(`${argument} must be from 0 to ${limit}, not ${value}. Ask for the rest with after.`, {
    argument,
    limit,
    value,
  });
}

/** Throws a GraphQLError that names the argument where it holds more items or characters than the limit. */
export function checkLength(
  argument: string,
  { length }: { length: number },
  limit: number,
  of: "items" | "characters",
): void {
  if (length > limit)
    throw badInput(`${argument} must have at most ${limit} ${of}, not ${length}`, { argument, limit, value: length });
}

/** A row of a page: the item, and the key that put it where it is. */
export interface RankedRow<T> {
  readonly rank: string | number;
  readonly node: T;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** An item of a connection. Its cursor is made only when it is asked for. */
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
  /** How many there are in all; -1 where it was not asked for, and so not counted. */
  readonly totalCount: number;
  readonly #page: Page;
  readonly #more: boolean;
  constructor(edges: readonly E[], page: Page, more: boolean, totalCount: number) {
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

/** How many rows a page reads: one more than it shows where it may be asked if there is a next page. */
export function limitOf({ first }: Page, open: boolean): number {
  return open ? first + 1 : first;
}

/** The connection of a page whose rows were read with `limitOf`. `idOf` gives the last key of a cursor. */
export function connectionOf<T>(
  rows: readonly RankedRow<T>[],
  page: Page,
  total: number | null,
  idOf: (node: T) => string,
): Connection<T> {
  const edges = rows.slice(0, page.first).map(({ rank, node }) => new ConnectionEdge(node, page, [rank, idOf(node)]));
  return new Connection(edges, page, rows.length > page.first, total ?? -1);
}
