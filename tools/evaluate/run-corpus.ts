import type { Extractor } from "../../src/extraction/extractor.ts";
import { propose } from "../../src/extraction/offline/propose.ts";
import type { Proposal } from "../../src/extraction/proposal.ts";
import type { AnnotatedText } from "./corpus.ts";
import { score, type TextScore } from "./score.ts";

/** Lets the extractor read each text, with an empty graph. */
export async function scoreExtractor(texts: readonly AnnotatedText[], extractor: Extractor): Promise<TextScore[]> {
  const scores: TextScore[] = [];
  for (const annotated of texts) {
    const { text, language } = annotated;
    const { signal } = new AbortController();
    const task = { text, title: null, language, findKnown: async () => new Map(), signal };
    scores.push(score(annotated, await extractor.propose(task)));
  }
  return scores;
}

/** What the patterns of the offline extractor find if they are given the entities that a reader found. */
export async function proposeWithGivenEntities({ text, language, entities }: AnnotatedText): Promise<Proposal> {
  const named = entities.map(({ kind, mentions }) => {
    const spans = mentions.map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start);
    const names = spans.map(({ start, end }) => text.slice(start, end)).sort((a, b) => b.length - a.length);
    return { kind, name: names[0] as string, aliases: [], mentions: spans, way: "KNOWN" as const };
  });
  return propose({ text, language, signal: new AbortController().signal }, named);
}

export async function scorePatterns(texts: readonly AnnotatedText[]): Promise<TextScore[]> {
  const scores: TextScore[] = [];
  for (const annotated of texts) scores.push(score(annotated, await proposeWithGivenEntities(annotated)));
  return scores;
}
