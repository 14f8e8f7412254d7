import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import { Args, Authorized, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber, checkedRoots, checkLength, noLimits } from "../arguments/checks.ts";
import { RefusedDecisionError, type Request } from "../articles/decide.ts";
import type { Context } from "../context.ts";
import type { JoinReason as Reason } from "../identity/join-reason.ts";
import { decisions, joinReasonsOf, sourcesOfReasons } from "../lookup/decisions.ts";
import { PageArgs } from "../model/args.ts";
import { DecisionConnection } from "../model/connections.ts";
import {
  JoinReason,
  JoinSourcesArgs,
  KeepApartArgs,
  Member,
  MergeArgs,
  MergeOutcome,
  WithdrawArgs,
} from "../model/decision.ts";
import { Source } from "../model/source.ts";
import { Selection } from "../query/selection.ts";
import { costOf, pageCost } from "./cost.ts";

interface Terms {
  readonly reason?: string | null;
  readonly dryRun?: boolean | null;
}

@Resolver(() => Member)
export class DecisionResolver {
  @Query(() => DecisionConnection, {
    nullable: true,
    description: "The log of decisions on who is who, the newest first.",
    complexity: pageCost(),
  })
  decisions(@Args(() => PageArgs) args: PageArgs, @Info() info: GraphQLResolveInfo, @Ctx() { readContext }: Context) {
    return decisions(readContext, args, Selection.of(info));
  }

  @FieldResolver(() => JoinReason, {
    nullable: true,
    description: "Why it belongs to the entity. Null for the member whose id is shown.",
    complexity: 5,
  })
  joinedBy(@Root() { memberId }: Member, @Info() info: GraphQLResolveInfo, @Ctx() { readContext, loaders }: Context) {
    return loaders.load(info, memberId, () => joinReasonsOf(readContext));
  }

  @Authorized()
  @Mutation(() => MergeOutcome, {
    description:
      "Decides that entities are one, whatever names and registers say. It can be withdrawn, and the graph is then as if it had never been decided. A decision that contradicts another one in force gives the error CONFLICT with its id. Needs the editor token.",
  })
  mergeEntities(@Args(() => MergeArgs) { keep, absorb, ...terms }: MergeArgs, @Ctx() context: Context) {
    const absorbed = checkedRoots(argumentTable.decision.absorb, absorb, noLimits);
    return decided(context, { verdict: "SAME", keep, absorb: absorbed }, terms);
  }

  @Authorized()
  @Mutation(() => MergeOutcome, {
    description:
      "Decides that two entities are two, or that two members of one entity are not the same. No rule joins them then. Contradictions are refused as by `mergeEntities`. Needs the editor token.",
  })
  keepApart(@Args(() => KeepApartArgs) { a, b, ...terms }: KeepApartArgs, @Ctx() context: Context) {
    return decided(context, { verdict: "DIFFERENT", a, b }, terms);
  }

  @Authorized()
  @Mutation(() => MergeOutcome, {
    description:
      "Withdraws what was decided of the two members of a decision. Names and registers then tell who is who. Needs the editor token.",
  })
  withdrawDecision(@Args(() => WithdrawArgs) { id, ...terms }: WithdrawArgs, @Ctx() context: Context) {
    return decided(context, { verdict: "WITHDRAWN", decisionId: id }, terms);
  }
}

async function decided({ editor }: Context, request: Request, { reason = null, dryRun }: Terms) {
  if (reason !== null) checkLength(argumentTable.decision.reason, reason, noLimits);
  try {
    const { change, ...outcome } = await editor.decide(request, { by: "editor", reason, dryRun: dryRun === true });
    return {
      ...outcome,
      entitiesRemoved: change.entitiesRemoved,
      relationsAdded: change.relationsAdded.length,
      relationsRemoved: change.relationsRemoved.length,
      relationsChanged: change.relationsChanged.length,
    };
  } catch (error) {
    if (!(error instanceof RefusedDecisionError)) throw error;
    throw new GraphQLError(error.message, { extensions: { ...error.extensions } });
  }
}

@Resolver(() => JoinReason)
export class JoinReasonResolver {
  @FieldResolver(() => [Source], {
    description:
      "The articles and entries that give the member what it shares, the newest first. Of a member that more than 200 mention, the newest 200 are looked at. Empty for DECISION.",
    complexity: pageCost(argumentTable.joinSources.first, () => costOf.relationsOfEntity),
  })
  async sources(
    @Root() { memberId, value }: Reason,
    @Args(() => JoinSourcesArgs) { first }: JoinSourcesArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    const most = checkedNumber(argumentTable.joinSources.first, first, readContext.limits);
    const batch = sourcesOfReasons(readContext);
    const reason = JSON.stringify({ memberId, value });
    const sources = await loaders.load(info, reason, () => (reasons) => batch(reasons.map((text) => JSON.parse(text))));
    return sources.slice(0, most);
  }
}
