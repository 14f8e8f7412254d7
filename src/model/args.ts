import { ArgsType, Field, Int } from "type-graphql";
import type { EntityKind } from "../ontology.ts";
import { EntityKindEnum, EntityOrderEnum, NeighborOrderEnum, RelationOrderEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { EntityFilter, RelationFilter } from "./inputs.ts";

const first = "How many at most, from 0 to ontology.limits.maxPageSize.";
const after =
  "Only what comes after the item with this cursor, which goes with this field, its order and, of a search, its text. Under another filter the page begins where that item would stand.";

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

@ArgsType()
export class EntityListArgs extends PageArgs {
  @Field(() => EntityFilter, { nullable: true, description: "Which entities; all when absent." })
  readonly filter?: EntityFilter | null;
  @Field(() => EntityOrderEnum, { nullable: true, defaultValue: "NAME", description: "Which come first." })
  readonly orderBy?: keyof typeof EntityOrderEnum | null;
}

@ArgsType()
export class RelationListArgs extends RelationsArgs {
  @Field(() => [ID], {
    nullable: true,
    description: "Only relations among the entities with these ids, of which there may be 500.",
  })
  readonly between?: string[] | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description: "A name, or words of it, in any order; a letter may be wrong. Up to 300 characters.",
  })
  readonly text: string;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds; none where the list is empty.",
  })
  readonly kinds?: EntityKind[] | null;
  @Field(() => Int, { nullable: true, defaultValue: 10, description: first })
  readonly first?: number | null;
  @Field(() => String, { nullable: true, description: after })
  readonly after?: string | null;
}

@ArgsType()
export class SuggestArgs {
  @Field(() => String, { description: "The beginning of any word of a name, and what may follow it." })
  readonly prefix: string;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds; none where the list is empty.",
  })
  readonly kinds?: EntityKind[] | null;
  @Field(() => Int, { nullable: true, defaultValue: 8, description: "How many at most." })
  readonly limit?: number | null;
}
