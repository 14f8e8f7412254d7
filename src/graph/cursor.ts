import { GraphQLError } from "graphql";

/** Where a page begins: the order it was made in, and the keys of the last item before it, the id last. */
export type CursorKeys = readonly (string | number)[];

/** A search names up to a thousand ids. */
const maxCursorLength = 400_000;

/** An opaque text for a place in a list. It stays right when the list changes: it names the keys, not a count. */
export function encodeCursor(order: string, keys: CursorKeys): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString("base64url");
}

/** The keys of a cursor made by `encodeCursor` in this order, one of each type, or any number of
 * strings. Throws a GraphQLError, BAD_CURSOR. */
export function decodeCursor(
  cursor: string,
  order: string,
  types: readonly ("string" | "number")[] | "strings",
): CursorKeys {
  const [madeIn, ...keys] = parsed(cursor);
  const fits =
    types === "strings"
      ? keys.every((key) => typeof key === "string")
      : keys.length === types.length && keys.every((key, i) => typeof key === types[i]);
  if (typeof madeIn === "string" && fits && madeIn === order) return keys as CursorKeys;
  const reason =
    typeof madeIn === "string" && madeIn !== order
      ? `belongs to a list in another order (${madeIn}, not ${order})`
      : "is not one that this list gave";
  throw new GraphQLError(`The cursor in after ${reason}. Take endCursor or cursor from an answer of this very list.`, {
    extensions: { code: "BAD_CURSOR", argument: "after" },
  });
}

function parsed(cursor: string): unknown[] {
  if (cursor.length > maxCursorLength) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
