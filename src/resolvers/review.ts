import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber } from "../arguments/checks.ts";
import type { Context } from "../context.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { loadEntities } from "../lookup/entity.ts";
import { DuplicateCandidateConnection, IdentityConflictConnection } from "../model/connections.ts";
import { Entity } from "../model/entity.ts";
import {
  ConflictEntitiesArgs,
  ConflictsArgs,
  DuplicatesArgs,
  IdentityConflict,
  Match,
  MatchArgs,
} from "../model/review.ts";
import { Selection } from "../query/selection.ts";
import { identityConflicts } from "../review/conflict-list.ts";
import { duplicateCandidates } from "../review/duplicate-list.ts";
import type { Conflict } from "../review/find-conflicts.ts";
import { matchEntities } from "../review/match-list.ts";
import { costOf, fieldCost, pageCost } from "./cost.ts";

@Resolver(() => IdentityConflict)
export class ReviewResolver {
  @Query(() => DuplicateCandidateConnection, {
    nullable: true,
    description:
      "Pairs of entities of one kind that may be one, by similar names and shared ids. Those with high scores and many relations come first. Names alone never join entities: a person decides by `mergeEntities` or `keepApart`, and decided pairs are left out. Pairs of the whole graph are found once for each state of the graph.",
    complexity: pageCost<DuplicatesArgs>(argumentTable.duplicates.first, ({ entity }) =>
      entity == null ? costOf.computation : costOf.similar,
    ),
  })
  duplicateCandidates(
    @Args(() => DuplicatesArgs) args: DuplicatesArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    const ask = (args: DuplicatesArgs) => duplicateCandidates(readContext, analytics, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["entity"], ask);
  }

  @Query(() => [[Match]], {
    nullable: true,
    description:
      "For each query, in this order, the entities that may be meant, the best first: by ids in other registers, and by similar names, in which rare words count more. What is known of country and place counts too. For tables whose rows are to be found in the graph.",
    complexity: fieldCost<MatchArgs>(
      ({ queries, first }) => queries.length * (first ?? argumentTable.match.first.default),
      ({ queries }) => queries.length * costOf.match,
    ),
  })
  match(@Args(() => MatchArgs) args: MatchArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return matchEntities(readContext, args, Selection.of(info));
  }

  @Query(() => IdentityConflictConnection, {
    nullable: true,
    description:
      "What sources and decisions say of who is who that does not fit together, those with the most relations first. They are found once for each state of the graph. `mergeEntities` and `keepApart` settle most of them.",
    complexity: pageCost<ConflictsArgs>(argumentTable.list.first, () => costOf.computation),
  })
  identityConflicts(@Args(() => ConflictsArgs) args: ConflictsArgs, @Ctx() { readContext, analytics }: Context) {
    return identityConflicts(readContext, analytics, args);
  }

  @FieldResolver(() => [Entity], {
    description: "The entities in it, by id: at most the first 100. One that was removed since is left out.",
    complexity: pageCost(argumentTable.conflictEntities.first),
  })
  async entities(
    @Root() { ids }: Conflict,
    @Args(() => ConflictEntitiesArgs) { first }: ConflictEntitiesArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    const most = checkedNumber(argumentTable.conflictEntities.first, first, readContext.limits);
    return loadEntities(loaders, info, readContext, ids.slice(0, most));
  }
}
