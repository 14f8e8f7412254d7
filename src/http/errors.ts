import { unwrapResolverError } from "@apollo/server/errors";
import type { FastifyBaseLogger } from "fastify";
import type { GraphQLFormattedError } from "graphql";
import { FaultyRecordError } from "../articles/record.ts";
import { QueryError, type QueryErrorCode } from "../neo4j/query-error.ts";

const messages: Readonly<Record<Exclude<QueryErrorCode, "INTERNAL_SERVER_ERROR">, string>> = {
  TIMEOUT: "The query took longer than ontology.limits.timeoutMs. Ask for less: smaller pages, fewer levels, a filter.",
  CANCELED: "The query was ended because its client went away.",
  SERVICE_UNAVAILABLE: "The database cannot be reached at the moment. Try again.",
  STORAGE_FULL: "The disk of the database is full. Try again later; what was not answered may not be written.",
  QUERY_TOO_LARGE: "The query needs more memory than the database has for one. Ask for less.",
  COMPUTING:
    "This takes longer to compute than ontology.limits.timeoutMs, and goes on. Ask again in a while; where the field has a freshness, CACHED takes what was computed last.",
  BUSY: "Too much is being computed at the moment. Ask again in some seconds.",
  GRAPH_IN_MOTION: "The graph changed each time that this was computed. Ask again, or for what was computed last.",
};
const longestMessage = 1_000;
const unavailableEveryMs = 10_000;

/**
 * What a client is told of an error: a message, where, and a stable code. Of a fault of ours it is told nothing more,
 * and the log gets the whole of it. That the database is away is one line every ten seconds, however many ask.
 */
export function formatError(log: Pick<FastifyBaseLogger, "error" | "warn">) {
  let saidAt = Number.NEGATIVE_INFINITY;
  const sayUnavailable = ({ message }: Error) => {
    if (performance.now() - saidAt < unavailableEveryMs) return;
    saidAt = performance.now();
    log.warn(`The database cannot be reached: ${message}`);
  };
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof FaultyRecordError) {
      const extensions = { code: "FAULTY_RECORD", faults: cause.faults };
      return { ...formatted, message: `The record was refused; nothing was written.\n${cause.message}`, extensions };
    }
    if (cause instanceof QueryError && cause.code !== "INTERNAL_SERVER_ERROR") {
      if (cause.code === "SERVICE_UNAVAILABLE") sayUnavailable(cause);
      return { ...formatted, message: messages[cause.code], extensions: { code: cause.code } };
    }
    // The only fault of a variable to which graphql-js gives no code.
    if (formatted.message.startsWith("Too many errors processing variables"))
      return { message: formatted.message, extensions: { code: "BAD_USER_INPUT" } };
    // graphql-js reads a document by recursion.
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
    // A message can quote a variable of any length.
    return message.length > longestMessage
      ? { ...formatted, message: `${message.slice(0, longestMessage)}…` }
      : formatted;
  };
}
