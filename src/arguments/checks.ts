import { GraphQLError } from "graphql";

/** A refused argument: which, its limit, and what was given. */
export function badInput(message: string, details: Readonly<Record<string, unknown>>): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", ...details } });
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

/** The largest Int of GraphQL. */
const maxInt = 2_147_483_647;

/** The number, where it is in its range. Throws a GraphQLError that names the argument. */
export function checkedRange(argument: string, value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  const limit = value < least ? least : most;
  throw badInput(`${argument} must be from ${least} to ${most}, not ${value}`, { argument, limit, value });
}

/** A least number of something, or null where it is not given. Throws a GraphQLError where it is negative. */
export function checkedLeast(argument: string, value: number | null | undefined): number | null {
  return value == null ? null : checkedRange(argument, value, 0, maxInt);
}

// One rule for every list in an argument. Null means that it is not given. A value that is given twice counts once; the
// limits count what is given. An empty list of what may pass lets nothing pass, an empty list of what to leave out leaves
// nothing out, and an empty list of where to start is refused.

/** The values that the argument lets pass, each once, in the order of `all`: all of them where it is null. */
export function allowedValues<T>(all: readonly T[], given: readonly T[] | null | undefined): readonly T[] {
  return given == null ? all : all.filter((value) => given.includes(value));
}

/** The ids, each once, in their order; none where they are null. Throws a GraphQLError where there are too many. */
export function checkedIds(
  argument: string,
  ids: readonly string[] | null | undefined,
  most: number,
): readonly string[] {
  checkLength(argument, ids ?? [], most, "items");
  return [...new Set(ids)];
}

/** The ids of what to start from, each once, in their order. Throws a GraphQLError where there is none, or too many. */
export function checkedRoots(ids: readonly string[], most: number): readonly string[] {
  if (ids.length === 0)
    throw badInput(`ids must have from 1 to ${most} items, not 0`, { argument: "ids", limit: 1, value: 0 });
  return checkedIds("ids", ids, most);
}

/** Throws a GraphQLError, NOT_FOUND, where an id of the argument is none of those found. */
export function checkFound(argument: string, ids: readonly string[], found: readonly string[]): void {
  const known = new Set(found);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new GraphQLError(`${argument} names unknown entities: ${missing.join(", ")}`, {
      extensions: { code: "NOT_FOUND", argument, missing },
    });
}
