import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { communities, type Community as FoundCommunity } from "../analytics/communities.ts";
import type { Ranked as FoundRank } from "../analytics/ranked.ts";
import { ranking } from "../analytics/ranking.ts";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber } from "../arguments/checks.ts";
import type { Context } from "../context.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { loadEntities } from "../lookup/entity.ts";
import { Entity } from "../model/entity.ts";
import { Community, Ranked } from "../model/ranked.ts";
import { CommunitiesArgs, MembersArgs, RankingArgs } from "../model/ranking-args.ts";
import { Selection } from "../query/selection.ts";
import { costOf, fieldCost, pageCost } from "./cost.ts";

/** Those of the ids asked for that an answer lacks. */
function lacking(ids: readonly string[] | null | undefined, found: readonly string[]): string[] {
  const known = new Set(found);
  return (ids ?? []).filter((id) => !known.has(id));
}

@Resolver(() => Community)
export class RankingResolver {
  @Query(() => [Ranked], {
    nullable: true,
    description:
      "The most central entities, the highest score first. Scores are computed once for each state of the graph. Relations have no direction unless the filter sets one, and `kinds` in the filter matches either end of a relation. DEGREE equals `degree` under the same filter.",
    complexity: fieldCost<RankingArgs>(
      ({ ids, first }) => ids?.length ?? first ?? argumentTable.ranking.first.default,
      () => costOf.computation,
    ),
  })
  ranking(
    @Args(() => RankingArgs) args: RankingArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    const ask = (args: RankingArgs) => ranking(readContext, analytics, args, Selection.of(info));
    const unknownIn = (found: readonly FoundRank[]) =>
      lacking(
        args.ids,
        found.map(({ entity }) => entity.id),
      );
    return withCurrentIds(readContext, args, ["ids"], ask, unknownIn);
  }

  @Query(() => [Community], {
    nullable: true,
    description:
      "The communities of the graph, the largest first. They are computed once for each state of the graph, and the same graph gives the same communities. The direction of relations is ignored.",
    complexity: fieldCost<CommunitiesArgs>(
      ({ containing, first }) => containing?.length ?? first ?? argumentTable.communities.first.default,
      () => costOf.computation,
    ),
  })
  communities(@Args(() => CommunitiesArgs) args: CommunitiesArgs, @Ctx() { readContext, analytics }: Context) {
    const ask = (args: CommunitiesArgs) => communities(readContext, analytics, args);
    const unknownIn = (found: readonly FoundCommunity[]) =>
      lacking(
        args.containing,
        found.flatMap(({ containedIds }) => containedIds),
      );
    return withCurrentIds(readContext, args, ["containing"], ask, unknownIn);
  }

  @FieldResolver(() => [Entity], {
    description: "The entities of the community, the best connected first.",
    complexity: pageCost(argumentTable.communityMembers.first),
  })
  async members(
    @Root() { memberIds }: FoundCommunity,
    @Args(() => MembersArgs) args: MembersArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    const { limits } = readContext;
    const skip = checkedNumber(argumentTable.communityMembers.skip, args.skip, limits);
    const shown = memberIds(skip, checkedNumber(argumentTable.communityMembers.first, args.first, limits));
    return loadEntities(loaders, info, readContext, shown);
  }
}
