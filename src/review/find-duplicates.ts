import { getHeapStatistics } from "node:v8";
import { z } from "zod";
import { pageSize, pagesById } from "../analytics/pages-by-id.ts";
import { luceneApart, luceneInitials, luceneQuery, luceneWords } from "../lookup/lucene-query.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { QueryError } from "../neo4j/query-error.ts";
import type { EntityKind } from "../ontology.ts";
import { type CandidatePair, maxKeyBearers, maxWordBearers, PairSearch } from "./candidate-pairs.ts";
import { type ComparedEntity, comparedEntity, comparedRow } from "./compared-entity.ts";
import { comparisonOf, type MatchReason, type PairFacts, withFacts } from "./comparison.ts";
import { likenessBy } from "./name-comparison.ts";
import { WordRarity } from "./word-rarity.ts";

/** Two entities that may be one, the smaller id first. */
export interface Duplicate {
  readonly a: string;
  readonly b: string;
  readonly kind: EntityKind;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** What sorts them: the score, times the binary logarithm of two more than their relations. */
  readonly weight: number;
}

export interface Duplicates {
  /** The greatest weight first, then by ids. */
  readonly found: readonly Duplicate[];
  /** How many more pairs are alike by name, of less weight. The graph was not asked what it says of them. */
  readonly omitted: number;
}

/** Below this no pair is a candidate. */
export const leastScore = 0.5;
/** What the graph says may lift a pair above `leastScore` if names and ids alone say this much. */
const leastBeforeFacts = 0.45;
const maxPairs = 20_000;
/** Of memory, while the whole graph is compared: 670 MB for a million entities with one or two names and ids each. */
const bytesPerEntity = 1_000;
/** As many as fit into half of the memory that the process may take. */
const maxEntities = Math.floor(getHeapStatistics().heap_size_limit / 2 / bytesPerEntity);
const pairsPerStatement = 500;
/** Of one entity, so many names that a query finds are compared. */
const maxNames = 50;
const looksAt = 200;
const fewNeighbors = 50;

/**
 * The pairs of entities in the whole graph that may be one: those that share a key and are alike by name or id. Throws a
 * QueryError, QUERY_TOO_LARGE if the graph has more entities than fit into memory, and what `throwIfOver` throws.
 */
export async function findDuplicates(read: Read, throwIfOver?: () => void, most = maxEntities): Promise<Duplicates> {
  const search = new PairSearch(throwIfOver);
  for await (const rows of pagesById(read, (after) => cypher("review/page", { after, pageSize }, comparedRow))) {
    await search.add(rows);
    if (search.size > most) {
      const message = `The whole graph can be compared up to ${most} entities, which fit into memory, and it has more. Ask for the pairs of one entity.`;
      throw new QueryError("QUERY_TOO_LARGE", message, { reached: { limit: most, value: search.size } });
    }
  }
  let pairs: CandidatePair[] = [];
  let omitted = 0;
  const trim = () => {
    pairs.sort((x, y) => weightOf(y, y.comparison.score) - weightOf(x, x.comparison.score));
    omitted += Math.max(0, pairs.length - maxPairs);
    pairs = pairs.slice(0, maxPairs);
  };
  for await (const pair of search.pairs(leastBeforeFacts)) {
    pairs.push(pair);
    if (pairs.length > 2 * maxPairs) trim();
  }
  trim();
  return { found: await withFactsOf(read, pairs), omitted };
}

/** The entities that may be the same as one. Null if no entity has the id. Throws a QueryError. */
export async function duplicatesOf(read: Read, id: string): Promise<Duplicates | null> {
  const [row] = await read(cypher("review/entity", { id }, comparedRow));
  if (row === undefined) return null;
  const entity = comparedEntity(row);
  const params = {
    ...{ id, queries: queriesFor(entity), mostNames: maxNames },
    ...{ sameAs: entity.sameAs, mostBearers: maxKeyBearers },
  };
  const partners = (await read(cypher("review/partners", params, comparedRow)))
    .filter(({ kind }) => kind === entity.kind)
    .map(comparedEntity);
  const words = new WordRarity();
  await words.learn(read, [entity, ...partners]);
  const alike = likenessBy(words.of(entity.kind));
  const pairs = partners.flatMap((partner) => {
    const [a, b] = entity.id < partner.id ? [entity, partner] : [partner, entity];
    const comparison = comparisonOf(a, b, alike);
    return comparison.score < leastBeforeFacts ? [] : [{ a, b, comparison }];
  });
  return { found: await withFactsOf(read, pairs), omitted: 0 };
}

interface NameQuery {
  readonly lucene: string;
  /** With more names than this, it tells nothing. */
  readonly most: number | null;
}

/** The queries for names like those of an entity: all their words, one rare word, an initial, or an acronym. */
function queriesFor({ kind, names }: ComparedEntity): NameQuery[] {
  const queries = new Map<string, NameQuery>();
  const add = (lucene: string | null, most: number | null = null) => {
    if (lucene !== null) queries.set(lucene, { lucene, most });
  };
  for (const { wordings, initials, acronym } of names) {
    for (const words of wordings) {
      const [first = "", last = ""] = [words[0], words.at(-1)];
      for (const word of words) if (word.length > 1) add(luceneWords(kind, [word]), maxWordBearers);
      add(words.length === 1 ? luceneApart(kind, first) : luceneWords(kind, [words.join("")]));
      if (kind === "PERSON" && words.length > 1) add(luceneWords(kind, [[...first][0] as string, last]));
    }
    const texts = wordings.map((words) => words.join(" "));
    add(luceneQuery(texts, [kind]));
    if (initials !== null) add(luceneWords(kind, [initials]));
    if (acronym !== null) add(luceneInitials(kind, [...acronym]));
  }
  return [...queries.values()];
}

const factsRow = z.object({
  a: z.string(),
  b: z.string(),
  sharedNeighbors: z.array(z.string()),
  sharedPlaces: z.array(z.string()),
  isNamedApart: z.boolean(),
});
const pairRow = z.object({ a: z.string(), b: z.string() });

/** The pairs as the graph completes them, without those on which somebody decided, the greatest weight first. */
async function withFactsOf(read: Read, pairs: readonly CandidatePair[]): Promise<Duplicate[]> {
  const found: Duplicate[] = [];
  for (let i = 0; i < pairs.length; i += pairsPerStatement) {
    const slice = pairs.slice(i, i + pairsPerStatement);
    const asked = slice.map(({ a, b }) => ({ a: a.id, b: b.id }));
    const rows = await read(cypher("review/pair-facts", { pairs: asked, looksAt, fewNeighbors }, factsRow));
    const facts = new Map<string, PairFacts>(rows.map((row) => [`${row.a} ${row.b}`, row]));
    for (const pair of slice) {
      const known = facts.get(`${pair.a.id} ${pair.b.id}`);
      if (known === undefined) continue;
      const { score, reasons } = withFacts(pair.comparison, known);
      if (score < leastScore) continue;
      found.push({ a: pair.a.id, b: pair.b.id, kind: pair.a.kind, score, reasons, weight: weightOf(pair, score) });
    }
  }
  return found.sort((x, y) => y.weight - x.weight || compare(x.a, y.a) || compare(x.b, y.b));
}

function weightOf({ a, b }: Pick<CandidatePair, "a" | "b">, score: number): number {
  return Math.round(score * Math.log2(2 + a.degree + b.degree) * 1_000) / 1_000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Those of the pairs that are still two entities, and on which nobody decided since. Throws a QueryError. */
export async function stillOpen<P extends Pick<Duplicate, "a" | "b">>(read: Read, pairs: readonly P[]): Promise<P[]> {
  if (pairs.length === 0) return [];
  const asked = pairs.map(({ a, b }) => ({ a, b }));
  const rows = await read(cypher("review/undecided", { pairs: asked }, pairRow));
  const open = new Set(rows.map(({ a, b }) => `${a} ${b}`));
  return pairs.filter(({ a, b }) => open.has(`${a} ${b}`));
}
