import type { GraphQLObjectType } from "graphql";
import { checkedRange } from "../arguments/checks.ts";
import type { Selection } from "../query/selection.ts";

/**
 * How many items of a list that stands below this field are asked for: the most, where it is asked for more than once;
 * null where it is not. `first` is its only argument. Throws a GraphQLError where one is out of range.
 */
export function askedFirst(selection: Selection, name: string, defaultFirst: number, most: number): number | null {
  const firsts = selection
    .fields(selection.types[0] as GraphQLObjectType)
    .filter(({ definition }) => definition.name === name)
    .map(({ args }) => checkedRange("first", (args.first as number | null | undefined) ?? defaultFirst, 0, most));
  return firsts.length === 0 ? null : Math.max(...firsts);
}
