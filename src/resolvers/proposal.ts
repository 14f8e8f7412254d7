import type { GraphQLResolveInfo } from "graphql";
import { Args, Authorized, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { articleById } from "../lookup/articles.ts";
import { ProposalConnection } from "../model/connections.ts";
import { ID } from "../model/id.ts";
import {
  AcceptedProposal,
  AcceptProposalArgs,
  EntityCandidate,
  FallenPart,
  Proposal,
  ProposalArgs,
  ProposalsArgs,
  ProposeArticleArgs,
  ProposedEntity,
  ProposedRelation,
  ProposeQuotedArgs,
  RejectProposalArgs,
  ReviseProposalArgs,
} from "../model/proposal.ts";
import { bodiesOf, candidatesOf, type NamedPart, proposalById, proposals } from "../proposals/proposal-list.ts";
import type { ProposalBody, ProposalHead, StoredEntity } from "../proposals/stored-proposal.ts";
import { unnamedEndsIn } from "../proposals/unnamed-ends.ts";
import { Selection } from "../query/selection.ts";
import { fieldCost, pageCost } from "./cost.ts";

/** How many entities, and how many relations, the cost of a query assumes of a proposal. Few texts have more. */
const partsAssumed = 100;
const partsCost = fieldCost(
  () => partsAssumed,
  () => 1,
);

type ProposalRoot = ProposalHead & Partial<ProposalBody>;

@Resolver(() => Proposal)
export class ProposalResolver {
  @Authorized()
  @Query(() => ProposalConnection, {
    nullable: true,
    description: "The proposals, the newest first. Only for editors, because they hold texts of others.",
    complexity: pageCost<ProposalsArgs>(),
  })
  proposals(
    @Args(() => ProposalsArgs) args: ProposalsArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext }: Context,
  ) {
    return proposals(readContext, args, Selection.of(info));
  }

  @Authorized()
  @Query(() => Proposal, {
    nullable: true,
    description: "The proposal with this id, or null. Only for editors.",
  })
  proposal(@Args(() => ProposalArgs) { id }: ProposalArgs, @Ctx() { readContext }: Context) {
    return proposalById(readContext, id);
  }

  @Authorized()
  @Mutation(() => Proposal, {
    description:
      "Lets an extractor read the text of an article, and stores what it proposes for a person to review. The extractor works in the background: the answer is the proposal as it is after `waitMs`, with the status EXTRACTING until it is there. Two texts are read at once and 20 wait; then the error is BUSY. Nothing enters the graph before `acceptProposal`. At most 1,000 proposals wait for a person, and the newest 10,000 of those that are decided or failed are kept. Needs the editor token.",
  })
  proposeArticle(@Args(() => ProposeArticleArgs) args: ProposeArticleArgs, @Ctx() { proposals, signal }: Context) {
    return proposals.propose(args, signal);
  }

  @Authorized()
  @Mutation(() => Proposal, {
    description:
      "Stores what an assistant or a program proposes that has read the text itself. Each part must have its ground in the text: what has none falls, and `fallen` tells it. Nothing enters the graph before a person accepts it. Needs the editor token.",
  })
  proposeQuoted(@Args(() => ProposeQuotedArgs) args: ProposeQuotedArgs, @Ctx() { proposals }: Context) {
    return proposals.proposeQuoted(args);
  }

  @Authorized()
  @Mutation(() => Proposal, {
    description:
      "Replaces the entities and relations of an open proposal, with the verdicts of the reviewer. Each part is checked as in a record, and its places in the text; the error lists every fault. Needs the editor token.",
  })
  reviseProposal(
    @Args(() => ReviseProposalArgs) { id, version, ...parts }: ReviseProposalArgs,
    @Ctx() { proposals }: Context,
  ) {
    // Not `id` in the API: a client that keeps objects by their ids would take the entities of two proposals for one.
    const entities = parts.entities.map(({ entityId, ...entity }) => ({ ...entity, id: entityId ?? null }));
    return proposals.revise(id, version, { ...parts, entities });
  }

  @Authorized()
  @Mutation(() => AcceptedProposal, {
    description:
      "Takes parts of an open proposal: imports a record of them, as `importArticle` does, and marks all other parts as rejected. A record with faults is refused, and the pointers of the faults lead into the proposal. `retractArticle` takes the article back. Needs the editor token.",
  })
  async acceptProposal(
    @Args(() => AcceptProposalArgs) { id, version, ...taken }: AcceptProposalArgs,
    @Ctx() { proposals, readContext }: Context,
  ) {
    const { proposal, imported } = await proposals.accept(id, version, taken);
    return { proposal, imported: { ...imported, article: await articleById(readContext, imported.sourceId) } };
  }

  @Authorized()
  @Mutation(() => Proposal, {
    description: "Rejects an open or failed proposal as a whole. It is kept, with the reason. Needs the editor token.",
  })
  rejectProposal(
    @Args(() => RejectProposalArgs) { id, version, reason }: RejectProposalArgs,
    @Ctx() { proposals }: Context,
  ) {
    return proposals.reject(id, version, reason ?? null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The cleaned text, in which all positions count. Null once it is decided, unless the service keeps texts (`KEEP_TEXTS`).",
    complexity: 5,
  })
  async text(@Root() root: ProposalRoot, @Info() info: GraphQLResolveInfo, @Ctx() context: Context) {
    return (await bodyOf(root, info, context)).text;
  }

  @FieldResolver(() => [ProposedEntity], {
    description: "The entities, in the order in which they were given.",
    complexity: partsCost,
  })
  async entities(@Root() root: ProposalRoot, @Info() info: GraphQLResolveInfo, @Ctx() context: Context) {
    return (await bodyOf(root, info, context)).entities;
  }

  @FieldResolver(() => [ProposedRelation], {
    description: "The relations, in the order in which they were given.",
    complexity: partsCost,
  })
  async relations(@Root() root: ProposalRoot, @Info() info: GraphQLResolveInfo, @Ctx() context: Context) {
    const body = await bodyOf(root, info, context);
    if (Selection.of(info).below("unnamedEnds") === null) return body.relations;
    const unnamedEnds = unnamedEndsIn(root.language, body);
    return body.relations.map((relation) => ({ ...relation, unnamedEnds: unnamedEnds(relation) }));
  }

  @FieldResolver(() => [FallenPart], {
    description: "What was left out, at most the first 100.",
    complexity: partsCost,
  })
  async fallen(@Root() root: ProposalRoot, @Info() info: GraphQLResolveInfo, @Ctx() context: Context) {
    return (await bodyOf(root, info, context)).fallen;
  }
}

/** The large part, which items of a list do not have yet. */
async function bodyOf(
  root: ProposalRoot,
  info: GraphQLResolveInfo,
  { readContext, loaders }: Context,
): Promise<ProposalBody> {
  const { text, entities, relations, fallen } = root;
  if (text !== undefined && entities !== undefined && relations !== undefined && fallen !== undefined)
    return { text, entities, relations, fallen };
  return loaders.load(info, root.id, () => bodiesOf(readContext));
}

@Resolver(() => ProposedEntity)
export class ProposedEntityResolver {
  @FieldResolver(() => ID, {
    nullable: true,
    description: "The entity of the graph that it is, as a reviewer says. Null: its name tells, as in every record.",
  })
  entityId(@Root() { id }: StoredEntity) {
    return id;
  }

  @FieldResolver(() => [EntityCandidate], {
    description:
      "The entities of the graph that have its name, the best connected first, then those that have one of its aliases; ten of a name at most. With one, it will be that one, unless something keeps them apart; with several, name the right one in `entityId`, or it will be a new one.",
    complexity: fieldCost(
      () => 3,
      () => 3,
    ),
  })
  candidates(
    @Root() { kind, name, aliases }: NamedPart,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { readContext, loaders }: Context,
  ) {
    const batch = candidatesOf(readContext);
    const key = JSON.stringify({ kind, name, aliases });
    return loaders.load(info, key, () => (parts) => batch(parts.map((part) => JSON.parse(part))));
  }
}
