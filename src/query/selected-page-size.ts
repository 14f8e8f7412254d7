import type { GraphQLObjectType } from "graphql";
import type { NumberArgument } from "../arguments/argument-table.ts";
import { checkedNumber } from "../arguments/checks.ts";
import type { Selection } from "./selection.ts";

/**
 * How many items the query needs of a list field below this selection. If the query selects the field several times,
 * under aliases, this is the greatest `first`. Null if the query does not select the field. Throws a GraphQLError if a
 * `first` is out of range.
 */
export function selectedPageSize(
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
