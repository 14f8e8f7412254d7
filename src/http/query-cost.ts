import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { GraphQLError, getVariableValues, Kind, type OperationDefinitionNode, type TypeNode } from "graphql";
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from "graphql-query-complexity";
import type { Limits } from "../config.ts";

/** An estimator finds the limits as its context. */
const estimators = [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 0 })];

/** Refuses, before anything is read, a query that may bring more objects than the limit, its pages multiplied. */
export function queryCost(limits: Limits): ApolloServerPlugin<BaseContext> {
  const { maxQueryCost } = limits;
  // Apollo keeps the documents in use, so that what is asked again and again is recognized.
  const passed = new WeakSet<OperationDefinitionNode>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ request, document, schema, operationName, operation }) {
          if (operation !== undefined && passed.has(operation)) return;
          const variables = request.variables ?? {};
          // Execution refuses faulty variables, and says which; the cost of a query with them is not to be had.
          if (getVariableValues(schema, operation?.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors)
            return;
          const cost = getComplexity({
            schema,
            query: document,
            estimators,
            variables,
            context: limits,
            ...(operationName !== null && { operationName }),
          });
          if (cost <= maxQueryCost) {
            if (operation !== undefined && costsTheSame(operation)) passed.add(operation);
            return;
          }
          throw new GraphQLError(
            `The query may bring ${cost} objects, and the limit is ${maxQueryCost}. Ask for smaller pages or fewer levels.`,
            { extensions: { code: "QUERY_TOO_LARGE", limit: maxQueryCost, cost, http: { status: 400 } } },
          );
        },
      };
    },
  };
}

/** Whether its variables are single texts, which say what is asked for and never how much. */
function costsTheSame({ variableDefinitions = [] }: OperationDefinitionNode): boolean {
  return variableDefinitions.every(({ type }) => ["ID", "String"].includes(nameOf(type)));
}

function nameOf(type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return nameOf(type.type);
  return type.kind === Kind.NAMED_TYPE ? type.name.value : "";
}
