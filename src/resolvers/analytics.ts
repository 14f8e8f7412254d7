import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { similar } from "../analytics/similar.ts";
import { statistics } from "../analytics/statistics.ts";
import { timeline, undated } from "../analytics/timeline.ts";
import { argumentTable } from "../arguments/argument-table.ts";
import { defaultChoices, type TimelineInterval } from "../arguments/choices.ts";
import type { Context } from "../context.ts";
import { withCurrentIds } from "../lookup/current-ids.ts";
import { Similar, Statistics, TimelineBucket, Undated } from "../model/analytics.ts";
import {
  FirstPlacesArgs,
  FirstRelationsArgs,
  FirstSharedArgs,
  SimilarArgs,
  TimelineArgs,
} from "../model/analytics-args.ts";
import { FilterArgs } from "../model/args.ts";
import { Entity } from "../model/entity.ts";
import { Ranked } from "../model/ranked.ts";
import { Relation } from "../model/relation.ts";
import { Selection } from "../query/selection.ts";
import { costOf, fieldCost, pageCost } from "./cost.ts";

/** The number of periods that the cost of a query assumes for a timeline. */
const periods: Readonly<Record<TimelineInterval, number>> = { YEAR: 50, MONTH: 200 };

function timelineCost({ ids }: TimelineArgs): number {
  return ids == null ? costOf.computation : 1 + ids.length * costOf.relationsOfEntity;
}

@Resolver()
export class AnalyticsResolver {
  @Query(() => Statistics, {
    nullable: true,
    description:
      "How many entities, relations and articles the graph has, or how many pass a filter. There is no starting entity: `kinds` matches either end of a relation, `exclude` rejects either end, and `direction` lets all relations pass. With any condition in the filter, only entities with a matching relation are counted. Filtered counts are computed once for each state of the graph.",
    complexity: fieldCost<FilterArgs>(
      () => 1,
      ({ filter }) => (filter == null ? 1 : costOf.computation),
    ),
  })
  statistics(
    @Args(() => FilterArgs) { filter }: FilterArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    return statistics(readContext, analytics, filter, Selection.of(info));
  }

  @Query(() => [TimelineBucket], {
    nullable: true,
    description:
      "How many relations began and ended in each period, the earliest period first. Empty periods are left out. Dates are never guessed: `undated` counts the relations without a date, or with one that is less precise than the period. More than 2,000 periods give the error TOO_MANY_PERIODS.",
    complexity: fieldCost<TimelineArgs>(
      ({ interval }) => periods[interval ?? defaultChoices.timelineInterval],
      timelineCost,
    ),
  })
  timeline(
    @Args(() => TimelineArgs) args: TimelineArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    const ask = (args: TimelineArgs) => timeline(readContext, analytics, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["ids"], ask);
  }

  @Query(() => Undated, {
    nullable: true,
    description: "The relations that `timeline` with the same arguments cannot place in a period.",
    complexity: fieldCost<TimelineArgs>(() => 1, timelineCost),
  })
  undated(@Args(() => TimelineArgs) args: TimelineArgs, @Ctx() { readContext, analytics }: Context) {
    const ask = (args: TimelineArgs) => undated(readContext, analytics, args);
    return withCurrentIds(readContext, args, ["ids"], ask);
  }

  @Query(() => [Similar], {
    nullable: true,
    description:
      "The entities that share neighbors with an entity, the most similar first, then by id. The score is that of Adamic and Adar: a shared neighbor counts more, the fewer neighbors it has.",
    complexity: pageCost(argumentTable.similar.first, () => costOf.similar),
  })
  similar(
    @Args(() => SimilarArgs) args: SimilarArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    const ask = (args: SimilarArgs) => similar(readContext, analytics, args, Selection.of(info));
    return withCurrentIds(readContext, args, ["id"], ask);
  }
}

@Resolver(() => Statistics)
export class StatisticsResolver {
  @FieldResolver(() => [Ranked], {
    description:
      "The places with the most entities located in them, or in a place within them; each entity counts once. The score equals `residents(deep: true)` under the same filter without its direction. Empty places are left out.",
    complexity: pageCost(argumentTable.statisticsByPlace.first, () => costOf.residentsOfPlaces),
  })
  byPlace(@Root() { byPlace }: { byPlace: Ranked[] }, @Args(() => FirstPlacesArgs) { first }: FirstPlacesArgs) {
    return byPlace.slice(0, first ?? argumentTable.statisticsByPlace.first.default);
  }
}

@Resolver(() => TimelineBucket)
export class TimelineBucketResolver {
  @FieldResolver(() => [Relation], {
    description:
      "The relations that began or ended in the period, by date, then by id. A relation that did both is listed once, by its start.",
    complexity: pageCost(argumentTable.timelineRelations.first),
  })
  relations(
    @Root() { relations }: { relations: Relation[] },
    @Args(() => FirstRelationsArgs) { first }: FirstRelationsArgs,
  ) {
    return relations.slice(0, first ?? argumentTable.timelineRelations.first.default);
  }
}

@Resolver(() => Similar)
export class SimilarResolver {
  @FieldResolver(() => [Entity], {
    description: "The neighbors of both. Those with the fewest neighbors come first, then by id.",
    complexity: pageCost(argumentTable.similarShared.first),
  })
  shared(@Root() { shared }: { shared: Entity[] }, @Args(() => FirstSharedArgs) { first }: FirstSharedArgs) {
    return shared.slice(0, first ?? argumentTable.similarShared.first.default);
  }
}
