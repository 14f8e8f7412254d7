import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from "@apollo/server";
import {
  GraphQLError,
  getNamedType,
  getVariableValues,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
} from "graphql";
import {
  type ComplexityEstimator,
  fieldExtensionsEstimator,
  getComplexity,
  simpleEstimator,
} from "graphql-query-complexity";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import { Admission } from "./admission.ts";
import { exchangeOf } from "./exchange.ts";

/** A text or number is part of its object; under an alias it may come any number of times. */
const aliased: ComplexityEstimator = ({ field, node }) =>
  node.alias !== undefined && isLeafType(getNamedType(field.type)) ? 1 : undefined;

/** An estimator finds the limits as its context. */
const estimators = [fieldExtensionsEstimator(), aliased, simpleEstimator({ defaultComplexity: 0 })];

/** A query of more than this share of the limit is heavy. */
const heavyShare = 1 / 50;

/**
 * Refuses, before anything is read, a query that costs more than the limit: for the objects that it may bring, its
 * pages multiplied, and for those that are looked at to find them. Others wait until they are let in. The answer shows
 * the cost in its extensions.
 */
export function queryCost(limits: Limits): ApolloServerPlugin<Context> {
  const { maxQueryCost } = limits;
  const admission = new Admission(limits);
  // Apollo keeps the documents in use, so that what is asked again and again is recognized.
  const known = new WeakMap<OperationDefinitionNode, number>();

  /** Null where a variable is faulty: execution refuses it, and says which. */
  const costOf = ({
    request,
    document,
    schema,
    operationName,
    operation,
  }: GraphQLRequestContextDidResolveOperation<Context>): number | null => {
    const before = operation && known.get(operation);
    if (before !== undefined) return before;
    const variables = request.variables ?? {};
    const definitions = operation?.variableDefinitions ?? [];
    if (getVariableValues(schema, definitions, variables, { maxErrors: 1 }).errors) return null;
    const cost = getComplexity({
      schema,
      query: document,
      estimators,
      variables,
      context: limits,
      ...(operationName !== null && { operationName }),
    });
    if (operation !== undefined && costsTheSame(operation)) known.set(operation, cost);
    return cost;
  };

  return {
    async requestDidStart() {
      let cost: number | null = null;
      return {
        async didResolveOperation(request) {
          const exchange = exchangeOf(request.contextValue.signal);
          if (exchange !== undefined) exchange.operationName = request.operationName;
          cost = costOf(request);
          if (cost === null) return;
          if (cost > maxQueryCost)
            throw new GraphQLError(
              `The query costs ${cost}, and the limit is ${maxQueryCost}. Ask for smaller pages, fewer levels, or less at once.`,
              { extensions: { code: "QUERY_TOO_LARGE", limit: maxQueryCost, cost, http: { status: 400 } } },
            );
          if (exchange === undefined) return;
          const isChange = request.operation?.operation === "mutation";
          const sort = isChange ? "change" : cost > maxQueryCost * heavyShare ? "heavy" : "light";
          exchange.whenEnded(await admission.enter(sort, cost, exchange.signal));
        },
        async willSendResponse({ request, response: { body } }) {
          if (cost === null || request.http === undefined || body.kind !== "single") return;
          if (body.singleResult.data === undefined) return;
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
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
