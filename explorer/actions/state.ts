import type {
  CommunityAlgorithm,
  EntityDetailsQuery,
  RelationDetailsQuery,
  StartQuery,
} from "../operations/operations.ts";
import type { Entity, Relation, Source } from "../view/graph.ts";
import type { History } from "../view/history.ts";
import type { Messages } from "../words/messages.ts";

export type EntityDetails = NonNullable<EntityDetailsQuery["entity"]>;
export type RelationDetails = NonNullable<RelationDetailsQuery["relation"]>;
export type Evidence = RelationDetails["evidence"]["nodes"][number];
export type Limits = NonNullable<StartQuery["ontology"]>["limits"];

/** A function, so that a sentence on the screen changes with the language. */
export type Sentence = (words: Messages) => string;

export interface Started {
  readonly entities: number;
  readonly relations: number;
  readonly articles: number;
  readonly bestConnected: readonly Entity[];
  /** Two well connected entities without a relation between them. */
  readonly examplePath: readonly [Entity, Entity] | null;
  readonly limits: Limits;
  readonly measures: readonly string[];
  readonly algorithms: readonly string[];
}

/** The ends and conditions of a search for paths, as chosen so far. */
export interface Finder {
  readonly from: Entity | null;
  readonly to: Entity | null;
  readonly via: readonly Entity[];
  readonly avoid: readonly Entity[];
}

export interface CommonNeighbors {
  readonly of: readonly string[];
  readonly total: number;
  readonly found: readonly { readonly entity: Entity; readonly sharedBy: readonly string[] }[];
}

export type Measure = "NONE" | "DEGREE" | "PAGERANK" | "BETWEENNESS" | "CLOSENESS";

/** A number for each measured entity, by its id. Null if the entity is newer than the measured version. */
export type Places = Readonly<Record<string, number | null>>;

export interface Ranks {
  readonly measure: Exclude<Measure, "NONE">;
  /** The place of each entity in the ranking of the whole graph, from 1. */
  readonly places: Places;
  readonly version: number;
  readonly graphVersion: number;
}

export interface Groups {
  readonly algorithm: CommunityAlgorithm;
  /** Those that have a shown entity, with the number of their entities in the whole graph. */
  readonly communities: readonly { readonly id: string; readonly size: number }[];
  /** The index of each entity's community. */
  readonly places: Places;
  readonly version: number;
  readonly graphVersion: number;
}

/** The last request that a person asked for, to look at or to run in the playground. */
export interface AskedQuery {
  readonly query: string;
  readonly variables: unknown;
}

/** A relation that came while the page was open. */
export interface NewRelation {
  readonly relation: Relation;
  /** The shown entities that it is news of. */
  readonly of: readonly string[];
  readonly ends: readonly Entity[];
}

/** What has changed in what is shown, since the notice was last dismissed. */
export interface News {
  readonly added: readonly NewRelation[];
  /** The ids of relations and entities that the graph no longer has. They stay in the view until dismissed. */
  readonly removed: readonly string[];
  readonly changed: number;
  /** Whether more may have changed than is named here. */
  readonly isOutdated: boolean;
}

export const noNews: News = { added: [], removed: [], changed: 0, isOutdated: false };

/** A pause before a request is repeated, since the service is busy or still computing. */
export interface Pause {
  readonly seconds: number;
  readonly isComputing: boolean;
}

export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly retry: (() => void) | null;
  /** Asks for half as much. Null where that is not the cure, or half is none. */
  readonly askForHalf: (() => void) | null;
}

export interface State {
  readonly history: History;
  readonly started: Started | null;
  /** The state of the graph up to which its changes are known. */
  readonly graph: { readonly version: number; readonly changedAt: string | null } | null;
  readonly news: News;
  readonly details: Readonly<Record<string, EntityDetails>>;
  readonly evidence: Readonly<Record<string, RelationDetails>>;
  /** The articles behind relations, by the relation's id, as the last file or print needed them. */
  readonly sources: Readonly<Record<string, readonly Source[]>>;
  readonly finder: Finder;
  readonly common: CommonNeighbors | null;
  readonly ranks: Ranks | null;
  readonly groups: Groups | null;
  /** The keys of requests under way. */
  readonly busy: readonly string[];
  readonly waiting: Pause | null;
  readonly said: Sentence | null;
  /** Whether the sentence tells of the last step, which can be undone. */
  readonly isSaidOfStep: boolean;
  readonly problem: Problem | null;
  readonly asked: AskedQuery | null;
  /** What a step asks to have in sight: the picture moves only if some of it is not. */
  readonly lookAt: readonly string[];
  /** Ids of an opened link that the graph no longer has. */
  readonly gone: readonly string[];
}

export const emptyFinder: Finder = { from: null, to: null, via: [], avoid: [] };
