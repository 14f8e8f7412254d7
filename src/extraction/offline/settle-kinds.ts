import type { Language } from "../language.ts";
import { entitiesOf, type NamedEntity } from "./entities.ts";
import { isCommonFirstName, isFirstName } from "./gender.ts";
import { followsRole } from "./german-tags.ts";
import { refOf } from "./marked-sentence.ts";
import { markedSentences } from "./marked-sentences.ts";
import { matchPatterns } from "./match-patterns.ts";
import type { NamedSpan } from "./named-span.ts";
import { followsPlaceWord, isCountryOrContinent } from "./place-names.ts";

/** Surer patterns than these tell what an entity is: "X in Kiel" fits anything. */
const leastConfidence = 0.65;

/** How much more must speak for an organization if the name has several words, as those of most persons. */
const longerMargin = 0.75;

/** Words before the first name of a person. */
const relative =
  /(?:Vater|Mutter|Sohn|Tochter|Bruder|Schwester|Frau|Mann|Onkel|Tante|Neffe|Nichte|Enkel|Enkelin|father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt|nephew|niece) $/u;

/**
 * The entities, of which those that only the tagger takes for a person or a place, by one word, are organizations if
 * patterns say so: "rival Siltronix", "Siltronix, a subsidiary of". A person is rarely named by one word alone.
 */
export async function settleKinds(
  task: { readonly text: string; readonly language: Language; readonly signal: AbortSignal },
  entities: readonly NamedEntity[],
): Promise<readonly NamedEntity[]> {
  const unsure = new Map(
    entities.flatMap((entity, i) => {
      const { kind, way, name, mentions } = entity;
      if (way !== "TAGGER" || kind === "COMPANY" || isCountryOrContinent(name)) return [];
      if (kind === "PERSON" && isCommonFirstName(name)) return [];
      // "Muir Line" is no person by its first word.
      if (name.includes(" ") && (isFirstName(name.split(" ")[0] as string) || name.split(" ").length > 3)) return [];
      if (mentions.some(({ start }) => relative.test(task.text.slice(Math.max(0, start - 20), start)))) return [];
      // "Regierungschef Bo Lind" is somebody, whatever he is said to do.
      if (kind === "PERSON" && mentions.some(({ start }) => followsRole(task.text, start))) return [];
      // "Ines Holm-Berger", "Kang Min-seo".
      if (kind === "PERSON" && / \p{L}+-\p{L}+$/u.test(name)) return [];
      // "The brothers Max and Felix Roth": a first name.
      if (
        kind === "PERSON" &&
        mentions.some(({ end }) => /^ (?:und|and) \p{Lu}[\p{L}-]+ \p{Lu}/u.test(task.text.slice(end, end + 60)))
      )
        return [];
      const isPlace = kind === "PLACE" && mentions.some(({ start }) => followsPlaceWord(task.text, start));
      return isPlace ? [] : [[refOf(i), i] as const];
    }),
  );
  if (unsure.size === 0) return entities;
  const asCompanies = entities.map((entity, i) =>
    unsure.has(refOf(i)) ? { ...entity, kind: "COMPANY" as const } : entity,
  );
  const before = await evidenceFor(task, entities, unsure);
  const after = await evidenceFor(task, asCompanies, unsure);
  return entities.map((entity, i) => {
    const ref = refOf(i);
    const margin = entity.name.includes(" ") ? longerMargin : 0;
    const isCompany = unsure.has(ref) && (after.get(ref) ?? 0) > (before.get(ref) ?? 0) + margin;
    return isCompany ? (asCompanies[i] as NamedEntity) : entity;
  });
}

/** Those of some unsure names of organizations that patterns tie to another name of the text. */
export async function confirmedNames(
  task: { readonly text: string; readonly language: Language; readonly signal: AbortSignal },
  spans: readonly NamedSpan[],
  unsure: readonly NamedSpan[],
): Promise<readonly NamedSpan[]> {
  if (unsure.length === 0) return [];
  const entities = entitiesOf(task.text, [...spans, ...unsure], task.language);
  const isUnsure = new Set(unsure.map(({ start }) => start));
  const refs = new Map(
    entities.flatMap(({ mentions, way }, i) =>
      way === "TAGGER" && mentions.some(({ start }) => isUnsure.has(start)) ? [[refOf(i), i] as const] : [],
    ),
  );
  const evidence = await evidenceFor(task, entities, refs);
  const kept = new Set(
    [...refs].flatMap(([ref, i]) =>
      evidence.has(ref) ? (entities[i] as NamedEntity).mentions.map(({ start }) => start) : [],
    ),
  );
  return unsure.filter(({ start }) => kept.has(start));
}

/** How much the patterns find about each of some entities, in the sentences that name one of them. */
async function evidenceFor(
  task: { readonly text: string; readonly language: Language; readonly signal: AbortSignal },
  entities: readonly NamedEntity[],
  about: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for await (const sentence of markedSentences(task, entities)) {
    if (!sentence.mentions.some(({ ref }) => about.has(ref))) continue;
    for (const { source, target, patternConfidence } of matchPatterns(sentence, task.language))
      if (patternConfidence >= leastConfidence)
        for (const { ref } of [source, target]) found.set(ref, (found.get(ref) ?? 0) + patternConfidence);
  }
  return found;
}
