import { ArgsType, Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { argumentTable, rangeText } from "../arguments/argument-table.ts";
import { defaultChoices } from "../arguments/choices.ts";
import type {
  ConflictsArguments,
  DuplicatesArguments,
  MatchArguments,
  MatchQuery,
} from "../arguments/field-arguments.ts";
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

@ObjectType({ simpleResolvers: true, description: "An entity that may be the one that a query of `match` means." })
export class Match {
  @Field(() => Entity, { description: "The entity." })
  readonly entity: Entity;
  @Field(() => Float, {
    description: "How much tells that it is meant, from 0.4 to 1: the sum of the effects of the reasons, at most 1.",
  })
  readonly score: number;
  @Field(() => Boolean, {
    description:
      "Whether it can be taken without a look: it alone has a given id of a register that gives each entity one, or it has the very name, nothing tells against it, and no other candidate has a score of 0.7 or more.",
  })
  readonly match: boolean;
  @Field(() => [MatchReason], { description: "The reasons, the strongest first." })
  readonly reasons: readonly MatchReason[];
}

const { match, matchInput } = argumentTable;

@InputType({ description: "A query of `match`: what is known of the entity that is looked for." })
export class MatchInput implements MatchQuery {
  @Field(() => String, {
    description: `Its name, at most ${matchInput.name.most} characters. If it is empty, only ids tell.`,
  })
  readonly name: string;
  @Field(() => [EntityKindEnum], {
    nullable: true,
    description: "Only entities of these kinds; an empty list lets nothing pass.",
  })
  readonly kinds?: EntityKind[] | null;
  @Field(() => String, {
    nullable: true,
    description: "Its country, as two capital letters of ISO 3166-1, such as DE. Another country counts against it.",
  })
  readonly country?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      "The id or a name of a place in which it is located, also further in. A place that the graph does not know tells nothing.",
  })
  readonly locatedIn?: string | null;
  @Field(() => [String], {
    nullable: true,
    description: `Its ids in other registers, as scheme:value, such as wikidata:Q1359568; at most ${matchInput.sameAs.most}.`,
  })
  readonly sameAs?: string[] | null;
}

@ArgsType()
export class MatchArgs implements MatchArguments {
  @Field(() => [MatchInput], { description: `What to look for: at most ${match.queries.most} items.` })
  readonly queries: MatchInput[];
  @FirstArgument(match.first)
  readonly first?: number | null;
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
