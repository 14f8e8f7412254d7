import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { isWholeWord } from "../whole-word.ts";
import type { Gender } from "./gender.ts";
import { lexiconOf } from "./lexicon.ts";
import type { SentenceMention } from "./marked-sentence.ts";
import { unsaidIn } from "./unsaid.ts";

/** Words that may stand for somebody or something named before, or the place in a sentence that leaves them out. */
export interface Candidate extends Span {
  readonly kind: "COMPANY" | "PERSON";
  /**
   * Which of those named before it means. DESCRIBED: what its noun describes (the brewery). LAST: what was named last (it,
   * she). BOTH: the two organizations of the sentence before. NEAREST: what is named right before it (whose). OWN: the only
   * one that its sentence names before it, or else as LAST (her sister). TOPIC: what the text is about.
   */
  readonly means: "DESCRIBED" | "LAST" | "BOTH" | "NEAREST" | "OWN" | "TOPIC";
  readonly gender: Gender | null;
  /** The nouns, in lower case, that must describe what is meant, if they describe anything. */
  readonly nouns: readonly string[];
  /** Whether it may also mean what its noun does not describe: "the company". */
  readonly isGeneral: boolean;
  /** Whether it draws as much attention as the subject of a sentence. */
  readonly isSubject: boolean;
  /** At most so many sentences before it was named last. */
  readonly within: number;
  /** What comes after the placeholder if the sentence has no words for the entity: a space or a comma. */
  readonly joint?: string;
}

/**
 * The words of a sentence, outside of the given mentions, that may stand for somebody or something, in its order.
 * `isDescription` tells whether a noun describes an organization of the text.
 */
export function referringWords(
  text: string,
  sentence: Span,
  language: Language,
  mentions: readonly SentenceMention[],
  isDescription: (noun: string) => boolean,
): Candidate[] {
  const part = text.slice(sentence.start, sentence.end);
  const found: Candidate[] = [];
  const starts = new Set(mentions.map(({ start }) => start));
  const covered = (start: number, end: number) =>
    mentions.some((mention) => mention.start < end && start < mention.end);
  const { referring, generalNoun, headNoun, rolePart, partOfAny } = lexiconOf(language);
  for (const { words, kind, means, gender, isSubject } of referring)
    for (const match of part.matchAll(words)) {
      const [all, ...groups] = match;
      const word = groups.find((group) => group !== undefined) ?? all;
      const start = sentence.start + match.index + placeIn(all, word);
      const end = start + word.length;
      // "The company Nordlicht" names it itself.
      const isNamed = starts.has(end + 1) || /^ (?:of|von|vom|für|namens|der|des|bei) /.test(text.slice(end, end + 8));
      if (means === "DESCRIBED" && isNamed) continue;
      if (covered(start, end) || found.some((one) => one.start < end && start < one.end)) continue;
      const isNoun = means === "DESCRIBED" && kind === "COMPANY";
      const { nouns, isGeneral } = isNoun
        ? asNoun(word, generalNoun.words, headNoun?.words)
        : { nouns: [], isGeneral: true };
      if (!isGeneral && !nouns.some(isDescription)) continue;
      const within = isNoun ? 6 : means === "OWN" ? 1 : 2;
      found.push({ start, end, kind, means, gender, nouns, isGeneral, isSubject, within });
    }
  for (const { at, kind, joint, means, role } of unsaidIn(text, sentence, language, mentions)) {
    if (found.some((one) => one.start <= at + 1 && at - 5 < one.end) || covered(at, at)) continue;
    const isPerson = kind === "PERSON";
    // "The head of the club" is of what the text called a club.
    const part = role === undefined ? undefined : rolePart?.words.exec(role)?.[1]?.toLowerCase();
    const nouns = part === undefined ? [] : [part];
    // "The head of the airport" is not of what the text is about, if that is none.
    const isGeneral = part === undefined || partOfAny?.words.test(part) === true || isDescription(part);
    if (!isGeneral) continue;
    const common = { start: at, end: at, joint, kind, means, gender: null, nouns, isGeneral };
    found.push({ ...common, isSubject: isPerson, within: isPerson ? 1 : 6 });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where some words have a whole word: the "her" of "her father" is not that of "father". */
function placeIn(words: string, word: string): number {
  for (let at = words.lastIndexOf(word); at > 0; at = words.lastIndexOf(word, at - 1))
    if (isWholeWord(words, { start: at, end: at + word.length })) return at;
  return 0;
}

/** A noun for an organization: with the ends of its cases, as the text may have described one, and without. */
function asNoun(word: string, generalNoun: RegExp, headNoun: RegExp | undefined) {
  const noun = word.toLowerCase();
  // "The family brewery" is what the text called a brewery.
  const head = headNoun?.exec(word)?.[1]?.toLowerCase() ?? [];
  return { nouns: [noun, noun.replace(/(?:es|s|n)$/, "")].concat(head), isGeneral: generalNoun.test(word) };
}
