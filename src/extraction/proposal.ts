import type { EntityValues } from "../entity-fields.ts";
import type { EntityKind, RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import type { RelationValues } from "../relation-fields.ts";

/** A part of a text: from `start` up to `end`, which is not part of it, in UTF-16 units, as JavaScript counts. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface ProposedEntity {
  /** What relations of the proposal point to, such as e1. */
  readonly ref: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly orgKind: EntityValues["orgKind"];
  /** Where the text names it, in the order of the text. Never empty. */
  readonly mentions: readonly Span[];
  /** From 0 to 1. */
  readonly confidence: number;
  /** Who or what found it, as `extractedBy` of evidence says it: offline:tagger, llm:MODEL, a person. */
  readonly foundBy: string;
  /** The entity of the graph that it is, as a reviewer says. Null: its name tells, as in every record. */
  readonly id: string | null;
}

/**
 * Why a relation may not be a fact. NEGATED: the text denies it. POSSIBLE: the text plans, expects, doubts or asks it.
 * REPORTED: the text gives it as what somebody claims.
 */
export const marks = ["NEGATED", "POSSIBLE", "REPORTED"] as const;
export type Mark = (typeof marks)[number];

export interface ProposedRelation extends RelationValues {
  /** Its name in the proposal, such as r1. */
  readonly ref: string;
  readonly type: RelationType;
  /** The refs of its ends. */
  readonly source: string;
  readonly target: string;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
  /** Where the text says so, and the words there. */
  readonly evidence: Span;
  readonly quote: string;
  /** What the text says, in other words: what the graph will show of it. */
  readonly statement: string;
  readonly marks: readonly Mark[];
  /** From 0 to 1. */
  readonly confidence: number;
  readonly foundBy: string;
}

/** Something that an extractor said and that was left out, because the text or the ontology does not bear it. */
export interface Fallen {
  /** What fell, such as "HEADS Ada Berg → Nordlicht". */
  readonly what: string;
  /** Why, in a sentence. */
  readonly why: string;
}

/** What a language model used up. */
export interface Usage {
  readonly model: string;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** What an extractor found in a text. Each ref that a relation names is that of an entity. */
export interface Proposal {
  readonly entities: readonly ProposedEntity[];
  readonly relations: readonly ProposedRelation[];
  /** The first that fell, at most `maxFallen`, and how many in all. */
  readonly fallen: readonly Fallen[];
  readonly fallenTotal: number;
  readonly usage: Usage | null;
}

export const maxFallen = 100;

/** Collects what falls: keeps the first `maxFallen`, and counts all. */
export class FallenList {
  readonly fallen: Fallen[] = [];
  fallenTotal = 0;

  add(what: string, why: string): void {
    this.fallenTotal++;
    if (this.fallen.length < maxFallen) this.fallen.push({ what, why });
  }
}
