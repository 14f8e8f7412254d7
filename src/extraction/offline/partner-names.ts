import type { Span } from "../proposal.ts";
import { isFirstName } from "./gender.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";

/** Two words with "&" between them, as in names of firms: Quast & Brook. Words of one or two letters do not count: R & D. */
const partners = /(?<![\p{L}\p{N}&.-])(\p{Lu}[\p{L}’'-]{2,40}) & (\p{Lu}[\p{L}’'-]{2,40})(?![\p{L}\p{N}&-])/gu;

/**
 * The organizations with "&" in their name of which the tagger has found a part. It may have taken the part for a person
 * or a place. Two persons, such as "Max & Lisa" or "Bo Lind & Ada Berg", are not an organization.
 */
export function partnerNames(text: string, tagged: readonly TaggedSpan[]): NamedSpan[] {
  const isPerson = ({ kind, start, end }: TaggedSpan) => kind === "PERSON" && text.slice(start, end).includes(" ");
  return [...text.matchAll(partners)].flatMap(({ 0: words, 1: first = "", 2: second = "", index }) => {
    const span: Span = { start: index, end: index + words.length };
    const parts = tagged.filter(({ start, end }) => start < span.end && span.start < end);
    if (parts.length === 0 || parts.some(isPerson) || (isFirstName(first) && isFirstName(second))) return [];
    const whole = [span, ...parts.filter(({ kind }) => kind === "COMPANY")];
    const start = Math.min(...whole.map((part) => part.start));
    const end = Math.max(...whole.map((part) => part.end));
    return text.slice(start, end).includes("\n") ? [] : [named({ start, end }, "COMPANY", "ORG_NOUN")];
  });
}
