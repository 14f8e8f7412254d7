import {
  getNamedType,
  getOperationAST,
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
import type { OperationArgs } from "./operation-args.ts";

/** A scalar is part of its object and costs nothing. Under aliases it can be selected many times, so then it costs 1. */
const aliasedScalar: ComplexityEstimator = ({ field, node }) =>
  node.alias !== undefined && isLeafType(getNamedType(field.type)) ? 1 : undefined;

/** The estimators of the fields, in `src/resolvers`, receive the limits as their context. */
const estimators = [fieldExtensionsEstimator(), aliasedScalar, simpleEstimator({ defaultComplexity: 0 })];

/**
 * Returns a function that computes the cost of an operation: the objects that it can return, with the sizes of nested
 * pages multiplied, plus the objects that the database reads to find them. The cost is null if the operation does not
 * exist or a variable is invalid: execution reports these errors.
 */
export function queryCost(limits: Limits): (args: Omit<OperationArgs, "contextValue">) => number | null {
  // Apollo keeps parsed documents, so a repeated query has the same node.
  const cache = new WeakMap<OperationDefinitionNode, number>();
  return ({ schema, document, operationName, variableValues }) => {
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const cached = cache.get(operation);
    if (cached !== undefined) return cached;
    const variables = { ...variableValues };
    if (getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 1 }).errors) return null;
    const cost = getComplexity({
      schema,
      query: document,
      estimators,
      variables,
      context: limits,
      ...(operationName != null && { operationName }),
    });
    if (!dependsOnVariables(operation)) cache.set(operation, cost);
    return cost;
  };
}

/** A variable that is one ID or String says what is asked for, and never how much. */
function dependsOnVariables({ variableDefinitions = [] }: OperationDefinitionNode): boolean {
  return !variableDefinitions.every(({ type }) => ["ID", "String"].includes(nameOf(type)));
}

/** The name of the type; empty for a list. */
function nameOf(type: TypeNode): string {
  if (type.kind === Kind.NON_NULL_TYPE) return nameOf(type.type);
  return type.kind === Kind.NAMED_TYPE ? type.name.value : "";
}
