import type { ExecutionArgs } from "graphql";
import type { Context } from "../context.ts";

/** The arguments of `execute` of graphql-js, with who asks in the context. Any transport can build them. */
export interface OperationArgs extends ExecutionArgs {
  readonly contextValue: Context;
}
