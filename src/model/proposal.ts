import { GraphQLDateTime } from "graphql-scalars";
import { ArgsType, Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import type { Mark } from "../extraction/proposal.ts";
import type { EntityKind, RelationType } from "../ontology.ts";
import type { ExtractorName, PartVerdict, ProposalStatus } from "../proposals/stored-proposal.ts";
import { PageArgs } from "./args.ts";
import {
  EntityKindEnum,
  ExtractorEnum,
  fieldEnums,
  PartVerdictEnum,
  ProposalStatusEnum,
  RelationMarkEnum,
  RelationTypeEnum,
} from "./enums.ts";
import { ID } from "./id.ts";
import { IntArgument } from "./int-argument.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";
import { declareRelationFields } from "./relation-fields.ts";
import { ImportResult } from "./results.ts";

const orgKind = fieldEnums.orgKind ?? String;

@ObjectType({
  simpleResolvers: true,
  description: "A part of the text of a proposal, in UTF-16 units, as JavaScript counts the characters of a string.",
})
export class TextSpan {
  @Field(() => Int, { description: "Where it begins, from 0." })
  readonly start: number;
  @Field(() => Int, { description: "Where it ends: the position after its last character." })
  readonly end: number;
}

@ObjectType({ simpleResolvers: true, description: "An entity of the graph that has the name of a proposed one." })
export class EntityCandidate {
  @Field(() => ID, { description: "Its id in the graph." })
  readonly id: string;
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;
  @Field(() => String, { description: "Its name in the graph." })
  readonly name: string;
}

/** What every part of a proposal has. */
@ObjectType({ simpleResolvers: true })
abstract class ProposedPart {
  @Field(() => Float, { description: "How sure it is, from 0 to 1." })
  readonly confidence: number;
  @Field(() => String, { description: "Who or what found it: a rule, a model, a person." })
  readonly foundBy: string;
  @Field(() => PartVerdictEnum, { description: "What a reviewer says of it." })
  readonly verdict: PartVerdict;
  @Field(() => String, { nullable: true, description: "The reason of the verdict; null if nobody gave one." })
  readonly reason: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "An entity that a text names, as an extractor or a person proposes it.",
})
export class ProposedEntity extends ProposedPart {
  @Field(() => String, { description: "Its name within the proposal, to which relations point, such as e1." })
  readonly ref: string;
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;
  @Field(() => String, { description: "Its full name, as the text writes it." })
  readonly name: string;
  @Field(() => [String], { description: "Other names that the text gives it." })
  readonly aliases: readonly string[];
  @Field(() => orgKind, {
    nullable: true,
    description: "Of a company, what sort of organization it is; null if not known.",
  })
  readonly orgKind: string | null;
  @Field(() => [TextSpan], { description: "Where the text names it, in the order of the text; at least one." })
  readonly mentions: readonly TextSpan[];
}

/** It also has the fields of the table in relation-fields.ts, which are declared below. */
@ObjectType({
  simpleResolvers: true,
  description: "A relation that a text states, as an extractor or a person proposes it.",
})
export class ProposedRelation extends ProposedPart {
  @Field(() => String, { description: "Its name within the proposal, such as r1." })
  readonly ref: string;
  @Field(() => RelationTypeEnum, { description: "Its type." })
  readonly type: RelationType;
  @Field(() => String, { description: "The ref of the entity from which it reads." })
  readonly source: string;
  @Field(() => String, { description: "The ref of the entity to which it reads." })
  readonly target: string;
  @Field(() => String, { nullable: true, description: "As what: an office, a share, a project. Null if not said." })
  readonly role: string | null;
  @Field(() => PartialDateScalar, { nullable: true, description: "When it began; null if not said." })
  readonly since: string | null;
  @Field(() => PartialDateScalar, { nullable: true, description: "When it ended; null if not said." })
  readonly until: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it held when the article appeared; null if not said.",
  })
  readonly current: boolean | null;
  @Field(() => TextSpan, { description: "Where the text says so." })
  readonly evidence: TextSpan;
  @Field(() => String, { description: "The words of the text there. They stay when the text is removed." })
  readonly quote: string;
  @Field(() => [String], {
    nullable: true,
    description:
      "The refs of its ends that have no mention in the sentences of its quote, nor in the one before them. A quoted relation with such an end is dropped when it is proposed; one that an extractor finds or a reviewer gives stays, for a person to judge. Null once the text is removed.",
  })
  readonly unnamedEnds?: readonly string[] | null;
  @Field(() => String, { description: "What the text says, in other words: what the graph will show." })
  readonly statement: string;
  @Field(() => [RelationMarkEnum], { description: "Why it may be no fact; empty if the text states it." })
  readonly marks: readonly Mark[];
}
declareRelationFields(ProposedRelation, "descriptionInRecord");

@ObjectType({
  simpleResolvers: true,
  description:
    "Something that an extractor said and that was left out, because the text or the ontology does not bear it.",
})
export class FallenPart {
  @Field(() => String, { description: "What was left out, such as HEADS Ada Berg → Nordlicht." })
  readonly what: string;
  @Field(() => String, { description: "Why." })
  readonly why: string;
}

@ObjectType({ simpleResolvers: true, description: "What a language model used up for a proposal." })
export class ModelUsage {
  @Field(() => String, { description: "The model." })
  readonly model: string;
  @Field(() => Int, { description: "How many times it was called." })
  readonly calls: number;
  @Field(() => Int, { description: "The tokens that it read." })
  readonly inputTokens: number;
  @Field(() => Int, { description: "The tokens that it wrote." })
  readonly outputTokens: number;
}

@ObjectType({ simpleResolvers: true, description: "Why an extractor gave nothing." })
export class ExtractionFailure {
  @Field(() => String, {
    description:
      "EXTRACTOR_UNAVAILABLE: it is not set up or not reachable. EXTRACTION_FAILED: it gave nothing that can be used. EXTRACTION_TIMEOUT: it took too long, or the service stopped. EXTRACTION_LIMIT: the limit of a call or a day is reached.",
  })
  readonly code: string;
  @Field(() => String, { description: "What happened, in a sentence." })
  readonly message: string;
}

@ObjectType({ simpleResolvers: true, description: "The article of a proposal. It is no article of the graph yet." })
export class ProposedArticle {
  @Field(() => ID, { description: "The id that the article has in the graph once the proposal is accepted." })
  readonly id: string;
  @Field(() => String, { description: "The headline." })
  readonly title: string;
  @Field(() => String, { nullable: true, description: "Who published it; null where not known." })
  readonly publisher: string | null;
  @Field(() => PartialDateScalar, { nullable: true, description: "When it appeared; null where not known." })
  readonly publishedOn: string | null;
  @Field(() => String, { description: "Its language as a BCP 47 tag, such as de; und where not known." })
  readonly language: string;
  @Field(() => String, { nullable: true, description: "Where it can be read; null where not known." })
  readonly url: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What an extractor or a reader found in the text of an article, for a person to review. Nothing of it is in the graph until it is accepted. Only editors see proposals.",
})
export class Proposal {
  @Field(() => ID, { description: "Its id." })
  readonly id: string;
  @Field(() => ProposalStatusEnum, { description: "How far it is." })
  readonly status: ProposalStatus;
  @Field(() => Int, {
    description:
      "It grows with every change. A change names the version that it was made for, and is refused for another.",
  })
  readonly version: number;
  @Field(() => ProposedArticle, { description: "The article." })
  readonly article: ProposedArticle;
  @Field(() => Boolean, {
    description: "Whether the graph has an article with this id. Accepting the proposal replaces that article.",
  })
  readonly articleInGraph: boolean;
  @Field(() => String, { description: "The language in which the text was read: de or en." })
  readonly language: string;
  @Field(() => ExtractorEnum, {
    nullable: true,
    description: "What read the text; null where somebody who has read it gave quotes.",
  })
  readonly extractor: ExtractorName | null;
  @Field(() => Int, { description: "How much was left out in all. `fallen` has at most the first 100." })
  readonly fallenTotal: number;
  @Field(() => ModelUsage, { nullable: true, description: "What a language model used up; null without one." })
  readonly usage: ModelUsage | null;
  @Field(() => ExtractionFailure, { nullable: true, description: "Why the extractor gave nothing; null otherwise." })
  readonly error: ExtractionFailure | null;
  @Field(() => String, { nullable: true, description: "Why the whole was rejected; null if nobody said." })
  readonly reason: string | null;
  @Field(() => GraphQLDateTime, { description: "When it was made." })
  readonly createdAt: string;
  @Field(() => GraphQLDateTime, { description: "When it last changed." })
  readonly changedAt: string;
}

@ObjectType({ simpleResolvers: true, description: "What the acceptance of a proposal did." })
export class AcceptedProposal {
  @Field(() => Proposal, { description: "The proposal as it is now." })
  readonly proposal: Proposal;
  @Field(() => ImportResult, { description: "What the import of its record changed." })
  readonly imported: ImportResult;
}

@ArgsType()
export class ProposalsArgs extends PageArgs {
  @Field(() => ProposalStatusEnum, { nullable: true, description: "Only proposals with this status; all when absent." })
  readonly status?: ProposalStatus | null;
}

@ArgsType()
export class ProposalArgs {
  @Field(() => ID, { description: "The id of the proposal." })
  readonly id: string;
}

@ArgsType()
class VersionArgs extends ProposalArgs {
  @Field(() => Int, {
    description: "The version that the change is made for. If it is another now, the error is CONFLICT.",
  })
  readonly version: number;
}

@InputType({ description: "The article of a text that is proposed." })
export class ProposedArticleInput {
  @Field(() => ID, {
    nullable: true,
    description:
      "A permanent id. Absent: one is made of the title and the address, or of the text if the article has no address.",
  })
  readonly id?: string | null;
  @Field(() => String, { description: "The headline." })
  readonly title: string;
  @Field(() => String, { nullable: true, description: "Who published it." })
  readonly publisher?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "When it appeared, as 2016, 2016-11 or 2016-11-03; not in the future.",
  })
  readonly publishedOn?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Its language as a BCP 47 tag. Extractors read de and en; absent, they guess which of both it is.",
  })
  readonly language?: string | null;
  @Field(() => String, { nullable: true, description: "Where it can be read: an http or https address." })
  readonly url?: string | null;
}

@ArgsType()
abstract class TextArgs {
  @Field(() => String, {
    description: `The text of the article, with empty lines between paragraphs: at most ${argumentTable.proposeArticle.text.most} characters once invisible characters and needless spaces are gone.`,
  })
  readonly text: string;
  @Field(() => ProposedArticleInput, { description: "The article." })
  readonly article: ProposedArticleInput;
}

@ArgsType()
export class ProposeArticleArgs extends TextArgs {
  @Field(() => ExtractorEnum, { description: "What is to read the text." })
  readonly extractor: ExtractorName;
  @IntArgument(
    argumentTable.proposeArticle.waitMs,
    (range) => `How long to wait for the extractor, in milliseconds, ${range}. It goes on after that.`,
  )
  readonly waitMs?: number | null;
}

@InputType({ description: "An entity that a text names, as a reader says." })
export class QuotedEntityInput {
  @Field(() => String, { description: "The name by which relations point to it." })
  readonly ref: string;
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;
  @Field(() => String, {
    description: "Its full name, as the text writes it. An entity that the text does not name falls.",
  })
  readonly name: string;
  @Field(() => [String], { nullable: true, description: "Other names that the text gives it: at most 50." })
  readonly aliases?: string[] | null;
  @Field(() => orgKind, { nullable: true, description: "Of a company, what sort of organization it is." })
  readonly orgKind?: string | null;
}

/** Dates of a proposal are texts in inputs: a faulty one is told with the other faults, and its pointer. */
const [began, ended] = ["When it began, such as 2016-11, if said.", "When it ended, such as 2016-11, if said."];

@InputType({ description: "A relation that a text states, as a reader says." })
export class QuotedRelationInput {
  @Field(() => RelationTypeEnum, { description: "Its type." })
  readonly type: RelationType;
  @Field(() => String, { description: "The ref of the entity from which it reads." })
  readonly source: string;
  @Field(() => String, { description: "The ref of the entity to which it reads." })
  readonly target: string;
  @Field(() => String, {
    description:
      "The words of the text that say so, copied: at most 2,000 characters. The quote, or the sentence before it, must name both ends; else the relation falls.",
  })
  readonly quote: string;
  @Field(() => Int, {
    nullable: true,
    description: "The paragraph of the quote, from 1, if the text has it several times.",
  })
  readonly paragraph?: number | null;
  @Field(() => String, { nullable: true, description: "As what, if the text says: an office, a share, a project." })
  readonly role?: string | null;
  @Field(() => String, { nullable: true, description: `${began} The quote must have the year.` })
  readonly since?: string | null;
  @Field(() => String, { nullable: true, description: `${ended} The quote must have the year.` })
  readonly until?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it held when the article appeared, if it says." })
  readonly current?: boolean | null;
  @Field(() => Float, { nullable: true, description: "Of OWNS: the share in percent, if the quote has it." })
  readonly share?: number | null;
  @Field(() => Float, { nullable: true, description: "Of PAID: the amount, if the quote has it." })
  readonly amount?: number | null;
  @Field(() => String, { nullable: true, description: "Of PAID: the currency of the amount, such as EUR." })
  readonly currency?: string | null;
  @Field(() => [RelationMarkEnum], {
    nullable: true,
    description: "Why it may be no fact, if the text does not state it.",
  })
  readonly marks?: Mark[] | null;
  @Field(() => Float, { nullable: true, description: "How sure it is, from 0 to 1; 0.7 when absent." })
  readonly confidence?: number | null;
}

@InputType({ description: "What a reader says that a text says." })
export class QuotedProposalInput {
  @Field(() => [QuotedEntityInput], { description: "The entities that it names: at most 1,000." })
  readonly entities: QuotedEntityInput[];
  @Field(() => [QuotedRelationInput], { description: "The relations that it states: at most 5,000." })
  readonly relations: QuotedRelationInput[];
}

@ArgsType()
export class ProposeQuotedArgs extends TextArgs {
  @Field(() => QuotedProposalInput, { description: "What the text says, with quotes." })
  readonly said: QuotedProposalInput;
  @Field(() => String, {
    nullable: true,
    defaultValue: "reader",
    description: "Who or what has read the text: at most 300 characters. Evidence shows it as `extractedBy`.",
  })
  readonly by?: string | null;
}

@InputType({ description: "A part of the text of a proposal, in UTF-16 units, as JavaScript counts." })
export class TextSpanInput {
  @Field(() => Int, { description: "Where it begins, from 0." })
  readonly start: number;
  @Field(() => Int, { description: "Where it ends: the position after its last character." })
  readonly end: number;
}

/** What a reviewer may give of every part of a proposal. */
@InputType()
abstract class RevisedPartInput {
  @Field(() => Float, {
    nullable: true,
    description: "How sure it is, from 0 to 1; 1 when absent. A part that is as it was keeps its own.",
  })
  readonly confidence?: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Who changed or added it; reviewer when absent. A part that is as it was keeps who found it, whatever is given.",
  })
  readonly foundBy?: string | null;
  @Field(() => PartVerdictEnum, {
    nullable: true,
    description: "What the reviewer says of it; OPEN when absent.",
  })
  readonly verdict?: PartVerdict | null;
  @Field(() => String, { nullable: true, description: "Why: at most 2,000 characters." })
  readonly reason?: string | null;
}

@InputType({ description: "An entity of a proposal, as a reviewer wants it." })
export class RevisedEntityInput extends RevisedPartInput {
  @Field(() => String, { description: "Its name within the proposal. One that the proposal has changes that entity." })
  readonly ref: string;
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;
  @Field(() => String, { description: "Its name." })
  readonly name: string;
  @Field(() => [String], { nullable: true, description: "All its other names." })
  readonly aliases?: string[] | null;
  @Field(() => orgKind, { nullable: true, description: "Of a company, what sort of organization it is." })
  readonly orgKind?: string | null;
  @Field(() => [TextSpanInput], { description: "All places where the text names it: from 1 to 2,000." })
  readonly mentions: TextSpanInput[];
  @Field(() => ID, { nullable: true, description: "The entity of the graph that it is; absent, its name tells." })
  readonly entityId?: string | null;
}

/** It also has the fields of the table in relation-fields.ts, which are declared below. */
@InputType({ description: "A relation of a proposal, as a reviewer wants it." })
export class RevisedRelationInput extends RevisedPartInput {
  @Field(() => String, {
    description: "Its name within the proposal. One that the proposal has changes that relation.",
  })
  readonly ref: string;
  @Field(() => RelationTypeEnum, { description: "Its type." })
  readonly type: RelationType;
  @Field(() => String, { description: "The ref of the entity from which it reads." })
  readonly source: string;
  @Field(() => String, { description: "The ref of the entity to which it reads." })
  readonly target: string;
  @Field(() => String, { nullable: true, description: "As what: an office, a share, a project." })
  readonly role?: string | null;
  @Field(() => String, { nullable: true, description: began })
  readonly since?: string | null;
  @Field(() => String, { nullable: true, description: ended })
  readonly until?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it held when the article appeared, if it says." })
  readonly current?: boolean | null;
  @Field(() => TextSpanInput, { description: "Where the text says so: at most 2,000 characters." })
  readonly evidence: TextSpanInput;
  @Field(() => String, { nullable: true, description: "The words of the text there. If given, they are compared." })
  readonly quote?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "What the text says, in other words. Absent: as before, or made of the type, the names and the role.",
  })
  readonly statement?: string | null;
  @Field(() => [RelationMarkEnum], { nullable: true, description: "Why it may be no fact; nothing when absent." })
  readonly marks?: Mark[] | null;
}
declareRelationFields(RevisedRelationInput, "descriptionInRecord");

@ArgsType()
export class ReviseProposalArgs extends VersionArgs {
  @Field(() => [RevisedEntityInput], { description: "All its entities: at most 1,000." })
  readonly entities: RevisedEntityInput[];
  @Field(() => [RevisedRelationInput], { description: "All its relations: at most 5,000." })
  readonly relations: RevisedRelationInput[];
}

@ArgsType()
export class AcceptProposalArgs extends VersionArgs {
  @Field(() => [String], { description: "The refs of the entities to take." })
  readonly entities: string[];
  @Field(() => [String], { description: "The refs of the relations to take. Their ends are taken too." })
  readonly relations: string[];
}

@ArgsType()
export class RejectProposalArgs extends VersionArgs {
  @Field(() => String, { nullable: true, description: "Why." })
  readonly reason?: string | null;
}
