import type { EntityKind } from "../../ontology.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { Discourse } from "./discourse.ts";
import type { NamedEntity } from "./entities.ts";
import { lexiconOf } from "./lexicon.ts";
import type { SentenceMention } from "./marked-sentence.ts";
import { referringWords } from "./referring-words.ts";
import { mentionsOf, sentencesWithMentions } from "./sentence-mentions.ts";

/**
 * The words of a text that stand for an entity which it named before: "the company", "he", "its", and the place before a
 * role without an organization, as in "chief executive Ada Berg said". Only where one entity clearly fits: the one that
 * the text named last, as a subject rather than as something else. In the order of the text.
 */
export function referencesIn(
  text: string,
  language: Language,
  entities: readonly Pick<NamedEntity, "kind" | "name" | "mentions">[],
): SentenceMention[] {
  const everyName = mentionsOf(entities);
  const agencies = new Set(everyName.flatMap(({ ref, start, end }) => (isAgency(text, start, end) ? [ref] : [])));
  const mentions = everyName.filter(({ ref }) => !agencies.has(ref));
  const discourse = new Discourse(text, language, entities, mentions);
  const isDescription = (noun: string) => discourse.isDescription(noun);
  const quoted = quotedSpans(text);
  let quote = 0;
  const isQuoted = (at: number) => {
    while (quote < quoted.length && (quoted[quote] as Span).end <= at) quote++;
    return (quoted[quote]?.start ?? Number.POSITIVE_INFINITY) < at;
  };
  const found: SentenceMention[] = [];
  let last: SentenceMention | undefined;
  let sentenceBefore: readonly SentenceMention[] = [];
  for (const { sentence, inside } of sentencesWithMentions(text, language, mentions)) {
    discourse.nextSentence();
    const subjects = new Set<EntityKind>();
    let named = 0;
    const nameBefore = (position: number) => {
      for (; named < inside.length && (inside[named] as SentenceMention).end <= position; named++) {
        last = inside[named] as SentenceMention;
        const { kind, start, end } = last;
        const isSubject =
          !subjects.has(kind) &&
          !isQuoted(start) &&
          text[end] !== "-" &&
          text[start - 1] !== "(" &&
          isSubjectAt(text, sentence.start, start, language);
        if (isSubject) subjects.add(kind);
        discourse.name(last, isSubject);
      }
    };
    for (const candidate of referringWords(text, sentence, language, inside, isDescription)) {
      const { start, end, joint } = candidate;
      nameBefore(start);
      if (isQuoted(start)) continue;
      if (candidate.means === "BOTH") {
        found.push(...pairOf(candidate, sentenceBefore, language));
        continue;
      }
      const referent = discourse.meant(candidate, inside.slice(0, named), last);
      if (referent === null) continue;
      found.push({ start, end, ...referent, ...(joint === undefined ? {} : { joint }) });
      // "With the bank" names it in passing.
      const isSubject =
        candidate.isSubject && (candidate.kind === "PERSON" || isSubjectAt(text, sentence.start, start, language));
      discourse.refer({ ...candidate, isSubject }, referent);
    }
    nameBefore(sentence.end);
    sentenceBefore = inside;
  }
  return found;
}

/** Whether a dateline names the agency of an article there, which the article does not speak of: "Kiel (dpa) - ". */
function isAgency(text: string, start: number, end: number): boolean {
  return text[start - 1] === "(" && /^(?:[/-]\p{L}+)?\) ?[-–—]/u.test(text.slice(end, end + 15));
}

/** "Both" as the two organizations that the sentence before names; none if it names others or more. */
function pairOf(
  { start, end }: Span,
  before: readonly SentenceMention[],
  language: Language,
): readonly SentenceMention[] {
  const two = [
    ...new Map(before.filter(({ kind }) => kind === "COMPANY").map((mention) => [mention.ref, mention])).values(),
  ];
  const [one, other] = two;
  if (one === undefined || other === undefined || two.length > 2) return [];
  const as = ({ ref, kind, start, end }: SentenceMention) => ({ ref, kind, antecedent: { start, end } });
  return [
    { ...as(one), start, end: start, joint: language === "de" ? " und " : " and " },
    { ...as(other), start, end },
  ];
}

/** Whether a name at a position may be the subject: no preposition stands before it, with up to two words between. */
function isSubjectAt(text: string, from: number, at: number, language: Language): boolean {
  const lead = text.slice(Math.max(from, at - 50), at);
  const { spokenFor, prepositions, inPassing } = lexiconOf(language).subjects;
  return spokenFor.words.test(lead) || !(prepositions.words.test(lead) || inPassing.words.test(lead));
}

/** What stands between quotation marks, within a line. */
function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/„[^“”\n]*[“”]?|“[^”\n]*”?|"[^"\n]*"?|»[^«\n]*«?/g)].map(({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }));
}
