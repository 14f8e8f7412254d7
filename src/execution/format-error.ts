import type { FastifyBaseLogger } from "fastify";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { FaultyRecordError } from "../articles/check-record.ts";
import { QueryError, type QueryErrorCode } from "../neo4j/query-error.ts";

const messages: Readonly<Record<Exclude<QueryErrorCode, "INTERNAL_SERVER_ERROR">, string>> = {
  TIMEOUT:
    "The query was stopped because it took longer than the time limit, ontology.limits.timeoutMs. Ask for smaller pages, fewer levels or a narrower filter.",
  CANCELED: "The query was stopped because its client closed the connection.",
  SERVICE_UNAVAILABLE: "The database cannot be reached. Try again in a few seconds.",
  STORAGE_FULL:
    "The disk of the database is full. A change that was not confirmed may not have been saved. Try again later.",
  QUERY_TOO_LARGE:
    "The query needs more memory than the database allows for one query. Ask for smaller pages, fewer levels or a narrower filter.",
  COMPUTING:
    "The computation takes longer than the time limit, ontology.limits.timeoutMs, and continues in the background. Ask again later. If the field has the argument `freshness`, CACHED returns the last result.",
  BUSY: "Too many computations are running. Try again in a few seconds.",
  GRAPH_IN_MOTION:
    "The graph kept changing while this was read. Try again. If the field has the argument `freshness`, CACHED returns the last result.",
};
const maxMessageLength = 1_000;
const unavailableLogIntervalMs = 10_000;

/**
 * Returns a function that turns an error into what the client receives: a message, a path and a stable code. An
 * unexpected error is logged whole, and the client receives only INTERNAL_SERVER_ERROR. While the database is away, one
 * line is logged every ten seconds, however many requests fail.
 *
 * `formatted` is the error in the form of the specification. graphql-js gives no code to errors of syntax, validation
 * and variables: the caller adds it, as Apollo does. An error without a code counts as unexpected.
 */
export function errorFormatter(log: Pick<FastifyBaseLogger, "error" | "warn">) {
  let unavailableLoggedAt = Number.NEGATIVE_INFINITY;
  const logUnavailable = ({ message }: Error) => {
    if (performance.now() - unavailableLoggedAt < unavailableLogIntervalMs) return;
    unavailableLoggedAt = performance.now();
    log.warn(`The database cannot be reached: ${message}`);
  };
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = thrownByResolver(error);
    if (cause instanceof FaultyRecordError) {
      const extensions = { code: "FAULTY_RECORD", faults: cause.faults };
      return { ...formatted, message: `The record was refused; nothing was written.\n${cause.message}`, extensions };
    }
    if (cause instanceof QueryError && cause.code !== "INTERNAL_SERVER_ERROR") {
      const { code, message, reached } = cause;
      if (code === "SERVICE_UNAVAILABLE") logUnavailable(cause);
      return {
        ...formatted,
        message: reached === undefined ? messages[code] : message,
        extensions: { code, ...reached },
      };
    }
    // The only error of variables to which Apollo gives no code.
    if (formatted.message.startsWith("Too many errors processing variables"))
      return { message: formatted.message, extensions: { code: "BAD_USER_INPUT" } };
    // The parser of graphql-js is recursive.
    if (formatted.message === "Maximum call stack size exceeded")
      return {
        message: "Syntax Error: The document nests too deeply.",
        extensions: { code: "GRAPHQL_PARSE_FAILED" },
      };
    if ((formatted.extensions?.code ?? "INTERNAL_SERVER_ERROR") === "INTERNAL_SERVER_ERROR") {
      log.error(cause);
      return { ...formatted, message: "Internal server error", extensions: { code: "INTERNAL_SERVER_ERROR" } };
    }
    const { message } = formatted;
    // graphql-js quotes an invalid value whole.
    return message.length > maxMessageLength
      ? { ...formatted, message: `${message.slice(0, maxMessageLength)}…` }
      : formatted;
  };
}

/** The error that a resolver threw, which graphql-js wraps; any other error as it is. */
function thrownByResolver(error: unknown): unknown {
  return error instanceof GraphQLError && error.path && error.originalError ? error.originalError : error;
}
