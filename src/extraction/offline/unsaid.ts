import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { lexiconOf } from "./lexicon.ts";
import type { SentenceMention } from "./marked-sentence.ts";

/** How much text around a name is looked at. */
const around = 80;

/** Somebody or something that a sentence does not name, at a position in the text. */
export interface Unsaid {
  readonly at: number;
  readonly kind: "PERSON" | "COMPANY";
  /** What comes after the placeholder: a space or a comma. */
  readonly joint: string;
  /** Whether it is who was named last, or what the text is about. */
  readonly means: "LAST" | "TOPIC";
  /** The role, if it is one that the sentence has. */
  readonly role?: string;
}

/**
 * The places in a sentence where it does not say whose or who: before a role without an organization ("chief executive Ada
 * Berg said"), before a rival, a subsidiary or a factory, and before a role without a name ("The head of Nordlicht said").
 */
export function unsaidIn(
  text: string,
  sentence: Span,
  language: Language,
  mentions: readonly SentenceMention[],
): Unsaid[] {
  const { roleBefore, owned, roleAfter, predicate, related, byRole, holder, parts } = lexiconOf(language).unsaid;
  const found: Unsaid[] = [];
  const ofOrganization = (at: number, role?: string) =>
    found.push({ at, kind: "COMPANY", joint: " ", means: "TOPIC", ...(role === undefined ? {} : { role }) });
  for (const [i, { kind, start, end }] of mentions.entries()) {
    const from = Math.max(sentence.start, start - around);
    const lead = text.slice(from, start);
    if (kind === "PERSON") {
      const role = roleBefore.words.exec(lead)?.[1];
      if (role !== undefined) {
        const at = from + lead.lastIndexOf(role);
        const head = text.slice(sentence.start, at);
        const belongs = owned.words.test(head);
        // "Analyst Jonas Frey of the Mainbank" says in which.
        const goesOn = /^ (?:of|at|from|von|vom|bei|beim|der|des|\()/.test(text.slice(end, end + 8));
        const follows = mentions.some((mention) => mention.end >= at - 1 && mention.end <= at);
        if (!belongs && !goesOn && !follows) ofOrganization(at, role);
      }
      const after = roleAfter.words.exec(text.slice(end, Math.min(sentence.end, end + around)));
      if (after !== null) ofOrganization(end + after[0].lastIndexOf(after[1] as string), after[1]);
    } else {
      const whose = related.words.exec(lead)?.[1];
      if (whose !== undefined) ofOrganization(start - whose.length);
    }
    if (i === 0 && kind === "COMPANY" && byRole.words.test(text.slice(sentence.start, start))) {
      const named =
        /^,? (?:Dr\. |Prof\. )?$/.test(text.slice(end, mentions[1]?.start ?? end)) && mentions[1]?.kind === "PERSON";
      const at = sentence.start + (/^[„"“]/.test(text.slice(sentence.start)) ? 1 : 0);
      const isPredicate =
        mentions[1]?.kind === "PERSON" && / (?:ist|war|is|was|heißt|wird|bleibt) /.test(text.slice(end, end + 8));
      if (!named && !isPredicate) found.push({ at, kind: "PERSON", joint: ", ", means: "LAST" });
    }
  }
  const part = text.slice(sentence.start, sentence.end);
  const starts = new Set(mentions.map(({ start }) => start));
  for (const { words } of parts)
    for (const match of part.matchAll(words)) {
      const at = sentence.start + match.index + match[0].length;
      // "Prozent Nordlicht", "der Leitung Nordlichts" says of what.
      if (!starts.has(at + 1)) found.push({ at, kind: "COMPANY", joint: "", means: "TOPIC" });
    }
  const whose = holder.words.exec(part)?.[1];
  if (whose !== undefined) ofOrganization(sentence.start + part.indexOf(whose));
  for (const match of part.matchAll(predicate.words)) {
    const at = sentence.start + match.index + match[0].length - (match[1] as string).length;
    found.push({ at, kind: "COMPANY", joint: " ", means: "LAST", role: match[1] as string });
  }
  return found;
}
