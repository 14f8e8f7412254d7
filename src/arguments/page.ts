import type { Order } from "../orders.ts";
import { checkedCount } from "./checks.ts";
import { type CursorKeys, decodeCursor } from "./cursor.ts";

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

/** How many rows a page reads: one more than it shows where it may be asked if there is a next page. */
export function limitOf({ first }: Page, withNextPage: boolean): number {
  return withNextPage ? first + 1 : first;
}
