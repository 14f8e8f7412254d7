import { hash } from "node:crypto";
import { groupBy } from "../group-by.ts";
import { sortKey } from "../name-keys.ts";
import { dateBounds, isBefore, type PartialDate } from "../partial-date.ts";
import type { RelationValues } from "../relation-fields.ts";
import { byNewest, compareText, keySpaceOf, type Pair, type RelationClaim } from "./claim.ts";
import { endOf, reportedOverBy, valuesOf } from "./claimed-facts.ts";
import { type PlacedClaim, splitByKeys, type Term, withOneTermForEachKey } from "./key-groups.ts";

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
  /** The articles and datasets that support it. A dataset counts once, however many of its entries do. */
  readonly sourceCount: number;
  readonly claimIds: readonly string[];
}

/**
 * Derives the relations of one pair from its claims, in order of id. A pure function: the order of the claims does not
 * matter. docs/decisions/0003-relations-are-derived.md explains the rules, and what changes an id.
 */
export function deriveRelations(claims: readonly RelationClaim[]): DerivedRelation[] {
  const ordered = [...claims].sort((a, b) => byNewest(a, b) || compareText(a.id, b.id));
  return groupsByRole(withOneTermForEachKey(ordered))
    .flatMap(termsOf)
    .flatMap(splitByKeys)
    .map(relationOf)
    .sort((a, b) => compareText(a.id, b.id));
}

/** By id of a claim, the id of the relation that it supports. */
export function relationIdsOfClaims(relations: readonly DerivedRelation[]): Map<string, string> {
  return new Map(relations.flatMap(({ id, claimIds }) => claimIds.map((claimId) => [claimId, id])));
}

/**
 * One group for each role. If the pair has exactly one role, claims without a role join it; otherwise they are a group.
 */
function groupsByRole(claims: readonly PlacedClaim[]): PlacedClaim[][] {
  const byRole = groupBy(claims, ({ role }) => (role === null ? null : sortKey(role)));
  const roleless = byRole.get(null);
  if (roleless !== undefined && byRole.size === 2) return [[...claims]];
  return [...byRole.values()];
}

/**
 * The terms of one role. Each of the most precise starts is a term. A coarser start joins the start that refines it, if
 * there is exactly one. A claim without a start joins the only dated term, unless it says that the relation ended
 * before that start.
 */
function termsOf(claims: readonly PlacedClaim[]): Term[] {
  const starts = [...new Set(claims.flatMap(({ since }) => since ?? []))];
  const finest = starts.filter((start) => !starts.some((other) => other !== start && other.startsWith(start)));
  const termOfStart = (since: PartialDate): PartialDate => {
    const refining = finest.filter((start) => start.startsWith(since));
    return refining.length === 1 ? (refining[0] as PartialDate) : since;
  };
  const dated = [...new Set(starts.map(termOfStart))];
  const only = dated.length === 1 ? (dated[0] as PartialDate) : null;
  const startOf = ({ since, ends }: PlacedClaim): PartialDate | null => {
    if (since !== null) return termOfStart(since);
    return only !== null && ends.some((end) => isBefore(end, only)) ? null : only;
  };
  return [...groupBy(claims, startOf)].map(([since, members]) => ({ since, claims: members, key: null }));
}

/** The relation that a term becomes. Its claims are sorted, newest first. */
function relationOf({ since, claims, key }: Term): DerivedRelation {
  const { type, source, target } = claims[0] as RelationClaim;
  const role = claims.find((claim) => claim.role !== null)?.role ?? null;
  const end = endOf(claims, since);
  return {
    id: relationId({ type, source, target }, role, since, key),
    type,
    source,
    target,
    role,
    since,
    ...end,
    ...valuesOf(claims),
    ...dateBounds(since, end.until ?? reportedOverBy(claims, since)),
    confidence: Math.max(...claims.map(({ confidence }) => confidence)),
    sourceCount: new Set(claims.map(keySpaceOf)).size,
    claimIds: claims.map(({ id }) => id).sort(compareText),
  };
}

/** The id of a relation: its type, and a hash of its type, ends, role, start, and key if it needs one. */
function relationId(
  { type, source, target }: Pair,
  role: string | null,
  since: PartialDate | null,
  key: string | null,
): string {
  const parts = [type, source, target, role === null ? null : sortKey(role), since];
  const identity = JSON.stringify(key === null ? parts : [...parts, key]);
  const digest = hash("sha256", identity).slice(0, 20);
  return `relation:${type.toLowerCase().replaceAll("_", "-")}:${digest}`;
}
