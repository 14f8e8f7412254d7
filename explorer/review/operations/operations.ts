/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What an entity is. */
export type EntityKind =
  /** A thing that can be owned, such as a newspaper, a ship or a building. */
  | 'ASSET'
  /** A company or another organization. */
  | 'COMPANY'
  /** A human being. */
  | 'PERSON'
  /** A place of any size. */
  | 'PLACE';

/** A program that reads a text and proposes what it says. */
export type Extractor =
  /** The language model that the settings name. The text is sent to it. */
  | 'LANGUAGE_MODEL'
  /** Rules and patterns on this machine, for German and English. They find little, and most of it is right. */
  | 'OFFLINE';

/** What the field `orgKind` says. */
export type OrgKind =
  /** An association, a union or a club. */
  | 'ASSOCIATION'
  /** A company. */
  | 'COMPANY'
  /** A foundation or a charity. */
  | 'FOUNDATION'
  /** A fund of money, such as one for pensions or investments. */
  | 'FUND'
  /** A group without a legal form. */
  | 'GROUP'
  /** A political party. */
  | 'PARTY'
  /** A ministry, an agency, a court or another body of a state. */
  | 'PUBLIC_BODY'
  /** An organization of which the source does not tell more. */
  | 'UNKNOWN';

/** What a reviewer says of a part of a proposal. */
export type PartVerdict =
  /** It is to be taken, or was. */
  | 'ACCEPTED'
  /** Nothing yet. */
  | 'OPEN'
  /** It is not to be taken. */
  | 'REJECTED';

/** How far a proposal is. */
export type ProposalStatus =
  /** A person took some of it, which is in the graph. */
  | 'ACCEPTED'
  /** An extractor reads the text, or the text waits for it. */
  | 'EXTRACTING'
  /** The extractor gave nothing; `error` tells why. */
  | 'FAILED'
  /** A person is to review it. */
  | 'OPEN'
  /** A person took nothing of it. */
  | 'REJECTED';

/** The article of a text that is proposed. */
export type ProposedArticleInput = {
  /** A permanent id. Absent: one is made of the title and the address, or of the text if the article has no address. */
  readonly id?: string | null | undefined;
  /** Its language as a BCP 47 tag. Extractors read de and en; absent, they guess which of both it is. */
  readonly language?: string | null | undefined;
  /** When it appeared, as 2016, 2016-11 or 2016-11-03; not in the future. */
  readonly publishedOn?: string | null | undefined;
  /** Who published it. */
  readonly publisher?: string | null | undefined;
  /** The headline. */
  readonly title: string;
  /** Where it can be read: an http or https address. */
  readonly url?: string | null | undefined;
};

/** Why a proposed relation may be no fact. */
export type RelationMark =
  /** The text denies it. */
  | 'NEGATED'
  /** The text plans, expects, doubts or asks it. */
  | 'POSSIBLE'
  /** The text gives it as what somebody claims. */
  | 'REPORTED';

/** The type of a relation between two entities. `ontology` has the labels of each type and the kinds of its ends. */
export type RelationType =
  /** PERSON or COMPANY and PERSON or COMPANY: associated with. */
  | 'ASSOCIATED_WITH'
  /** COMPANY and COMPANY: competes with. */
  | 'COMPETES_WITH'
  /** PERSON or COMPANY to COMPANY: director of, or has director. */
  | 'DIRECTOR_OF'
  /** COMPANY to PERSON or COMPANY: founded by, or founded. */
  | 'FOUNDED_BY'
  /** PERSON or COMPANY to COMPANY or PLACE: heads, or headed by. */
  | 'HEADS'
  /** PERSON or COMPANY or PLACE to PLACE: located in, or location of. */
  | 'LOCATED_IN'
  /** PERSON or COMPANY to COMPANY: member of, or has member. */
  | 'MEMBER_OF'
  /** PERSON and PERSON: met. */
  | 'MET'
  /** PERSON or COMPANY to COMPANY or ASSET: owns, or owned by. */
  | 'OWNS'
  /** PERSON or COMPANY to PERSON or COMPANY: paid, or paid by. */
  | 'PAID'
  /** COMPANY and COMPANY or PERSON: partner of. */
  | 'PARTNER_OF'
  /** PERSON to PERSON: relative of, or has relative. */
  | 'RELATIVE_OF'
  /** PERSON or COMPANY to PERSON or COMPANY: represents, or represented by. */
  | 'REPRESENTS'
  /** COMPANY to COMPANY: subsidiary of, or parent of. */
  | 'SUBSIDIARY_OF'
  /** COMPANY to COMPANY: succeeded by, or successor of. */
  | 'SUCCEEDED_BY'
  /** PERSON to PLACE: visited, or visited by. */
  | 'VISITED'
  /** PERSON to COMPANY: works for, or employs. */
  | 'WORKS_FOR';

/** An entity of a proposal, as a reviewer wants it. */
export type RevisedEntityInput = {
  /** All its other names. */
  readonly aliases?: ReadonlyArray<string> | null | undefined;
  /** How sure it is, from 0 to 1; 1 when absent. A part that is as it was keeps its own. */
  readonly confidence?: number | null | undefined;
  /** The entity of the graph that it is; absent, its name tells. */
  readonly entityId?: string | null | undefined;
  /** Who changed or added it; reviewer when absent. A part that is as it was keeps who found it, whatever is given. */
  readonly foundBy?: string | null | undefined;
  /** What it is. */
  readonly kind: EntityKind;
  /** All places where the text names it: from 1 to 2,000. */
  readonly mentions: ReadonlyArray<TextSpanInput>;
  /** Its name. */
  readonly name: string;
  /** Of a company, what sort of organization it is. */
  readonly orgKind?: OrgKind | null | undefined;
  /** Why: at most 2,000 characters. */
  readonly reason?: string | null | undefined;
  /** Its name within the proposal. One that the proposal has changes that entity. */
  readonly ref: string;
  /** What the reviewer says of it; OPEN when absent. */
  readonly verdict?: PartVerdict | null | undefined;
};

/** A relation of a proposal, as a reviewer wants it. */
export type RevisedRelationInput = {
  /** Of PAID: the amount. It is negative where money was paid back. */
  readonly amount?: number | null | undefined;
  /** How sure it is, from 0 to 1; 1 when absent. A part that is as it was keeps its own. */
  readonly confidence?: number | null | undefined;
  /** Of PAID: the currency of the amount, as three letters of ISO 4217, such as EUR. */
  readonly currency?: string | null | undefined;
  /** Whether it held when the article appeared, if it says. */
  readonly current?: boolean | null | undefined;
  /** Where the text says so: at most 2,000 characters. */
  readonly evidence: TextSpanInput;
  /** Who changed or added it; reviewer when absent. A part that is as it was keeps who found it, whatever is given. */
  readonly foundBy?: string | null | undefined;
  /** Why it may be no fact; nothing when absent. */
  readonly marks?: ReadonlyArray<RelationMark> | null | undefined;
  /** The words of the text there. If given, they are compared. */
  readonly quote?: string | null | undefined;
  /** Why: at most 2,000 characters. */
  readonly reason?: string | null | undefined;
  /** Its name within the proposal. One that the proposal has changes that relation. */
  readonly ref: string;
  /** As what: an office, a share, a project. */
  readonly role?: string | null | undefined;
  /** Of OWNS: the share in percent; of a range, its lower end. */
  readonly share?: number | null | undefined;
  /** Of OWNS: the upper end of the share, if it is a range. */
  readonly shareUpTo?: number | null | undefined;
  /** When it began, such as 2016-11, if said. */
  readonly since?: string | null | undefined;
  /** The ref of the entity from which it reads. */
  readonly source: string;
  /** What the text says, in other words. Absent: as before, or made of the type, the names and the role. */
  readonly statement?: string | null | undefined;
  /** The ref of the entity to which it reads. */
  readonly target: string;
  /** Its type. */
  readonly type: RelationType;
  /** When it ended, such as 2016-11, if said. */
  readonly until?: string | null | undefined;
  /** What the reviewer says of it; OPEN when absent. */
  readonly verdict?: PartVerdict | null | undefined;
};

/** A part of the text of a proposal, in UTF-16 units, as JavaScript counts. */
export type TextSpanInput = {
  /** Where it ends: the position after its last character. */
  readonly end: number;
  /** Where it begins, from 0. */
  readonly start: number;
};

export type ReviewStartQueryVariables = Exact<{ [key: string]: never; }>;


export type ReviewStartQuery = { readonly ontology: { readonly relationTypes: ReadonlyArray<{ readonly type: RelationType, readonly sources: ReadonlyArray<EntityKind>, readonly targets: ReadonlyArray<EntityKind>, readonly symmetric: boolean, readonly bounded: boolean }> } | null, readonly all: { readonly totalCount: number } | null, readonly extracting: { readonly totalCount: number } | null, readonly failed: { readonly totalCount: number } | null, readonly open: { readonly totalCount: number } | null, readonly accepted: { readonly totalCount: number } | null, readonly rejected: { readonly totalCount: number } | null };

export type ProposalListQueryVariables = Exact<{
  status?: ProposalStatus | null | undefined;
  after?: string | null | undefined;
}>;


export type ProposalListQuery = { readonly proposals: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null, readonly all: { readonly totalCount: number } | null, readonly extracting: { readonly totalCount: number } | null, readonly failed: { readonly totalCount: number } | null, readonly open: { readonly totalCount: number } | null, readonly accepted: { readonly totalCount: number } | null, readonly rejected: { readonly totalCount: number } | null };

export type ProposalByIdQueryVariables = Exact<{
  id: string;
}>;


export type ProposalByIdQuery = { readonly proposal: { readonly text: string | null, readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly fallen: ReadonlyArray<{ readonly what: string, readonly why: string }>, readonly usage: { readonly model: string, readonly calls: number, readonly inputTokens: number, readonly outputTokens: number } | null, readonly entities: ReadonlyArray<{ readonly ref: string, readonly kind: EntityKind, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly orgKind: OrgKind | null, readonly confidence: number, readonly foundBy: string, readonly entityId: string | null, readonly verdict: PartVerdict, readonly reason: string | null, readonly mentions: ReadonlyArray<{ readonly start: number, readonly end: number }>, readonly candidates: ReadonlyArray<{ readonly id: string, readonly kind: EntityKind, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly ref: string, readonly type: RelationType, readonly source: string, readonly target: string, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly quote: string, readonly unnamedEnds: ReadonlyArray<string> | null, readonly statement: string, readonly marks: ReadonlyArray<RelationMark>, readonly confidence: number, readonly foundBy: string, readonly verdict: PartVerdict, readonly reason: string | null, readonly evidence: { readonly start: number, readonly end: number } }>, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } } | null };

export type ProposalStatusQueryVariables = Exact<{
  id: string;
}>;


export type ProposalStatusQuery = { readonly proposal: { readonly id: string, readonly status: ProposalStatus } | null };

export type ProposeArticleMutationVariables = Exact<{
  text: string;
  article: ProposedArticleInput;
  extractor: Extractor;
}>;


export type ProposeArticleMutation = { readonly proposeArticle: { readonly id: string } };

export type ReviseProposalMutationVariables = Exact<{
  id: string;
  version: number;
  entities: ReadonlyArray<RevisedEntityInput> | RevisedEntityInput;
  relations: ReadonlyArray<RevisedRelationInput> | RevisedRelationInput;
}>;


export type ReviseProposalMutation = { readonly reviseProposal: { readonly text: string | null, readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly fallen: ReadonlyArray<{ readonly what: string, readonly why: string }>, readonly usage: { readonly model: string, readonly calls: number, readonly inputTokens: number, readonly outputTokens: number } | null, readonly entities: ReadonlyArray<{ readonly ref: string, readonly kind: EntityKind, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly orgKind: OrgKind | null, readonly confidence: number, readonly foundBy: string, readonly entityId: string | null, readonly verdict: PartVerdict, readonly reason: string | null, readonly mentions: ReadonlyArray<{ readonly start: number, readonly end: number }>, readonly candidates: ReadonlyArray<{ readonly id: string, readonly kind: EntityKind, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly ref: string, readonly type: RelationType, readonly source: string, readonly target: string, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly quote: string, readonly unnamedEnds: ReadonlyArray<string> | null, readonly statement: string, readonly marks: ReadonlyArray<RelationMark>, readonly confidence: number, readonly foundBy: string, readonly verdict: PartVerdict, readonly reason: string | null, readonly evidence: { readonly start: number, readonly end: number } }>, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } } };

export type SaveVerdictsMutationVariables = Exact<{
  id: string;
  version: number;
  entities: ReadonlyArray<RevisedEntityInput> | RevisedEntityInput;
  relations: ReadonlyArray<RevisedRelationInput> | RevisedRelationInput;
}>;


export type SaveVerdictsMutation = { readonly reviseProposal: { readonly version: number, readonly changedAt: string } };

export type AcceptProposalMutationVariables = Exact<{
  id: string;
  version: number;
  entities: ReadonlyArray<string> | string;
  relations: ReadonlyArray<string> | string;
}>;


export type AcceptProposalMutation = { readonly acceptProposal: { readonly proposal: { readonly text: string | null, readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly fallen: ReadonlyArray<{ readonly what: string, readonly why: string }>, readonly usage: { readonly model: string, readonly calls: number, readonly inputTokens: number, readonly outputTokens: number } | null, readonly entities: ReadonlyArray<{ readonly ref: string, readonly kind: EntityKind, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly orgKind: OrgKind | null, readonly confidence: number, readonly foundBy: string, readonly entityId: string | null, readonly verdict: PartVerdict, readonly reason: string | null, readonly mentions: ReadonlyArray<{ readonly start: number, readonly end: number }>, readonly candidates: ReadonlyArray<{ readonly id: string, readonly kind: EntityKind, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly ref: string, readonly type: RelationType, readonly source: string, readonly target: string, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly quote: string, readonly unnamedEnds: ReadonlyArray<string> | null, readonly statement: string, readonly marks: ReadonlyArray<RelationMark>, readonly confidence: number, readonly foundBy: string, readonly verdict: PartVerdict, readonly reason: string | null, readonly evidence: { readonly start: number, readonly end: number } }>, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } }, readonly imported: { readonly unchanged: boolean, readonly entitiesCreated: number, readonly relationsCreated: number, readonly relationsConfirmed: number, readonly article: { readonly id: string, readonly title: string }, readonly entities: ReadonlyArray<{ readonly ref: string, readonly entityId: string }> } } };

export type RejectProposalMutationVariables = Exact<{
  id: string;
  version: number;
  reason?: string | null | undefined;
}>;


export type RejectProposalMutation = { readonly rejectProposal: { readonly text: string | null, readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly fallen: ReadonlyArray<{ readonly what: string, readonly why: string }>, readonly usage: { readonly model: string, readonly calls: number, readonly inputTokens: number, readonly outputTokens: number } | null, readonly entities: ReadonlyArray<{ readonly ref: string, readonly kind: EntityKind, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly orgKind: OrgKind | null, readonly confidence: number, readonly foundBy: string, readonly entityId: string | null, readonly verdict: PartVerdict, readonly reason: string | null, readonly mentions: ReadonlyArray<{ readonly start: number, readonly end: number }>, readonly candidates: ReadonlyArray<{ readonly id: string, readonly kind: EntityKind, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly ref: string, readonly type: RelationType, readonly source: string, readonly target: string, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly quote: string, readonly unnamedEnds: ReadonlyArray<string> | null, readonly statement: string, readonly marks: ReadonlyArray<RelationMark>, readonly confidence: number, readonly foundBy: string, readonly verdict: PartVerdict, readonly reason: string | null, readonly evidence: { readonly start: number, readonly end: number } }>, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } } };

export type CountsFragment = { readonly all: { readonly totalCount: number } | null, readonly extracting: { readonly totalCount: number } | null, readonly failed: { readonly totalCount: number } | null, readonly open: { readonly totalCount: number } | null, readonly accepted: { readonly totalCount: number } | null, readonly rejected: { readonly totalCount: number } | null };

export type HeadFragment = { readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } };

export type WholeFragment = { readonly text: string | null, readonly id: string, readonly status: ProposalStatus, readonly version: number, readonly language: string, readonly extractor: Extractor | null, readonly fallenTotal: number, readonly articleInGraph: boolean, readonly reason: string | null, readonly createdAt: string, readonly changedAt: string, readonly fallen: ReadonlyArray<{ readonly what: string, readonly why: string }>, readonly usage: { readonly model: string, readonly calls: number, readonly inputTokens: number, readonly outputTokens: number } | null, readonly entities: ReadonlyArray<{ readonly ref: string, readonly kind: EntityKind, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly orgKind: OrgKind | null, readonly confidence: number, readonly foundBy: string, readonly entityId: string | null, readonly verdict: PartVerdict, readonly reason: string | null, readonly mentions: ReadonlyArray<{ readonly start: number, readonly end: number }>, readonly candidates: ReadonlyArray<{ readonly id: string, readonly kind: EntityKind, readonly name: string }> }>, readonly relations: ReadonlyArray<{ readonly ref: string, readonly type: RelationType, readonly source: string, readonly target: string, readonly role: string | null, readonly since: string | null, readonly until: string | null, readonly current: boolean | null, readonly share: number | null, readonly shareUpTo: number | null, readonly amount: number | null, readonly currency: string | null, readonly quote: string, readonly unnamedEnds: ReadonlyArray<string> | null, readonly statement: string, readonly marks: ReadonlyArray<RelationMark>, readonly confidence: number, readonly foundBy: string, readonly verdict: PartVerdict, readonly reason: string | null, readonly evidence: { readonly start: number, readonly end: number } }>, readonly error: { readonly code: string, readonly message: string } | null, readonly article: { readonly id: string, readonly title: string, readonly publisher: string | null, readonly publishedOn: string | null, readonly language: string, readonly url: string | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CountsFragmentDoc = new TypedDocumentString(`
    fragment Counts on Query {
  all: proposals(first: 0) {
    totalCount
  }
  extracting: proposals(first: 0, status: EXTRACTING) {
    totalCount
  }
  failed: proposals(first: 0, status: FAILED) {
    totalCount
  }
  open: proposals(first: 0, status: OPEN) {
    totalCount
  }
  accepted: proposals(first: 0, status: ACCEPTED) {
    totalCount
  }
  rejected: proposals(first: 0, status: REJECTED) {
    totalCount
  }
}
    `, {"fragmentName":"Counts"}) as unknown as TypedDocumentString<CountsFragment, unknown>;
export const HeadFragmentDoc = new TypedDocumentString(`
    fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}
    `, {"fragmentName":"Head"}) as unknown as TypedDocumentString<HeadFragment, unknown>;
export const WholeFragmentDoc = new TypedDocumentString(`
    fragment Whole on Proposal {
  ...Head
  text
  fallen {
    what
    why
  }
  usage {
    model
    calls
    inputTokens
    outputTokens
  }
  entities {
    ref
    kind
    name
    aliases
    orgKind
    mentions {
      start
      end
    }
    confidence
    foundBy
    entityId
    verdict
    reason
    candidates {
      id
      kind
      name
    }
  }
  relations {
    ref
    type
    source
    target
    role
    since
    until
    current
    share
    shareUpTo
    amount
    currency
    evidence {
      start
      end
    }
    quote
    unnamedEnds
    statement
    marks
    confidence
    foundBy
    verdict
    reason
  }
}
    fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}`, {"fragmentName":"Whole"}) as unknown as TypedDocumentString<WholeFragment, unknown>;
export const ReviewStartDocument = new TypedDocumentString(`
    query ReviewStart {
  ontology {
    relationTypes {
      type
      sources
      targets
      symmetric
      bounded
    }
  }
  ...Counts
}
    fragment Counts on Query {
  all: proposals(first: 0) {
    totalCount
  }
  extracting: proposals(first: 0, status: EXTRACTING) {
    totalCount
  }
  failed: proposals(first: 0, status: FAILED) {
    totalCount
  }
  open: proposals(first: 0, status: OPEN) {
    totalCount
  }
  accepted: proposals(first: 0, status: ACCEPTED) {
    totalCount
  }
  rejected: proposals(first: 0, status: REJECTED) {
    totalCount
  }
}`) as unknown as TypedDocumentString<ReviewStartQuery, ReviewStartQueryVariables>;
export const ProposalListDocument = new TypedDocumentString(`
    query ProposalList($status: ProposalStatus, $after: String) {
  ...Counts
  proposals(status: $status, first: 20, after: $after) {
    nodes {
      ...Head
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Counts on Query {
  all: proposals(first: 0) {
    totalCount
  }
  extracting: proposals(first: 0, status: EXTRACTING) {
    totalCount
  }
  failed: proposals(first: 0, status: FAILED) {
    totalCount
  }
  open: proposals(first: 0, status: OPEN) {
    totalCount
  }
  accepted: proposals(first: 0, status: ACCEPTED) {
    totalCount
  }
  rejected: proposals(first: 0, status: REJECTED) {
    totalCount
  }
}
fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}`) as unknown as TypedDocumentString<ProposalListQuery, ProposalListQueryVariables>;
export const ProposalByIdDocument = new TypedDocumentString(`
    query ProposalById($id: ID!) {
  proposal(id: $id) {
    ...Whole
  }
}
    fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}
fragment Whole on Proposal {
  ...Head
  text
  fallen {
    what
    why
  }
  usage {
    model
    calls
    inputTokens
    outputTokens
  }
  entities {
    ref
    kind
    name
    aliases
    orgKind
    mentions {
      start
      end
    }
    confidence
    foundBy
    entityId
    verdict
    reason
    candidates {
      id
      kind
      name
    }
  }
  relations {
    ref
    type
    source
    target
    role
    since
    until
    current
    share
    shareUpTo
    amount
    currency
    evidence {
      start
      end
    }
    quote
    unnamedEnds
    statement
    marks
    confidence
    foundBy
    verdict
    reason
  }
}`) as unknown as TypedDocumentString<ProposalByIdQuery, ProposalByIdQueryVariables>;
export const ProposalStatusDocument = new TypedDocumentString(`
    query ProposalStatus($id: ID!) {
  proposal(id: $id) {
    id
    status
  }
}
    `) as unknown as TypedDocumentString<ProposalStatusQuery, ProposalStatusQueryVariables>;
export const ProposeArticleDocument = new TypedDocumentString(`
    mutation ProposeArticle($text: String!, $article: ProposedArticleInput!, $extractor: Extractor!) {
  proposeArticle(text: $text, article: $article, extractor: $extractor) {
    id
  }
}
    `) as unknown as TypedDocumentString<ProposeArticleMutation, ProposeArticleMutationVariables>;
export const ReviseProposalDocument = new TypedDocumentString(`
    mutation ReviseProposal($id: ID!, $version: Int!, $entities: [RevisedEntityInput!]!, $relations: [RevisedRelationInput!]!) {
  reviseProposal(
    id: $id
    version: $version
    entities: $entities
    relations: $relations
  ) {
    ...Whole
  }
}
    fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}
fragment Whole on Proposal {
  ...Head
  text
  fallen {
    what
    why
  }
  usage {
    model
    calls
    inputTokens
    outputTokens
  }
  entities {
    ref
    kind
    name
    aliases
    orgKind
    mentions {
      start
      end
    }
    confidence
    foundBy
    entityId
    verdict
    reason
    candidates {
      id
      kind
      name
    }
  }
  relations {
    ref
    type
    source
    target
    role
    since
    until
    current
    share
    shareUpTo
    amount
    currency
    evidence {
      start
      end
    }
    quote
    unnamedEnds
    statement
    marks
    confidence
    foundBy
    verdict
    reason
  }
}`) as unknown as TypedDocumentString<ReviseProposalMutation, ReviseProposalMutationVariables>;
export const SaveVerdictsDocument = new TypedDocumentString(`
    mutation SaveVerdicts($id: ID!, $version: Int!, $entities: [RevisedEntityInput!]!, $relations: [RevisedRelationInput!]!) {
  reviseProposal(
    id: $id
    version: $version
    entities: $entities
    relations: $relations
  ) {
    version
    changedAt
  }
}
    `) as unknown as TypedDocumentString<SaveVerdictsMutation, SaveVerdictsMutationVariables>;
export const AcceptProposalDocument = new TypedDocumentString(`
    mutation AcceptProposal($id: ID!, $version: Int!, $entities: [String!]!, $relations: [String!]!) {
  acceptProposal(
    id: $id
    version: $version
    entities: $entities
    relations: $relations
  ) {
    proposal {
      ...Whole
    }
    imported {
      unchanged
      entitiesCreated
      relationsCreated
      relationsConfirmed
      article {
        id
        title
      }
      entities {
        ref
        entityId
      }
    }
  }
}
    fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}
fragment Whole on Proposal {
  ...Head
  text
  fallen {
    what
    why
  }
  usage {
    model
    calls
    inputTokens
    outputTokens
  }
  entities {
    ref
    kind
    name
    aliases
    orgKind
    mentions {
      start
      end
    }
    confidence
    foundBy
    entityId
    verdict
    reason
    candidates {
      id
      kind
      name
    }
  }
  relations {
    ref
    type
    source
    target
    role
    since
    until
    current
    share
    shareUpTo
    amount
    currency
    evidence {
      start
      end
    }
    quote
    unnamedEnds
    statement
    marks
    confidence
    foundBy
    verdict
    reason
  }
}`) as unknown as TypedDocumentString<AcceptProposalMutation, AcceptProposalMutationVariables>;
export const RejectProposalDocument = new TypedDocumentString(`
    mutation RejectProposal($id: ID!, $version: Int!, $reason: String) {
  rejectProposal(id: $id, version: $version, reason: $reason) {
    ...Whole
  }
}
    fragment Head on Proposal {
  id
  status
  version
  language
  extractor
  fallenTotal
  articleInGraph
  reason
  createdAt
  changedAt
  error {
    code
    message
  }
  article {
    id
    title
    publisher
    publishedOn
    language
    url
  }
}
fragment Whole on Proposal {
  ...Head
  text
  fallen {
    what
    why
  }
  usage {
    model
    calls
    inputTokens
    outputTokens
  }
  entities {
    ref
    kind
    name
    aliases
    orgKind
    mentions {
      start
      end
    }
    confidence
    foundBy
    entityId
    verdict
    reason
    candidates {
      id
      kind
      name
    }
  }
  relations {
    ref
    type
    source
    target
    role
    since
    until
    current
    share
    shareUpTo
    amount
    currency
    evidence {
      start
      end
    }
    quote
    unnamedEnds
    statement
    marks
    confidence
    foundBy
    verdict
    reason
  }
}`) as unknown as TypedDocumentString<RejectProposalMutation, RejectProposalMutationVariables>;