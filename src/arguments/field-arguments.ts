/**
 * The arguments of the root fields, as the functions behind them take them. The classes in `model` implement these
 * interfaces and add the descriptions of the API.
 */

import type { EntityKind } from "../ontology.ts";
import type {
  CentralityMeasure,
  CommunityAlgorithm,
  EntityOrder,
  Freshness,
  NeighborOrder,
  RelationOrder,
  TimelineInterval,
} from "./choices.ts";
import type { ArticleFilter, EntityFilter, RelationFilter } from "./filters.ts";

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface FilterArguments {
  readonly filter?: RelationFilter | null;
}

export interface EntityListArguments extends PageArguments {
  readonly filter?: EntityFilter | null;
  readonly orderBy?: EntityOrder | null;
}

export interface ArticleListArguments extends PageArguments {
  readonly filter?: ArticleFilter | null;
}

export interface RelationListArguments extends FilterArguments, PageArguments {
  readonly between?: readonly string[] | null;
  readonly orderBy?: RelationOrder | null;
}

export interface SearchArguments extends PageArguments {
  readonly text: string;
  readonly kinds?: readonly EntityKind[] | null;
}

export interface SuggestArguments {
  readonly prefix: string;
  readonly kinds?: readonly EntityKind[] | null;
  readonly limit?: number | null;
}

/** A query of `match`: what is known of the entity that is looked for. */
export interface MatchQuery {
  /** Empty if it is known by its ids alone. */
  readonly name: string;
  readonly kinds?: readonly EntityKind[] | null;
  readonly country?: string | null;
  readonly locatedIn?: string | null;
  readonly sameAs?: readonly string[] | null;
}

export interface MatchArguments {
  readonly queries: readonly MatchQuery[];
  readonly first?: number | null;
}

export interface ExpandArguments extends FilterArguments {
  readonly ids: readonly string[];
  readonly shown?: readonly string[] | null;
  readonly perType?: number | null;
  readonly orderBy?: NeighborOrder | null;
}

export interface SubgraphArguments extends FilterArguments {
  readonly ids: readonly string[];
  readonly depth?: number | null;
  readonly maxNodes?: number | null;
}

export interface PathsArguments extends FilterArguments {
  readonly from: string;
  readonly to: string;
  readonly maxLength?: number | null;
  readonly limit?: number | null;
  readonly allShortest?: boolean | null;
  readonly via?: readonly string[] | null;
  readonly avoid?: readonly string[] | null;
}

export interface CommonNeighborsArguments extends FilterArguments, PageArguments {
  readonly ids: readonly string[];
  readonly atLeast?: number | null;
}

export interface RankingArguments extends FilterArguments {
  readonly measure: CentralityMeasure;
  readonly kinds?: readonly EntityKind[] | null;
  readonly ids?: readonly string[] | null;
  readonly skip?: number | null;
  readonly first?: number | null;
  readonly freshness?: Freshness | null;
}

export interface CommunitiesArguments extends FilterArguments {
  readonly algorithm?: CommunityAlgorithm | null;
  readonly containing?: readonly string[] | null;
  readonly skip?: number | null;
  readonly minSize?: number | null;
  readonly first?: number | null;
  readonly freshness?: Freshness | null;
}

export interface DuplicatesArguments extends PageArguments {
  readonly entity?: string | null;
  readonly kinds?: readonly EntityKind[] | null;
  readonly minScore?: number | null;
  readonly freshness?: Freshness | null;
}

export interface ConflictsArguments extends PageArguments {
  readonly rules?: readonly string[] | null;
  readonly freshness?: Freshness | null;
}

export interface SimilarArguments extends FilterArguments {
  readonly id: string;
  readonly first?: number | null;
}

export interface TimelineArguments extends FilterArguments {
  readonly ids?: readonly string[] | null;
  readonly interval?: TimelineInterval | null;
}
