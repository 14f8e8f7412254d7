import type { GraphQLObjectType } from "graphql";
import type { NumberArgument } from "../arguments/argument-table.ts";
import { checkedNumber } from "../arguments/checks.ts";
import type { Selection } from "../query/selection.ts";

/**
 * How many items the query requests of a list below this field: the greatest `first` if it has the list several times,
 * and null if it does not have it. Throws a GraphQLError where one is out of range.
 */
export function askedFirst(
  selection: Selection,
  name: string,
  argument: NumberArgument<"maxPageSize">,
  limits: { readonly maxPageSize: number },
): number | null {
  const firsts = selection
    .fields(selection.types[0] as GraphQLObjectType)
    .filter(({ definition }) => definition.name === name)
    .map(({ args }) => checkedNumber(argument, args.first as number | null | undefined, limits));
  return firsts.length === 0 ? null : Math.max(...firsts);
}
