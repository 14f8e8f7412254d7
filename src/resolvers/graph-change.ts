import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Int, Resolver, Root, Subscription } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber, checkedOptional, checkedRoots, noLimits } from "../arguments/checks.ts";
import type { Context } from "../context.ts";
import { entitiesOfMembers } from "../identity/stored-members.ts";
import type { GraphChange as Change } from "../live/graph-watch.ts";
import { entitiesById } from "../lookup/entity.ts";
import { nodesById } from "../lookup/nodes.ts";
import { Entity } from "../model/entity.ts";
import { FirstChangesArgs, GraphChange, GraphChangedArgs } from "../model/graph-change.ts";
import { Relation } from "../model/relation.ts";
import { RemovedRelation } from "../model/results.ts";
import { selectedPageSize } from "../query/selected-page-size.ts";
import { Selection } from "../query/selection.ts";
import { pageCost } from "./cost.ts";

const listCost = pageCost(argumentTable.changes.first);

@Resolver(() => GraphChange)
export class GraphChangeResolver {
  @Subscription(() => GraphChange, {
    subscribe: async ({ args, context }: { args: GraphChangedArgs; context: Context }) => {
      const { since, ids } = argumentTable.graphChanged;
      const { limits } = context.readContext;
      const given = args.ids == null ? null : checkedRoots(ids, args.ids, limits);
      const watched = given && [
        ...new Set([...given, ...(await entitiesOfMembers(context.readContext.read, given)).values()]),
      ];
      return context.watch.subscribe(checkedOptional(since, args.since, noLimits), watched);
    },
    description:
      "An event whenever the graph has changed. A client that is slow, or was away and passes `since`, gets all that it missed as one event. Served at /graphql/live (WebSocket, protocol graphql-transport-ws) and /graphql/stream (server-sent events).",
  })
  graphChanged(
    @Root() change: Change,
    @Args(() => GraphChangedArgs) _args: GraphChangedArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ): GraphChange {
    return {
      ...change,
      // An empty graph has no time of its last change.
      changedAt: change.changedAt === null ? new Date() : new Date(change.changedAt),
      omitted: omittedFrom(change, Selection.of(info), context),
      removed: change.removed.map((relation) => new RemovedRelation(relation)),
    };
  }

  @FieldResolver(() => [Relation], {
    description: "The new relations, the oldest change first. One that is gone again meanwhile is left out.",
    complexity: listCost,
  })
  added(
    @Root() { added }: Change,
    @Args(() => FirstChangesArgs) args: FirstChangesArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return relations(context, firstOf(added, args, context), info);
  }

  @FieldResolver(() => Int, { description: "The exact number of new relations." })
  addedTotal(@Root() { added }: Change): number {
    return added.length;
  }

  @FieldResolver(() => [Relation], {
    description:
      "The relations that show something else now, the oldest change first. One that is gone again meanwhile is left out.",
    complexity: listCost,
  })
  changed(
    @Root() { changed }: Change,
    @Args(() => FirstChangesArgs) args: FirstChangesArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return relations(context, firstOf(changed, args, context), info);
  }

  @FieldResolver(() => Int, { description: "The exact number of relations that show something else now." })
  changedTotal(@Root() { changed }: Change): number {
    return changed.length;
  }

  @FieldResolver(() => [Entity], {
    description:
      "The entities that are new or show something else now, apart from their relations, the oldest change first. One that is gone again meanwhile is left out.",
    complexity: listCost,
  })
  async entitiesChanged(
    @Root() { entitiesChanged }: Change,
    @Args(() => FirstChangesArgs) args: FirstChangesArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const ids = firstOf(entitiesChanged, args, context);
    const found = await entitiesById(context.readContext, ids, Selection.of(info));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  @FieldResolver(() => Int, { description: "The exact number of entities that are new or show something else now." })
  entitiesChangedTotal(@Root() { entitiesChanged }: Change): number {
    return entitiesChanged.length;
  }
}

/** How many items the selected lists leave out because of their `first`. */
function omittedFrom(change: Change, selection: Selection, { readContext: { limits } }: Context): number {
  return (["added", "changed", "entitiesChanged"] as const).reduce((omitted, list) => {
    const first = selectedPageSize(selection, list, argumentTable.changes.first, limits);
    return first === null ? omitted : omitted + Math.max(0, change[list].length - first);
  }, 0);
}

function firstOf<T>(
  items: readonly T[],
  { first }: FirstChangesArgs,
  { readContext: { limits } }: Context,
): readonly T[] {
  return items.slice(0, checkedNumber(argumentTable.changes.first, first, limits));
}

async function relations(context: Context, changed: Change["added"], info: GraphQLResolveInfo) {
  const ids = changed.map(({ id }) => id);
  const found = await nodesById(context.readContext, ids, Selection.of(info));
  return found.filter((relation) => relation !== null);
}
