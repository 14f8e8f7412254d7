import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { sentencesOf } from "../sentences.ts";
import type { NamedEntity } from "./entities.ts";
import { refOf, type SentenceMention } from "./marked-sentence.ts";

/** Every mention of the entities, in the order of the text. */
export function mentionsOf(entities: readonly Pick<NamedEntity, "kind" | "mentions">[]): SentenceMention[] {
  return inOrder(
    entities.flatMap(({ kind, mentions }, i) => mentions.map((span) => ({ ...span, ref: refOf(i), kind }))),
  );
}

/** Each sentence of a text with its mentions, in order. A mention that goes across the end of a sentence is left out. */
export function* sentencesWithMentions(
  text: string,
  language: Language,
  mentions: readonly SentenceMention[],
): Generator<{ readonly sentence: Span; readonly inside: readonly SentenceMention[] }> {
  const ordered = inOrder(mentions);
  let next = 0;
  for (const sentence of sentencesOf(text, language)) {
    const inside: SentenceMention[] = [];
    for (; next < ordered.length && (ordered[next] as SentenceMention).start < sentence.end; next++) {
      const mention = ordered[next] as SentenceMention;
      if (mention.start >= sentence.start && mention.end <= sentence.end) inside.push(mention);
    }
    yield { sentence, inside };
  }
}

function inOrder(mentions: readonly SentenceMention[]): SentenceMention[] {
  return mentions.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
