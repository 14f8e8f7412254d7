import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { lexiconOf } from "./lexicon.ts";
import type { TaggedSpan } from "./named-span.ts";

/**
 * The tags without the roles that the tagger takes for parts of names. "Chief Executive Officer of Northlight" names
 * Northlight, "Northlight CEO Ada Berg" an organization and a person, and "Managing Director Ada Berg" a person. A role
 * alone, and words such as "Board", name nothing.
 */
export function withoutRoles(text: string, tagged: readonly TaggedSpan[], language: Language): TaggedSpan[] {
  const { tagged: rules } = lexiconOf(language);
  if (rules === undefined) return [...tagged];
  return tagged.flatMap((tag): TaggedSpan[] => {
    if (tag.kind === "PLACE") return [tag];
    const { start, end } = withoutRoleOf(text, tag, language);
    const name = text.slice(start, end);
    if (namesNothing(name, language)) return [];
    if (start > tag.start) return [{ start, end, kind: "COMPANY" }];
    const within = rules.roleWithin.words.exec(name);
    if (within !== null) {
      const first = start + within.index;
      return [
        { start, end: first, kind: "COMPANY" },
        { start: first + within[0].length, end, kind: "PERSON" },
      ];
    }
    const [role] = rules.roleFirst.words.exec(name) ?? [""];
    return [role === "" ? tag : { start: start + role.length, end, kind: "PERSON" }];
  });
}

/** A name without the role before it that tells whose head it names: "Chairman of Northlight" is Northlight. */
export function withoutRoleOf(text: string, span: Span, language: Language): Span {
  const [role] = lexiconOf(language).tagged?.roleOf.words.exec(text.slice(span.start, span.end)) ?? [""];
  return role === "" ? span : { start: span.start + role.length, end: span.end };
}

/** Whether a name is a role or another word that names nothing by itself: "CTO", "Executive Committee". */
export function namesNothing(name: string, language: Language): boolean {
  return lexiconOf(language).tagged?.alone.words.test(name) ?? false;
}
