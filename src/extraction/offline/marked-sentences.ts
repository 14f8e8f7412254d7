import { setImmediate } from "node:timers/promises";
import type { Language } from "../language.ts";
import { sentencesOf } from "../sentences.ts";
import type { NamedEntity } from "./entities.ts";
import { MarkedSentence, refOf, type SentenceMention } from "./marked-sentence.ts";

/** After this many sentences other requests have their turn. */
const sentencesAtOnce = 5;

/**
 * The sentences of a text, in which each mention of an entity is marked, and the words that refer to one. A mention that goes across the end of a sentence
 * is left out. Throws the signal's reason if it is aborted.
 */
export async function* markedSentences(
  { text, language, signal }: { readonly text: string; readonly language: Language; readonly signal: AbortSignal },
  entities: readonly Pick<NamedEntity, "kind" | "mentions">[],
  references: readonly SentenceMention[] = [],
): AsyncGenerator<MarkedSentence> {
  const mentions = [
    ...entities.flatMap(({ kind, mentions }, i) =>
      mentions.map((span): SentenceMention => ({ ...span, ref: refOf(i), kind })),
    ),
    ...references,
  ].sort((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  for (const [i, sentence] of sentencesOf(text, language).entries()) {
    const inside: SentenceMention[] = [];
    for (; next < mentions.length && (mentions[next] as SentenceMention).start < sentence.end; next++) {
      const mention = mentions[next] as SentenceMention;
      if (mention.start >= sentence.start && mention.end <= sentence.end) inside.push(mention);
    }
    yield new MarkedSentence(text, sentence, inside);
    if (i % sentencesAtOnce === sentencesAtOnce - 1) await setImmediate();
    signal.throwIfAborted();
  }
}
