import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import type { Context } from "../context.ts";
import { duplicateCandidates } from "../duplicates/duplicate-list.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { DuplicateCandidateConnection } from "../model/connections.ts";
import { DuplicatesArgs } from "../model/duplicates.ts";
import { Selection } from "../query/selection.ts";
import { costOf, pageCost } from "./cost.ts";

@Resolver()
export class DuplicatesResolver {
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
}
