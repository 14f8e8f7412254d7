import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import type { Context } from "../context.ts";
import { articlesOf } from "../lookup/article-lists.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { decisionsOf, membersOf } from "../lookup/decisions.ts";
import { entityById } from "../lookup/entity.ts";
import { mentionsOfEntity } from "../lookup/mentions.ts";
import { FilterArgs, MentionsArgs, NeighborsArgs, PageArgs, RelationsArgs } from "../model/args.ts";
import {
  ArticleConnection,
  DecisionConnection,
  MemberConnection,
  MentionConnection,
  NeighborConnection,
  RelationConnection,
} from "../model/connections.ts";
import { Entity, entityTypes } from "../model/entity.ts";
import { ID } from "../model/id.ts";
import { NeighborCount } from "../model/neighbor-count.ts";
import { type EntityKind, entityKinds, kindTable } from "../ontology.ts";
import type { ReadContext } from "../query/read-context.ts";
import { Selection } from "../query/selection.ts";
import { costOf, pageCost } from "./cost.ts";
import { Edge } from "./edge.ts";

type Connection = InstanceType<typeof NeighborConnection>;

function byAnyId(context: ReadContext, id: string, kind: EntityKind | null, selection: Selection) {
  const ask = ({ id }: { readonly id: string }) => entityById(context, id, kind, selection);
  return withCurrentIds(context, { id }, ["id"], ask, (entity) => (entity === null ? [id] : []));
}

@Resolver(() => Entity)
export class EntityResolver {
  @Query(() => Entity, {
    nullable: true,
    description:
      "The entity with this id, or null. The id of any of its members finds it, so its own id may be another one.",
  })
  entity(
    @Arg("id", () => ID, { description: "For example, person:jack-ma." }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return byAnyId(readContext, id, null, Selection.of(info));
  }

  @Edge({ shape: "degree" }, () => Int, {
    args: () => FilterArgs,
    description: "The number of relations of the entity; with a filter, the number of those that pass.",
    complexity: ({ args }) => ((args as FilterArgs).filter == null ? 0 : costOf.relationsOfEntity),
  })
  readonly degree: number;

  @Edge({ shape: "neighborCounts" }, () => [NeighborCount], {
    args: () => FilterArgs,
    description:
      "The exact number of relations by type, direction and kind of neighbor, the largest number first. An explorer shows these before it expands an entity.",
    complexity: ({ args }) => ((args as FilterArgs).filter == null ? costOf.storedCounts : costOf.relationsOfEntity),
  })
  readonly neighborCounts: NeighborCount[];

  @Edge({ shape: "neighbors" }, () => NeighborConnection, {
    args: () => NeighborsArgs,
    description: "The entities at the other end of its relations, each once.",
    complexity: pageCost(),
  })
  readonly neighbors: Connection;

  @Edge({ shape: "relations" }, () => RelationConnection, {
    args: () => RelationsArgs,
    description: "The relations of the entity.",
    complexity: pageCost(),
  })
  readonly relations: InstanceType<typeof RelationConnection>;

  @FieldResolver(() => MemberConnection, {
    description: "The members that are this entity, by id, each with why.",
    complexity: pageCost(),
  })
  members(
    @Root() { id }: Entity,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => membersOf(readContext, selection));
  }

  @FieldResolver(() => DecisionConnection, {
    description: "The decisions on its members, newest first.",
    complexity: pageCost(),
  })
  decisions(
    @Root() { id }: Entity,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => decisionsOf(readContext, selection));
  }

  @FieldResolver(() => ArticleConnection, {
    description: "The articles that mention the entity, newest first, undated ones last.",
    complexity: pageCost(),
  })
  articles(
    @Root() { id }: Entity,
    @Args(() => PageArgs) _args: PageArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => articlesOf(readContext, selection));
  }

  @FieldResolver(() => MentionConnection, {
    description:
      "What each article and each entry of a dataset says of the entity: the newest first, undated ones last. What the entity shows follows from it; `giving` asks who says so.",
    complexity: pageCost<MentionsArgs>(argumentTable.list.first, () => costOf.relationsOfEntity),
  })
  mentions(
    @Root() { id }: Entity,
    @Args(() => MentionsArgs) _args: MentionsArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    return loaders.load(info, id, (selection) => mentionsOfEntity(readContext, selection));
  }
}

// A root field for each kind. type-graphql takes what a field needs from the decorators of a method, so they are called
// here as if there were one. test/schema.test.ts compares the fields with the committed schema.
for (const kind of entityKinds) {
  const { label, exampleId } = kindTable[kind];
  const name = label.toLowerCase();
  const { prototype } = EntityResolver;
  const description = `The ${name} with this id, or null.`;
  const method = (id: string, info: GraphQLResolveInfo, { readContext }: Context) =>
    byAnyId(readContext, id, kind, Selection.of(info));
  Object.defineProperty(prototype, name, { value: method });
  Query(() => entityTypes[kind], { nullable: true, description })(prototype, name, {});
  Arg("id", () => ID, { description: `For example, ${exampleId}.` })(prototype, name, 0);
  Info()(prototype, name, 1);
  Ctx()(prototype, name, 2);
}
