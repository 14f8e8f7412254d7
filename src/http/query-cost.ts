import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { GraphQLError, getVariableValues } from "graphql";
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from "graphql-query-complexity";

const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 0 })];

/** Refuses, before anything is read, a query that may bring more objects than the limit, its pages multiplied. */
export function queryCost(maxQueryCost: number): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, schema, operationName, operation }) {
          const variables = request.variables ?? {};
          // Execution refuses faulty variables, and says which; the cost of a query with them is not to be had.
          if (getVariableValues(schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors)
            return;
          const cost = getComplexity({
            schema,
            query: document,
            estimators,
            variables,
            ...(operationName !== null && { operationName }),
          });
          if (cost <= maxQueryCost) return;
          throw new GraphQLError(
            `The query may bring ${cost} objects, and the limit is ${maxQueryCost}. Ask for smaller pages or fewer levels.`,
            { extensions: { code: "QUERY_TOO_LARGE", limit: maxQueryCost, cost, http: { status: 400 } } },
          );
        },
      };
    },
  };
}
