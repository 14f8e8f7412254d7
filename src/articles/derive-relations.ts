import { createHash } from "node:crypto";
import { groupBy } from "../group-by.ts";
import { sortKey } from "../name-keys.ts";
import { agree, dateBounds, endOfPeriod, isBefore, type PartialDate } from "../partial-date.ts";
import { byNewest, type Claim, compareText, type Pair } from "./claim.ts";

/** A relation as it is stored, with the ids of the claims that support it. */
export interface DerivedRelation extends Pair {
  readonly id: string;
  readonly role: string | null;
  readonly since: PartialDate | null;
  readonly until: PartialDate | null;
  readonly current: boolean | null;
  /** Between which it may have held: the bounds that `asOf` compares. See `dateBounds`. */
  readonly heldFrom: string;
  readonly heldUntil: string;
  readonly confidence: number;
  readonly sourceCount: number;
  readonly claimIds: readonly string[];
}

/**
 * The relations that the claims of one pair support, in order of id: a pure function of the set of claims, whatever
 * their order. See docs/decisions/0003-relations-are-derived.md for the rule and for what changes an id.
 */
export function deriveRelations(claims: readonly Claim[]): DerivedRelation[] {
  const ordered = [...claims].sort((a, b) => byNewest(a, b) || compareText(a.id, b.id));
  return groupsByRole(ordered)
    .flatMap(termsOf)
    .map(relationOf)
    .sort((a, b) => compareText(a.id, b.id));
}

/** One group a role; claims without a role join the only role of the pair, else they are a group of their own. */
function groupsByRole(claims: readonly Claim[]): Claim[][] {
  const byRole = groupBy(claims, ({ role }) => (role === null ? null : sortKey(role)));
  const roleless = byRole.get(null);
  if (roleless !== undefined && byRole.size === 2) return [[...claims]];
  return [...byRole.values()];
}

interface Term {
  readonly since: PartialDate | null;
  readonly claims: Claim[];
}

/**
 * The terms of one role. The most precise starts are a term each; a coarser start joins the one that refines it where
 * there is exactly one; a claim without a start joins the only dated term, unless it ended before that began.
 */
function termsOf(claims: readonly Claim[]): Term[] {
  const starts = [...new Set(claims.flatMap(({ since }) => since ?? []))];
  const finest = starts.filter((start) => !starts.some((other) => other !== start && other.startsWith(start)));
  const termOfStart = (since: PartialDate): PartialDate => {
    const refining = finest.filter((start) => start.startsWith(since));
    return refining.length === 1 ? (refining[0] as PartialDate) : since;
  };
  const dated = [...new Set(starts.map(termOfStart))];
  const only = dated.length === 1 ? (dated[0] as PartialDate) : null;
  const startOf = ({ since, until }: Claim): PartialDate | null => {
    if (since !== null) return termOfStart(since);
    return only !== null && until !== null && isBefore(until, only) ? null : only;
  };
  return [...groupBy(claims, startOf)].map(([since, members]) => ({ since, claims: members }));
}

/** What a relation shows. `claims` come newest first. */
function relationOf({ since, claims }: Term): DerivedRelation {
  const { type, source, target } = claims[0] as Claim;
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
    ...dateBounds(since, end.until ?? saidToBeOverBy(claims, since)),
    confidence: Math.max(...claims.map(({ confidence }) => confidence)),
    sourceCount: new Set(claims.map(({ articleId }) => articleId)).size,
    claimIds: claims.map(({ id }) => id).sort(compareText),
  };
}

/**
 * Whether it holds, and until when, by the newest claim that speaks of either. Where that one says it holds, an older
 * claim's end no longer stands. An end that another claim says more precisely is shown so.
 */
function endOf(claims: readonly Claim[], since: PartialDate | null): Pick<DerivedRelation, "until" | "current"> {
  const speaking = claims.filter(({ until, current }) => until !== null || current !== null);
  const current = speaking[0]?.current ?? null;
  const believed = current === true ? speaking.slice(0, 1) : speaking;
  const possible = (until: PartialDate) => since === null || !isBefore(until, since);
  const ends = believed.flatMap(({ until }) => (until !== null && possible(until) ? until : []));
  const [stated] = ends;
  if (stated === undefined) return { until: null, current };
  const refined = ends.filter((end) => agree(end, stated)).reduce((a, b) => (b.length > a.length ? b : a));
  return { until: refined, current };
}

/**
 * The earliest date on which an article said that it is over, while no newer one says that it holds; null where none
 * with a date does. An article from before it began says nothing of its end.
 */
function saidToBeOverBy(claims: readonly Claim[], since: PartialDate | null): PartialDate | null {
  let earliest: PartialDate | null = null;
  for (const { current, publishedOn } of claims) {
    if (current === true) break;
    if (current === null || publishedOn === null || (since !== null && isBefore(publishedOn, since))) continue;
    if (earliest === null || endOfPeriod(publishedOn) < endOfPeriod(earliest)) earliest = publishedOn;
  }
  return earliest;
}

/** A relation's id: its type, and a hash of what sets it apart (its ends, its role, its start). */
function relationId({ type, source, target }: Pair, role: string | null, since: PartialDate | null): string {
  const identity = JSON.stringify([type, source, target, role === null ? null : sortKey(role), since]);
  const hash = createHash("sha256").update(identity).digest("hex").slice(0, 20);
  return `relation:${type.toLowerCase().replaceAll("_", "-")}:${hash}`;
}
