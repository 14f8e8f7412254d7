import type { FieldNode, GraphQLFieldResolver } from "graphql";
import { Args, type ClassType, Extensions, FieldResolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { EdgeDefinition } from "../query/plan.ts";
import type { EntityRow } from "../query/shape.ts";
import { yieldIfBusy } from "./yield-to-event-loop.ts";

type FieldParameters = Required<Parameters<typeof FieldResolver>>;
interface EdgeOptions extends Pick<FieldParameters[1], "complexity"> {
  readonly description: string;
  readonly args?: () => ClassType<object>;
}

/**
 * Declares a field as an edge of the graph of entities: the planner reads it together with its root field, and
 * `planned` hands it out. So it is a property and no method. type-graphql takes the arguments of a field from the
 * parameters of a method alone, so its decorators are called here as if there were one.
 */
export function Edge(
  definition: EdgeDefinition,
  type: FieldParameters[0],
  { args, ...options }: EdgeOptions,
): PropertyDecorator {
  return (prototype, field) => {
    FieldResolver(type, options)(prototype, field, {});
    if (args !== undefined) Args(args)(prototype, field, 0);
    Extensions({ edge: definition })(prototype, field, {});
  };
}

/** What the planner read for this field: at once, unless an answer has held up everybody else for long. */
export const planned: GraphQLFieldResolver<EntityRow, Context> = ({ edges }, _args, _context, info) => {
  const { fieldNodes, fieldName, parentType } = info;
  const found = edges?.get(fieldNodes[0] as FieldNode);
  if (found === undefined) throw new Error(`${parentType.name}.${fieldName} was not read by the planner`);
  return yieldIfBusy(found);
};
