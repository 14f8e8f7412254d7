import { ArgsType, Field, Int } from "type-graphql";
import { FilterArgs } from "./args.ts";
import { TimelineIntervalEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { RelationFilter } from "./inputs.ts";

const first = "How many at most, from 0 to ontology.limits.maxPageSize.";

@ArgsType()
export class FirstPlacesArgs {
  @Field(() => Int, { nullable: true, defaultValue: 20, description: first })
  readonly first?: number | null;
}

@ArgsType()
export class SimilarArgs {
  @Field(() => ID, { description: "The entity to which others are compared." })
  readonly id: string;
  @Field(() => RelationFilter, {
    nullable: true,
    description:
      "Which relations tie an entity to a neighbor, seen from the entity; all when absent. Kinds and exclusions speak of the shared neighbors.",
  })
  readonly filter?: RelationFilter | null;
  @Field(() => Int, { nullable: true, defaultValue: 10, description: first })
  readonly first?: number | null;
}

@ArgsType()
export class FirstSharedArgs {
  @Field(() => Int, { nullable: true, defaultValue: 25, description: first })
  readonly first?: number | null;
}

@ArgsType()
export class TimelineArgs extends FilterArgs {
  @Field(() => [ID], {
    nullable: true,
    description:
      "Only the relations of these entities, from 1 to ontology.limits.maxRoots; all when absent. The filter is then seen from them, else a kind asks for an end of that kind, `exclude` refuses both ends, and the direction says nothing.",
  })
  readonly ids?: string[] | null;
  @Field(() => TimelineIntervalEnum, { nullable: true, defaultValue: "YEAR", description: "How long a period is." })
  readonly interval?: keyof typeof TimelineIntervalEnum | null;
}

@ArgsType()
export class FirstRelationsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 10, description: first })
  readonly first?: number | null;
}
