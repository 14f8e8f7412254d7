import type { GraphQLFormattedError } from "graphql";
import type { z } from "zod";
import type { Ask, Operation } from "../mcp/ask.ts";

/** A request that is refused as it is. */
export class Refusal extends Error {
  readonly formatted: GraphQLFormattedError;
  constructor(formatted: GraphQLFormattedError) {
    super(formatted.message);
    this.formatted = formatted;
  }
}

export function badRequest(message: string, argument: string): Refusal {
  return new Refusal({ message, extensions: { code: "BAD_USER_INPUT", argument } });
}

const shownValueLength = 100;

/** What a request gives as JSON in one of its fields. Throws a Refusal that names the first fault. */
export function jsonIn<T>(schema: z.ZodType<T>, field: string, text: string): T {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw badRequest(`${field} is not valid JSON.`, field);
  }
  const parsed = schema.safeParse(given, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [{ path, message, input }] = parsed.error.issues as [z.core.$ZodIssue];
  const argument = [field, ...path].join(".");
  const value = JSON.stringify(input) ?? "undefined";
  const shown = value.length > shownValueLength ? `${value.slice(0, shownValueLength)}…` : value;
  throw badRequest(`${argument}: ${message}; it is ${shown}`, argument);
}

/** The data of an answer. Throws a Refusal with its first error. */
export async function dataOf<Data>(ask: Ask, operation: Operation, signal: AbortSignal): Promise<Data> {
  const { data, errors } = await ask(operation, signal);
  const [error] = errors ?? [];
  if (error !== undefined) throw new Refusal(error);
  return data as Data;
}
