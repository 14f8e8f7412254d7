import { setImmediate } from "node:timers/promises";
import type { Language } from "../language.ts";
import type { NamedEntity } from "./entities.ts";
import { MarkedSentence, type SentenceMention } from "./marked-sentence.ts";
import { mentionsOf, sentencesWithMentions } from "./sentence-mentions.ts";

/** After this many sentences other requests have their turn. */
const sentencesAtOnce = 5;

/**
 * The sentences of a text, in which each mention of an entity and each reference to one is marked. A mention that goes
 * across the end of a sentence is left out. Throws the signal's reason if it is aborted.
 */
export async function* markedSentences(
  { text, language, signal }: { readonly text: string; readonly language: Language; readonly signal: AbortSignal },
  entities: readonly Pick<NamedEntity, "kind" | "mentions">[],
  references: readonly SentenceMention[] = [],
): AsyncGenerator<MarkedSentence> {
  const mentions = [...mentionsOf(entities), ...references];
  let count = 0;
  for (const { sentence, inside } of sentencesWithMentions(text, language, mentions)) {
    yield new MarkedSentence(text, sentence, inside);
    if (++count % sentencesAtOnce === 0) await setImmediate();
    signal.throwIfAborted();
  }
}
