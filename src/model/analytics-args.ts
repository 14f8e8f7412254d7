import { ArgsType, Field } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { SimilarArguments, TimelineArguments } from "../arguments/field-arguments.ts";
import { FilterArgs } from "./args.ts";
import { TimelineIntervalEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { RelationFilterInput } from "./inputs.ts";
import { FirstArgument } from "./int-argument.ts";

@ArgsType()
export class FirstPlacesArgs {
  @FirstArgument(argumentTable.statisticsByPlace.first)
  readonly first?: number | null;
}

@ArgsType()
export class SimilarArgs implements SimilarArguments {
  @Field(() => ID, { description: "The entity to which others are compared." })
  readonly id: string;
  @Field(() => RelationFilterInput, {
    nullable: true,
    description:
      "Which relations tie an entity to a neighbor, seen from the entity; all when absent. Kinds and exclusions speak of the shared neighbors.",
  })
  readonly filter?: RelationFilterInput | null;
  @FirstArgument(argumentTable.similar.first)
  readonly first?: number | null;
}

@ArgsType()
export class FirstSharedArgs {
  @FirstArgument(argumentTable.similarShared.first)
  readonly first?: number | null;
}

@ArgsType()
export class TimelineArgs extends FilterArgs implements TimelineArguments {
  @Field(() => [ID], {
    nullable: true,
    description:
      "Only the relations of these entities, from 1 to ontology.limits.maxRoots; all when absent. The filter is then seen from them, else a kind asks for an end of that kind, `exclude` refuses both ends, and the direction says nothing.",
  })
  readonly ids?: string[] | null;
  @Field(() => TimelineIntervalEnum, {
    nullable: true,
    defaultValue: defaultChoices.timelineInterval,
    description: "How long a period is.",
  })
  readonly interval?: keyof typeof TimelineIntervalEnum | null;
}

@ArgsType()
export class FirstRelationsArgs {
  @FirstArgument(argumentTable.timelineRelations.first)
  readonly first?: number | null;
}
