import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Selection } from "../graph/selection.ts";
import { SearchArgs, SuggestArgs } from "../model/args.ts";
import { SearchConnection, Suggestion } from "../model/connections.ts";
import { pageCost } from "./edge.ts";

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    description:
      "Entities by name or alias, best first: an exact name, then one that begins so, then one with all the words in any order, then one with words alike; among equals the better connected. Case, accents and umlauts do not matter (München, Munchen, Muenchen), nor does one wrong letter from five on, two from nine on.",
    complexity: pageCost(10),
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Info() info: GraphQLResolveInfo, @Ctx() { graph }: Context) {
    return graph.search(args, Selection.of(info));
  }

  @Query(() => [Suggestion], {
    description: "For autocompletion: the entities with a word that begins so, the better connected first.",
    complexity: ({ args, childComplexity }) =>
      1 + Math.max(0, (args as SuggestArgs).limit ?? 8) * (1 + childComplexity),
  })
  suggest(@Args(() => SuggestArgs) args: SuggestArgs, @Info() info: GraphQLResolveInfo, @Ctx() { graph }: Context) {
    return graph.suggest(args, Selection.of(info));
  }
}
