import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { badInput } from "../arguments/checks.ts";
import type { Context } from "../context.ts";
import { evidenceOf } from "../lookup/article-lists.ts";
import { relationById } from "../lookup/nodes.ts";
import { EvidencePageArgs } from "../model/args.ts";
import { EvidenceConnection } from "../model/connections.ts";
import { ID } from "../model/id.ts";
import { NeighborCount } from "../model/neighbor-count.ts";
import { Relation } from "../model/relation.ts";
import { directionSeen, labelSeen } from "../ontology.ts";
import { Selection } from "../query/selection.ts";
import { pageCost } from "./cost.ts";

@Resolver(() => Relation)
export class RelationResolver {
  @Query(() => Relation, { nullable: true, description: "The relation with this id, or null." })
  relation(
    @Arg("id", () => ID, { description: "The id of a relation, as in an earlier answer." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return relationById(readContext, id, Selection.of(info));
  }

  @FieldResolver(() => String, {
    description:
      "The relation in words, such as 'founded by' or 'founded', seen from one of its ends: from its source unless `from` names the other end. Any other id gives an error.",
  })
  label(
    @Root() { type, source, target }: Relation,
    @Arg("from", () => ID, { nullable: true, description: "The id of one of the two ends." }) from: string | null,
  ): string {
    if (from != null && from !== source.id && from !== target.id)
      throw badInput(`from must be ${source.id} or ${target.id}, the ends of the relation`, { argument: "from" });
    return labelSeen(type, directionSeen(type, from !== target.id));
  }

  @FieldResolver(() => EvidenceConnection, {
    description:
      "The statements of articles and datasets that support the relation: the newest source first, undated ones last.",
    complexity: pageCost(argumentTable.evidence.first),
  })
  evidence(
    @Root() { id }: Relation,
    @Args(() => EvidencePageArgs) _args: EvidencePageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => evidenceOf(readContext, selection));
  }
}

@Resolver(() => NeighborCount)
export class NeighborCountResolver {
  @FieldResolver(() => String, { description: "The relation in words, seen from the entity." })
  label(@Root() { type, direction }: NeighborCount): string {
    return labelSeen(type, direction);
  }
}
