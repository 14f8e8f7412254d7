import { createHash } from "node:crypto";
import { groupBy } from "../group-by.ts";
import { sortKey } from "../name-keys.ts";
import { agree, dateBounds, endOfPeriod, isBefore, type PartialDate } from "../partial-date.ts";
import { byRelationField, leadOf, type RelationValues } from "../relation-fields.ts";
import { byNewest, compareText, type Pair, type RelationClaim } from "./claim.ts";

/** A relation as it is stored, with the ids of its claims. */
export interface DerivedRelation extends Pair, RelationValues {
  readonly id: string;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
  /** The first and last day on which it may have held. `asOf` compares these. See `dateBounds`. */
  readonly heldFrom: string;
  readonly heldUntil: string;
  readonly confidence: number;
  readonly sourceCount: number;
  readonly claimIds: readonly string[];
}

/**
 * Derives the relations of one pair from its claims, in order of id. A pure function: the order of the claims does not
 * matter. docs/decisions/0003-relations-are-derived.md explains the rules, and what changes an id.
 */
export function deriveRelations(claims: readonly RelationClaim[]): DerivedRelation[] {
  const ordered = [...claims].sort((a, b) => byNewest(a, b) || compareText(a.id, b.id));
  return groupsByRole(ordered)
    .flatMap(termsOf)
    .map(relationOf)
    .sort((a, b) => compareText(a.id, b.id));
}

/**
 * One group for each role. If the pair has exactly one role, claims without a role join it; otherwise they are a group.
 */
function groupsByRole(claims: readonly RelationClaim[]): RelationClaim[][] {
  const byRole = groupBy(claims, ({ role }) => (role === null ? null : sortKey(role)));
  const roleless = byRole.get(null);
  if (roleless !== undefined && byRole.size === 2) return [[...claims]];
  return [...byRole.values()];
}

interface Term {
  readonly since: PartialDate | null;
  readonly claims: RelationClaim[];
}

/**
 * The terms of one role. Each of the most precise starts is a term. A coarser start joins the start that refines it, if
 * there is exactly one. A claim without a start joins the only dated term, unless it says that the relation ended
 * before that start.
 */
function termsOf(claims: readonly RelationClaim[]): Term[] {
  const starts = [...new Set(claims.flatMap(({ since }) => since ?? []))];
  const finest = starts.filter((start) => !starts.some((other) => other !== start && other.startsWith(start)));
  const termOfStart = (since: PartialDate): PartialDate => {
    const refining = finest.filter((start) => start.startsWith(since));
    return refining.length === 1 ? (refining[0] as PartialDate) : since;
  };
  const dated = [...new Set(starts.map(termOfStart))];
  const only = dated.length === 1 ? (dated[0] as PartialDate) : null;
  const startOf = ({ since, until }: RelationClaim): PartialDate | null => {
    if (since !== null) return termOfStart(since);
    return only !== null && until !== null && isBefore(until, only) ? null : only;
  };
  return [...groupBy(claims, startOf)].map(([since, members]) => ({ since, claims: members }));
}

/** The relation that a term becomes. Its claims are sorted, newest first. */
function relationOf({ since, claims }: Term): DerivedRelation {
  const { type, source, target } = claims[0] as RelationClaim;
  const role = claims.find((claim) => claim.role !== null)?.role ?? null;
  const end = endOf(claims, since);
  return {
    id: relationId({ type, source, target }, role, since),
    type,
    source,
    target,
    role,
    since,
    ...end,
    ...valuesOf(claims),
    ...dateBounds(since, end.until ?? reportedOverBy(claims, since)),
    confidence: Math.max(...claims.map(({ confidence }) => confidence)),
    sourceCount: new Set(claims.map(({ articleId }) => articleId)).size,
    claimIds: claims.map(({ id }) => id).sort(compareText),
  };
}

/** Each field as the newest claim gives it that gives the field, or the one with which it goes. */
function valuesOf(claims: readonly RelationClaim[]): RelationValues {
  return byRelationField((field) => {
    const lead = leadOf(field);
    return claims.find((claim) => claim[lead] !== null)?.[field] ?? null;
  }) as RelationValues;
}

/**
 * Whether the relation holds, and when it ended. The newest claim that mentions either decides. If it says that the
 * relation holds, the ends of older claims are ignored. If another claim gives the same end more precisely, that date
 * is used.
 */
function endOf(
  claims: readonly RelationClaim[],
  since: PartialDate | null,
): Pick<DerivedRelation, "until" | "current"> {
  const stating = claims.filter(({ until, current }) => until !== null || current !== null);
  const current = stating[0]?.current ?? null;
  const believed = current === true ? stating.slice(0, 1) : stating;
  const possible = (until: PartialDate) => since === null || !isBefore(until, since);
  const ends = believed.flatMap(({ until }) => (until !== null && possible(until) ? until : []));
  const [stated] = ends;
  if (stated === undefined) return { until: null, current };
  const refined = ends.filter((end) => agree(end, stated)).reduce((a, b) => (b.length > a.length ? b : a));
  return { until: refined, current };
}

/**
 * The earliest date of an article that says the relation is over, among those newer than the last one that says it
 * holds. Null if there is none with a date. Articles from before the start are ignored.
 */
function reportedOverBy(claims: readonly RelationClaim[], since: PartialDate | null): PartialDate | null {
  let earliest: PartialDate | null = null;
  for (const { current, publishedOn } of claims) {
    if (current === true) break;
    if (current === null || publishedOn === null || (since !== null && isBefore(publishedOn, since))) continue;
    if (earliest === null || endOfPeriod(publishedOn) < endOfPeriod(earliest)) earliest = publishedOn;
  }
  return earliest;
}

/** The id of a relation: its type, and a hash of its type, ends, role and start. */
function relationId({ type, source, target }: Pair, role: string | null, since: PartialDate | null): string {
  const identity = JSON.stringify([type, source, target, role === null ? null : sortKey(role), since]);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 20);
  return `relation:${type.toLowerCase().replaceAll("_", "-")}:${hash}`;
}
