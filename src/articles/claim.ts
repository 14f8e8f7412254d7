import { ontology, type RelationType } from "../ontology.ts";
import type { PartialDate } from "../partial-date.ts";
import type { RelationValues } from "../relation-fields.ts";
import { datasetOfEntry } from "./entry-record.ts";

/** The properties of an article, or of an entry of a dataset, that the rules of derivation use. */
export interface Source {
  readonly sourceId: string;
  /** When the article was published, or the date to which the entry speaks. */
  readonly saidOn: PartialDate | null;
}

/** A type and two ends. The ends of a symmetric type are in order of id. */
export interface Pair {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
}

/** A pair, and the members that the source names at its ends. */
export interface MemberPair extends Pair {
  readonly sourceMember: string;
  readonly targetMember: string;
}

/** One item of evidence in a source, with what the source says about the relation. */
export interface Claim extends MemberPair, Source, RelationValues {
  readonly id: string;
  /** The key that the source gives the relation. See `keySpaceOf`. */
  readonly key: string | null;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
  readonly paragraph: number | null;
  readonly statement: string;
  readonly confidence: number;
  readonly extractedBy: string;
}

/** What of a claim decides which relations there are. */
export type RelationClaim = Omit<Claim, "sourceMember" | "targetMember" | "paragraph" | "statement" | "extractedBy">;

/**
 * What keys are compared within: claims with different keys of one space are never one relation. All entries of a
 * dataset share its keys. An article gives keys of its own, which mean nothing in another article, also of the same
 * publisher.
 */
export function keySpaceOf({ sourceId }: Source): string {
  const dataset = datasetOfEntry(sourceId);
  return dataset === null ? sourceId : `dataset:${dataset}`;
}

/** The pair of two members. Sorts the ends of a symmetric type by entity, and by member if both are one entity. */
export function pairOf(
  type: RelationType,
  source: string,
  target: string,
  entityOf: (memberId: string) => string,
): MemberPair {
  const ends = [source, target].map((member) => ({ member, entity: entityOf(member) }));
  if (ontology[type].symmetric) ends.sort((a, b) => compareText(a.entity, b.entity) || compareText(a.member, b.member));
  const [from, to] = ends as [(typeof ends)[0], (typeof ends)[0]];
  return { type, source: from.entity, target: to.entity, sourceMember: from.member, targetMember: to.member };
}

/** The pair as one string. The database has an index on it. */
export function pairKey({ type, source, target }: Pair): string {
  return `${type} ${source} ${target}`;
}

/** Compares by date, newest first and undated last, then by id of the source. Where sources differ, the first one counts. */
export function byNewest(a: Source, b: Source): number {
  return compareText(b.saidOn ?? "", a.saidOn ?? "") || compareText(a.sourceId, b.sourceId);
}

/** Compares by code unit, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
