import type { Direction } from "../ontology.ts";
import type { entityOrders, neighborOrders, relationOrders } from "../orders.ts";

/** The measures of `ranking`. Without the Graph Data Science library, a request for one that needs it is an error. */
export const centralityMeasures = {
  DEGREE: { needsLibrary: false },
  PAGERANK: { needsLibrary: true },
  BETWEENNESS: { needsLibrary: true },
  CLOSENESS: { needsLibrary: true },
} as const;
export type CentralityMeasure = keyof typeof centralityMeasures;

/** The algorithms of `communities`. */
export const communityAlgorithms = {
  LOUVAIN: { needsLibrary: true },
  LEIDEN: { needsLibrary: true },
  CONNECTED_COMPONENTS: { needsLibrary: false },
} as const;
export type CommunityAlgorithm = keyof typeof communityAlgorithms;

/** The current result, or any that is kept. */
export const freshnessLevels = ["LATEST", "CACHED"] as const;
export type Freshness = (typeof freshnessLevels)[number];

export const timelineIntervals = ["YEAR", "MONTH"] as const;
export type TimelineInterval = (typeof timelineIntervals)[number];

export type NeighborOrder = keyof typeof neighborOrders;
export type RelationOrder = keyof typeof relationOrders;
export type EntityOrder = keyof typeof entityOrders;

/** The value of each choice if a query gives none. */
export const defaultChoices = {
  direction: "BOTH" satisfies Direction,
  neighborOrder: "DEGREE" satisfies NeighborOrder,
  relationOrder: "NEWEST" satisfies RelationOrder,
  entityOrder: "NAME" satisfies EntityOrder,
  communityAlgorithm: "LOUVAIN" satisfies CommunityAlgorithm,
  freshness: "LATEST" satisfies Freshness,
  timelineInterval: "YEAR" satisfies TimelineInterval,
} as const;

export function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[];
}
