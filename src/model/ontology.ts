import { Field, Int, ObjectType } from "type-graphql";
import type { LimitName } from "../arguments/argument-table.ts";
import type { EntityKind, RelationType } from "../ontology.ts";
import { CentralityMeasureEnum, CommunityAlgorithmEnum, EntityKindEnum, RelationTypeEnum } from "./enums.ts";

@ObjectType("RelationTypeInfo", { simpleResolvers: true, description: "What there is to know of a relation type." })
export class RelationTypeInfo {
  @Field(() => RelationTypeEnum, { description: "The type." })
  readonly type: RelationType;
  @Field(() => String, { description: "How a relation reads from its source." })
  readonly label: string;
  @Field(() => String, { description: "How it reads from its target; the same where it is symmetric." })
  readonly inverseLabel: string;
  @Field(() => Boolean, { description: "Whether it reads the same from both ends, and so has no direction." })
  readonly symmetric: boolean;
  @Field(() => Boolean, { description: "Whether it can end, as a term of office can and having met cannot." })
  readonly bounded: boolean;
  @Field(() => [EntityKindEnum], { description: "What its source may be; of a symmetric one, one of the ends." })
  readonly sources: readonly EntityKind[];
  @Field(() => [EntityKindEnum], { description: "What its target may be; of a symmetric one, the other end." })
  readonly targets: readonly EntityKind[];
  @Field(() => String, { description: "A color for a legend, as #rrggbb." })
  readonly color: string;
}

@ObjectType({ simpleResolvers: true, description: "What no request may exceed." })
export class Limits implements Readonly<Record<LimitName, number>> {
  @Field(() => Int, { description: "How many hops a subgraph may reach." })
  readonly maxDepth: number;
  @Field(() => Int, { description: "How many entities a subgraph may hold." })
  readonly maxNodes: number;
  @Field(() => Int, { description: "How many relations a path may cross." })
  readonly maxPathLength: number;
  @Field(() => Int, { description: "How many entities a traversal may start from." })
  readonly maxRoots: number;
  @Field(() => Int, { description: "How many paths all the shortest ones may be." })
  readonly maxPaths: number;
  @Field(() => Int, {
    description: "A subgraph reaches an entity with more relations than this, and does not cross it.",
  })
  readonly hubDegree: number;
  @Field(() => Int, { description: "How many levels a query may nest." })
  readonly maxQueryDepth: number;
  @Field(() => Int, { description: "The most objects that a query may ask for, pages multiplied." })
  readonly maxQueryCost: number;
  @Field(() => Int, { description: "The largest page." })
  readonly maxPageSize: number;
  @Field(() => Int, { description: "After how many milliseconds a query is ended." })
  readonly timeoutMs: number;
  @Field(() => Int, {
    description:
      "How many computations may wait at the service, of all requests together: rankings, communities, statistics, timelines, or similar entities. The next one is refused with the code BUSY.",
  })
  readonly maxWaitingComputations: number;
}

@ObjectType({ simpleResolvers: true, description: "What the graph may hold, as data: for a legend and for filters." })
export class Ontology {
  @Field(() => [EntityKindEnum], { description: "The kinds of entity." })
  readonly kinds: readonly EntityKind[];
  @Field(() => [RelationTypeInfo], { description: "The relation types, in the order in which a legend shows them." })
  readonly relationTypes: readonly RelationTypeInfo[];
  @Field(() => [CentralityMeasureEnum], {
    description: "What `ranking` can rank by: with a plain Neo4j not everything.",
  })
  readonly measures: readonly (keyof typeof CentralityMeasureEnum)[];
  @Field(() => [CommunityAlgorithmEnum], {
    description: "How `communities` can find them: with a plain Neo4j not every way.",
  })
  readonly communityAlgorithms: readonly (keyof typeof CommunityAlgorithmEnum)[];
  @Field(() => Limits, { description: "What no request may exceed." })
  readonly limits: Limits;
}
