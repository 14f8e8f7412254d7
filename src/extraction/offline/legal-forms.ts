import { type NamedSpan, named } from "./named-span.ts";
import { isNoPartOfName } from "./words.ts";

const legalForm =
  /(?<= )(?:AG|SE|GmbH(?: ?& ?Co\.? ?KG(?:aA)?)?|KGaA|KG|OHG|UG|mbH|e\. ?V\.|eG|Inc\.?|Incorporated|Corp\.?|Corporation|(?:Co\.?,? ?)?Ltd\.?|Limited|LL[CP]|L\.L\.[CP]\.|PLC|plc|L\.?P\.|S\.à ?r\.?l\.|S\.?A\.?(?:S\.?)?|N\.?V\.?|B\.?V\.?|S\.p\.A\.|AB|A\/S|ASA|Oyj)(?![\p{L}\p{N}-])/gu;

/** The forms that English names have behind a comma. */
const withComma = /^(?:Inc|Corp|(?:Co\.?,? ?)?Ltd|LL[CP]|L\.L\.|L\.?P|PLC|plc)/;

/** A word of a name, and the space behind it. */
const lastWord = /(?<=^|[\s("„“»«])(\p{Ll}?[\p{Lu}\p{N}][\p{L}\p{N}\p{M}.&'’+-]*|&|\+|und(?= \p{Lu}))(,?) $/u;

/** The letters of names, of which each has a full stop: J.C.C. */
const initials = /^(?:\p{Lu}\.){2,}$/u;

/** How many words before a legal form may belong to the name. */
const mostWords = 5;
const articles = new Set(
  "Der Die Das Den Dem Des Ein Eine Einer The A An Und And Bei Von Mit In Im Für At For With From By Of".split(" "),
);

/** The organizations whose name ends with a legal form: with it, and without an article before. */
export function legalFormSpans(text: string): NamedSpan[] {
  return [...text.matchAll(legalForm)].flatMap(({ 0: form, index }) => {
    let start = index;
    for (let count = 0; count < mostWords; count++) {
      const before = lastWord.exec(text.slice(Math.max(0, start - 60), start));
      if (before === null) break;
      const [{ length }, word = "", comma] = before;
      // Only before the form itself may a comma stand: Alder Motors, Inc.
      if (comma === "," && (count > 0 || !withComma.test(form))) break;
      if (articles.has(word) || isNoPartOfName(word) || (word.endsWith(".") && !initials.test(word))) break;
      start -= length;
    }
    const end = index + form.length;
    const name = text.slice(start, index).trim();
    return /^\p{Ll}?[\p{Lu}\p{N}]/u.test(name) && name.length > 1
      ? [named({ start, end }, "COMPANY", "LEGAL_FORM")]
      : [];
  });
}

/** A name without the legal form at its end; the same name if it has none. */
export function withoutLegalForm(name: string): string {
  for (const { 0: form, index } of name.matchAll(legalForm))
    if (index + form.length === name.length && index > 1) return name.slice(0, index).replace(/,? $/, "");
  return name;
}
