import { ontology, type RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";

/** What every rule of derivation needs to know of the article that says a thing. */
export interface Source {
  readonly articleId: string;
  readonly publishedOn: PartialDate | null;
}

/** Who is tied to whom, by what: the ends of a symmetric type in order of id. */
export interface Pair {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
}

/** One item of evidence in one article for one relation, with what the article says of that relation. */
export interface Claim extends Pair, Source {
  readonly id: string;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
  readonly paragraph: number | null;
  readonly statement: string;
  readonly confidence: number;
  readonly extractedBy: string;
}

export function pairOf(type: RelationType, source: string, target: string): Pair {
  return ontology[type].symmetric && target < source
    ? { type, source: target, target: source }
    : { type, source, target };
}

/** The pair as one indexed string. */
export function pairKey({ type, source, target }: Pair): string {
  return `${type} ${source} ${target}`;
}

/** Newest article first, those without a date last, then by id: the order in which articles are believed. */
export function byNewest(a: Source, b: Source): number {
  return compareText(b.publishedOn ?? "", a.publishedOn ?? "") || compareText(a.articleId, b.articleId);
}

/** By code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
