import type { EntityKind } from "../../ontology.ts";
import type { Span } from "../proposal.ts";

/** A mention of an entity in a sentence, or words that stand for it. */
export interface SentenceMention extends Span {
  readonly ref: string;
  readonly kind: EntityKind;
  /** Of words that stand for an entity, such as "the company": where the text named it last before. */
  readonly antecedent?: Span;
  /** What comes after the placeholder if the sentence has no words for the entity: a space or a comma. */
  readonly joint?: string;
}

/** The name of an entity in a proposal, by its place among the entities. */
export const refOf = (i: number) => `e${i + 1}`;

const letters: Readonly<Record<EntityKind, string>> = { PERSON: "P", COMPANY: "O", PLACE: "L", ASSET: "T" };

/** Words of a sentence that are plain text, and where they stand in the article's text. */
interface PlainWords extends Span {
  readonly original: number;
}

/**
 * A sentence in which each mention of an entity is a placeholder, such as ⟨P0⟩: the letter of its kind, and the number of
 * the mention. Patterns run on it.
 */
export class MarkedSentence {
  readonly text: string;
  readonly mentions: readonly SentenceMention[];
  /** Where each mention has its placeholder. */
  readonly places: readonly Span[];
  readonly #plain: readonly PlainWords[];
  readonly #article: string;
  readonly #span: Span;

  /** The mentions and the parts to leave out are those within the sentence, in its order, and do not overlap. */
  constructor(text: string, span: Span, mentions: readonly SentenceMention[], leftOut: readonly Span[] = []) {
    const { start, end } = span;
    let marked = "";
    let from = start;
    const places: Span[] = [];
    const plain: PlainWords[] = [];
    const addPlain = (to: number) => {
      const words = withoutBrackets(text.slice(from, to));
      plain.push({ start: marked.length, end: marked.length + words.length, original: from });
      marked += words;
    };
    const parts = [
      ...mentions.map((mention) => ({ mention, ...mention })),
      ...leftOut.map((part) => ({ mention: null, ...part })),
    ];
    for (const { mention, ...part } of parts.sort((a, b) => a.start - b.start)) {
      addPlain(part.start);
      from = part.end;
      if (mention === null) continue;
      const placeholder = `⟨${letters[mention.kind]}${places.length}⟩`;
      places.push({ start: marked.length, end: marked.length + placeholder.length });
      marked += placeholder + (mention.joint ?? "");
    }
    addPlain(end);
    this.text = marked;
    this.mentions = mentions;
    this.places = places;
    this.#plain = plain;
    this.#article = text;
    this.#span = span;
  }

  /** The sentence without some of its parts, and with only some of its mentions as placeholders. */
  shortened(leftOut: readonly Span[], mentions: readonly SentenceMention[]): MarkedSentence {
    return new MarkedSentence(
      this.#article,
      this.#span,
      mentions,
      leftOut.map((part) => this.original(part)),
    );
  }

  /** The part of the article's text that a part of the marked sentence stands for. */
  original({ start, end }: Span): Span {
    const first = this.places.findIndex((place) => place.start <= start && start < place.end);
    const last = this.places.findIndex((place) => place.start < end && end <= place.end);
    return {
      start:
        this.mentions[first]?.start ??
        originalOf(
          start,
          this.#plain.find((words) => start < words.end),
        ),
      end:
        this.mentions[last]?.end ??
        originalOf(
          end,
          this.#plain.find((words) => end <= words.end),
        ),
    };
  }

  /** The words of a mention. */
  nameOf({ start, end }: SentenceMention): string {
    return this.#article.slice(start, end);
  }

  /** The mention of a placeholder such as ⟨P0⟩. */
  mentionOf(placeholder: string): SentenceMention | undefined {
    return this.mentions[Number(placeholder.slice(2, -1))];
  }
}

/** A position in the text of the article. Between two plain parts, as where a word is only implied, it is where the next begins. */
function originalOf(position: number, words: PlainWords | undefined): number {
  if (words === undefined) throw new Error("the position is not in the sentence");
  return words.original + Math.max(0, position - words.start);
}

/** The text with other signs for the brackets of placeholders, if it has any. */
function withoutBrackets(text: string): string {
  return text.replace(/[⟨⟩]/g, "|");
}
