import { ArgsType, Field, Int } from "type-graphql";
import { NeighborOrderEnum, RelationOrderEnum } from "./enums.ts";
import { RelationFilter } from "./inputs.ts";

const first = "How many at most, from 0 to ontology.limits.maxPageSize.";
const after = "Only what comes after the item with this cursor.";

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: first })
  readonly first?: number | null;
  @Field(() => String, { nullable: true, description: after })
  readonly after?: string | null;
}

@ArgsType()
export class EvidencePageArgs {
  @Field(() => Int, { nullable: true, defaultValue: 10, description: first })
  readonly first?: number | null;
  @Field(() => String, { nullable: true, description: after })
  readonly after?: string | null;
}

@ArgsType()
export class FilterArgs {
  @Field(() => RelationFilter, { nullable: true, description: "Which relations count; all when absent." })
  readonly filter?: RelationFilter | null;
}

@ArgsType()
export class TypedEdgeArgs extends PageArgs {
  @Field(() => RelationFilter, { nullable: true, description: "Which relations to follow; all when absent." })
  readonly filter?: RelationFilter | null;
}

@ArgsType()
export class ResidentsArgs extends TypedEdgeArgs {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: "Also what is located in a place within." })
  readonly deep?: boolean | null;
}

@ArgsType()
export class NeighborsArgs extends TypedEdgeArgs {
  @Field(() => NeighborOrderEnum, { nullable: true, defaultValue: "DEGREE", description: "Which come first." })
  readonly orderBy?: keyof typeof NeighborOrderEnum | null;
}

@ArgsType()
export class RelationsArgs extends TypedEdgeArgs {
  @Field(() => RelationOrderEnum, { nullable: true, defaultValue: "NEWEST", description: "Which come first." })
  readonly orderBy?: keyof typeof RelationOrderEnum | null;
}
