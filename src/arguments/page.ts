import type { Order } from "../orders.ts";
import type { NumberArgument } from "./argument-table.ts";
import { checkedNumber } from "./checks.ts";
import { type CursorKeys, decodeCursor } from "./cursor.ts";

/** A request for one page of a list, after the checks. */
export interface Page {
  /** The name of the list in error messages. */
  readonly list: string;
  readonly first: number;
  readonly after: CursorKeys | null;
  readonly order: Order;
}

/** The page that the arguments ask for. Throws a GraphQLError if `first` is out of range or `after` is malformed. */
export function pageOf(
  args: { readonly first?: unknown; readonly after?: unknown },
  list: string,
  order: Order,
  firstArgument: NumberArgument<"maxPageSize">,
  limits: { readonly maxPageSize: number },
): Page {
  const first = checkedNumber(firstArgument, args.first as number | null | undefined, limits);
  const owner = { list, order: order.name };
  const after = typeof args.after === "string" ? decodeCursor(args.after, owner, [order.keyType, "string"]) : null;
  return { list, first, after, order };
}

/** How many rows a page reads. One more than it shows tells whether there is a next page. */
export function limitOf({ first }: Page, withNextPage: boolean): number {
  return withNextPage ? first + 1 : first;
}
