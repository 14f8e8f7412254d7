import { type ClassType, Field, Float, Int, ObjectType } from "type-graphql";
import { Article, Evidence } from "./article.ts";
import { Entity } from "./entity.ts";
import { Relation } from "./relation.ts";

@ObjectType({ simpleResolvers: true, description: "Where a page stands in its list." })
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
    @Field(() => String, { description: "Its place in the list, for `after`. It stays right when the list changes." })
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

    @Field(() => [Item()], { description: "The items without their edges." })
    readonly nodes: readonly T[];

    @Field(() => PageInfo, { description: "Where the page stands." })
    readonly pageInfo: PageInfo;

    @Field(() => Int, {
      description: "How many there are on all pages: exact, and counted only when asked for.",
      complexity: 10,
    })
    readonly totalCount: number;
  }
  return ConnectionType;
}

const entity = () => Entity as unknown as ClassType<Entity>;

export const EntityEdge = EdgeOf("Entity", entity, "An entity");
export const EntityConnection = ConnectionOf("Entity", entity, () => EntityEdge as never, "entities");

@ObjectType({ simpleResolvers: true, description: "A neighbor, once, with every relation that ties it." })
export class NeighborEdge extends EdgeOf("Neighbor", entity, "A neighbor") {
  @Field(() => [Relation], { description: "The relations that pass the filter and tie this neighbor, by id." })
  readonly relations: readonly Relation[];
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
      "How well it fits: from 4 an exact name, from 3 one that begins so, from 2 one with all the words, from 1 one with words alike; above that, how well connected it is.",
  })
  readonly score: number;

  @Field(() => String, { description: "The name or alias that fits best." })
  readonly matched: string;
}
export const SearchConnection = ConnectionOf("Search", entity, () => SearchEdge, "what a search found, best first");

@ObjectType({ simpleResolvers: true, description: "An entity, and which of those asked about are tied to it." })
export class CommonNeighborEdge extends EdgeOf("CommonNeighbor", entity, "A common neighbor") {
  @Field(() => [Entity], {
    description: "Those of the entities that are tied to it, in the order in which they were named.",
  })
  readonly sharedBy: readonly Entity[];
}
export const CommonNeighborConnection = ConnectionOf(
  "CommonNeighbor",
  entity,
  () => CommonNeighborEdge,
  "common neighbors",
);

@ObjectType({ simpleResolvers: true, description: "What a prefix may be meant to become." })
export class Suggestion {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;

  @Field(() => String, { description: "Its name or alias that has a word beginning so." })
  readonly matched: string;
}
