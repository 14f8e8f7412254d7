import { GraphQLError } from "graphql";
import type { Limits } from "../config.ts";
import { checkDocument } from "./document-limits.ts";
import type { OperationArgs } from "./operation-args.ts";
import { queryCost } from "./query-cost.ts";

/**
 * Returns a function that checks an operation before it is executed, and returns its cost, or null if the cost is
 * unknown. The function throws a GraphQLError with the code QUERY_TOO_LARGE if the document is too large or the
 * operation costs too much.
 */
export function operationCheck(limits: Limits): (args: OperationArgs) => number | null {
  const { maxQueryCost, maxQueryDepth } = limits;
  const costOf = queryCost(limits);
  return (args) => {
    checkDocument(args.document, { depth: maxQueryDepth, aliases: 60, sameField: 60, directives: 40 });
    const cost = costOf(args);
    if (cost !== null && cost > maxQueryCost)
      throw new GraphQLError(
        `The query costs ${cost}; the limit is ${maxQueryCost}. Ask for smaller pages, fewer levels or fewer fields.`,
        { extensions: { code: "QUERY_TOO_LARGE", limit: maxQueryCost, cost, http: { status: 400 } } },
      );
    return cost;
  };
}
