import { GraphQLError } from "graphql";
import { badInput, checkLength } from "./page.ts";

/** The number, where it is in its range. Throws a GraphQLError that names the argument. */
export function checkedRange(argument: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  const limit = value < least ? least : most;
  throw badInput(`${argument} must be from ${least} to ${most}, not ${value}`, { argument, limit, value });
}

/** The ids, each once, in their order. Throws a GraphQLError where there are too many. */
export function checkedIds(argument: string, ids: readonly string[], most: number): readonly string[] {
  checkLength(argument, ids, most, "items");
  return [...new Set(ids)];
}

/** The same of what a traversal starts from: at least one. */
export function checkedRoots(ids: readonly string[], most: number): readonly string[] {
  checkedRange("ids", ids.length, 1, most);
  return checkedIds("ids", ids, most);
}

/** Throws a GraphQLError, NOT_FOUND, where an id of the argument is none of those found. */
export function checkFound(argument: string, ids: readonly string[], found: readonly string[]): void {
  const known = new Set(found);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new GraphQLError(`${argument} names what is no entity of the graph: ${missing.join(", ")}`, {
      extensions: { code: "NOT_FOUND", argument, missing },
    });
}
