import { z } from "zod";
import { comparedWords } from "../name-keys.ts";
import { entityKinds } from "../ontology.ts";

/** What is read of an entity to compare it with others. */
export const comparedRow = z.object({
  id: z.string(),
  kind: z.literal(entityKinds),
  name: z.string(),
  aliases: z.array(z.string()),
  sameAs: z.array(z.string()),
  country: z.string().nullable(),
  birthDate: z.string().nullable(),
  degree: z.int(),
});

/** A name, and the words by which it is compared: twice if it has umlauts. */
export interface ComparedName {
  readonly text: string;
  readonly wordings: readonly (readonly string[])[];
  /** The first letters of a name of at least three words, as its acronym is folded. Null if it has none. */
  readonly initials: string | null;
  /** The name itself, folded, if it looks like an acronym. */
  readonly acronym: string | null;
}

export type ComparedRow = z.infer<typeof comparedRow>;

/** An entity as it is compared. It can be written as JSON. */
export interface ComparedEntity extends Pick<ComparedRow, "id" | "kind" | "country" | "degree"> {
  readonly names: readonly ComparedName[];
  readonly sameAs: readonly string[];
  readonly birthYear: string | null;
}

/** Of an entity with more names, the shown one and the first aliases are compared. */
const maxNames = 20;

export function comparedEntity({ name, aliases, birthDate, ...entity }: ComparedRow): ComparedEntity {
  const names = [name, ...aliases].slice(0, maxNames).map(comparedName);
  return { ...entity, names, birthYear: birthDate?.slice(0, 4) ?? null };
}

export function comparedName(text: string): ComparedName {
  const wordings = comparedWords(text);
  return { text, wordings, initials: initialsOf(text), acronym: acronymOf(text, wordings) };
}

/** The words that an acronym leaves out: Bank of America is BOA or BA. */
function initialsOf(text: string): string | null {
  const capitals = text.match(/(?<![\p{L}\p{N}])\p{Lu}(?=\p{Ll})/gu) ?? [];
  return capitals.length < 3 ? null : capitals.join("").toLowerCase();
}

function acronymOf(text: string, [words = []]: readonly (readonly string[])[]): string | null {
  const [word] = words;
  return word !== undefined && words.length === 1 && /^\P{L}*\p{Lu}{3,8}\P{L}*(?:\s|$)/u.test(text) ? word : null;
}
