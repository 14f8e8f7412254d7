import { identityKeys } from "../../name-keys.ts";
import type { FindKnown, KnownEntity } from "../extractor.ts";
import type { Span } from "../proposal.ts";
import { isWholeWord } from "../whole-word.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";
import { hasArticleBefore, isParticle, mayBeInName, type Word, wordsOf } from "./words.ts";

/** How many words a name has at most, to be looked up. */
const mostWords = 6;

/**
 * The names in a text that the graph knows. They are looked up by the keys of all stretches of up to six words that may be
 * a name: the work grows with the text, not with the graph. A name of one word that the tagger never sees as a name, and
 * that has an article somewhere, is left out: it is a common noun, such as Zeit.
 */
export async function knownSpans(
  text: string,
  tagged: readonly TaggedSpan[],
  findKnown: FindKnown,
  signal: AbortSignal,
): Promise<NamedSpan[]> {
  const stretches = stretchesOf(text);
  const keys = new Set(stretches.flatMap(({ keys }) => keys));
  const known = await findKnown([...keys], signal);
  const found = stretches.flatMap(({ span, keys, isSingle }) => {
    const entities = keys.flatMap((key) => known.get(key) ?? []);
    return entities.length === 0 ? [] : [{ span, entities, isSingle, name: text.slice(span.start, span.end) }];
  });
  // The article of "die Nordlicht-Chefin" belongs to the second noun.
  const isNoun = ({ start, end }: Span) => hasArticleBefore(text, start) && text[end] !== "-";
  const common = new Set(found.filter(({ span, isSingle }) => isSingle && isNoun(span)).map(({ name }) => name));
  const overlaps = ({ start, end }: Span) => tagged.find((tag) => tag.start < end && tag.end > start);
  for (const { name, span } of found) if (overlaps(span) !== undefined) common.delete(name);
  return found.flatMap(({ span, entities, name }) => {
    const tag = overlaps(span);
    const [first] = entities as [KnownEntity, ...KnownEntity[]];
    const kind = entities.find((entity) => entity.kind === tag?.kind)?.kind ?? first.kind;
    // "Alibaba Cloud" is not Alibaba, also if the graph knows only Alibaba.
    const isPart = tagged.some(
      (tag) => tag.kind === kind && tag.start === span.start && text.slice(span.end, tag.end).includes(" "),
    );
    if (common.has(name) || isPart) return [];
    return [named(span, kind, "KNOWN")];
  });
}

interface Stretch {
  readonly span: Span;
  readonly keys: readonly string[];
  readonly isSingle: boolean;
}

/** Stretches of words in one line that may be names. Also the part of a word before a hyphen, and without a genitive's s. */
function stretchesOf(text: string): Stretch[] {
  const words = wordsOf(text);
  const stretches: Stretch[] = [];
  const add = (start: number, end: number, isSingle: boolean) => {
    const span = { start, end };
    const keys = identityKeys(text.slice(start, end)).filter((key) => key.length > 1);
    if (keys.length > 0 && isWholeWord(text, span)) stretches.push({ span, keys, isSingle });
  };
  for (const [i, first] of words.entries()) {
    if (!mayBeInName(first.text)) continue;
    for (let count = 1; count <= mostWords; count++) {
      const last = words[i + count - 1];
      const previous = words[i + count - 2];
      if (last === undefined || !mayBeInName(last.text)) break;
      if (count > 1 && !/^[., ]{0,2} $|^ $/.test(text.slice((previous as Word).end, last.start))) break;
      if (isParticle(last.text)) continue;
      const isSingle = count === 1;
      add(first.start, last.end, isSingle);
      const hyphen = last.text.indexOf("-");
      if (hyphen > 1) add(first.start, last.start + hyphen, isSingle);
      const genitive = /(?:['’]s|s)$/u.exec(last.text);
      if (genitive !== null && last.text.length > 3) add(first.start, last.start + genitive.index, isSingle);
    }
  }
  return stretches;
}
