import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { nodesById } from "../lookup/nodes.ts";
import { ID } from "../model/id.ts";
import { Node } from "../model/node.ts";
import { Selection } from "../query/selection.ts";
import { fieldCost } from "./cost.ts";

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "The entity, relation or article with this id, or null." })
  async node(
    @Arg("id", () => ID, { description: "The id of an entity, a relation or an article." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    const [found] = await nodesById(readContext, [id], Selection.of(info));
    return found ?? null;
  }

  @Query(() => [Node], {
    nullable: "items",
    description:
      "The entities, relations and articles with these ids, in the same order; null for an unknown id. At most ontology.limits.maxNodes.",
    complexity: fieldCost<{ readonly ids: readonly string[] }>(
      ({ ids }) => ids.length,
      () => 1,
    ),
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Ids of entities, relations and articles." }) ids: string[],
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return nodesById(readContext, ids, Selection.of(info));
  }
}
