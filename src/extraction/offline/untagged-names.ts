import type { Span } from "../proposal.ts";
import { isFirstName } from "./gender.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named } from "./named-span.ts";
import { isWithin } from "./place-names.ts";
import { isRoleWord } from "./role-compounds.ts";
import { hasArticleBefore, placesOf } from "./words.ts";

/** How many such names of one text are looked at. */
const mostNames = 200;

/** Words with capitals within an English sentence, or behind a line's beginning if there are several. */
const capitals =
  /(?<=[\p{Ll}\d,;] |[’']s |[“"(]|(?:^|[.!?\n] ?)(?=\p{Lu}\p{L}+ \p{Lu}))\p{Lu}[\p{L}&-]*\p{L}(?: (?:(?:&|of|de|and) )?\p{Lu}[\p{L}&-]*\p{L}){0,3}/gu;

/** English words with capitals that begin no name of an organization, or are none. */
const others =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|Mr|Mrs|Ms|Dr|Sir|Lord|Dame|Prof|Captain|Gov|Sen|Prime|Minister|Series|League|English|Covid|Internet|God|Bible|Parliament|Congress|Senate|Finance|Foreign|Home|Europe|Asia|Africa|America|The|A|An|He|She|It|They|We|You|I|His|Her|Its|Their|But|And|In|On|At|For|With|From|By|As|If|When|While|After|Before|Since|That|This|What|Who|How|Not|No|Yes|American|Mexican|African|German|Roman|Swiss|Greek|Czech|Thai|Western|Eastern|Northern|Southern|Republican|Democrat|Ugandan|Kenyan|Emirati|Israeli|Pakistani|Iraqi|Saudi|\p{Lu}+|\p{L}+(?:ish|ese|ian|ean|ch))(?:-.*)?$/u;

/**
 * Words with capitals in an English text that may name an organization, and that no other rule has found. Most are no
 * names, so take only those that a pattern ties to another name: see `confirmedNames`.
 */
export function untaggedNames(text: string, taken: readonly Span[]): NamedSpan[] {
  const { noNames } = lexiconOf("en").described;
  const found: NamedSpan[] = [];
  const covered = taken.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (const { 0: name, index } of text.matchAll(capitals)) {
    const span = { start: index, end: index + name.length };
    while (next < covered.length && (covered[next] as Span).end <= span.start) next++;
    const first = name.split(" ")[0] as string;
    if ((covered[next]?.start ?? Number.POSITIVE_INFINITY) < span.end) continue;
    if (others.test(first) || noNames.has(first) || isRoleWord(first) || first.length < 3) continue;
    if (isFirstName(first) || (!name.includes(" ") && isWithin(text, index))) continue;
    found.push(named(span, "COMPANY", "TAGGER"));
    if (found.length === mostNames) break;
  }
  return found;
}

/** A word with a capital behind a German preposition without an article, and up to two more. */
const behindPreposition =
  /(?<=(?<![\p{L}-])(?:[Bb]ei|[Vv]on|[Ff]ür|[Dd]urch|[Gg]egen|[Aa]n|[Zz]u) „?)\p{Lu}[\p{L}&-]{2,40}(?: \p{Lu}[\p{L}&-]{1,40}){0,2}/gu;
/** Endings of plurals and of common nouns. */
const commonEnd = /(?:ern|eln|en|nisse|ung|heit|keit|schaft|tion|ität|ismus|enz|anz|ment|nis|geld|er|te|ie|de)$/u;

/** How many places of a word in the text are searched for an article before it. */
const mostPlaces = 50;

/**
 * Words in a German text that may name an organization, and that no other rule has found: words behind a preposition
 * without an article, if the text has no article before them elsewhere. Every German noun has a capital, so most are no
 * names: take only those that a pattern ties to another name.
 */
export function untaggedGermanNames(text: string, taken: readonly Span[]): NamedSpan[] {
  const { noNames } = lexiconOf("de").described;
  const found: NamedSpan[] = [];
  for (const { 0: name, index } of text.matchAll(behindPreposition)) {
    const span = { start: index, end: index + name.length };
    if (taken.some(({ start, end }) => start < span.end && span.start < end)) continue;
    const words = name.split(" ");
    const first = words[0] as string;
    if (noNames.has(first) || isRoleWord(first) || isFirstName(first)) continue;
    if (words.length === 1 && commonEnd.test(first)) continue;
    if ([...placesOf(text, first, mostPlaces)].some((at) => hasArticleBefore(text, at))) continue;
    found.push(named(span, "COMPANY", "TAGGER"));
    if (found.length === mostNames) break;
  }
  return found;
}
