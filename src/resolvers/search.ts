import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { search, suggest } from "../lookup/search.ts";
import { SearchArgs, SuggestArgs } from "../model/args.ts";
import { SearchConnection, Suggestion } from "../model/connections.ts";
import { Selection } from "../query/selection.ts";
import { answerCost, costOf, pageCost } from "./cost.ts";

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    nullable: true,
    description:
      "Entities by name or alias, best first: an exact name, then one that begins so, then one with all the words in any order, then one with words alike; among equals the better connected. Case, accents and umlauts do not matter (München, Munchen, Muenchen), nor does one wrong letter from five on, two from nine on.",
    complexity: pageCost(10, () => costOf.textSearch),
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return search(readContext, args, Selection.of(info));
  }

  @Query(() => [Suggestion], {
    nullable: true,
    description: "For autocompletion: the entities with a word that begins so, the better connected first.",
    complexity: answerCost<SuggestArgs>(
      ({ limit }) => limit ?? 8,
      () => costOf.suggestions,
    ),
  })
  suggest(
    @Args(() => SuggestArgs) args: SuggestArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return suggest(readContext, args, Selection.of(info));
  }
}
