import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { JoinRuleEnum, VerdictEnum } from "./enums.ts";
import { ID } from "./id.ts";
import { FirstArgument } from "./int-argument.ts";
import { Node } from "./node.ts";

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "An entry of the log of decisions: what a person decided of two members.",
})
export class Decision extends Node {
  @Field(() => VerdictEnum, { description: "What was decided." })
  readonly verdict: keyof typeof VerdictEnum;
  @Field(() => ID, { description: "One member: its id, which finds its entity." })
  readonly a: string;
  @Field(() => ID, { description: "The other member. Its id comes after that of `a`." })
  readonly b: string;
  @Field(() => ID, { nullable: true, description: "For SAME, the one of both whose id is shown. Null otherwise." })
  readonly keep: string | null;
  @Field(() => String, { nullable: true, description: "Why; null if nobody said." })
  readonly reason: string | null;
  @Field(() => String, { description: "Who decided." })
  readonly by: string;
  @Field(() => GraphQLDateTime, { description: "When it was decided." })
  readonly at: string;
  @Field(() => Boolean, {
    description:
      "Whether it holds. A decision that was withdrawn or replaced does not, and neither does one that contradicts another.",
  })
  readonly inForce: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Why a member belongs to its entity." })
export class JoinReason {
  @Field(() => JoinRuleEnum, { description: "By which rule." })
  readonly rule: keyof typeof JoinRuleEnum;
  @Field(() => String, {
    nullable: true,
    description: "The id in a register, or the name as it is compared, that it shares. Null for DECISION.",
  })
  readonly value: string | null;
  @Field(() => Decision, { nullable: true, description: "The decision, for DECISION. Null otherwise." })
  readonly decision: Decision | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What some mentions say they mean. Rules and decisions tell which members are one entity; each of their ids finds it.",
})
export class Member {
  @Field(() => ID, { description: "Its id. It stays the same as long as an article or entry mentions the member." })
  readonly memberId: string;
  @Field(() => Int, { description: "The number of articles and entries that mention it." })
  readonly sources: number;
}

@ObjectType({ simpleResolvers: true, description: "What a decision did, or would do with `dryRun`." })
export class MergeOutcome {
  @Field(() => [Decision], { description: "The decisions in the log, those that stood already included." })
  readonly decisions: readonly Decision[];
  @Field(() => [ID], { description: "The ids of entities that there were not before." })
  readonly entitiesAdded: readonly string[];
  @Field(() => [ID], { description: "The ids of entities that are gone. They find the entity that they are part of." })
  readonly entitiesRemoved: readonly string[];
  @Field(() => Int, { description: "The number of relations with new ids." })
  readonly relationsAdded: number;
  @Field(() => Int, { description: "The number of ids of relations that are gone." })
  readonly relationsRemoved: number;
  @Field(() => Int, { description: "The number of relations that show something else." })
  readonly relationsChanged: number;
  @Field(() => Int, {
    description: "The number of claims that now tie an entity to itself. They are not shown as long as they do.",
  })
  readonly claimsWithin: number;
  @Field(() => Boolean, { description: "Whether everything was decided so already. Then nothing is written." })
  readonly unchanged: boolean;
}

@ArgsType()
abstract class DecisionArgs {
  @Field(() => String, { nullable: true, description: "The reason for the decision, as a text." })
  readonly reason?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: "Tells what would happen, and writes nothing.",
  })
  readonly dryRun?: boolean | null;
}

@ArgsType()
export class JoinSourcesArgs {
  @FirstArgument(argumentTable.joinSources.first)
  readonly first?: number | null;
}

@ArgsType()
export class MergeArgs extends DecisionArgs {
  @Field(() => ID, { description: "The entity whose id stays." })
  readonly keep: string;
  @Field(() => [ID], { description: "The entities that are the same, from 1 to 100." })
  readonly absorb: string[];
}

@ArgsType()
export class KeepApartArgs extends DecisionArgs {
  @Field(() => ID, { description: "One entity, or a member of one." })
  readonly a: string;
  @Field(() => ID, { description: "The other entity, or another member of the same one." })
  readonly b: string;
}

@ArgsType()
export class WithdrawArgs extends DecisionArgs {
  @Field(() => ID, { description: "The id of the decision." })
  readonly id: string;
}
