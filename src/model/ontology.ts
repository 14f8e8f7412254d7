import { Field, Int, ObjectType } from "type-graphql";
import { type FixedLimitName, fixedLimits, type LimitName } from "../arguments/argument-table.ts";
import type { EntityKind, RelationFamily, RelationType } from "../ontology.ts";
import {
  CentralityMeasureEnum,
  CommunityAlgorithmEnum,
  EntityKindEnum,
  RelationFamilyEnum,
  RelationTypeEnum,
} from "./enums.ts";

@ObjectType("RelationTypeInfo", { simpleResolvers: true, description: "A relation type and its properties." })
export class RelationTypeInfo {
  @Field(() => RelationTypeEnum, { description: "The type." })
  readonly type: RelationType;
  @Field(() => RelationFamilyEnum, { description: "The family of the type. A picture gives each family one look." })
  readonly family: RelationFamily;
  @Field(() => String, { description: "The relation in words, seen from its source." })
  readonly label: string;
  @Field(() => String, { description: "The relation in words, seen from its target; the same if it is symmetric." })
  readonly inverseLabel: string;
  @Field(() => Boolean, { description: "Whether it reads the same from both ends, and so has no direction." })
  readonly symmetric: boolean;
  @Field(() => Boolean, { description: "Whether it can end. A term of office can; a meeting in the past cannot." })
  readonly bounded: boolean;
  @Field(() => [EntityKindEnum], { description: "The kinds of its source; of a symmetric type, of one end." })
  readonly sources: readonly EntityKind[];
  @Field(() => [EntityKindEnum], { description: "The kinds of its target; of a symmetric type, of the other end." })
  readonly targets: readonly EntityKind[];
  @Field(() => String, { description: "A color for a legend, as #rrggbb." })
  readonly color: string;
}

@ObjectType({ simpleResolvers: true, description: "A register that gives ids to entities, for their field `sameAs`." })
export class RegisterInfo {
  @Field(() => String, { description: "The part of an id before the colon." })
  readonly scheme: string;
  @Field(() => String, { description: "The name of the register." })
  readonly label: string;
  @Field(() => String, {
    nullable: true,
    description: "The address of an entry, with {id} for the part of the id after the colon; null if it has none.",
  })
  readonly url: string | null;
  @Field(() => Boolean, {
    description: "Whether an id names exactly one entity. Then an import takes two entities with the same id for one.",
  })
  readonly unique: boolean;
  @Field(() => String, { description: "An example of the part after the colon." })
  readonly example: string;
}

@ObjectType({ simpleResolvers: true, description: "The limits of a request." })
export class Limits implements Readonly<Record<LimitName, number>> {
  @Field(() => Int, { description: "The greatest depth of a subgraph." })
  readonly maxDepth: number;
  @Field(() => Int, { description: "The most entities in a subgraph." })
  readonly maxNodes: number;
  @Field(() => Int, { description: "The greatest length of a path." })
  readonly maxPathLength: number;
  @Field(() => Int, { description: "The most entities from which a traversal starts." })
  readonly maxRoots: number;
  @Field(() => Int, { description: "The most paths with `allShortest`." })
  readonly maxPaths: number;
  @Field(() => Int, {
    description: "A subgraph includes an entity with more relations than this, but does not expand it.",
  })
  readonly hubDegree: number;
  @Field(() => Int, { description: "The greatest depth of a query." })
  readonly maxQueryDepth: number;
  @Field(() => Int, { description: "The greatest cost of a query." })
  readonly maxQueryCost: number;
  @Field(() => Int, { description: "The most bytes of the body of a request." })
  readonly maxBodyBytes: number;
  @Field(() => Int, { description: "The most bytes of an answer, before compression." })
  readonly maxAnswerBytes: number;
  @Field(() => Int, { description: "The largest page." })
  readonly maxPageSize: number;
  @Field(() => Int, { description: "The time after which a query is stopped, in milliseconds." })
  readonly timeoutMs: number;
  @Field(() => Int, {
    description:
      "How many computations of all requests may wait: rankings, communities, statistics, timelines and similar entities. Further ones are refused with the code BUSY.",
  })
  readonly maxWaitingComputations: number;
}

/** The limits of a request: those of the settings, and the fixed ones of the arguments. */
export type AllLimits = Limits & Readonly<Record<FixedLimitName, number>>;

// The fixed limits are rows of a table. test/schema.test.ts compares the fields with the committed schema.
for (const { name, description } of fixedLimits) Field(() => Int, { description })(Limits.prototype, name);

@ObjectType({
  simpleResolvers: true,
  description: "The kinds, types and limits as data, for a legend and for filters.",
})
export class Ontology {
  @Field(() => [EntityKindEnum], { description: "The kinds of entity." })
  readonly kinds: readonly EntityKind[];
  @Field(() => [RelationTypeInfo], { description: "The relation types, in the order in which a legend shows them." })
  readonly relationTypes: readonly RelationTypeInfo[];
  @Field(() => [RegisterInfo], {
    description: "The known registers. An id in another register is kept and found, and never makes two entities one.",
  })
  readonly registers: readonly RegisterInfo[];
  @Field(() => [CentralityMeasureEnum], {
    description: "The measures that `ranking` supports. A Neo4j without the Graph Data Science library supports fewer.",
  })
  readonly measures: readonly (keyof typeof CentralityMeasureEnum)[];
  @Field(() => [CommunityAlgorithmEnum], {
    description:
      "The algorithms that `communities` supports. A Neo4j without the Graph Data Science library supports fewer.",
  })
  readonly communityAlgorithms: readonly (keyof typeof CommunityAlgorithmEnum)[];
  @Field(() => Limits, { description: "The limits of a request." })
  readonly limits: AllLimits;
}
