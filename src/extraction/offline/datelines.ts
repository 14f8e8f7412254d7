import { type NamedSpan, named } from "./named-span.ts";

/** Where an article was written, and by which agency: "KIEL (dpa/lno) - ", "Kiel (dpa) – ", "BOSTON, Massachusetts — ". */
const dateline =
  /^(?:(?<place>\p{Lu}[\p{Lu}\p{M}.'’-]{2,20}(?: \p{Lu}[\p{Lu}\p{M}.'’-]+){0,2})(?:\/\p{Lu}[\p{Lu}]+)?(?:, \p{Lu}[\p{L}. ]{2,20})?(?: ?\((?<agency>\p{L}[\p{L} ]{1,20})(?:[/-]\p{L}{2,6})?\))? ?(?:[-–—] ?|\. )(?=[\p{Lu}\p{N}„“"])|(?<town>\p{Lu}\p{Ll}[\p{L}-]+(?: (?:am|an der|im|bei) \p{Lu}\p{L}+)?) \((?<by>\p{L}{2,6})(?:[/-]\p{L}{2,6})?\) ?[-–—] ?)/gmu;

/** The shortest place that stands at the beginning of a line without an agency. */
const shortestAlone = 4;

/** The places and agencies with which lines of a text begin. */
export function datelineSpans(text: string): NamedSpan[] {
  return [...text.matchAll(dateline)].flatMap(({ 0: all, index, groups = {} }) => {
    const place = groups.place ?? groups.town ?? "";
    const agency = groups.agency ?? groups.by;
    // "GAL – Alles neu" begins with a name that has few letters, as hardly any town has.
    if (agency === undefined && place.length < shortestAlone) return [];
    const at = agency === undefined ? -1 : index + all.indexOf(`(${agency}`) + 1;
    const spans = [named({ start: index, end: index + place.length }, "PLACE", "ROLE")];
    return agency === undefined
      ? spans
      : [...spans, named({ start: at, end: at + agency.length }, "COMPANY", "ORG_NOUN")];
  });
}
