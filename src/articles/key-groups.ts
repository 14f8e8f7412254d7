import { groupBy } from "../group-by.ts";
import { UnionFind } from "../identity/union-find.ts";
import { agree, type PartialDate } from "../partial-date.ts";
import { type RelationValues, relationFieldNames } from "../relation-fields.ts";
import { compareText, keySpaceOf, type RelationClaim } from "./claim.ts";
import { endOf, valuesOf } from "./claimed-facts.ts";

/**
 * A source may give its relations keys of its own. Two claims of one source with different keys are never one relation,
 * and two with the same key always are. docs/decisions/0003-relations-are-derived.md explains the rule.
 */

/** A claim with the role and the start by which it is grouped, and all ends that decide to which term it belongs. */
export interface PlacedClaim extends RelationClaim {
  readonly ends: readonly PartialDate[];
}

/** The claims of one relation, newest first. Its key is null where no other key of its source is in the term. */
export interface Term {
  readonly since: PartialDate | null;
  readonly claims: readonly PlacedClaim[];
  readonly key: string | null;
}

/** The claims of one source with one key. */
interface Keyed {
  readonly name: string;
  readonly source: string;
  readonly claims: readonly PlacedClaim[];
}

/** In a term with more keys than this, nothing joins another key, and claims without a key join none. */
export const mostComparedKeys = 1_000;

/** The same claims, newest first. All claims of one key have the role and the start that the newest of them gives. */
export function withOneTermForEachKey(claims: readonly RelationClaim[]): PlacedClaim[] {
  const ofKey = groupBy(claims, nameOf);
  const placed = new Map<string, Pick<PlacedClaim, "role" | "since" | "ends">>();
  for (const [name, same] of ofKey) {
    if (name === null) continue;
    const starts = same.flatMap(({ since }) => since ?? []);
    const since = starts
      .filter((start) => agree(start, starts[0] as PartialDate))
      .reduce<PartialDate | null>((a, b) => (a === null || b.length > a.length ? b : a), null);
    const role = same.find((claim) => claim.role !== null)?.role ?? null;
    placed.set(name, { role, since, ends: same.flatMap(({ until }) => until ?? []) });
  }
  return claims.map((claim) => {
    const name = nameOf(claim);
    const { until } = claim;
    return { ...claim, ends: until === null ? [] : [until], ...(name === null ? {} : placed.get(name)) };
  });
}

/** The key with its source, as one text. */
function nameOf(claim: RelationClaim): string | null {
  return claim.key === null ? null : JSON.stringify([keySpaceOf(claim), claim.key]);
}

/** The relations of a term: one, unless a source tells several apart by their keys. */
export function splitByKeys(term: Term): Term[] {
  const { claims } = term;
  const byName = groupBy(
    claims.filter(({ key }) => key !== null),
    (claim) => nameOf(claim) as string,
  );
  const keyed = [...byName].map(
    ([name, claims]): Keyed => ({ name, source: keySpaceOf(claims[0] as PlacedClaim), claims }),
  );
  if (new Set(keyed.map(({ source }) => source)).size === keyed.length) return [term];

  const placeOf = new Map(claims.map((claim, place) => [claim, place]));
  const byPlace = (a: PlacedClaim, b: PlacedClaim) => (placeOf.get(a) as number) - (placeOf.get(b) as number);
  const groups = groupsAcrossSources(keyed).map((names) => {
    const claims = names.flatMap(({ claims }) => claims).sort(byPlace);
    const key = names.map(({ name }) => name).reduce((a, b) => (compareText(a, b) <= 0 ? a : b));
    return { key, since: finest(claims), claims, said: saidBy(claims), joining: [] as PlacedClaim[] };
  });
  const rest: PlacedClaim[] = [];
  for (const claim of claims) {
    if (claim.key !== null) continue;
    const said = saidBy([claim]);
    const [fits, another] = keyed.length > mostComparedKeys ? [] : groups.filter((group) => agrees(group.said, said));
    if (fits === undefined || another !== undefined) rest.push(claim);
    else fits.joining.push(claim);
  }
  const terms = groups.map(
    ({ key, since, claims, joining }): Term => ({ key, since, claims: [...claims, ...joining].sort(byPlace) }),
  );
  return rest.length === 0 ? terms : [...terms, { ...term, claims: rest }];
}

/** The most precise start of claims whose starts agree. */
function finest(claims: readonly PlacedClaim[]): PartialDate | null {
  return claims.reduce<PartialDate | null>(
    (start, { since }) => (since !== null && since.length > (start?.length ?? 0) ? since : start),
    null,
  );
}

/** What tells relations of one term apart: the end and the fields. */
interface SaidOfRelation {
  readonly until: PartialDate | null;
  readonly values: RelationValues;
}

/** The claims are given newest first. */
function saidBy(claims: readonly PlacedClaim[]): SaidOfRelation {
  return { until: endOf(claims, finest(claims)).until, values: valuesOf(claims) };
}

/** Whether they do not contradict each other. What one of them does not say contradicts nothing. */
function agrees(a: SaidOfRelation, b: SaidOfRelation): boolean {
  return (
    (a.until === null || b.until === null || agree(a.until, b.until)) &&
    relationFieldNames.every(
      (field) => a.values[field] === null || b.values[field] === null || a.values[field] === b.values[field],
    )
  );
}

/**
 * Joins keys of different sources where each is the other's only one that agrees. Keys that come together through a
 * third are joined only if all of them agree, and no two are of one source.
 */
function groupsAcrossSources(keyed: readonly Keyed[]): Keyed[][] {
  const alone = keyed.map((one) => [one]);
  if (keyed.length > mostComparedKeys) return alone;
  const said = new Map(keyed.map((one) => [one, saidBy(one.claims)]));
  const agree = (a: Keyed, b: Keyed) => agrees(said.get(a) as SaidOfRelation, said.get(b) as SaidOfRelation);
  const bySource = groupBy(keyed, ({ source }) => source);
  const onlyIn = (source: string, one: Keyed): Keyed | null => {
    const [only, another] = (bySource.get(source) as Keyed[]).filter((other) => agree(one, other));
    return only !== undefined && another === undefined ? only : null;
  };
  const sets = new UnionFind();
  for (const one of keyed)
    for (const source of bySource.keys()) {
      if (source <= one.source) continue;
      const other = onlyIn(source, one);
      if (other !== null && onlyIn(one.source, other) === one) sets.join(one.name, other.name);
    }
  return [...groupBy(keyed, ({ name }) => sets.find(name)).values()].flatMap((together) => {
    const isSound = together.every((one, i) =>
      together.slice(0, i).every((other) => other.source !== one.source && agree(one, other)),
    );
    return isSound ? [together] : together.map((one) => [one]);
  });
}
