import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { marksOf } from "./cues.ts";
import { lexiconOf } from "./lexicon.ts";
import type { MarkedSentence, SentenceMention } from "./marked-sentence.ts";
import type { MatchedRelation } from "./match-patterns.ts";
import { successionPatternsOf } from "./patterns.ts";

/** That one person came after another in a post, and where the text says so. */
export interface Succession {
  readonly successor: SentenceMention;
  readonly predecessor: SentenceMention;
  readonly evidence: Span;
  /** Whether the text states it as a fact. If not, the successor may not have the post yet. */
  readonly isFact: boolean;
  readonly confidence: number;
}

/** Types of relation that say which post somebody has. */
const posts: readonly MatchedRelation["type"][] = ["HEADS", "WORKS_FOR", "DIRECTOR_OF"];
/** The most characters between the words that tell a succession and those that tell the post. */
const furthest = 500;
/** A post that follows from that of another is as sure as this part of it. */
const derived = 0.9;

/** Who comes after whom in a sentence. */
export function successionsIn(sentence: MarkedSentence, language: Language): Succession[] {
  const { text, mentions } = sentence;
  if (mentions.filter(({ kind }) => kind === "PERSON").length < 2) return [];
  return successionPatternsOf(language).flatMap(({ matchesIn, scope, confidence }) =>
    [...matchesIn(text)].flatMap((match) => {
      const successor = sentence.mentionOf(match.source);
      const predecessor = sentence.mentionOf(match.target);
      if (successor === undefined || predecessor === undefined || successor.ref === predecessor.ref) return [];
      const marks = marksOf(text, match, scope, language);
      if (marks.includes("NEGATED")) return [];
      const isFact = marks.length === 0;
      return [{ successor, predecessor, evidence: sentence.original(match), isFact, confidence }];
    }),
  );
}

/**
 * The posts that follow from successions: who comes after the head of an organization heads it, and the one before did.
 * None if the text tells the post of neither near by, or those of both.
 */
export function postsBySuccession(
  successions: readonly Succession[],
  relations: readonly MatchedRelation[],
  text: string,
  language: Language,
): MatchedRelation[] {
  const { leftPost } = lexiconOf(language);
  const held = relations.filter(
    ({ type, role, current, marks, evidence }) =>
      posts.includes(type) &&
      role !== null &&
      current !== false &&
      !marks.includes("NEGATED") &&
      !leftPost.words.test(text.slice(evidence.start, evidence.end)),
  );
  return successions.flatMap(({ successor, predecessor, evidence, isFact, confidence }) => {
    const postOf = ({ ref }: SentenceMention) => nearest(held, ref, evidence);
    const [newer, older] = [postOf(successor), postOf(predecessor)];
    const known = newer ?? older;
    if (known === undefined) return [];
    const follows = (one: SentenceMention, current: boolean | null): MatchedRelation => ({
      ...known,
      source: one,
      since: null,
      current,
      marks: [],
      confidence: Math.min(known.patternConfidence, confidence) * derived,
      evidence: {
        start: Math.min(known.evidence.start, evidence.start),
        end: Math.max(known.evidence.end, evidence.end),
      },
    });
    if (older === undefined) return [follows(predecessor, false)];
    return newer === undefined && isFact ? [follows(successor, null)] : [];
  });
}

/** The post of somebody that the text tells nearest to a place. */
function nearest(held: readonly MatchedRelation[], ref: string, { start, end }: Span): MatchedRelation | undefined {
  const distance = ({ evidence }: MatchedRelation) => Math.max(0, evidence.start - end, start - evidence.end);
  return held
    .filter((one) => one.source.ref === ref && distance(one) <= furthest)
    .sort((a, b) => distance(a) - distance(b) || b.confidence - a.confidence)[0];
}
