import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Matcher, RE2JS } from "re2js";
import { parse } from "yaml";
import { z } from "zod";
import { type RelationType, relationTypes } from "../../ontology.ts";
import { packageRoot } from "../../package-root.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { lexiconOf } from "./lexicon.ts";
import { expandMacros } from "./macros.ts";
import { neededWords } from "./needed-words.ts";

/**
 * The patterns of relations are data: one file for each language and relation type in extractor/patterns, and one file
 * of macros for each language. extractor/patterns/README.md tells the notation.
 *
 * They run on RE2, which needs time in proportion to the text. The same patterns take hours on some texts in an engine
 * that tries one way after the other, and anybody may have written the text.
 */
const patternsDir = join(packageRoot, "extractor", "patterns");

/** What a file of patterns has instead of a type of relation if it tells who comes after whom. */
const succession = "SUCCESSION";

const patternFile = z.strictObject({
  type: z.enum([succession, ...relationTypes] as [string, ...string[]]),
  /** What a sentence must not contain from the role of a match on, whichever of the patterns it is of. */
  unlessRole: z.string().optional(),
  patterns: z
    .array(
      z.strictObject({
        pattern: z.string(),
        /** What a match must not contain. RE2 has no look-around to say so in the pattern itself. */
        unless: z.string().optional(),
        /** Whether a country or a continent is no target. */
        unlessCountry: z.boolean().default(false),
        confidence: z.number().min(0).max(1),
        /** Where a word such as "not" or "will" bears on the relation: in the whole clause, or only within the match. */
        scope: z.enum(["CLAUSE", "MATCH"]),
        matches: z.array(z.string()).min(2),
        rejects: z.array(z.string()).min(1),
      }),
    )
    .min(1),
});

const macroFile = z.record(z.string(), z.string());

/** The kind of an end in a pattern: a person, an organization, a place, or a person or an organization. */
export type Letter = "P" | "O" | "L" | "A";

/** Where a pattern matches a marked sentence. */
export interface PatternMatch extends Span {
  /** The placeholders of its ends, such as ⟨P0⟩. */
  readonly source: string;
  readonly target: string;
  /** As the sentence has it; null if the pattern has no role, or the sentence none. */
  readonly role: string | null;
}

export interface Pattern<Type extends string = RelationType> {
  readonly type: Type;
  readonly confidence: number;
  readonly scope: "CLAUSE" | "MATCH";
  readonly unlessCountry: boolean;
  /** The matches in a marked sentence that say nothing else, as `unless` and `unlessRole` tell, in their order. */
  readonly matchesIn: (sentence: string) => Iterable<PatternMatch>;
  readonly sourceKind: Letter;
  readonly targetKind: Letter;
  /** Pieces of text of which a sentence must have one, for the pattern to match; null if any sentence may match. */
  readonly needs: readonly string[] | null;
  /** Marked sentences in which it matches, with its ends, and in which it does not. A test runs them. */
  readonly matches: readonly string[];
  readonly rejects: readonly string[];
}

interface Patterns {
  readonly relations: readonly Pattern[];
  readonly successions: readonly Pattern<string>[];
}

const read = new Map<Language, Patterns>();

/** The patterns of a language: those of relations, and those that tell who comes after whom. Reads them at the first call. */
function patternsByUse(language: Language): Patterns {
  const known = read.get(language);
  if (known !== undefined) return known;
  const all = readPatterns(language);
  const found = {
    relations: all.filter((pattern): pattern is Pattern => pattern.type !== succession),
    successions: all.filter(({ type }) => type === succession),
  };
  read.set(language, found);
  return found;
}

/** The patterns of relations of a language. */
export function patternsOf(language: Language): readonly Pattern[] {
  return patternsByUse(language).relations;
}

/** The patterns of a language that tell who succeeds whom. The source of a match is the successor. */
export function successionPatternsOf(language: Language): readonly Pattern<string>[] {
  return patternsByUse(language).successions;
}

function readPatterns(language: Language): readonly Pattern<string>[] {
  const dir = join(patternsDir, language);
  const own = macroFile.parse(parse(readFileSync(join(dir, "macros.yaml"), "utf8")));
  const lists = lexiconOf(language).macros;
  const twice = Object.keys(own).find((name) => name in lists);
  if (twice !== undefined)
    throw new Error(`extractor: ${twice} of ${language} is both a macro and a list of the lexicon`);
  const macros = { ...lists, ...own };
  return readdirSync(dir)
    .filter((file) => file !== "macros.yaml")
    .sort()
    .flatMap((file) => {
      const { type, unlessRole, patterns } = patternFile.parse(parse(readFileSync(join(dir, file), "utf8")));
      return patterns.map(({ pattern, unless, ...others }) => ({
        ...{ type, ...others },
        ...compile({ pattern, unless, unlessRole }, macros),
      }));
    });
}

const end = /\{([POLA]):([stx])\}/g;

interface Expressions {
  readonly pattern: string;
  readonly unless: string | undefined;
  readonly unlessRole: string | undefined;
}

function compile({ pattern, unless, unlessRole }: Expressions, macros: Readonly<Record<string, string>>) {
  const kinds: Record<string, Letter> = {};
  const expression = expanded(pattern, macros).replace(end, (_, kind: Letter, name: string) => {
    kinds[name] = kind;
    return `(?P<${name}>⟨${kind === "A" ? "[PO]" : kind}[0-9]+⟩)`;
  });
  const hasRole = expression.includes("(?P<role>");
  const matching = compiledOnce(expression);
  const isOther = saysIt(unless, macros);
  const isOtherRole = saysIt(unlessRole, macros);
  const needs = neededWords(expression);
  return {
    *matchesIn(sentence: string): Generator<PatternMatch> {
      if (needs !== null && !needs.some((words) => sentence.includes(words))) return;
      const matcher = matching().matcher(sentence);
      for (let from = 0; matcher.find(from); from = nextSearch(matcher)) {
        const role = hasRole ? matcher.group("role") : null;
        if (role !== null && isOtherRole(sentence.slice(matcher.start("role")))) continue;
        if (isOther(matcher.group() as string)) continue;
        const [source, target] = [matcher.group("s") as string, matcher.group("t") as string];
        yield { start: matcher.start(), end: matcher.end(), source, target, role };
      }
    },
    sourceKind: kinds.s as Letter,
    targetKind: kinds.t as Letter,
    needs,
  };
}

/** Where to look for the next match: at the last placeholder of this one, as "a unit of B, a unit of C" says two things of B. */
function nextSearch(matcher: Matcher): number {
  const last = (matcher.group() as string).lastIndexOf("⟨");
  return last > 0 ? matcher.start() + last : matcher.end();
}

/** Whether words contain what an expression finds; never, if there is none. */
function saysIt(expression: string | undefined, macros: Readonly<Record<string, string>>): (words: string) => boolean {
  if (expression === undefined) return () => false;
  const finding = compiledOnce(expanded(expression, macros));
  return (words) => finding().matcher(words).find();
}

/** Compiles an expression at the first call: most articles need few of the patterns, and all of them take half a second. */
function compiledOnce(expression: string): () => RE2JS {
  let once: RE2JS | undefined;
  return () => {
    once ??= RE2JS.compile(expression);
    return once;
  };
}

/** An expression without what is short for others: macros, and signs for an optional space. */
function expanded(pattern: string, macros: Readonly<Record<string, string>>): string {
  return expandMacros(pattern, macros).replaceAll("~", " ?");
}
