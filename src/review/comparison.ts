import { namesOneEntity } from "../registers.ts";
import type { ComparedEntity, ComparedName } from "./compared-entity.ts";
import { likeness, type WeightedName } from "./name-comparison.ts";

/** What tells that two entities are one, or that they are two. */
export const matchRules = [
  "SAME_ID",
  "SAME_OTHER_ID",
  "NAME",
  "ACRONYM",
  "SAME_PLACE",
  "SAME_COUNTRY",
  "SHARED_NEIGHBORS",
  "DIFFERENT_IDS",
  "OTHER_COUNTRY",
  "OTHER_PLACE",
  "OTHER_BIRTH_YEAR",
  "NAMED_APART",
] as const;

export interface MatchReason {
  readonly rule: (typeof matchRules)[number];
  /** The ids, names or entities that the reason is about. */
  readonly text: string;
  /** What it adds to the score; less than 0 if it tells them apart. */
  readonly effect: number;
}

/** Two entities that may be one. */
export interface Comparison {
  /** From 0 to 1: the sum of the effects, rounded. */
  readonly score: number;
  /** The strongest effect first. */
  readonly reasons: readonly MatchReason[];
}

/** How alike two names are, from 0 to 1. */
type Likeness = (a: ComparedName, b: ComparedName) => number;

/** What the graph says of two entities besides their names and ids. */
export interface PairFacts {
  /** The ids of neighbors of both that have few neighbors, places excepted. */
  readonly sharedNeighbors: readonly string[];
  /** The ids of places in which both are. */
  readonly sharedPlaces: readonly string[];
  /** Whether one article names both. */
  readonly isNamedApart: boolean;
}

/** Whether an entity that is located somewhere is in the place that is asked for. */
export interface PlaceFact {
  readonly text: string;
  readonly isInside: boolean;
}

const sameIdEffect = 0.99;
const sameOtherIdEffect = 0.85;
const acronymEffect = 0.6;
const samePlaceEffect = 0.1;
const sameCountryEffect = 0.04;
const sharedNeighborEffect = 0.07;
const mostSharedNeighborsEffect = 0.2;
const differentIdsEffect = -0.35;
const otherCountryEffect = -0.2;
const otherPlaceEffect = -0.1;
const otherBirthYearEffect = -0.3;
const namedApartEffect = -0.5;

/**
 * The reasons that names and ids give. Of those that tell that they are one, the strongest alone counts. `alike` says how
 * alike two names are.
 */
export function comparisonOf(a: ComparedEntity, b: ComparedEntity, alike: Likeness): Comparison {
  const reasons: MatchReason[] = [];
  for (const id of sharedIds(a, b))
    reasons.push(
      namesOneEntity(id)
        ? { rule: "SAME_ID", text: id, effect: sameIdEffect }
        : { rule: "SAME_OTHER_ID", text: id, effect: sameOtherIdEffect },
    );
  reasons.push(...nameReasons(a, b, alike));
  const [best, ...others] = reasons.sort(byStrength);
  if (best === undefined) return { score: 0, reasons: [] };
  return summed([best, ...others.map((reason) => ({ ...reason, effect: 0 })), ...reasonsAgainst(a, b)]);
}

function reasonsAgainst(a: ComparedEntity, b: ComparedEntity): MatchReason[] {
  const against: MatchReason[] = [];
  const [ids] = differentIds(a, b);
  if (ids !== undefined) against.push({ rule: "DIFFERENT_IDS", text: ids, effect: differentIdsEffect });
  return [...against, ...otherOrigins(a, b)];
}

type Origin = Pick<ComparedEntity, "country" | "birthYear">;

function otherOrigins(a: Origin, b: Origin): MatchReason[] {
  const differ = (rule: MatchReason["rule"], one: string | null, other: string | null, effect: number) =>
    one !== null && other !== null && one !== other ? [{ rule, text: `${one} and ${other}`, effect }] : [];
  return [
    ...differ("OTHER_COUNTRY", a.country, b.country, otherCountryEffect),
    ...differ("OTHER_BIRTH_YEAR", a.birthYear, b.birthYear, otherBirthYearEffect),
  ];
}

/**
 * The most that the score of two entities can be if they share no id and no name is an acronym of another: what their
 * names, countries and birth years tell. Where it is less than `least`, it may be any number that is less.
 */
export function namesTell(a: Named, b: Named, least: number): number {
  let alike = 0;
  for (const name of a.names) for (const other of b.names) alike = Math.max(alike, rounded(likeness(name, other)));
  return alike < least ? alike : sumOf([{ effect: alike }, ...otherOrigins(a, b)]);
}

interface Named extends Origin {
  readonly names: readonly WeightedName[];
}

/** The comparison of what is asked for with an entity, with what is known of their places and countries. */
export function withWhereabouts(
  comparison: Comparison,
  { country, place }: { readonly country: string | null; readonly place: PlaceFact | null },
): Comparison {
  const reasons = [...comparison.reasons];
  if (country !== null) reasons.push({ rule: "SAME_COUNTRY", text: country, effect: sameCountryEffect });
  if (place?.isInside) reasons.push({ rule: "SAME_PLACE", text: place.text, effect: samePlaceEffect });
  if (place?.isInside === false) reasons.push({ rule: "OTHER_PLACE", text: place.text, effect: otherPlaceEffect });
  return summed(reasons);
}

/** The comparison with what the graph says of the two. */
export function withFacts(comparison: Comparison, facts: PairFacts): Comparison {
  const { sharedNeighbors, sharedPlaces, isNamedApart } = facts;
  const reasons = [...comparison.reasons];
  if (sharedPlaces.length > 0)
    reasons.push({ rule: "SAME_PLACE", text: sharedPlaces.join(", "), effect: samePlaceEffect });
  if (sharedNeighbors.length > 0) {
    const effect = Math.min(mostSharedNeighborsEffect, sharedNeighborEffect * sharedNeighbors.length);
    reasons.push({ rule: "SHARED_NEIGHBORS", text: sharedNeighbors.join(", "), effect });
  }
  if (isNamedApart) reasons.push({ rule: "NAMED_APART", text: "one article names both", effect: namedApartEffect });
  return summed(reasons);
}

function summed(reasons: readonly MatchReason[]): Comparison {
  return { score: sumOf(reasons), reasons: [...reasons].sort(byStrength) };
}

function sumOf(reasons: readonly Pick<MatchReason, "effect">[]): number {
  const total = reasons.reduce((sum, { effect }) => sum + effect, 0);
  return rounded(Math.max(0, Math.min(1, total)));
}

function byStrength(a: MatchReason, b: MatchReason): number {
  return Math.abs(b.effect) - Math.abs(a.effect) || (a.text < b.text ? -1 : 1);
}

function rounded(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}

function nameReasons(a: ComparedEntity, b: ComparedEntity, alike: Likeness): MatchReason[] {
  let best: MatchReason | null = null;
  let acronym: MatchReason | null = null;
  for (const name of a.names)
    for (const other of b.names) {
      const effect = rounded(alike(name, other));
      const text = name.text === other.text ? name.text : `${name.text} ~ ${other.text}`;
      if (effect > (best?.effect ?? 0)) best = { rule: "NAME", text, effect };
      const isAcronym =
        (name.acronym !== null && name.acronym === other.initials) ||
        (other.acronym !== null && other.acronym === name.initials);
      if (isAcronym && acronym === null) acronym = { rule: "ACRONYM", text, effect: acronymEffect };
    }
  return [best, acronym].filter((reason) => reason !== null);
}

function sharedIds(a: ComparedEntity, b: ComparedEntity): string[] {
  if (a.sameAs.length === 0 || b.sameAs.length === 0) return [];
  const others = new Set(b.sameAs);
  return a.sameAs.filter((id) => others.has(id));
}

/** The pairs of ids that one register gave them, if it gives one id to each entity. */
function differentIds(a: ComparedEntity, b: ComparedEntity): string[] {
  if (a.sameAs.length === 0 || b.sameAs.length === 0) return [];
  const unique = ({ sameAs }: ComparedEntity) =>
    new Map(sameAs.filter(namesOneEntity).map((id) => [id.slice(0, id.indexOf(":")), id]));
  const others = unique(b);
  if (others.size === 0) return [];
  return [...unique(a)].flatMap(([scheme, id]) => {
    const other = others.get(scheme);
    return other === undefined || other === id || b.sameAs.includes(id) ? [] : [`${id} and ${other}`];
  });
}
