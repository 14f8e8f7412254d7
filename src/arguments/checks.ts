import { GraphQLError } from "graphql";
import type { Bound, LimitName, NumberArgument, RangeArgument, SizedArgument } from "./argument-table.ts";

/** The error for an argument with a wrong value. The details are its name, its limit and the value. */
export function badInput(message: string, details: Readonly<Record<string, unknown>>): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT", ...details } });
}

/** The limits that the bound of an argument may name: none if the bound is a number. */
type LimitsFor<Most extends Bound> = Readonly<Record<Extract<Most, LimitName>, number>>;

/** For arguments whose bounds are numbers. */
export const noLimits = {};

function boundOf<Most extends Bound>(bound: Most, limits: LimitsFor<Most>): number {
  return typeof bound === "number" ? bound : limits[bound as Extract<Most, LimitName>];
}

/** Throws a GraphQLError if the argument has too many items or characters. */
export function checkLength<Most extends Bound>(
  { name, most, of }: SizedArgument<Most>,
  { length }: { length: number },
  limits: LimitsFor<Most>,
): void {
  const limit = boundOf(most, limits);
  if (length > limit)
    throw badInput(`${name} must have at most ${limit} ${of}, not ${length}`, { argument: name, limit, value: length });
}

/** The number, or the default of the argument. Throws a GraphQLError if it is out of range. */
export function checkedNumber<Most extends Bound>(
  argument: NumberArgument<Most>,
  value: number | null | undefined,
  limits: LimitsFor<Most>,
): number {
  return checkedRange(argument, value ?? argument.default, limits);
}

/** The number, or null if there is none. Throws a GraphQLError if it is out of range. */
export function checkedOptional<Most extends Bound>(
  argument: RangeArgument<Most>,
  value: number | null | undefined,
  limits: LimitsFor<Most>,
): number | null {
  return value == null ? null : checkedRange(argument, value, limits);
}

function checkedRange<Most extends Bound>(
  { name, least, most, hint }: RangeArgument<Most>,
  value: number,
  limits: LimitsFor<Most>,
): number {
  const greatest = boundOf(most, limits);
  if (value >= least && value <= greatest) return value;
  const message = `${name} must be from ${least} to ${greatest}, not ${value}`;
  const limit = value < least ? least : greatest;
  throw badInput(hint === undefined ? message : `${message}. ${hint}`, { argument: name, limit, value });
}

// All list arguments follow the same rules. Null is the same as not given. A repeated value counts once, but the limits
// count every item. An empty list of what to include includes nothing, an empty list of what to exclude excludes
// nothing, and an empty list of starting entities is an error.

/** The values of `all` that the argument includes, in the order of `all`; every value if the argument is null. */
export function allowedValues<T>(all: readonly T[], given: readonly T[] | null | undefined): readonly T[] {
  return given == null ? all : all.filter((value) => given.includes(value));
}

/** The ids without repetition, in their order; empty for null. Throws a GraphQLError if there are too many. */
export function checkedIds<Most extends Bound>(
  argument: SizedArgument<Most>,
  ids: readonly string[] | null | undefined,
  limits: LimitsFor<Most>,
): readonly string[] {
  checkLength(argument, ids ?? [], limits);
  return [...new Set(ids)];
}

/** The ids of the starting entities without repetition. Throws a GraphQLError if there are none, or too many. */
export function checkedRoots<Most extends Bound>(
  argument: SizedArgument<Most>,
  ids: readonly string[],
  limits: LimitsFor<Most>,
): readonly string[] {
  const { name, most } = argument;
  if (ids.length === 0)
    throw badInput(`${name} must have from 1 to ${boundOf(most, limits)} items, not 0`, {
      ...{ argument: name, limit: 1, value: 0 },
    });
  return checkedIds(argument, ids, limits);
}

/** Throws a GraphQLError, NOT_FOUND, if the graph lacks one of the ids. */
export function checkFound(argument: string, ids: readonly string[], found: readonly string[]): void {
  const known = new Set(found);
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new GraphQLError(`${argument} names unknown entities: ${missing.join(", ")}`, {
      extensions: { code: "NOT_FOUND", argument, missing },
    });
}
