import { registerEnumType } from "type-graphql";
import {
  centralityMeasures,
  communityAlgorithms,
  freshnessLevels,
  keysOf,
  timelineIntervals,
} from "../arguments/choices.ts";
import { entityKinds, ontology, relationTypes } from "../ontology.ts";
import { entityOrders, neighborOrders, relationOrders } from "../orders.ts";

const sameValues = <T extends string>(values: readonly T[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as { [V in T]: V };

export const EntityKindEnum = sameValues(entityKinds);
export const RelationTypeEnum = sameValues(relationTypes);
export const DirectionEnum = sameValues(["OUT", "IN", "BOTH"]);
export const NeighborOrderEnum = sameValues(keysOf(neighborOrders));
export const RelationOrderEnum = sameValues(keysOf(relationOrders));
export const EntityOrderEnum = sameValues(keysOf(entityOrders));
export const TraversalLimitEnum = sameValues(["DEPTH", "NODES", "TIME", "PER_TYPE", "PATHS"]);
export const CentralityMeasureEnum = sameValues(keysOf(centralityMeasures));
export const CommunityAlgorithmEnum = sameValues(keysOf(communityAlgorithms));
export const FreshnessEnum = sameValues(freshnessLevels);
export const TimelineIntervalEnum = sameValues(timelineIntervals);

registerEnumType(EntityKindEnum, {
  name: "EntityKind",
  description: "What an entity is.",
  valuesConfig: {
    PERSON: { description: "A human being." },
    COMPANY: { description: "A company or another organization." },
    PLACE: { description: "A place of any size." },
  },
});
registerEnumType(RelationTypeEnum, {
  name: "RelationType",
  description: "How two entities are tied. `ontology` tells how each type reads, and what it may tie.",
  valuesConfig: Object.fromEntries(
    relationTypes.map((type) => {
      const { label, inverseLabel, sources, targets, symmetric } = ontology[type];
      const kinds = `${sources.join(" or ")} ${symmetric ? "and" : "to"} ${targets.join(" or ")}`;
      return [type, { description: `${kinds}: ${symmetric ? label : `${label}, or ${inverseLabel}`}.` }];
    }),
  ),
});
registerEnumType(DirectionEnum, {
  name: "Direction",
  description: "Which way a relation points, seen from an entity. A symmetric relation has none and is always found.",
  valuesConfig: {
    OUT: { description: "From the entity to its neighbor." },
    IN: { description: "From the neighbor to the entity." },
    BOTH: { description: "Either way; also of a symmetric relation." },
  },
});
registerEnumType(NeighborOrderEnum, {
  name: "NeighborOrder",
  description: "The order of neighbors. Equal ones come by id.",
  valuesConfig: {
    DEGREE: { description: "The best connected first." },
    NAME: { description: "By name, without regard to case and accents." },
    NEWEST: { description: "By the latest start among the relations that tie it, undated ones last." },
    SOURCES: { description: "By how many sources its ties have, the most first." },
  },
});
registerEnumType(RelationOrderEnum, {
  name: "RelationOrder",
  description: "The order of relations. Equal ones come by id.",
  valuesConfig: {
    NEWEST: { description: "The latest start first, undated ones last." },
    OLDEST: { description: "The earliest start first, undated ones last." },
    CONFIDENCE: { description: "The surest first." },
    SOURCES: { description: "Those with the most sources first." },
  },
});
registerEnumType(EntityOrderEnum, {
  name: "EntityOrder",
  description: "The order of entities. Equal ones come by id.",
  valuesConfig: {
    NAME: { description: "By name, without regard to case and accents." },
    DEGREE: { description: "The best connected first." },
  },
});
registerEnumType(TraversalLimitEnum, {
  name: "TraversalLimit",
  description: "What ended a traversal before it had everything.",
  valuesConfig: {
    DEPTH: { description: "The depth: another hop would reach more." },
    NODES: { description: "The number of entities that it may hold." },
    TIME: { description: "The time; what was found until then is there, and right." },
    PER_TYPE: { description: "The number of neighbors of one entity by one relation type." },
    PATHS: { description: "The number of paths asked for: there are more." },
  },
});
registerEnumType(CentralityMeasureEnum, {
  name: "CentralityMeasure",
  description: "How central an entity is.",
  valuesConfig: {
    DEGREE: { description: "How many relations it has." },
    PAGERANK: {
      description: "How often a walk along relations comes by, which begins anew at any entity with probability 0.15.",
    },
    BETWEENNESS: {
      description:
        "On how many shortest paths between others it lies. Above 5,000 entities estimated from 100 of them, always the same.",
    },
    CLOSENESS: {
      description:
        "The inverse of its mean distance to what it reaches, times the share of the graph that this is (Wasserman and Faust), so that a small component does not look central.",
    },
  },
});
registerEnumType(CommunityAlgorithmEnum, {
  name: "CommunityAlgorithm",
  description: "How communities are found.",
  valuesConfig: {
    LOUVAIN: { description: "By modularity, moving entities and then communities." },
    LEIDEN: { description: "The same, with communities that are always connected." },
    CONNECTED_COMPONENTS: { description: "All that is connected at all." },
  },
});
registerEnumType(FreshnessEnum, {
  name: "Freshness",
  description: "Of which state of the graph a computed answer may be.",
  valuesConfig: {
    LATEST: { description: "Of the graph as it is; an answer not yet computed is waited for until the timeout." },
    CACHED: {
      description:
        "The last one that was computed, however old: its version and time say so. Where there is none, as LATEST.",
    },
  },
});
registerEnumType(TimelineIntervalEnum, {
  name: "TimelineInterval",
  description: "How long a period of a timeline is.",
  valuesConfig: { YEAR: { description: "A year." }, MONTH: { description: "A month of a year." } },
});
