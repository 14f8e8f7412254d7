import type { FormattedExecutionResult } from "graphql";

/** A stored GraphQL operation. */
export interface Operation {
  readonly operationName: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Executes an operation as a request does: the same limits, the same wait for a turn, the same check of the editor. */
export type Ask = (operation: Operation, signal: AbortSignal) => Promise<FormattedExecutionResult>;
