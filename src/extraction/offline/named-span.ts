import type { EntityKind } from "../../ontology.ts";
import type { Span } from "../proposal.ts";

/**
 * How a name was found, the surest first. KNOWN: the graph has it. LEGAL_FORM: it ends with one. ORG_NOUN: it has a noun
 * such as Stiftung, or one such as carmaker beside it. ROLE: a role is joined to it, as in Nordlicht-Chef, or a dateline
 * begins with it. TAGGER: the tagger says so, or a rule that is no surer. REPEAT: it is a name, or a part of one, that was
 * found elsewhere in the text.
 */
export const ways = ["KNOWN", "LEGAL_FORM", "ORG_NOUN", "ROLE", "TAGGER", "REPEAT"] as const;
export type Way = (typeof ways)[number];

/** A part of a text that names something. */
export interface NamedSpan extends Span {
  readonly kind: EntityKind;
  readonly way: Way;
}

/** What the tagger says of a part of a text. */
export interface TaggedSpan extends Span {
  readonly kind: EntityKind;
}

export function named(span: Span, kind: EntityKind, way: Way): NamedSpan {
  return { start: span.start, end: span.end, kind, way };
}

/**
 * The spans in the order of the text, without those that overlap another: of two, the one that was found in the surer way
 * stays, else the longer one.
 */
export function withoutOverlap<T extends { readonly way: Way } & Span>(spans: readonly T[]): T[] {
  const ranked = [...spans].sort(
    (a, b) => ways.indexOf(a.way) - ways.indexOf(b.way) || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken = new Set<number>();
  const kept: T[] = [];
  for (const span of ranked) {
    let isFree = true;
    for (let at = span.start; at < span.end && isFree; at++) isFree = !taken.has(at);
    if (!isFree) continue;
    for (let at = span.start; at < span.end; at++) taken.add(at);
    kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
