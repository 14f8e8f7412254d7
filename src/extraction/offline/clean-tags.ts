import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";
import { genitiveOfCountry, isCountryOrContinent } from "./place-names.ts";
import { isGeneral, isRoleWord } from "./role-compounds.ts";

/** What joins the parts of one name: Jean-Luc Moreau, Beatrix zu Hohenfels. */
const joint = /^(?:-| (?:zu|von|van|de|del|della|di|du|da|dos|van de[rn]?|von de[rn]?) )$/;

/** A person with a nickname in quotation marks: Ada "Addi" Berg. */
const withNickname = /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)? ["“'‘]\p{Lu}[\p{L}'’ -]{1,20}["”'’] \p{Lu}[\p{L}-]+$/u;

/** The longest part of a name that a hyphen joins to it, with the hyphen. */
const longestPart = 30;

/**
 * The tags, with those joined to one that are parts of one name: at a hyphen, and at a particle behind a first name alone.
 */
export function joinedTags(text: string, tagged: readonly TaggedSpan[]): TaggedSpan[] {
  const joined: TaggedSpan[] = [];
  for (const tag of tagged) {
    const before = joined.at(-1);
    const between = before === undefined ? "" : text.slice(before.end, tag.start);
    const isFirstName = before?.kind === "PERSON" && !text.slice(before.start, before.end).includes(" ");
    if (before !== undefined && joint.test(between) && (between === "-" ? goesOn(text, before, tag) : isFirstName))
      joined[joined.length - 1] = { ...before, end: tag.end };
    else if (
      before !== undefined &&
      between.length < longestPart &&
      withNickname.test(text.slice(before.start, tag.end))
    )
      joined[joined.length - 1] = { ...before, end: tag.end, kind: "PERSON" };
    else joined.push(tag);
  }
  return joined.map((tag) => (tag.kind === "PERSON" ? withHyphens(text, tag) : tag));
}

/** Whether a tag behind a hyphen goes on with the name before: the tagger often takes "Neue Bühne Emden-Nord" for two. */
function goesOn(text: string, before: TaggedSpan, { start, end, kind }: TaggedSpan): boolean {
  const isOfSeveral = text.slice(before.start, before.end).includes(" ");
  const name = text.slice(start, end);
  if (before.kind === "COMPANY" && kind === "PERSON") return isOfSeveral && !name.includes(" ") && !isRoleWord(name);
  if (before.kind === "COMPANY" && kind === "PLACE") return isOfSeveral;
  return kind === before.kind || (before.kind === "PERSON" && isOfSeveral && !isRoleWord(name));
}

/** A name of a person with what hyphens join to it, if it has several words: Ines Holm-Berger, Kang Min-seo, Karl-Otto Ruhe. */
function withHyphens(text: string, tag: TaggedSpan): TaggedSpan {
  if (!text.slice(tag.start, tag.end).includes(" ")) return tag;
  const [behind = "", word = ""] =
    /^-(\p{Lu}\p{Ll}+|\p{Ll}{2,6})(?![\p{L}-])/u.exec(text.slice(tag.end, tag.end + longestPart)) ?? [];
  const [before = ""] =
    /(?<![\p{L}-])\p{Lu}\p{Ll}+-$/u.exec(text.slice(Math.max(0, tag.start - longestPart), tag.start)) ?? [];
  return { ...tag, start: tag.start - before.length, end: isRoleWord(word) ? tag.end : tag.end + behind.length };
}

/** Longer tags are no names. */
const longestName = 100;

/**
 * The spans of organizations, each with the rest of the tag of an organization that begins or ends beyond it: "York
 * Institute" in "New York Institute".
 */
export function withTags(text: string, spans: readonly NamedSpan[], tagged: readonly TaggedSpan[]): NamedSpan[] {
  const tags = tagged
    .filter(({ kind, start, end }) => kind === "COMPANY" && end - start <= longestName)
    .filter(({ start, end }) => !text.slice(start, end).includes("\n"))
    .sort((a, b) => a.start - b.start);
  let next = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .map((span) => {
      while ((tags[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next++;
      const tag = tags[next];
      if (tag === undefined || tag.start >= span.end) return span;
      return { ...span, start: Math.min(span.start, tag.start), end: Math.max(span.end, tag.end) };
    });
}

/** Words with a capital only since they begin a sentence. */
const beginnings = new Set(
  "Doch Aber Denn Auch Und Oder Dabei Damit Dann Nun Nach Vor Bei Beim Mit Für Von Wie Als Wenn Während Seit Ob Dass Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Today But And Or If When While After Before Since As For From With In On At By So Then Yet Also Both".split(
    " ",
  ),
);

/** What German texts say behind a name, and the tagger takes for a part of it. */
const behindName =
  / (?:am (?:\p{Lu}\p{Ll}+tag|Mittwoch)|im(?: \p{Ll}.*| Bundestag| Landtag)?|beim(?: .*)?|am|in|bei|von)$/u;

/**
 * The spans of the tagger as names: cut at line breaks, and at the compounds of a name and a role that another rule reads;
 * without articles, titles, roles, quotation marks and punctuation around them.
 */
export function cleanTags(text: string, tagged: readonly TaggedSpan[], compounds: readonly NamedSpan[]): NamedSpan[] {
  return tagged.flatMap(({ start, end, kind }) =>
    piecesOf(text, start, end, compounds).flatMap(([from, to]) => {
      let first = from;
      let last = to;
      let seated = false;
      for (;;) {
        const [lead] = /^(?:[\s"'„“”«»‚‘’(),.;:–-]+|(?:[Dd]er|[Dd]ie|[Dd]as|[Tt]he|am|im|vom|zum|zur|beim) )/u.exec(
          text.slice(first, last),
        ) ?? [""];
        const [word = ""] = /^[\p{L}.-]+(?= )/u.exec(text.slice(first + lead.length, last)) ?? [];
        const isSkipped = beginnings.has(word) || (kind === "PERSON" && isRoleWord(word));
        const skipped = lead.length + (isSkipped ? word.length + 1 : 0);
        if (skipped === 0) {
          // "Am Stammsitz Wismar" names the town.
          const [seat] = /^\p{Lu}\p{L}*sitz (?=\p{Lu})/u.exec(text.slice(first, last)) ?? [""];
          if (seat === "") break;
          first += seat.length;
          seated = true;
          continue;
        }
        first += skipped;
      }
      last -= (/[\s"„“”«»(),;:–-]*$/u.exec(text.slice(first, last)) ?? [""])[0].length;
      last -= (behindName.exec(text.slice(first, last)) ?? [""])[0].length;
      const name = text.slice(first, last);
      if (!/\p{Lu}|\p{Lo}|\p{N}/u.test(name) || name.length < 2 || isRoleWord(name)) return [];
      if (isGeneral(name) && text[last] === "-") return [];
      const country = genitiveOfCountry(name);
      if (country !== null) return [named({ start: first, end: first + country.length }, "PLACE", "TAGGER")];
      // "Darmstädter Arzneihersteller" names neither a place nor an organization.
      if (lexiconOf("de").names?.townAndTrade.words.test(name)) return [];
      return [
        named(
          { start: first, end: last },
          seated || (kind === "COMPANY" && isCountryOrContinent(name)) ? "PLACE" : kind,
          "TAGGER",
        ),
      ];
    }),
  );
}

/** The parts of a span between line breaks and compounds. A compound reaches up to its next space. */
function piecesOf(text: string, start: number, end: number, compounds: readonly NamedSpan[]): [number, number][] {
  const cuts: [number, number][] = [];
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1))
    cuts.push([at, at + 1]);
  for (const compound of compounds) {
    if (compound.end <= start || compound.start >= end) continue;
    const space = text.indexOf(" ", compound.end);
    cuts.push([compound.start, space === -1 || space > end ? end : space]);
  }
  cuts.sort((a, b) => a[0] - b[0]);
  const pieces: [number, number][] = [];
  let from = start;
  for (const [cutStart, cutEnd] of cuts) {
    if (cutStart > from) pieces.push([from, cutStart]);
    from = Math.max(from, cutEnd);
  }
  if (from < end) pieces.push([from, end]);
  return pieces;
}
