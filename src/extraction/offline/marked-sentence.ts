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

/**
 * A sentence in which each mention of an entity is a placeholder, such as ⟨P0⟩: the letter of its kind, and the number of
 * the mention. Patterns run on it.
 */
export class MarkedSentence {
  readonly text: string;
  readonly mentions: readonly SentenceMention[];
  /** Where each mention has its placeholder. */
  readonly places: readonly Span[];
  readonly #start: number;

  /** The mentions are those within the sentence, in its order, and do not overlap. */
  constructor(text: string, { start, end }: Span, mentions: readonly SentenceMention[]) {
    let marked = "";
    let from = start;
    const places: Span[] = [];
    for (const [i, mention] of mentions.entries()) {
      marked += withoutBrackets(text.slice(from, mention.start));
      const placeholder = `⟨${letters[mention.kind]}${i}⟩`;
      places.push({ start: marked.length, end: marked.length + placeholder.length });
      marked += placeholder + (mention.joint ?? "");
      from = mention.end;
    }
    this.text = marked + withoutBrackets(text.slice(from, end));
    this.mentions = mentions;
    this.places = places;
    this.#start = start;
  }

  /** The part of the article's text that a part of the marked sentence stands for. */
  original({ start, end }: Span): Span {
    return { start: this.#originalOf(start, "start"), end: this.#originalOf(end, "end") };
  }

  #originalOf(position: number, side: "start" | "end"): number {
    let original = this.#start;
    let from = 0;
    for (const [i, place] of this.places.entries()) {
      const mention = this.mentions[i] as SentenceMention;
      if (position <= place.start) break;
      if (position < place.end) return side === "start" ? mention.start : mention.end;
      original = mention.end;
      from = place.end + (mention.joint?.length ?? 0);
      if (position < from) return original;
    }
    return original + position - from;
  }

  /** The mention of a placeholder such as ⟨P0⟩. */
  mentionOf(placeholder: string): SentenceMention | undefined {
    return this.mentions[Number(placeholder.slice(2, -1))];
  }
}

/** The text with other signs for the brackets of placeholders, if it has any. */
function withoutBrackets(text: string): string {
  return text.replace(/[⟨⟩]/g, "|");
}
