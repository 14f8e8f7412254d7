import type { GraphQLResolveInfo } from "graphql";
import { Extensions } from "type-graphql";
import type { EdgeDefinition } from "../graph/plan.ts";
import type { EntityRow } from "../graph/shape.ts";

/** Marks a field as an edge of the graph of entities: the planner reads it together with its root field. */
export function Edge(definition: EdgeDefinition): MethodDecorator & PropertyDecorator {
  return Extensions({ edge: definition });
}

/** What the planner read for this field. */
export function planned<T>(entity: object, { path, fieldName, parentType }: GraphQLResolveInfo): T {
  const { edges } = entity as EntityRow;
  if (edges === undefined || !(path.key in edges))
    throw new Error(`${parentType.name}.${fieldName} was not read by the planner`);
  return edges[path.key] as T;
}

/** How many objects a paged field may bring, for the cost of a query. */
export function pageCost(defaultFirst = 25) {
  return ({ args, childComplexity }: { args: { first?: number | null }; childComplexity: number }): number =>
    1 + Math.max(0, args.first ?? defaultFirst) * (1 + childComplexity);
}
