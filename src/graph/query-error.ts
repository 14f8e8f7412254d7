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

/** A query that brought no answer, with the code that a client is told. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly code: QueryErrorCode;
  constructor(code: QueryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function codeOfNeo4jError({ code, retriable }: Neo4jError): QueryErrorCode {
  if (/TransactionTimedOut|LockClientStopped|Transaction.Terminated/.test(code)) return "TIMEOUT";
  if (/MemoryPoolOutOfMemory|OutOfMemory|StackOverFlow/i.test(code)) return "QUERY_TOO_LARGE";
  // After a write that failed, as on a full disk, the database takes no transaction until it is started again.
  if (/TransactionLogError|TransactionStartFailed/.test(code)) return "SERVICE_UNAVAILABLE";
  if (/ServiceUnavailable|SessionExpired|DatabaseUnavailable|Security/.test(code) || retriable)
    return "SERVICE_UNAVAILABLE";
  return "INTERNAL_SERVER_ERROR";
}
