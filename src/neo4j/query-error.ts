import type { Neo4jError } from "neo4j-driver";

export type QueryErrorCode =
  | "TIMEOUT"
  | "CANCELED"
  | "SERVICE_UNAVAILABLE"
  | "STORAGE_FULL"
  | "QUERY_TOO_LARGE"
  | "GRAPH_IN_MOTION"
  | "COMPUTING"
  | "BUSY"
  | "INTERNAL_SERVER_ERROR";

/** A limit that was reached, and what reached it. */
export interface ReachedLimit {
  readonly limit: number;
  readonly value: number;
}

/** A query that failed, with the error code that the client gets. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly code: QueryErrorCode;
  /** If there is one, the client gets it and the message. Otherwise it gets the usual message of the code. */
  readonly reached: ReachedLimit | undefined;
  constructor(code: QueryErrorCode, message: string, options?: ErrorOptions & { readonly reached?: ReachedLimit }) {
    super(message, options);
    this.code = code;
    this.reached = options?.reached;
  }
}

/**
 * The error code that a client gets for each status code of Neo4j and of the driver. The first row that matches counts.
 * A status code without a row means a fault of the service: a wrong statement or damaged data.
 */
const codes: readonly (readonly [RegExp, QueryErrorCode])[] = [
  [/Transaction\.(TransactionTimedOut|LockClientStopped|Terminated)|ExecutionTimeout|ProcedureTimedOut/, "TIMEOUT"],
  [/OutOfMemory|TransactionMemoryLimit|StackOverFlow/i, "QUERY_TOO_LARGE"],
  // The statement was reading an entity while a change removed it.
  [/Statement\.EntityNotFound/, "GRAPH_IN_MOTION"],
  [/^(ServiceUnavailable|SessionExpired|ProtocolError)$/, "SERVICE_UNAVAILABLE"],
  // The database is restarting, has too many transactions, or had to choose between two of them.
  [/^Neo\.TransientError\./, "SERVICE_UNAVAILABLE"],
  // The database stopped, is missing, is read-only, cannot write its log, or refuses the service's own password.
  [/\.(Security|Database|Cluster)\./, "SERVICE_UNAVAILABLE"],
  [/OnReadOnly|UpgradeRequired|InvalidBookmark/, "SERVICE_UNAVAILABLE"],
  [/^Neo\.DatabaseError\.Transaction\./, "SERVICE_UNAVAILABLE"],
];

/**
 * The same by message, for status codes that say nothing. The driver uses N/A for all errors of its own, and failed
 * procedures of the Graph Data Science library have one code for all reasons.
 */
const codesOfMessages: readonly (readonly [RegExp, RegExp, QueryErrorCode])[] = [
  [/^N\/A$/, /^Connection acquisition timed out|^Pool is closed|closed session/, "SERVICE_UNAVAILABLE"],
  [/ProcedureCallFailed|ExecutionFailed|UnknownError/, /\bterminated\b/i, "TIMEOUT"],
  [/ProcedureCallFailed|ExecutionFailed|UnknownError/, /memory|heap space/i, "QUERY_TOO_LARGE"],
  [/UnknownError|ExecutionFailed/, /critical error|no space left|disk full/i, "SERVICE_UNAVAILABLE"],
];

/** INTERNAL_SERVER_ERROR if nothing matches. */
export function codeOfNeo4jError({ code, message }: Pick<Neo4jError, "code" | "message">): QueryErrorCode {
  for (const [pattern, found] of codes) if (pattern.test(code)) return found;
  for (const [pattern, text, found] of codesOfMessages) if (pattern.test(code) && text.test(message)) return found;
  return "INTERNAL_SERVER_ERROR";
}
