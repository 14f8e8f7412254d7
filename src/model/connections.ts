import { GraphQLDateTime } from "graphql-scalars";
import { type ClassType, Field, Float, Int, ObjectType } from "type-graphql";
import type { Direction } from "../ontology.ts";
import { Article, Evidence } from "./article.ts";
import { Decision, Member } from "./decision.ts";

import { Entity } from "./entity.ts";
import { DirectionEnum } from "./enums.ts";
import { Mention } from "./mention.ts";
import { Proposal } from "./proposal.ts";
import { Relation } from "./relation.ts";
import { DuplicateCandidate, IdentityConflict } from "./review.ts";
import { Dataset, Entry } from "./source.ts";

@ObjectType({ simpleResolvers: true, description: "The position of a page in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there is more after this page." })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: "Whether this page began after a cursor." })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "The cursor of the first item; null where there is none." })
  readonly startCursor: string | null;

  @Field(() => String, { nullable: true, description: "The cursor of the last item, for `after`; null where none." })
  readonly endCursor: string | null;
}

/** The edge type of a connection over `Item`, named after it. */
function EdgeOf<T extends object>(name: string, Item: () => ClassType<T>, description: string) {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `${description}, and where it stands in its list.` })
  abstract class EdgeType {
    @Field(() => String, {
      description: "The position in the list, for `after`. It stays valid when the list changes.",
    })
    readonly cursor: string;

    @Field(Item, { description: `${description}.` })
    readonly node: T;
  }
  return EdgeType;
}

/** A Relay connection type over edges of a class, named after it. */
function ConnectionOf<T extends object>(
  name: string,
  Item: () => ClassType<T>,
  Edge: () => ClassType<object>,
  what: string,
) {
  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of ${what}.` })
  abstract class ConnectionType {
    @Field(() => [Edge()], { description: "The items, each with its cursor." })
    readonly edges: readonly object[];

    @Field(() => [Item()], { description: "The items without their cursors." })
    readonly nodes: readonly T[];

    @Field(() => PageInfo, { description: "The position of the page in the list." })
    readonly pageInfo: PageInfo;

    @Field(() => Int, {
      description: "The exact number of items on all pages. It is counted only when selected.",
      complexity: 10,
    })
    readonly totalCount: number;
  }
  return ConnectionType;
}

const entity = () => Entity as unknown as ClassType<Entity>;

export const EntityEdge = EdgeOf("Entity", entity, "An entity");
export const EntityConnection = ConnectionOf("Entity", entity, () => EntityEdge as never, "entities");

@ObjectType({ simpleResolvers: true, description: "A neighbor with all its relations to the entity." })
export class NeighborEdge extends EdgeOf("Neighbor", entity, "A neighbor") {
  @Field(() => [Relation], {
    description: "The relations between the entity and this neighbor that pass the filter, by id.",
  })
  readonly relations: readonly Relation[];

  @Field(() => DirectionEnum, {
    description:
      "The direction of these relations, seen from the entity whose neighbor it is; BOTH where they are symmetric or go both ways.",
    complexity: 1,
  })
  readonly direction: Direction;

  @Field(() => [String], {
    description:
      "These relations in words, seen from the entity whose neighbor it is: each wording once, in the order of the ontology.",
    complexity: 1,
  })
  readonly labels: readonly string[];
}
export const NeighborConnection = ConnectionOf("Neighbor", entity, () => NeighborEdge, "neighbors");

export const RelationEdge = EdgeOf("Relation", () => Relation, "A relation");
export const RelationConnection = ConnectionOf(
  "Relation",
  () => Relation,
  () => RelationEdge as never,
  "relations",
);

export const ArticleEdge = EdgeOf("Article", () => Article, "An article");
export const ArticleConnection = ConnectionOf(
  "Article",
  () => Article,
  () => ArticleEdge as never,
  "articles",
);

export const EntryEdge = EdgeOf("Entry", () => Entry, "An entry of a dataset");
export const EntryConnection = ConnectionOf(
  "Entry",
  () => Entry,
  () => EntryEdge as never,
  "entries of a dataset",
);

export const DatasetEdge = EdgeOf("Dataset", () => Dataset, "A dataset");
export const DatasetConnection = ConnectionOf(
  "Dataset",
  () => Dataset,
  () => DatasetEdge as never,
  "datasets",
);

export const DecisionEdge = EdgeOf("Decision", () => Decision, "A decision");
export const DecisionConnection = ConnectionOf(
  "Decision",
  () => Decision,
  () => DecisionEdge as never,
  "decisions",
);

export const ProposalEdge = EdgeOf("Proposal", () => Proposal, "A proposal");
export const ProposalConnection = ConnectionOf(
  "Proposal",
  () => Proposal,
  () => ProposalEdge as never,
  "proposals",
);

export const MemberEdge = EdgeOf("Member", () => Member, "A member");
export const MemberConnection = ConnectionOf(
  "Member",
  () => Member,
  () => MemberEdge as never,
  "members",
);

export const DuplicateCandidateEdge = EdgeOf("DuplicateCandidate", () => DuplicateCandidate, "A pair");

@ObjectType({ simpleResolvers: true, description: "A page of pairs of entities that may be one." })
export class DuplicateCandidateConnection extends ConnectionOf(
  "DuplicateCandidate",
  () => DuplicateCandidate,
  () => DuplicateCandidateEdge as never,
  "pairs of entities that may be one",
) {
  @Field(() => Int, {
    description:
      "How many more pairs have similar names, of the least scores and with the fewest relations. Of the whole graph the first 20,000 are kept.",
  })
  readonly omitted: number;
  @Field(() => Int, { description: "The version of the graph that the pairs were found in." })
  readonly version: number;
  @Field(() => GraphQLDateTime, { description: "When they were found." })
  readonly computedAt: Date;
}

export const IdentityConflictEdge = EdgeOf("IdentityConflict", () => IdentityConflict, "A conflict");

@ObjectType({ simpleResolvers: true, description: "A page of conflicts about who is who." })
export class IdentityConflictConnection extends ConnectionOf(
  "IdentityConflict",
  () => IdentityConflict,
  () => IdentityConflictEdge as never,
  "conflicts about who is who",
) {
  @Field(() => Boolean, { description: "Whether all are in the list. Of each rule it holds at most 20,000." })
  readonly complete: boolean;
  @Field(() => Int, { description: "The version of the graph that the conflicts were found in." })
  readonly version: number;
  @Field(() => GraphQLDateTime, { description: "When they were found." })
  readonly computedAt: Date;
}

export const MentionEdge = EdgeOf("Mention", () => Mention, "What a source says of an entity");
export const MentionConnection = ConnectionOf(
  "Mention",
  () => Mention,
  () => MentionEdge as never,
  "what sources say of an entity",
);

export const EvidenceEdge = EdgeOf("Evidence", () => Evidence, "An item of evidence");
export const EvidenceConnection = ConnectionOf(
  "Evidence",
  () => Evidence,
  () => EvidenceEdge as never,
  "evidence",
);

@ObjectType({ simpleResolvers: true, description: "An entity that a search found." })
export class SearchEdge extends EdgeOf("Search", entity, "A hit") {
  @Field(() => Float, {
    description:
      "The quality of the match: 5 and above for the same id in another register, 4 for the same name, 3 for a name that begins with the text, 2 for one with all its words, 1 for one with similar words. The fraction grows with the number of relations.",
  })
  readonly score: number;

  @Field(() => String, { description: "The name or alias that matches best, or the id in another register." })
  readonly matched: string;
}
export const SearchConnection = ConnectionOf("Search", entity, () => SearchEdge, "what a search found, best first");

/** How many relations the cost of a query assumes to tie a common neighbor to the given entities. */
const relationsOfCommonNeighbor = 5;

@ObjectType({ simpleResolvers: true, description: "An entity, and which of the given entities are its neighbors." })
export class CommonNeighborEdge extends EdgeOf("CommonNeighbor", entity, "A common neighbor") {
  @Field(() => [Entity], {
    description: "The given entities that are its neighbors, in the order of `ids`.",
  })
  readonly sharedBy: readonly Entity[];

  @Field(() => [Relation], {
    description: "The relations between the given entities and this neighbor that pass the filter, by id.",
    complexity: ({ childComplexity }) => relationsOfCommonNeighbor * (1 + childComplexity),
  })
  readonly relations: readonly Relation[];
}
export const CommonNeighborConnection = ConnectionOf(
  "CommonNeighbor",
  entity,
  () => CommonNeighborEdge,
  "common neighbors",
);

@ObjectType({ simpleResolvers: true, description: "A completion of a prefix." })
export class Suggestion {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;

  @Field(() => String, { description: "The name or alias in which a word begins with the prefix." })
  readonly matched: string;
}
