import type { EntityKind } from "../../ontology.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { Discourse } from "./discourse.ts";
import type { NamedEntity } from "./entities.ts";
import type { SentenceMention } from "./marked-sentence.ts";
import { referringWords } from "./referring-words.ts";
import { mentionsOf, sentencesWithMentions } from "./sentence-mentions.ts";

/**
 * The words of a text that stand for an entity which it named before: "the company", "he", "its", and the place before a
 * role without an organization, as in "chief executive Ada Berg said". Only where one entity clearly fits: the one that
 * the text named last, as a subject rather than as something else. In the order of the text.
 */
export function referencesIn(
  text: string,
  language: Language,
  entities: readonly Pick<NamedEntity, "kind" | "name" | "mentions">[],
): SentenceMention[] {
  const mentions = mentionsOf(entities);
  const discourse = new Discourse(text, language, entities, mentions);
  const isDescription = (noun: string) => discourse.isDescription(noun);
  const quoted = quotedSpans(text);
  let quote = 0;
  const isQuoted = (at: number) => {
    while (quote < quoted.length && (quoted[quote] as Span).end <= at) quote++;
    return (quoted[quote]?.start ?? Number.POSITIVE_INFINITY) < at;
  };
  const found: SentenceMention[] = [];
  let last: SentenceMention | undefined;
  let sentenceBefore: readonly SentenceMention[] = [];
  for (const { sentence, inside } of sentencesWithMentions(text, language, mentions)) {
    discourse.nextSentence();
    const subjects = new Set<EntityKind>();
    let named = 0;
    const nameBefore = (position: number) => {
      for (; named < inside.length && (inside[named] as SentenceMention).end <= position; named++) {
        last = inside[named] as SentenceMention;
        const { kind, start, end } = last;
        const isSubject =
          !subjects.has(kind) &&
          !isQuoted(start) &&
          text[end] !== "-" &&
          isSubjectAt(text, sentence.start, start, language);
        if (isSubject) subjects.add(kind);
        discourse.name(last, isSubject);
      }
    };
    for (const candidate of referringWords(text, sentence, language, inside, isDescription)) {
      const { start, end, joint } = candidate;
      nameBefore(start);
      if (isQuoted(start)) continue;
      if (candidate.means === "BOTH") {
        found.push(...pairOf(candidate, sentenceBefore, language));
        continue;
      }
      const referent = discourse.meant(candidate, inside.slice(0, named), last);
      if (referent === null) continue;
      found.push({ start, end, ...referent, ...(joint === undefined ? {} : { joint }) });
      discourse.refer(candidate, referent);
    }
    nameBefore(sentence.end);
    sentenceBefore = inside;
  }
  return found;
}

/** "Both" as the two organizations that the sentence before names; none if it names others or more. */
function pairOf(
  { start, end }: Span,
  before: readonly SentenceMention[],
  language: Language,
): readonly SentenceMention[] {
  const two = [
    ...new Map(before.filter(({ kind }) => kind === "COMPANY").map((mention) => [mention.ref, mention])).values(),
  ];
  const [one, other] = two;
  if (one === undefined || other === undefined || two.length > 2) return [];
  const as = ({ ref, kind, start, end }: SentenceMention) => ({ ref, kind, antecedent: { start, end } });
  return [
    { ...as(one), start, end: start, joint: language === "de" ? " und " : " and " },
    { ...as(other), start, end },
  ];
}

const prepositions: Readonly<Record<Language, RegExp>> = {
  de: /(?<![\p{L}])(?:[Ii]n|[Ii]m|[Aa]n|[Aa]m|[Aa]uf|[Aa]us|[Bb]ei|[Bb]eim|[Mm]it|[Nn]ach|[Vv]on|[Vv]om|[Zz]u|[Zz]um|[Zz]ur|[Uu]m|[Ff]ür|[Gg]egen|[Dd]urch|[Üü]ber|[Uu]nter|[Vv]or|[Nn]eben|[Hh]inter|[Zz]wischen|[Oo]hne|[Ll]aut|[Ww]egen|des)(?: [\p{L}-]+){0,2}(?: |-)$/u,
  en: /(?<![\p{L}])(?:[Ii]n|[Aa]t|[Oo]f|[Ff]or|[Bb]y|[Ww]ith|[Ff]rom|[Tt]o|[Oo]n|[Tt]han|[Aa]gainst|[Uu]nder|[Bb]etween|[Aa]mong|[Ii]nto|[Oo]ver|[Aa]bout|[Aa]fter|[Bb]efore|[Ww]ithout|[Bb]ehind|[Aa]longside|[Uu]nlike|[Ll]ike)(?: [\p{L}-]+){0,2} $/u,
};

/** Words before a name that speaks only in passing: of a rival, and of who reported something. */
const inPassing: Readonly<Record<Language, RegExp>> = {
  de: /(?:[Kk]onkurrent(?:in|en)?|[Rr]ival(?:e|in|en)|[Ww]ettbewerber(?:in|n|s)?|[Zz]eitung|[Mm]agazins?|[Nn]achrichtenagentur|[Ss]ender|\p{L}*[Tt]ochter(?:gesellschaft|firma|unternehmen)?|Marke) $/u,
  en: /(?:rival|competitor|newspaper|website|magazine|paper|agency|broadcaster|subsidiary|brand),? $/u,
};
/** Who speaks for an organization is a subject like the organization. */
const spokenFor: Readonly<Record<Language, RegExp>> = {
  de: /(?:[Ss]precher(?:in)?|[Cc]hef(?:in)?|[Vv]orsitzende[rn]?|[Gg]eschäftsführer(?:in)?|[Pp]räsident(?:in)?|[Gg]ründer(?:in)?) (?:von|der|des|bei) $/u,
  en: /(?:spokes(?:man|woman|person)|chief executive|chair(?:man|woman)|president|head|director|owner|founder|shares|workers|staff) (?:for|of|at|in) (?:the )?$/iu,
};

/** Whether a name at a position may be the subject: no preposition stands before it, with up to two words between. */
function isSubjectAt(text: string, from: number, at: number, language: Language): boolean {
  const lead = text.slice(Math.max(from, at - 50), at);
  return spokenFor[language].test(lead) || !(prepositions[language].test(lead) || inPassing[language].test(lead));
}

/** What stands between quotation marks, within a line. */
function quotedSpans(text: string): Span[] {
  return [...text.matchAll(/„[^“”\n]*[“”]?|“[^”\n]*”?|"[^"\n]*"?|»[^«\n]*«?/g)].map(({ 0: quote, index }) => ({
    start: index,
    end: index + quote.length,
  }));
}
