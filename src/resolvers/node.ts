import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { nodesById } from "../lookup/nodes.ts";
import { ID } from "../model/id.ts";
import { Node } from "../model/node.ts";
import type { ReadContext } from "../query/read-context.ts";
import { Selection } from "../query/selection.ts";
import { fieldCost } from "./cost.ts";

function byAnyIds(context: ReadContext, ids: readonly string[], selection: Selection) {
  const ask = ({ ids }: { readonly ids: readonly string[] }) => nodesById(context, ids, selection);
  return withCurrentIds(context, { ids }, ["ids"], ask, (found) => ids.filter((_, i) => found[i] === null));
}

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: "The entity, relation, article, entry of a dataset or decision with this id, or null.",
  })
  async node(
    @Arg("id", () => ID, { description: "The id of an entity, a relation, an article, an entry or a decision." })
    id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    const [found] = await byAnyIds(readContext, [id], Selection.of(info));
    return found ?? null;
  }

  @Query(() => [Node], {
    nullable: "items",
    description:
      "The entities, relations, articles, entries and decisions with these ids, in the same order; null for an unknown id. At most ontology.limits.maxNodes.",
    complexity: fieldCost<{ readonly ids: readonly string[] }>(
      ({ ids }) => ids.length,
      () => 1,
    ),
  })
  nodes(
    @Arg("ids", () => [ID], { description: "Ids of entities, relations, articles and decisions." }) ids: string[],
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return byAnyIds(readContext, ids, Selection.of(info));
  }
}
