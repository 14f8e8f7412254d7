import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import type { Context } from "../context.ts";
import { search, suggest } from "../lookup/search.ts";
import { SearchArgs, SuggestArgs } from "../model/args.ts";
import { SearchConnection, Suggestion } from "../model/connections.ts";
import { Selection } from "../query/selection.ts";
import { costOf, fieldCost, pageCost } from "./cost.ts";

@Resolver()
export class SearchResolver {
  @Query(() => SearchConnection, {
    nullable: true,
    description:
      "Entities by name or alias, the best match first: an entity with this id in another register (wikidata:Q1359568), the same name, then a name that begins with the text, then one with all its words in any order, then one with similar words. Equal matches come by number of relations. Case, accents and umlauts are ignored (München, Munchen, Muenchen). A word of five letters may have one wrong letter, one of nine letters two.",
    complexity: pageCost(argumentTable.search.first, () => costOf.textSearch),
  })
  search(@Args(() => SearchArgs) args: SearchArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return search(readContext, args, Selection.of(info));
  }

  @Query(() => [Suggestion], {
    nullable: true,
    description:
      "For autocompletion: the entities with a name in which a word begins with the prefix, the best connected first.",
    complexity: fieldCost<SuggestArgs>(
      ({ limit }) => limit ?? argumentTable.suggest.limit.default,
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
