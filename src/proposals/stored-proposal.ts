import { z } from "zod";
import type { RecordArticle } from "../articles/record.ts";
import type { Fallen, ProposedEntity, ProposedRelation, Usage } from "../extraction/proposal.ts";

/** What is stored, and read of it. */
export const proposalStatuses = ["EXTRACTING", "FAILED", "OPEN", "ACCEPTED", "REJECTED"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** What a person says of one part of a proposal. */
export const partVerdicts = ["OPEN", "ACCEPTED", "REJECTED"] as const;
export type PartVerdict = (typeof partVerdicts)[number];

/** The extractors that a person can ask for. */
export const extractorNames = ["OFFLINE", "LANGUAGE_MODEL"] as const;
export type ExtractorName = (typeof extractorNames)[number];

interface Judged {
  readonly verdict: PartVerdict;
  readonly reason: string | null;
}
export type StoredEntity = ProposedEntity & Judged;
export type StoredRelation = ProposedRelation & Judged;

/** The large part of a proposal. */
export interface ProposalBody {
  /** Null once a person has decided, unless texts are kept. */
  readonly text: string | null;
  readonly entities: readonly StoredEntity[];
  readonly relations: readonly StoredRelation[];
  readonly fallen: readonly Fallen[];
}

/** A proposal but for its large part. */
export interface ProposalHead {
  readonly id: string;
  readonly status: ProposalStatus;
  readonly version: number;
  readonly article: RecordArticle;
  /** Whether the graph has an article with this id. */
  readonly articleInGraph: boolean;
  readonly language: string;
  /** Null where somebody who has read the text gave quotes. */
  readonly extractor: ExtractorName | null;
  readonly fallenTotal: number;
  readonly usage: Usage | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly reason: string | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface StoredProposal extends ProposalHead, ProposalBody {}

const text = z.string().nullish();
/** The properties of a node. Those of the large part are absent from a list, and a property without a value always is. */
export const storedRow = z.strictObject({
  id: z.string(),
  status: z.enum(proposalStatuses),
  version: z.int(),
  articleId: z.string(),
  article: z.string(),
  language: z.string(),
  extractor: z.enum(extractorNames).nullish(),
  text,
  entities: text,
  relations: text,
  fallen: text,
  fallenTotal: z.int(),
  usage: text,
  errorCode: text,
  errorMessage: text,
  reason: text,
  createdAt: z.string(),
  changedAt: z.string(),
  /** When an extraction must have ended. */
  deadline: text,
});
export type StoredRow = z.infer<typeof storedRow>;

/** The longest that the entities, relations and what fell of one proposal are together, as JSON. */
export const maxPartsLength = 1_000_000;

/** The time as it is stored: it sorts as text. */
export const now = (aheadMs = 0) => new Date(Date.now() + aheadMs).toISOString();

/** What is stored of an extraction that ended without a proposal. */
export const failedWith = (errorCode: string, errorMessage: string) => ({ errorCode, errorMessage, deadline: null });

/** Of an extraction that is over its deadline: its process has died, or could not store what it found. */
export const overdue = failedWith("EXTRACTION_TIMEOUT", "The extraction did not end in time. Propose the text again.");

/** Whether a stored proposal has failed without anybody saying so. */
export function isOverdue({ status, deadline }: Pick<StoredRow, "status" | "deadline">): boolean {
  return status === "EXTRACTING" && deadline != null && deadline < now();
}

export function headOf(row: StoredRow, articleInGraph: boolean): ProposalHead {
  const { id, version, language, fallenTotal, createdAt, changedAt } = row;
  const { status, errorCode, errorMessage } = isOverdue(row) ? { ...overdue, status: "FAILED" as const } : row;
  return {
    ...{ id, status, version, language, fallenTotal, createdAt, changedAt, articleInGraph },
    article: JSON.parse(row.article),
    extractor: row.extractor ?? null,
    usage: row.usage == null ? null : JSON.parse(row.usage),
    error: errorCode == null ? null : { code: errorCode, message: errorMessage ?? "" },
    reason: row.reason ?? null,
  };
}

export function bodyOf({ text, entities, relations, fallen }: Partial<StoredRow>): ProposalBody {
  const list = (json: string | null | undefined) => (json == null ? [] : JSON.parse(json));
  return { text: text ?? null, entities: list(entities), relations: list(relations), fallen: list(fallen) };
}

/** The properties of parts. */
export function partsOf({ entities, relations, fallen }: Omit<ProposalBody, "text">) {
  return {
    entities: JSON.stringify(entities),
    relations: JSON.stringify(relations),
    fallen: JSON.stringify(fallen),
  };
}

export function lengthOfParts(parts: ReturnType<typeof partsOf>): number {
  return parts.entities.length + parts.relations.length + parts.fallen.length;
}
