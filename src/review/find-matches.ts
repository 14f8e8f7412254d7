import { z } from "zod";
import type { MatchQuery } from "../arguments/field-arguments.ts";
import { luceneAlike, luceneInitials } from "../lookup/lucene-query.ts";
import { identityKeys } from "../name-keys.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import type { EntityKind } from "../ontology.ts";
import {
  type ComparedEntity,
  type ComparedName,
  comparedEntity,
  comparedName,
  comparedRow,
} from "./compared-entity.ts";
import { comparisonOf, type MatchReason, type PlaceFact, withWhereabouts } from "./comparison.ts";
import { leastRarity, likenessToAsked, mostAlike, type Rarity, similarityOf } from "./name-comparison.ts";
import { WordRarity } from "./word-rarity.ts";

/** An entity that may be meant, by its id. */
export interface FoundMatch {
  readonly id: string;
  readonly score: number;
  /** Whether nothing else can be meant, so that no person needs to look. */
  readonly match: boolean;
  readonly reasons: readonly MatchReason[];
}

/** What is asked for, ready to be compared. */
export interface AskedEntity extends Required<Pick<MatchQuery, "country" | "locatedIn">> {
  readonly name: string;
  readonly kinds: readonly EntityKind[];
  readonly sameAs: readonly string[];
}

/** Below this an entity is not meant. */
const leastScore = 0.4;
/** What is known of places and countries may lift an entity above `leastScore` if names and ids alone say this much. */
const leastBeforeFacts = 0.35;
/** A second candidate with this score makes a name ambiguous. */
const rivalScore = 0.7;
/** A name that is the same only without legal forms, titles or signs counts a little less. */
const otherwiseWritten = 0.97;
/** So many names are compared, of those that one Lucene query or one folded name finds. */
const mostNames = 25;
const mostPlaces = 100;
/** A batch of queries is looked up by so many statements at once, since Neo4j runs each on one core. */
const parts = 2;

const candidateRow = comparedRow.extend({ at: z.int() });
const placeRow = z.object({ place: z.string(), id: z.string(), isInside: z.boolean() });

interface Candidate {
  readonly asked: AskedEntity;
  readonly as: ComparedEntity;
  readonly entity: ComparedEntity;
}

/**
 * For each of what is asked for, in this order, the entities that may be meant: the best first, then the best connected,
 * then by id. Five statements, however many are asked for. Throws a QueryError.
 */
export async function findMatches(read: Read, asked: readonly AskedEntity[], first: number): Promise<FoundMatch[][]> {
  const named = asked.map(({ name }) => comparedName(name));
  const asKinds = asked.flatMap((one, at) => one.kinds.map((kind) => askedAs(one, named[at] as ComparedName, kind)));
  if (asKinds.length === 0) return asked.map(() => []);
  const words = new WordRarity();
  const queries = asked.flatMap((one, at) => (one.kinds.length === 0 ? [] : [{ at, ...lookupOf(one, named[at]) }]));
  const [pages] = await Promise.all([
    Promise.all(
      inParts(queries, parts).map((part) =>
        read(cypher("review/match-candidates", { queries: part, most: mostNames }, candidateRow)),
      ),
    ),
    words.learn(read, asKinds),
  ]);
  const candidates = asked.map((): Candidate[] => []);
  for (const { at, ...row } of pages.flat()) {
    const [entity, one] = [comparedEntity(row), asked[at] as AskedEntity];
    const candidate = { asked: one, as: askedAs(one, named[at] as ComparedName, entity.kind), entity };
    if (mayReach(candidate, words)) candidates[at]?.push(candidate);
  }
  const all = candidates.flat();
  const learnt = words.learn(
    read,
    all.map(({ entity }) => entity),
  );
  const [placeOf] = await Promise.all([readPlaces(read, all), learnt]);
  return candidates.map((found) => ranked(found, words, placeOf).slice(0, first));
}

/** The items in at most so many parts of about one length. */
function inParts<T>(items: readonly T[], parts: number): T[][] {
  const length = Math.ceil(items.length / parts);
  return Array.from({ length: Math.ceil(items.length / length) }, (_, i) => items.slice(i * length, (i + 1) * length));
}

/** Whether names and ids may say enough. Most that are found share one common word, and theirs are not worth a count. */
function mayReach({ asked, as, entity }: Candidate, words: WordRarity): boolean {
  const askedWords = as.names.flatMap(({ wordings }) => wordings.flat());
  const atBest = (word: string) => (askedWords.some((other) => similarityOf(word, other) > 0) ? 1 : leastRarity);
  const { comparison } = comparedTo(asked, as, entity, words.of(entity.kind, atBest));
  return comparison.score >= leastBeforeFacts;
}

/** How candidates are looked up. */
function lookupOf({ name, kinds, sameAs }: AskedEntity, compared: ComparedName | undefined) {
  const keys = name === "" ? [] : identityKeys(name);
  const lucene: string[] = [];
  if (keys.length > 0 && compared !== undefined) {
    const { wordings, initials, acronym } = compared;
    lucene.push(luceneAlike(kinds, initials === null ? wordings : [...wordings, [initials]]));
    if (acronym !== null) for (const kind of kinds) lucene.push(luceneInitials(kind, [...acronym]));
  }
  return { lucene, keys, kinds, sameAs };
}

/** What is asked for, as if it were an entity of this kind. */
function askedAs({ name, country, sameAs }: AskedEntity, compared: ComparedName, kind: EntityKind): ComparedEntity {
  const names = name === "" ? [] : [compared];
  return { id: "", kind, names, country: country ?? null, sameAs: [...new Set(sameAs)], birthYear: null, degree: 0 };
}

type PlaceOf = (candidate: Candidate) => PlaceFact | null;

async function readPlaces(read: Read, candidates: readonly Candidate[]): Promise<PlaceOf> {
  const idsByPlace = new Map<string, Set<string>>();
  for (const { asked, entity } of candidates) {
    if (asked.locatedIn == null || asked.locatedIn === "") continue;
    const ids = idsByPlace.get(asked.locatedIn) ?? new Set();
    idsByPlace.set(asked.locatedIn, ids.add(entity.id));
  }
  const asked = [...idsByPlace].map(([place, ids]) => ({ place, keys: identityKeys(place), ids: [...ids] }));
  const rows = asked.length === 0 ? [] : await read(cypher("review/inside-places", { asked, mostPlaces }, placeRow));
  const facts = new Map(rows.map(({ place, id, isInside }) => [`${id} ${place}`, isInside]));
  return ({ asked: { locatedIn }, entity }) => {
    const isInside = facts.get(`${entity.id} ${locatedIn}`);
    return locatedIn == null || isInside === undefined ? null : { text: locatedIn, isInside };
  };
}

function ranked(candidates: readonly Candidate[], words: WordRarity, placeOf: PlaceOf): FoundMatch[] {
  const found = candidates
    .map((candidate) => {
      const { asked, as, entity } = candidate;
      const { comparison, hasName } = comparedTo(asked, as, entity, words.of(entity.kind));
      const country = asked.country === entity.country ? entity.country : null;
      return { ...withWhereabouts(comparison, { country, place: placeOf(candidate) }), hasName, entity };
    })
    .filter(({ score }) => score >= leastScore)
    .sort((x, y) => y.score - x.score || y.entity.degree - x.entity.degree || (x.entity.id < y.entity.id ? -1 : 1));
  const byId = found.filter(({ reasons }) => reasons.some(({ rule }) => rule === "SAME_ID"));
  const rivals = found.filter(({ score }) => score >= rivalScore);
  return found.map((one) => {
    const { score, reasons, hasName, entity } = one;
    const match = byId.includes(one)
      ? byId.length === 1 && !reasons.some(({ rule }) => rule === "DIFFERENT_IDS")
      : hasName && rivals.length === 1 && rivals[0] === one && reasons.every(({ effect }) => effect >= 0);
    return { id: entity.id, score, match, reasons };
  });
}

/** What is asked for compared with an entity by names and ids, and whether the entity has the very name. */
function comparedTo({ name }: AskedEntity, as: ComparedEntity, entity: ComparedEntity, rarity: Rarity) {
  let hasName = false;
  const alike = (asked: ComparedName, other: ComparedName) => {
    const likeness = likenessToAsked(asked, other, rarity);
    if (likeness === mostAlike && sharesKey(name, other.text)) {
      hasName = true;
      return likeness;
    }
    return likeness * otherwiseWritten;
  };
  return { comparison: comparisonOf(as, entity, alike), hasName };
}

function sharesKey(name: string, other: string): boolean {
  const keys = identityKeys(name);
  return identityKeys(other).some((key) => keys.includes(key));
}
