import type { Language } from "./language.ts";
import type { Span } from "./proposal.ts";

/** What ends with a full stop and not a sentence. */
const abbreviations: Readonly<Record<Language, RegExp>> = {
  de: /(?:^|[^\p{L}\p{N}])(?:\p{L}|\d{1,2}|Dr|Prof|Dipl|Ing|Nr|St|Str|Abs|Art|Hrsg|Mio|Mrd|ca|bzw|usw|evtl|ggf|inkl|zzgl|vgl|sog|geb|gest|Tel|Jan|Feb|Aug|Sept|Okt|Nov|Dez|Inc|Corp|Co|Ltd)\.$/u,
  en: /(?:^|[^\p{L}\p{N}])(?:\p{L}|Dr|Prof|Mr|Mrs|Ms|Sr|Jr|St|No|vs|etc|Gen|Gov|Sen|Rep|Lt|Col|Capt|Hon|Rev|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Inc|Corp|Co|Ltd|Bros|approx|est)\.$/u,
};

/** The longest sentence, in characters. What is longer is cut at a space: patterns take longer on long sentences. */
const maxSentenceLength = 2_000;

const segmenters: Readonly<Record<Language, Intl.Segmenter>> = {
  de: new Intl.Segmenter("de", { granularity: "sentence" }),
  en: new Intl.Segmenter("en", { granularity: "sentence" }),
};

/** The sentences of a text in its order, without spaces around them. None goes across a line break. */
export function sentencesOf(text: string, language: Language): Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split("\n")) {
    let begun: number | null = null;
    for (const { index, segment } of segmenters[language].segment(line)) {
      begun ??= index;
      const end = index + segment.length;
      // A sentence that goes on in lower case had no end before, nor had one that stops at an abbreviation.
      const sentence = line.slice(begun, end).trimEnd();
      if (end < line.length && (abbreviations[language].test(sentence.slice(-12)) || /^\p{Ll}/u.test(line.slice(end))))
        continue;
      addSpans(spans, text, lineStart + begun, lineStart + begun + sentence.length);
      begun = null;
    }
    lineStart += line.length + 1;
  }
  return spans;
}

function addSpans(spans: Span[], text: string, start: number, end: number): void {
  let from = start;
  while (end - from > maxSentenceLength) {
    const space = text.lastIndexOf(" ", from + maxSentenceLength);
    const cut = space > from ? space : from + maxSentenceLength;
    spans.push({ start: from, end: cut });
    from = space > from ? cut + 1 : cut;
  }
  if (end > from) spans.push({ start: from, end });
}
