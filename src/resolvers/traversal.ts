import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import { CommonNeighborConnection } from "../model/connections.ts";
import { PathResult, Subgraph } from "../model/traversal.ts";
import { CommonNeighborsArgs, ExpandArgs, PathsArgs, SubgraphArgs } from "../model/traversal-args.ts";
import { relationTypes } from "../ontology.ts";
import { Selection } from "../query/selection.ts";
import { commonNeighbors } from "../traversal/common-neighbors.ts";
import { expand } from "../traversal/expand.ts";
import { paths } from "../traversal/paths/paths.ts";
import { subgraph } from "../traversal/subgraph.ts";
import { answerCost, costOf, pageCost, relationsAmong } from "./cost.ts";

/** How many entities an expansion may find. */
function expanded({ ids, perType, filter }: ExpandArgs, { maxNodes }: Limits): number {
  return Math.min(ids.length * Math.max(0, perType ?? 10) * (filter?.types ?? relationTypes).length, maxNodes);
}

@Resolver()
export class TraversalResolver {
  @Query(() => Subgraph, {
    nullable: true,
    description:
      "One click of an explorer: the neighbors of some entities that are not shown yet, and every relation among these, the entities and what is shown. Of each entity and relation type the first come, and `report.omitted` is what the same filter would still give.",
    complexity: answerCost<ExpandArgs>(expanded, (args, limits) =>
      relationsAmong(expanded(args, limits) + args.ids.length + (args.shown ?? []).length),
    ),
  })
  expand(@Args(() => ExpandArgs) args: ExpandArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return expand(readContext, args, Selection.of(info));
  }

  @Query(() => Subgraph, {
    nullable: true,
    description:
      "What lies around some entities, breadth first: nearest before farther, the better connected first among equals, and every relation among them. The same call gives the same answer. A hub is reached and not crossed, unless it is one of the entities.",
    complexity: answerCost<SubgraphArgs>(
      ({ maxNodes }) => maxNodes ?? 200,
      ({ maxNodes }) => relationsAmong(maxNodes ?? 200),
    ),
  })
  subgraph(
    @Args(() => SubgraphArgs) args: SubgraphArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return subgraph(readContext, args, Selection.of(info));
  }

  @Query(() => PathResult, {
    nullable: true,
    description:
      "How two entities are connected: the best paths between them that meet no entity twice, the shortest first. With `asOf` only by what held then. Kinds and exclusions of the filter say nothing about the ends and `via`.",
    complexity: answerCost<PathsArgs>(
      ({ limit, allShortest }, { maxPaths }) => (allShortest ? maxPaths : (limit ?? 5)),
      ({ via }) => costOf.pathSearch * (1 + (via ?? []).length),
    ),
  })
  paths(@Args(() => PathsArgs) args: PathsArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return paths(readContext, args, Selection.of(info));
  }

  @Query(() => CommonNeighborConnection, {
    nullable: true,
    description:
      "Who is tied to several of some entities and is none of them: those tied to the most first, then the rarer, which are tied to fewer in all.",
    complexity: pageCost<CommonNeighborsArgs>(25, ({ ids }) => ids.length * costOf.relationsOfEntity),
  })
  commonNeighbors(
    @Args(() => CommonNeighborsArgs) args: CommonNeighborsArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return commonNeighbors(readContext, args, Selection.of(info));
  }
}
