/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What the field `assetKind` says. */
export type AssetKind =
  /** An aircraft. */
  | 'AIRCRAFT'
  /** A newspaper, a broadcaster, a website or another medium. */
  | 'MEDIUM'
  /** Something else. */
  | 'OTHER'
  /** Land or a building. */
  | 'REAL_ESTATE'
  /** A share, a bond or another security. */
  | 'SECURITY'
  /** A ship or a boat. */
  | 'VESSEL';

/** A measure of how central an entity is. */
export type CentralityMeasure =
  /** The number of shortest paths between others on which it lies. Above 5,000 entities it is estimated from 100 of them, always the same ones. */
  | 'BETWEENNESS'
  /** The inverse of its mean distance to the entities that it reaches, times the share of the graph that these are (Wasserman and Faust). So a small component does not look central. */
  | 'CLOSENESS'
  /** The number of relations. */
  | 'DEGREE'
  /** PageRank with a damping factor of 0.85: how often a random walk along relations visits the entity. */
  | 'PAGERANK';

/** An algorithm that finds communities. */
export type CommunityAlgorithm =
  /** The connected components. */
  | 'CONNECTED_COMPONENTS'
  /** Like LOUVAIN, with communities that are always connected. */
  | 'LEIDEN'
  /** Maximizes modularity by moving entities, then whole communities. */
  | 'LOUVAIN';

/** The direction of a relation, seen from an entity. A symmetric relation has no direction and always passes. */
export type Direction =
  /** Either way; also of a symmetric relation. */
  | 'BOTH'
  /** From the neighbor to the entity. */
  | 'IN'
  /** From the entity to its neighbor. */
  | 'OUT';

/** What an entity is. */
export type EntityKind =
  /** A thing that can be owned, such as a newspaper, a ship or a building. */
  | 'ASSET'
  /** A company or another organization. */
  | 'COMPANY'
  /** A human being. */
  | 'PERSON'
  /** A place of any size. */
  | 'PLACE';

/** Which state of the graph a computed answer may show. */
export type Freshness =
  /** The last computed answer, however old; its version and time tell the age. Like LATEST if there is none. */
  | 'CACHED'
  /** The current state. If the answer has not been computed, the request waits until the timeout. */
  | 'LATEST';

/** The order of neighbors. Ties are broken by id. */
export type NeighborOrder =
  /** The best connected first. */
  | 'DEGREE'
  /** By name, without regard to case and accents. */
  | 'NAME'
  /** By the latest start of its relations to the entity, undated ones last. */
  | 'NEWEST'
  /** By the number of sources of its relations to the entity, the most first. */
  | 'SOURCES';

/** What the field `orgKind` says. */
export type OrgKind =
  /** An association, a union or a club. */
  | 'ASSOCIATION'
  /** A company. */
  | 'COMPANY'
  /** A foundation or a charity. */
  | 'FOUNDATION'
  /** A fund of money, such as one for pensions or investments. */
  | 'FUND'
  /** A group without a legal form. */
  | 'GROUP'
  /** A political party. */
  | 'PARTY'
  /** A ministry, an agency, a court or another body of a state. */
  | 'PUBLIC_BODY'
  /** An organization of which the source does not tell more. */
  | 'UNKNOWN';

/** Conditions on relations. A relation passes if it meets all of them. */
export type RelationFilter = {
  /** Only relations that may have held at this date: that did not begin after it or end before it. An unknown date excludes nothing. A relation that an article calls over, without an end, did not hold after the date of that article. */
  readonly asOf?: string | null | undefined;
  /** true: only what articles say holds now. false: only what is over, by what they say or by its end. What no article speaks of is neither. */
  readonly current?: boolean | null | undefined;
  /** Only this direction, seen from the entity. A symmetric relation has no direction and always passes. */
  readonly direction?: Direction | null | undefined;
  /** No relations to neighbors with these ids. */
  readonly exclude?: ReadonlyArray<string> | null | undefined;
  /** Only relations to neighbors of these kinds. An empty list lets nothing pass. */
  readonly kinds?: ReadonlyArray<EntityKind> | null | undefined;
  /** Only relations with at least this confidence, from 0 to 1. */
  readonly minConfidence?: number | null | undefined;
  /** Only relations that at least so many articles support, from 0. */
  readonly minSources?: number | null | undefined;
  /** Only these types. An empty list lets nothing pass. */
  readonly types?: ReadonlyArray<RelationType> | null | undefined;
};

/** The type of a relation between two entities. `ontology` has the labels of each type and the kinds of its ends. */
export type RelationType =
  /** PERSON or COMPANY and PERSON or COMPANY: associated with. */
  | 'ASSOCIATED_WITH'
  /** COMPANY and COMPANY: competes with. */
  | 'COMPETES_WITH'
  /** PERSON or COMPANY to COMPANY: director of, or has director. */
  | 'DIRECTOR_OF'
  /** COMPANY to PERSON or COMPANY: founded by, or founded. */
  | 'FOUNDED_BY'
  /** PERSON or COMPANY to COMPANY or PLACE: heads, or headed by. */
  | 'HEADS'
  /** PERSON or COMPANY or PLACE to PLACE: located in, or location of. */
  | 'LOCATED_IN'
  /** PERSON or COMPANY to COMPANY: member of, or has member. */
  | 'MEMBER_OF'
  /** PERSON and PERSON: met. */
  | 'MET'
  /** PERSON or COMPANY to COMPANY or ASSET: owns, or owned by. */
  | 'OWNS'
  /** PERSON or COMPANY to PERSON or COMPANY: paid, or paid by. */
  | 'PAID'
  /** COMPANY and COMPANY or PERSON: partner of. */
  | 'PARTNER_OF'
  /** PERSON to PERSON: relative of, or has relative. */
  | 'RELATIVE_OF'
  /** PERSON or COMPANY to PERSON or COMPANY: represents, or represented by. */
  | 'REPRESENTS'
  /** COMPANY to COMPANY: subsidiary of, or parent of. */
  | 'SUBSIDIARY_OF'
  /** COMPANY to COMPANY: succeeded by, or successor of. */
  | 'SUCCEEDED_BY'
  /** PERSON to PLACE: visited, or visited by. */
  | 'VISITED'
  /** PERSON to COMPANY: works for, or employs. */
  | 'WORKS_FOR';

/** The limit that ended a traversal early. */
export type TraversalLimit =
  /** The depth was reached, and another hop would find more. */
  | 'DEPTH'
  /** The number of entities in the answer reached its limit. */
  | 'NODES'
  /** There are more paths than the limit. */
  | 'PATHS'
  /** An entity has more neighbors by one relation type than `perType`. */
  | 'PER_TYPE'
  /** The time ran out. What was found by then is in the answer, and correct. */
  | 'TIME';

export type AroundQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  depth: number;
  maxNodes: number;
  filter?: RelationFilter | null | undefined;
}>;


export type AroundQuery = { readonly subgraph: { readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    >, readonly report: { readonly omitted: number, readonly hubsNotCrossed: ReadonlyArray<string> } } | null };

export type CoordinatesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type CoordinatesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly coordinates: { readonly latitude: number, readonly longitude: number } | null }
    | Record<PropertyKey, never>
   | null> };

export type EntityDetailsQueryVariables = Exact<{
  id: string;
}>;


export type EntityDetailsQuery = { readonly entity:
    | { readonly assetKind: AssetKind | null, readonly status: string | null, readonly description: string | null, readonly aliases: ReadonlyArray<string>, readonly sameAs: ReadonlyArray<string>, readonly country: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number, readonly neighborCounts: ReadonlyArray<{ readonly type: RelationType, readonly direction: Direction, readonly kind: EntityKind, readonly total: number }>, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly url: string | null }> }, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly mentions: { readonly nodes: ReadonlyArray<{ readonly orgKind: OrgKind | null, readonly assetKind: AssetKind | null, readonly birthDate: string | null, readonly deathDate: string | null, readonly country: string | null, readonly legalForm: string | null, readonly status: string | null, readonly incorporatedOn: string | null, readonly dissolvedOn: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly source:
            | { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null }
            | { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } }
           }> } }
    | { readonly orgKind: OrgKind | null, readonly legalForm: string | null, readonly status: string | null, readonly incorporatedOn: string | null, readonly dissolvedOn: string | null, readonly description: string | null, readonly aliases: ReadonlyArray<string>, readonly sameAs: ReadonlyArray<string>, readonly country: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number, readonly neighborCounts: ReadonlyArray<{ readonly type: RelationType, readonly direction: Direction, readonly kind: EntityKind, readonly total: number }>, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly url: string | null }> }, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly mentions: { readonly nodes: ReadonlyArray<{ readonly orgKind: OrgKind | null, readonly assetKind: AssetKind | null, readonly birthDate: string | null, readonly deathDate: string | null, readonly country: string | null, readonly legalForm: string | null, readonly status: string | null, readonly incorporatedOn: string | null, readonly dissolvedOn: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly source:
            | { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null }
            | { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } }
           }> } }
    | { readonly birthDate: string | null, readonly deathDate: string | null, readonly description: string | null, readonly aliases: ReadonlyArray<string>, readonly sameAs: ReadonlyArray<string>, readonly country: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number, readonly neighborCounts: ReadonlyArray<{ readonly type: RelationType, readonly direction: Direction, readonly kind: EntityKind, readonly total: number }>, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly url: string | null }> }, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly mentions: { readonly nodes: ReadonlyArray<{ readonly orgKind: OrgKind | null, readonly assetKind: AssetKind | null, readonly birthDate: string | null, readonly deathDate: string | null, readonly country: string | null, readonly legalForm: string | null, readonly status: string | null, readonly incorporatedOn: string | null, readonly dissolvedOn: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly source:
            | { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null }
            | { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } }
           }> } }
    | { readonly placeKind: string | null, readonly description: string | null, readonly aliases: ReadonlyArray<string>, readonly sameAs: ReadonlyArray<string>, readonly country: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number, readonly neighborCounts: ReadonlyArray<{ readonly type: RelationType, readonly direction: Direction, readonly kind: EntityKind, readonly total: number }>, readonly articles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly url: string | null }> }, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly mentions: { readonly nodes: ReadonlyArray<{ readonly orgKind: OrgKind | null, readonly assetKind: AssetKind | null, readonly birthDate: string | null, readonly deathDate: string | null, readonly country: string | null, readonly legalForm: string | null, readonly status: string | null, readonly incorporatedOn: string | null, readonly dissolvedOn: string | null, readonly website: string | null, readonly topics: ReadonlyArray<string>, readonly notes: string | null, readonly address: { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null } | null, readonly source:
            | { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null }
            | { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } }
           }> } }
   | null };

export type WholeAddressFragment = { readonly text: string | null, readonly city: string | null, readonly postcode: string | null, readonly country: string | null };

export type RelationDetailsQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type RelationDetailsQuery = { readonly relation: { readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly evidence: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly statement: string, readonly paragraph: number | null, readonly confidence: number, readonly extractedBy: string, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
          | { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null }
          | { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } }
         }> }, readonly source:
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
    , readonly target:
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
     } | null };

export type ExpandQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  shown: ReadonlyArray<string> | string;
  filter?: RelationFilter | null | undefined;
  perType: number;
  orderBy: NeighborOrder;
}>;


export type ExpandQuery = { readonly expand: { readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    >, readonly relations: ReadonlyArray<{ readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      , readonly target:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       }>, readonly report: { readonly omitted: number, readonly omissions: ReadonlyArray<{ readonly type: RelationType, readonly direction: Direction, readonly total: number }> } } | null };

export type AmongQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  shown: ReadonlyArray<string> | string;
  filter?: RelationFilter | null | undefined;
}>;


export type AmongQuery = { readonly expand: { readonly relations: ReadonlyArray<{ readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      , readonly target:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       }>, readonly report: { readonly unknownIds: ReadonlyArray<string> } } | null };

export type EntitiesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type EntitiesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    | Record<PropertyKey, never>
   | null> };

export type ChangesSubscriptionVariables = Exact<{
  since: number;
  ids?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ChangesSubscription = { readonly graphChanged: { readonly version: number, readonly changedAt: string, readonly complete: boolean, readonly omitted: number, readonly entitiesRemoved: ReadonlyArray<string>, readonly added: ReadonlyArray<{ readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      , readonly target:
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
       }>, readonly changed: ReadonlyArray<{ readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      , readonly target:
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
       }>, readonly removed: ReadonlyArray<{ readonly relationId: string, readonly source: string, readonly target: string }>, readonly entitiesChanged: ReadonlyArray<
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
    > } };

export type GraphVersionQueryVariables = Exact<{ [key: string]: never; }>;


export type GraphVersionQuery = { readonly graph: { readonly version: number, readonly changedAt: string | null } | null };

export type RankingQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  measure: CentralityMeasure;
  freshness: Freshness;
}>;


export type RankingQuery = { readonly graph: { readonly version: number } | null, readonly ranking: ReadonlyArray<{ readonly rank: number, readonly version: number, readonly entity:
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
      | { readonly id: string }
     }> | null };

export type CommunitiesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  algorithm: CommunityAlgorithm;
  freshness: Freshness;
}>;


export type CommunitiesQuery = { readonly graph: { readonly version: number } | null, readonly communities: ReadonlyArray<{ readonly id: string, readonly size: number, readonly version: number, readonly containedIds: ReadonlyArray<string> }> | null };

export type PathsQueryVariables = Exact<{
  from: string;
  to: string;
  via?: ReadonlyArray<string> | string | null | undefined;
  avoid?: ReadonlyArray<string> | string | null | undefined;
  filter?: RelationFilter | null | undefined;
}>;


export type PathsQuery = { readonly paths: { readonly noPathWithin: number | null, readonly paths: ReadonlyArray<{ readonly length: number, readonly sentence: string, readonly nodes: ReadonlyArray<
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      >, readonly steps: ReadonlyArray<{ readonly againstDirection: boolean, readonly relation: { readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
            | { readonly id: string }
            | { readonly id: string }
            | { readonly id: string }
            | { readonly id: string }
          , readonly target:
            | { readonly id: string }
            | { readonly id: string }
            | { readonly id: string }
            | { readonly id: string }
           } }> }>, readonly report: { readonly complete: boolean, readonly limitHit: TraversalLimit | null } } | null };

export type CommonNeighborsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  filter?: RelationFilter | null | undefined;
}>;


export type CommonNeighborsQuery = { readonly commonNeighbors: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly node:
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      , readonly sharedBy: ReadonlyArray<
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
        | { readonly id: string }
      > }> } | null };

export type SuggestQueryVariables = Exact<{
  prefix: string;
}>;


export type SuggestQuery = { readonly suggest: ReadonlyArray<{ readonly matched: string, readonly entity:
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
     }> | null };

export type SearchQueryVariables = Exact<{
  text: string;
}>;


export type SearchQuery = { readonly search: { readonly totalCount: number, readonly edges: ReadonlyArray<{ readonly matched: string, readonly node:
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
        | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
       }> } | null };

type Shown_Asset_Fragment = { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number };

type Shown_Company_Fragment = { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number };

type Shown_Person_Fragment = { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number };

type Shown_Place_Fragment = { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number };

export type ShownFragment =
  | Shown_Asset_Fragment
  | Shown_Company_Fragment
  | Shown_Person_Fragment
  | Shown_Place_Fragment
;

export type LineFragment = { readonly id: string, readonly type: RelationType, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly confidence: number, readonly sourceCount: number, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly source:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
  , readonly target:
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
    | { readonly id: string }
   };

export type SourcesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type SourcesQuery = { readonly nodes: ReadonlyArray<
    | { readonly id: string, readonly evidence: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly statement: string, readonly source:
            | { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null }
            | { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } }
           }> } }
    | Record<PropertyKey, never>
   | null> };

type Cited_Article_Fragment = { readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly id: string, readonly url: string | null };

type Cited_Entry_Fragment = { readonly asOf: string | null, readonly id: string, readonly url: string | null, readonly dataset: { readonly title: string, readonly publisher: string | null, readonly url: string | null } };

export type CitedFragment =
  | Cited_Article_Fragment
  | Cited_Entry_Fragment
;

export type StartQueryVariables = Exact<{ [key: string]: never; }>;


export type StartQuery = { readonly ontology: { readonly kinds: ReadonlyArray<EntityKind>, readonly measures: ReadonlyArray<CentralityMeasure>, readonly communityAlgorithms: ReadonlyArray<CommunityAlgorithm>, readonly relationTypes: ReadonlyArray<{ readonly type: RelationType, readonly label: string, readonly inverseLabel: string, readonly symmetric: boolean }>, readonly limits: { readonly maxNodes: number, readonly maxRoots: number, readonly maxPaths: number, readonly maxPathLength: number, readonly maxPageSize: number } } | null, readonly graph: { readonly version: number, readonly changedAt: string | null } | null, readonly statistics: { readonly entities: number, readonly relations: number, readonly articles: number } | null, readonly entities: { readonly nodes: ReadonlyArray<
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
      | { readonly id: string, readonly kind: EntityKind, readonly name: string, readonly degree: number }
    > } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const WholeAddressFragmentDoc = new TypedDocumentString(`
    fragment WholeAddress on Address {
  text
  city
  postcode
  country
}
    `, {"fragmentName":"WholeAddress"}) as unknown as TypedDocumentString<WholeAddressFragment, unknown>;
export const ShownFragmentDoc = new TypedDocumentString(`
    fragment Shown on Entity {
  id
  kind
  name
  degree
}
    `, {"fragmentName":"Shown"}) as unknown as TypedDocumentString<ShownFragment, unknown>;
export const LineFragmentDoc = new TypedDocumentString(`
    fragment Line on Relation {
  id
  type
  role
  since
  until
  current
  confidence
  sourceCount
  share
  shareUpTo
  amount
  currency
  source {
    id
  }
  target {
    id
  }
}
    `, {"fragmentName":"Line"}) as unknown as TypedDocumentString<LineFragment, unknown>;
export const CitedFragmentDoc = new TypedDocumentString(`
    fragment Cited on Source {
  id
  url
  ... on Article {
    title
    publisher
    publishedOn
  }
  ... on Entry {
    asOf
    dataset {
      title
      publisher
      url
    }
  }
}
    `, {"fragmentName":"Cited"}) as unknown as TypedDocumentString<CitedFragment, unknown>;
export const AroundDocument = new TypedDocumentString(`
    query Around($ids: [ID!]!, $depth: Int!, $maxNodes: Int!, $filter: RelationFilter) {
  subgraph(ids: $ids, depth: $depth, maxNodes: $maxNodes, filter: $filter) {
    nodes {
      ...Shown
    }
    report {
      omitted
      hubsNotCrossed
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}`) as unknown as TypedDocumentString<AroundQuery, AroundQueryVariables>;
export const CoordinatesDocument = new TypedDocumentString(`
    query Coordinates($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Place {
      id
      coordinates {
        latitude
        longitude
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CoordinatesQuery, CoordinatesQueryVariables>;
export const EntityDetailsDocument = new TypedDocumentString(`
    query EntityDetails($id: ID!) {
  entity(id: $id) {
    ...Shown
    description
    aliases
    sameAs
    neighborCounts {
      type
      direction
      kind
      total
    }
    articles(first: 5) {
      totalCount
      nodes {
        id
        title
        publisher
        publishedOn
        url
      }
    }
    country
    website
    address {
      ...WholeAddress
    }
    topics
    notes
    ... on Person {
      birthDate
      deathDate
    }
    ... on Company {
      orgKind
      legalForm
      status
      incorporatedOn
      dissolvedOn
    }
    ... on Asset {
      assetKind
      status
    }
    ... on Place {
      placeKind
    }
    mentions(
      first: 20
      giving: [ORG_KIND, ASSET_KIND, BIRTH_DATE, DEATH_DATE, COUNTRY, LEGAL_FORM, STATUS, INCORPORATED_ON, DISSOLVED_ON, ADDRESS, WEBSITE, TOPICS, NOTES]
    ) {
      nodes {
        orgKind
        assetKind
        birthDate
        deathDate
        country
        legalForm
        status
        incorporatedOn
        dissolvedOn
        address {
          ...WholeAddress
        }
        website
        topics
        notes
        source {
          ...Cited
        }
      }
    }
  }
}
    fragment WholeAddress on Address {
  text
  city
  postcode
  country
}
fragment Shown on Entity {
  id
  kind
  name
  degree
}
fragment Cited on Source {
  id
  url
  ... on Article {
    title
    publisher
    publishedOn
  }
  ... on Entry {
    asOf
    dataset {
      title
      publisher
      url
    }
  }
}`) as unknown as TypedDocumentString<EntityDetailsQuery, EntityDetailsQueryVariables>;
export const RelationDetailsDocument = new TypedDocumentString(`
    query RelationDetails($id: ID!, $first: Int!) {
  relation(id: $id) {
    ...Line
    evidence(first: $first) {
      totalCount
      nodes {
        statement
        paragraph
        confidence
        extractedBy
        share
        shareUpTo
        amount
        currency
        source {
          ...Cited
        }
      }
    }
  }
}
    fragment Line on Relation {
  id
  type
  role
  since
  until
  current
  confidence
  sourceCount
  share
  shareUpTo
  amount
  currency
  source {
    id
  }
  target {
    id
  }
}
fragment Cited on Source {
  id
  url
  ... on Article {
    title
    publisher
    publishedOn
  }
  ... on Entry {
    asOf
    dataset {
      title
      publisher
      url
    }
  }
}`) as unknown as TypedDocumentString<RelationDetailsQuery, RelationDetailsQueryVariables>;
export const ExpandDocument = new TypedDocumentString(`
    query Expand($ids: [ID!]!, $shown: [ID!]!, $filter: RelationFilter, $perType: Int!, $orderBy: NeighborOrder!) {
  expand(
    ids: $ids
    shown: $shown
    filter: $filter
    perType: $perType
    orderBy: $orderBy
  ) {
    nodes {
      ...Shown
    }
    relations {
      ...Line
    }
    report {
      omitted
      omissions {
        type
        direction
        total
      }
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}
fragment Line on Relation {
  id
  type
  role
  since
  until
  current
  confidence
  sourceCount
  share
  shareUpTo
  amount
  currency
  source {
    id
  }
  target {
    id
  }
}`) as unknown as TypedDocumentString<ExpandQuery, ExpandQueryVariables>;
export const AmongDocument = new TypedDocumentString(`
    query Among($ids: [ID!]!, $shown: [ID!]!, $filter: RelationFilter) {
  expand(ids: $ids, shown: $shown, filter: $filter, perType: 0) {
    relations {
      ...Line
    }
    report {
      unknownIds
    }
  }
}
    fragment Line on Relation {
  id
  type
  role
  since
  until
  current
  confidence
  sourceCount
  share
  shareUpTo
  amount
  currency
  source {
    id
  }
  target {
    id
  }
}`) as unknown as TypedDocumentString<AmongQuery, AmongQueryVariables>;
export const EntitiesDocument = new TypedDocumentString(`
    query Entities($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Entity {
      ...Shown
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}`) as unknown as TypedDocumentString<EntitiesQuery, EntitiesQueryVariables>;
export const ChangesDocument = new TypedDocumentString(`
    subscription Changes($since: Int!, $ids: [ID!]) {
  graphChanged(since: $since, ids: $ids) {
    version
    changedAt
    complete
    omitted
    added(first: 100) {
      ...Line
      source {
        ...Shown
      }
      target {
        ...Shown
      }
    }
    changed(first: 100) {
      ...Line
    }
    removed {
      relationId
      source
      target
    }
    entitiesChanged(first: 100) {
      id
    }
    entitiesRemoved
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}
fragment Line on Relation {
  id
  type
  role
  since
  until
  current
  confidence
  sourceCount
  share
  shareUpTo
  amount
  currency
  source {
    id
  }
  target {
    id
  }
}`) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;
export const GraphVersionDocument = new TypedDocumentString(`
    query GraphVersion {
  graph {
    version
    changedAt
  }
}
    `) as unknown as TypedDocumentString<GraphVersionQuery, GraphVersionQueryVariables>;
export const RankingDocument = new TypedDocumentString(`
    query Ranking($ids: [ID!]!, $measure: CentralityMeasure!, $freshness: Freshness!) {
  graph {
    version
  }
  ranking(ids: $ids, measure: $measure, freshness: $freshness) {
    rank
    version
    entity {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RankingQuery, RankingQueryVariables>;
export const CommunitiesDocument = new TypedDocumentString(`
    query Communities($ids: [ID!]!, $algorithm: CommunityAlgorithm!, $freshness: Freshness!) {
  graph {
    version
  }
  communities(
    containing: $ids
    algorithm: $algorithm
    minSize: 1
    freshness: $freshness
  ) {
    id
    size
    version
    containedIds
  }
}
    `) as unknown as TypedDocumentString<CommunitiesQuery, CommunitiesQueryVariables>;
export const PathsDocument = new TypedDocumentString(`
    query Paths($from: ID!, $to: ID!, $via: [ID!], $avoid: [ID!], $filter: RelationFilter) {
  paths(from: $from, to: $to, via: $via, avoid: $avoid, filter: $filter, limit: 5) {
    noPathWithin
    paths {
      length
      sentence
      nodes {
        ...Shown
      }
      steps {
        againstDirection
        relation {
          ...Line
        }
      }
    }
    report {
      complete
      limitHit
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}
fragment Line on Relation {
  id
  type
  role
  since
  until
  current
  confidence
  sourceCount
  share
  shareUpTo
  amount
  currency
  source {
    id
  }
  target {
    id
  }
}`) as unknown as TypedDocumentString<PathsQuery, PathsQueryVariables>;
export const CommonNeighborsDocument = new TypedDocumentString(`
    query CommonNeighbors($ids: [ID!]!, $filter: RelationFilter) {
  commonNeighbors(ids: $ids, atLeast: 2, filter: $filter, first: 25) {
    totalCount
    edges {
      node {
        ...Shown
      }
      sharedBy {
        id
      }
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}`) as unknown as TypedDocumentString<CommonNeighborsQuery, CommonNeighborsQueryVariables>;
export const SuggestDocument = new TypedDocumentString(`
    query Suggest($prefix: String!) {
  suggest(prefix: $prefix, limit: 8) {
    matched
    entity {
      ...Shown
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}`) as unknown as TypedDocumentString<SuggestQuery, SuggestQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!) {
  search(text: $text, first: 8) {
    totalCount
    edges {
      matched
      node {
        ...Shown
      }
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}`) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Relation {
      id
      evidence(first: 2) {
        totalCount
        nodes {
          statement
          source {
            ...Cited
          }
        }
      }
    }
  }
}
    fragment Cited on Source {
  id
  url
  ... on Article {
    title
    publisher
    publishedOn
  }
  ... on Entry {
    asOf
    dataset {
      title
      publisher
      url
    }
  }
}`) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start {
  ontology {
    kinds
    relationTypes {
      type
      label
      inverseLabel
      symmetric
    }
    limits {
      maxNodes
      maxRoots
      maxPaths
      maxPathLength
      maxPageSize
    }
    measures
    communityAlgorithms
  }
  graph {
    version
    changedAt
  }
  statistics {
    entities
    relations
    articles
  }
  entities(first: 12, orderBy: DEGREE) {
    nodes {
      ...Shown
    }
  }
}
    fragment Shown on Entity {
  id
  kind
  name
  degree
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;