import { ArgsType, Field, Float, Int, ObjectType } from "type-graphql";
import { argumentTable, rangeText } from "../arguments/argument-table.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type { ConflictsArguments, DuplicatesArguments } from "../arguments/field-arguments.ts";
import type { EntityKind } from "../ontology.ts";
import { PageArgs } from "./args.ts";
import { Entity } from "./entity.ts";
import { ConflictRuleEnum, EntityKindEnum, FreshnessEnum, MatchRuleEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { FirstArgument } from "./int-argument.ts";

@ObjectType({ simpleResolvers: true, description: "A reason why two entities may be one, or why they are two." })
export class MatchReason {
  @Field(() => MatchRuleEnum, { description: "The rule." })
  readonly rule: keyof typeof MatchRuleEnum;
  @Field(() => String, { description: "The names, or the ids, that the reason is about." })
  readonly text: string;
  @Field(() => Float, {
    description:
      "What it adds to the score. Less than 0 if it tells the two apart. 0 for another id or name, since only the strongest counts.",
  })
  readonly effect: number;
}

@ObjectType({ simpleResolvers: true, description: "Two entities that may be one, which nobody has decided." })
export class DuplicateCandidate {
  @Field(() => Entity, { description: "One entity." })
  readonly a: Entity;
  @Field(() => Entity, { description: "The other entity. Its id comes after that of `a`." })
  readonly b: Entity;
  @Field(() => Float, {
    description: "How much tells that they are one, from 0.5 to 1: the sum of the effects of the reasons, at most 1.",
  })
  readonly score: number;
  @Field(() => [MatchReason], { description: "The reasons, the strongest first." })
  readonly reasons: readonly MatchReason[];
}

@ArgsType()
export class DuplicatesArgs extends PageArgs implements DuplicatesArguments {
  @Field(() => ID, {
    nullable: true,
    description:
      "Only pairs with this entity. They are looked up at once, without a search of the whole graph: by each of its names, words and ids, the best 50 hits.",
  })
  readonly entity?: string | null;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds; an empty list lets nothing pass. Both of a pair are of one kind.",
  })
  readonly kinds?: EntityKind[] | null;
  @Field(() => Float, {
    nullable: true,
    defaultValue: argumentTable.duplicates.minScore.default,
    description: `The least score, ${rangeText(argumentTable.duplicates.minScore)}.`,
  })
  readonly minScore?: number | null;
  @Field(() => FreshnessEnum, {
    nullable: true,
    defaultValue: defaultChoices.freshness,
    description: "Whether an older answer will do. Pairs that were decided since are left out of it.",
  })
  readonly freshness?: keyof typeof FreshnessEnum | null;
}

@ObjectType({ simpleResolvers: true, description: "Something about who is who that a person should look at." })
export class IdentityConflict {
  @Field(() => ConflictRuleEnum, { description: "What does not fit together." })
  readonly rule: keyof typeof ConflictRuleEnum;
  @Field(() => String, {
    description: "The id or ids, the name as it is compared, or the ids of the members that the conflict is about.",
  })
  readonly text: string;
  @Field(() => Int, { description: "The number of entities in it." })
  readonly total: number;
}

@ArgsType()
export class ConflictsArgs extends PageArgs implements ConflictsArguments {
  @Field(() => [ConflictRuleEnum], {
    nullable: true,
    description: "Only conflicts of these rules; an empty list lets nothing pass.",
  })
  readonly rules?: (keyof typeof ConflictRuleEnum)[] | null;
  @Field(() => FreshnessEnum, {
    nullable: true,
    defaultValue: defaultChoices.freshness,
    description: "Whether an older answer will do.",
  })
  readonly freshness?: keyof typeof FreshnessEnum | null;
}

@ArgsType()
export class ConflictEntitiesArgs {
  @FirstArgument(argumentTable.conflictEntities.first)
  readonly first?: number | null;
}
