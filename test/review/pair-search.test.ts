import { comparedWords, searchKeys } from "../../src/name-keys.ts";
import { type CandidatePair, PairSearch } from "../../src/review/candidate-pairs.ts";
import { type ComparedRow, comparedEntity } from "../../src/review/compared-entity.ts";
import { comparisonOf } from "../../src/review/comparison.ts";
import { likenessBy, rarityOf } from "../../src/review/name-comparison.ts";
import { hundredPairs } from "./hundred-pairs.ts";

const leastScore = 0.45;

/** Entities with names that are alike, of which many differ in country and birth year, and many share ids. */
function rows(): ComparedRow[] {
  const named = hundredPairs().records.flatMap(({ entities }) => entities);
  const written = named.map(({ id, kind, name }, i) => ({
    ...{ id, kind, name, degree: i % 7 },
    aliases: i % 11 === 0 ? [`${name} Müller`, "Nordische Vereinigte Kalkwerke"] : [],
    // One that two have, one that many have, and one of a register.
    sameAs: [...(i % 5 === 0 ? [`website:https://${i % 80}.example`] : []), "test:all", `wikidata:Q${i % 300}`],
    country: ["DE", "FR", null][i % 3] ?? null,
    birthDate: kind === "PERSON" && i % 2 === 0 ? `19${50 + (i % 3)}-01` : null,
  }));
  const acronym = { id: "company:nvk", kind: "COMPANY", name: "NVK", aliases: [], sameAs: [], degree: 1 } as const;
  const all = [...written, { ...acronym, country: null, birthDate: null }];
  return all
    .map((row) => ({ ...row, aliases: [...row.aliases], sameAs: [...row.sameAs] }))
    .sort((x, y) => (x.id < y.id ? -1 : 1));
}

test("finds the pairs that a comparison of all with all finds, with the same reasons", async () => {
  const all = rows();
  const search = new PairSearch();
  for (const row of all) search.add(row);
  const found: CandidatePair[] = [];
  for await (const pair of search.pairs(leastScore)) found.push(pair);

  const counts = new Map<string, number>();
  const bearers = new Map<string, number>();
  const count = (counted: Map<string, number>, keys: Iterable<string>) => {
    for (const key of new Set(keys)) counted.set(key, (counted.get(key) ?? 0) + 1);
  };
  const wordsOf = ({ kind, name, aliases }: ComparedRow) =>
    [name, ...aliases]
      .flatMap((text) => comparedWords(text))
      .flat()
      .filter((word) => word.length > 1)
      .map((word) => `${kind} ${word}`);
  const keysOf = (row: ComparedRow) =>
    wordsOf(row).concat(row.sameAs, row.name === "NVK" ? ["nvk"] : [], row.aliases.at(1) ? ["nvk"] : []);
  for (const row of all) {
    for (const key of new Set([row.name, ...row.aliases].flatMap(searchKeys)))
      count(
        counts,
        key.split(" ").map((word) => `${row.kind} ${word}`),
      );
    count(bearers, keysOf(row));
  }
  const expected = all.flatMap((one, i) => {
    const keys = new Set(keysOf(one).filter((key) => (bearers.get(key) ?? 0) <= 20));
    const alike = likenessBy((word) => rarityOf(counts.get(`${one.kind} ${word}`) ?? 0));
    return all.slice(i + 1).flatMap((other) => {
      if (other.kind !== one.kind || !keysOf(other).some((key) => keys.has(key))) return [];
      const comparison = comparisonOf(comparedEntity(one), comparedEntity(other), alike);
      return comparison.score < leastScore ? [] : [{ ids: `${one.id} ${other.id}`, comparison }];
    });
  });
  const shown = found.map(({ a, b, comparison }) => ({ ids: `${a.id} ${b.id}`, comparison }));
  expect(expected.length).toBeGreaterThan(500);
  expect(shown.filter(({ ids }) => expected.some((pair) => pair.ids === ids))).toEqual(expected);
});
