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
  @Field(() => ID, { description: "The entity to compare others with." })
  readonly id: string;
  @Field(() => RelationFilterInput, {
    nullable: true,
    description:
      "Which relations count, seen from each entity; all when absent. `kinds` and `exclude` apply to the shared neighbors.",
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
      "Only the relations of these entities, from 1 to ontology.limits.maxRoots; all relations when absent. With `ids` the filter is seen from these entities. Without, `kinds` matches either end, `exclude` rejects either end, and `direction` is ignored.",
  })
  readonly ids?: string[] | null;
  @Field(() => TimelineIntervalEnum, {
    nullable: true,
    defaultValue: defaultChoices.timelineInterval,
    description: "The length of a period.",
  })
  readonly interval?: keyof typeof TimelineIntervalEnum | null;
}

@ArgsType()
export class FirstRelationsArgs {
  @FirstArgument(argumentTable.timelineRelations.first)
  readonly first?: number | null;
}
