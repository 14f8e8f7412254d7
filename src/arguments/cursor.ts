import { GraphQLError } from "graphql";

/** What a cursor belongs to: a list, such as "neighbors of an entity", and the name of its order. */
export interface CursorOwner {
  readonly list: string;
  readonly order: string;
}

/** Where a page begins: the keys of the last item before it, the id last. */
export type CursorKeys = readonly (string | number)[];

/** The version of the format of cursors. A cursor of another version is an error, and is never misread. */
const format = 2;

/** An index of Neo4j takes keys of up to 8 kB, which base64 makes a third longer. */
const maxCursorLength = 16_384;

/** An opaque text for a place in a list. It holds keys and not a position, so it stays valid when the list changes. */
export function encodeCursor({ list, order }: CursorOwner, keys: CursorKeys): string {
  return Buffer.from(JSON.stringify([format, list, order, ...keys])).toString("base64url");
}

/**
 * The keys of a cursor that `encodeCursor` made for this list and order, one of each type. Throws a GraphQLError,
 * BAD_CURSOR, that says to which list the cursor belongs.
 */
export function decodeCursor(cursor: string, owner: CursorOwner, types: readonly ("string" | "number")[]): CursorKeys {
  const [madeAs, list, order, ...keys] = parsed(cursor);
  if (typeof madeAs === "number" && madeAs !== format)
    throw badCursor("was made by another version of this service. Begin with the first page.");
  const isMine = keys.length === types.length && keys.every((key, i) => typeof key === types[i]);
  if (list === owner.list && order === owner.order && isMine) return keys as CursorKeys;
  const belongs =
    typeof list !== "string" || typeof order !== "string" || (list === owner.list && order === owner.order)
      ? `is not one that ${owner.list} gave`
      : `belongs to ${list} in the order ${order}, not to ${owner.list} in the order ${owner.order}`;
  throw badCursor(`${belongs}. Take endCursor or cursor from an answer of this very list.`);
}

/** The error for a wrong value of `after`. */
export function badCursor(reason: string): GraphQLError {
  return new GraphQLError(`The cursor in after ${reason}`, { extensions: { code: "BAD_CURSOR", argument: "after" } });
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
