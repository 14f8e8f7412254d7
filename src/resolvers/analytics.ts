import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { similar } from "../analytics/similar.ts";
import { statistics } from "../analytics/statistics.ts";
import { timeline, undated } from "../analytics/timeline.ts";
import type { Context } from "../context.ts";
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
import { answerCost, costOf, pageCost } from "./cost.ts";

/** How many periods a timeline is taken to have, for the cost of a query: some generations' worth. */
const periods = { YEAR: 50, MONTH: 200 } as const;

function timelineCost({ ids }: TimelineArgs): number {
  return ids == null ? costOf.computation : 1 + ids.length * costOf.relationsOfEntity;
}

@Resolver()
export class AnalyticsResolver {
  @Query(() => Statistics, {
    nullable: true,
    description:
      "How much the graph holds, or what a filter leaves of it. A kind asks for a relation with an end of that kind, `exclude` refuses both ends, and every relation passes either direction. Under a filter with a condition, also a direction alone, only entities with a relation that passes count; it is counted once for each state of the graph.",
    complexity: answerCost<FilterArgs>(
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
      "When relations began and ended, in the order of time. Periods in which none did are left out. A date is never guessed: `undated` counts what has none, or one that does not tell the period. At most 2,000 periods, else the error TOO_MANY_PERIODS.",
    complexity: answerCost<TimelineArgs>(({ interval }) => periods[interval ?? "YEAR"], timelineCost),
  })
  timeline(
    @Args(() => TimelineArgs) args: TimelineArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    return timeline(readContext, analytics, args, Selection.of(info));
  }

  @Query(() => Undated, {
    nullable: true,
    description: "What the timeline with the same arguments cannot show.",
    complexity: answerCost<TimelineArgs>(() => 1, timelineCost),
  })
  undated(@Args(() => TimelineArgs) args: TimelineArgs, @Ctx() { readContext, analytics }: Context) {
    return undated(readContext, analytics, args);
  }

  @Query(() => [Similar], {
    nullable: true,
    description:
      "Who is like an entity: those that share neighbors with it, the most alike first, equal ones by id. The rarer a shared neighbor, the more it counts.",
    complexity: pageCost(10, () => costOf.similar),
  })
  similar(
    @Args(() => SimilarArgs) args: SimilarArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, analytics }: Context,
  ) {
    return similar(readContext, analytics, args, Selection.of(info));
  }
}

@Resolver(() => Statistics)
export class StatisticsResolver {
  @FieldResolver(() => [Ranked], {
    description:
      "The places by how many entities are located in them or in a place within them, each entity once: what `residents(deep: true)` counts under the same filter, whatever its direction. Places where nothing is are left out.",
    complexity: pageCost(20, () => costOf.residentsOfPlaces),
  })
  byPlace(@Root() { byPlace }: { byPlace: Ranked[] }, @Args(() => FirstPlacesArgs) { first }: FirstPlacesArgs) {
    return byPlace.slice(0, first ?? 20);
  }
}

@Resolver(() => TimelineBucket)
export class TimelineBucketResolver {
  @FieldResolver(() => [Relation], {
    description:
      "The relations that began or ended then, by that date, then by id; each once, by its start if it did both.",
    complexity: pageCost(10),
  })
  relations(
    @Root() { relations }: { relations: Relation[] },
    @Args(() => FirstRelationsArgs) { first }: FirstRelationsArgs,
  ) {
    return relations.slice(0, first ?? 10);
  }
}

@Resolver(() => Similar)
export class SimilarResolver {
  @FieldResolver(() => [Entity], {
    description: "The neighbors that both have: those to which the fewest are tied first, then by id.",
    complexity: pageCost(),
  })
  shared(@Root() { shared }: { shared: Entity[] }, @Args(() => FirstSharedArgs) { first }: FirstSharedArgs) {
    return shared.slice(0, first ?? 25);
  }
}
