import { agree, endOfPeriod, isBefore, type PartialDate } from "../partial-date.ts";
import { byRelationField, leadOf, type RelationValues } from "../relation-fields.ts";
import type { RelationClaim } from "./claim.ts";

// What the claims of one relation say together. They are given newest first.

/** Each field as the newest claim gives it that gives the field, or the one with which it goes. */
export function valuesOf(claims: readonly RelationClaim[]): RelationValues {
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
export function endOf(
  claims: readonly RelationClaim[],
  since: PartialDate | null,
): { readonly until: PartialDate | null; readonly current: boolean | null } {
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
 * The earliest date of a source that says the relation is over, among those newer than the last one that says it
 * holds. Null if there is none with a date. Articles from before the start are ignored.
 */
export function reportedOverBy(claims: readonly RelationClaim[], since: PartialDate | null): PartialDate | null {
  let earliest: PartialDate | null = null;
  for (const { current, saidOn } of claims) {
    if (current === true) break;
    if (current === null || saidOn === null || (since !== null && isBefore(saidOn, since))) continue;
    if (earliest === null || endOfPeriod(saidOn) < endOfPeriod(earliest)) earliest = saidOn;
  }
  return earliest;
}
