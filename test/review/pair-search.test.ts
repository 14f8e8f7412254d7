import { comparedWords, searchKeys } from "../../src/name-keys.ts";
import { maxWordBearers, PairSearch } from "../../src/review/candidate-pairs.ts";
import { type ComparedRow, comparedEntity } from "../../src/review/compared-entity.ts";
import { type Comparison, comparisonOf } from "../../src/review/comparison.ts";
import { likenessBy, rarityOf } from "../../src/review/name-comparison.ts";
import { hundredPairs } from "./hundred-pairs.ts";

const leastScore = 0.45;

/** Entities with names that are alike, of which many differ in country and birth year, and many share ids. */
function rows(): ComparedRow[] {
  const named = hundredPairs().records.flatMap(({ entities }) => entities);
  const written = named.map(({ id, kind, name }, i) => ({
    ...{ id, kind, name, degree: i % 7 },
    aliases: i % 11 === 0 ? [`${name} Müller`, ...(i === 110 ? ["Nordische Vereinigte Kalkwerke"] : [])] : [],
    // One that some have, one that very many have, and one of a register.
    sameAs: [
      ...(i % 5 === 0 ? [`website:https://${i % 80}.example`] : []),
      ...(i % 2 === 0 ? ["test:many"] : []),
      ...(i % 4 === 0 ? [`wikidata:Q${i % 300}`] : []),
    ],
    country: ["DE", "FR", null][i % 3] ?? null,
    birthDate: kind === "PERSON" && i % 2 === 0 ? `19${50 + (i % 3)}-01` : null,
  }));
  const kind = written[110]?.kind ?? "COMPANY";
  const acronyms = ["a:nvk", "z:nvk"].map((id) => ({ id, kind, name: "NVK", aliases: [], sameAs: [], degree: 1 }));
  const all = [...written, ...acronyms.map((row) => ({ ...row, country: null, birthDate: null }))];
  return all
    .map((row) => ({ ...row, aliases: [...row.aliases], sameAs: [...row.sameAs] }))
    .sort((x, y) => (x.id < y.id ? -1 : 1));
}

/** The words, ids and acronyms by which an entity finds others. */
function keysOf({ kind, name, aliases, sameAs }: ComparedRow): Set<string> {
  const words = [name, ...aliases].flatMap((text) => comparedWords(text).flat()).filter((word) => word.length > 1);
  const acronyms = name === "NVK" || aliases.length > 1 ? ["acronym"] : [];
  return new Set([...words.map((word) => `${kind} ${word}`), ...sameAs, ...acronyms]);
}

/** How many of the lists have each item. */
function countsOf(lists: readonly Iterable<string>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const items of lists) for (const item of new Set(items)) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

test("finds the pairs that a comparison of all with all finds, with the same reasons", async () => {
  const all = rows();
  const search = new PairSearch();
  await search.add(all);
  const found = new Map<string, Comparison>();
  for await (const { a, b, comparison } of search.pairs(leastScore)) found.set(`${a.id} ${b.id}`, comparison);

  const keys = all.map(keysOf);
  const bearers = countsOf(keys);
  const names = countsOf(
    all.flatMap(({ kind, name, aliases }) =>
      [...new Set([name, ...aliases].flatMap(searchKeys))].map((key) =>
        key.split(" ").map((word) => `${kind} ${word}`),
      ),
    ),
  );
  const expected = new Map<string, Comparison>();
  for (const [i, one] of all.entries()) {
    const alike = likenessBy((word) => rarityOf(names.get(`${one.kind} ${word}`) ?? 0));
    const rare = [...(keys[i] as Set<string>)].filter((key) => (bearers.get(key) ?? 0) <= maxWordBearers);
    for (const [j, other] of all.entries()) {
      if (j <= i || other.kind !== one.kind || !rare.some((key) => keys[j]?.has(key))) continue;
      const comparison = comparisonOf(comparedEntity(one), comparedEntity(other), alike);
      if (comparison.score >= leastScore) expected.set(`${one.id} ${other.id}`, comparison);
    }
  }
  expect(expected.size).toBeGreaterThan(500);
  expect([...found.keys()].filter((ids) => new Set(ids.split(" ")).size < 2)).toEqual([]);
  // The search has more keys, so it finds more.
  expect([...found].filter(([ids]) => expected.has(ids))).toEqual([...expected]);
  expect(new Set([...expected.values()].flatMap(({ reasons }) => reasons.map(({ rule }) => rule)))).toEqual(
    new Set(["SAME_ID", "SAME_OTHER_ID", "NAME", "ACRONYM", "DIFFERENT_IDS", "OTHER_COUNTRY", "OTHER_BIRTH_YEAR"]),
  );
});
