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
 * Declares a field as an edge of the entity graph. It is a property and not a method, since the planner reads it with
 * its root field and `planned` returns it. type-graphql knows arguments only as parameters of a method, so this calls
 * its decorators as if there were a method.
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

/**
 * The resolver of an edge: returns what the planner has read, in a later turn if a response has held the event loop for
 * too long.
 */
export const planned: GraphQLFieldResolver<EntityRow, Context> = ({ edges }, _args, _context, info) => {
  const { fieldNodes, fieldName, parentType } = info;
  const found = edges?.get(fieldNodes[0] as FieldNode);
  if (found === undefined) throw new Error(`${parentType.name}.${fieldName} was not read by the planner`);
  return yieldIfBusy(found);
};
