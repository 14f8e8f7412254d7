import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Limits } from "../config.ts";
import type { Context } from "../context.ts";
import { Selection } from "../graph/selection.ts";
import { CommonNeighborConnection } from "../model/connections.ts";
import { PathResult, Subgraph } from "../model/traversal.ts";
import { CommonNeighborsArgs, ExpandArgs, PathsArgs, SubgraphArgs } from "../model/traversal-args.ts";
import { relationTypes } from "../ontology.ts";
import { commonNeighbors } from "../traversal/common-neighbors.ts";
import { expand } from "../traversal/expand.ts";
import { paths } from "../traversal/paths.ts";
import { subgraph } from "../traversal/subgraph.ts";
import { pageCost } from "./edge.ts";

/** How many objects an answer of at most so many entities or paths may bring. */
function answerCost<A>(most: (args: A, limits: Limits) => number) {
  return ({ args, childComplexity, context }: { args: unknown; childComplexity: number; context?: unknown }): number =>
    1 + Math.max(0, most(args as A, context as Limits)) * (1 + childComplexity);
}

@Resolver()
export class TraversalResolver {
  @Query(() => Subgraph, {
    description:
      "One click of an explorer: the neighbors of some entities that are not shown yet, and every relation among these, the entities and what is shown. Of each entity and relation type the first come, and `report.omitted` is what the same filter would still give.",
    complexity: answerCost(({ ids, perType, filter }: ExpandArgs, { maxNodes }) =>
      Math.min(ids.length * (perType ?? 10) * (filter?.types ?? relationTypes).length, maxNodes),
    ),
  })
  expand(@Args(() => ExpandArgs) args: ExpandArgs, @Info() info: GraphQLResolveInfo, @Ctx() { graph }: Context) {
    return expand(graph, args, Selection.of(info));
  }

  @Query(() => Subgraph, {
    description:
      "What lies around some entities, breadth first: nearest before farther, the better connected first among equals, and every relation among them. The same call gives the same answer. A hub is reached and not crossed, unless it is one of the entities.",
    complexity: answerCost(({ maxNodes }: SubgraphArgs) => maxNodes ?? 200),
  })
  subgraph(@Args(() => SubgraphArgs) args: SubgraphArgs, @Info() info: GraphQLResolveInfo, @Ctx() { graph }: Context) {
    return subgraph(graph, args, Selection.of(info));
  }

  @Query(() => PathResult, {
    description:
      "How two entities are connected: the best paths between them that meet no entity twice, the shortest first. With `asOf` only by what held then. Kinds and exclusions of the filter say nothing about the ends and `via`.",
    complexity: answerCost(({ limit, allShortest }: PathsArgs, { maxPaths }) =>
      allShortest ? maxPaths : (limit ?? 5),
    ),
  })
  paths(@Args(() => PathsArgs) args: PathsArgs, @Info() info: GraphQLResolveInfo, @Ctx() { graph }: Context) {
    return paths(graph, args, Selection.of(info));
  }

  @Query(() => CommonNeighborConnection, {
    description:
      "Who is tied to several of some entities and is none of them: those tied to the most first, then the rarer, which are tied to fewer in all.",
    complexity: pageCost(),
  })
  commonNeighbors(
    @Args(() => CommonNeighborsArgs) args: CommonNeighborsArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { graph }: Context,
  ) {
    return commonNeighbors(graph, args, Selection.of(info));
  }
}
