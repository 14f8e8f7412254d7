import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { GraphQLError } from "graphql";
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from "graphql-query-complexity";

const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 0 })];

/** Refuses, before anything is read, a query that may bring more objects than the limit, its pages multiplied. */
export function queryCost(maxQueryCost: number): ApolloServerPlugin<BaseContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, schema, operationName }) {
          const cost = getComplexity({
            schema,
            query: document,
            estimators,
            variables: request.variables ?? {},
            ...(operationName !== null && { operationName }),
          });
          if (cost <= maxQueryCost) return;
          throw new GraphQLError(
            `The query may bring ${cost} objects, and the limit is ${maxQueryCost}. Ask for smaller pages or fewer levels.`,
            { extensions: { code: "QUERY_TOO_LARGE", limit: maxQueryCost, cost } },
          );
        },
      };
    },
  };
}
