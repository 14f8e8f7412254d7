import type { Language } from "../language.ts";
import { type NamedSpan, named, type TaggedSpan } from "./named-span.ts";
import { followsPlaceWord, isCountry } from "./place-names.ts";
import { isRoleWord } from "./role-compounds.ts";
import { hasArticleBefore, placesOf } from "./words.ts";

/** Nouns of organizations, which no person has before the name. */
const sure: Readonly<Record<Language, string>> = {
  de: "(?:\\p{Lu}[\\p{L}-]*)?(?:[Kk]onzern|[Uu]nternehmen|[Ff]irma|[Ss]tart-?[Uu]p|[Kk]ette|[Gg]ruppe|[Bb]ank|[Rr]eederei|[Kk]ellerei|[Ww]erft|[Vv]erlag|[Zz]eitung|[Mm]agazin|[Kk]lub|[Cc]lub|[Aa]gentur|[Bb]ehörde|[Gg]enossenschaft|[Gg]esellschaft|[Tt]ochter(?:firma|gesellschaft)|[Ll]ogistiker|[Ss]tahlkocher|[Ss]oftwarehaus|[Mm]odehaus|[Kk]aufhaus|[Vv]ersicherung|[Mm]arke|[Ll]igist(?:en)?|[Rr]iesen?|[Hh]ersteller|[Zz]ulieferer|[Ll]ieferant(?:en)?|[Dd]ienstleister|[Aa]nbieter|[Bb]etreiber|[Vv]ersorger|[Vv]ersicherer|[Nn]otenbank|[Ff]inanzinvestor|[Ss]upermarkt|[Bb]rauerei|[Dd]iscounter|[Aa]irline|[Ff]luglinie|[Bb]austoffhändler|[Hh]otels?|[Dd]ienst|[Kk]anzlei|[Ss]tiftung|[Pp]artei|[Ll]iste|[Kk]linik|[Ii]nstitut|[Vv]erein|[Vv]erband|[Gg]ewerkschaft|[Bb]äckerei|[Mm]olkerei|[Dd]ruckerei|[Ss]pedition|[Pp]lattform|[Hh]olding|[Ff]onds|[Gg]alerie|[Ss]ender)(?:s|es|n|en)?",
  en: "(?:company|firm|group|giant|chain|bank|start-?up|dealership|co-?operative|co-op|consultancy|brokerage|orchestra|gallery|museum|foundation|platform|laboratory|clinic|hospital|party|band|wholesaler|specialist|outfit|shipbuilder|vineyard|partnership|institute|college|university|airline|newspaper|website|agency|supplier|operator|insurer|charity|club|subsidiary|brand|label|house|(?:[\\p{L}-]*maker)|manufacturer|retailer|brewer|publisher|carrier|utility|union|hotel|fund|cooperative|studio|broadcaster|station|supermarket|conglomerate|builder|shipyard|lender|line|venture|foundry|cinema|theatre|newspaper|winery|bakery|brewery|distillery)",
};
/** Nouns that persons also have before their name. */
const unsure: Readonly<Record<Language, string>> = {
  de: "(?:\\p{Lu}[\\p{L}-]*)?(?:[Tt]ochter|[Kk]onkurrent|[Rr]ivale|[Ww]ettbewerber|[Pp]artner|[Hh]ändler|[Bb]auer|[Ss]pezialist|[Ii]nvestor|[Ee]ntwickler|[Pp]roduzent)(?:s|es|n|en)?",
  en: "(?:rival|competitor|partner|producer|developer|investor|distributor|parent|owner)",
};

/** A run of words that may be a name, as far as the tagger does not say where it ends. Long words are none: they take time. */
const run: Readonly<Record<Language, string>> = {
  de: "\\p{Lu}[\\p{L}\\p{N}&.’'-]{0,40}[\\p{L}\\p{N}](?: (?:& )?\\p{Lu}[\\p{L}\\p{N}-]{1,40})?",
  en: "\\p{Lu}[\\p{L}\\p{N}.’-]{0,40}[\\p{L}\\p{N}](?: (?:& |of )?\\p{Lu}[\\p{L}\\p{N}’-]{0,40}[\\p{L}\\p{N}]){0,3}",
};

const before: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(`(?<![\\p{L}-])(?:(?<sure>${sure.de})|(?<unsure>${unsure.de}))(?: wie)? (?<name>${run.de})`, "gu"),
  en: new RegExp(
    `(?<![\\p{L}-])(?:(?<sure>(?:[Gg]rocery )?${sure.en})|(?<unsure>${unsure.en})),? (?<name>${run.en})`,
    "gu",
  ),
};
const behind: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(
    `(?<![\\p{L}-])(?<name>${run.de}), (?:ein|eine|einst eine?|heute eine?) (?:\\p{Ll}+ ){0,3}(?:${sure.de}|\\p{Lu}?\\p{L}*[Tt]ochter(?:firma|gesellschaft)?)(?![\\p{L}])`,
    "gu",
  ),
  en: new RegExp(
    `(?<![\\p{L}-])(?<name>${run.en}), (?:an?|the|its|one of the) (?:[\\p{L}-]+ ){0,3}(?:${sure.en}|maker|unit|division)(?![\\p{L}])`,
    "gu",
  ),
};

/** What people do with organizations alone: shares of them, and speaking for them. */
const dealt: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(
    `(?<![\\p{L}-])(?:Anteile an|Beteiligung an|Mehrheit an|Aktien von|Prozent an|Prozent von|Übernahme von|Aktionäre von|(?:[Ss]precher(?:in)?|[Vv]orstand|[Gg]eschäftsführer(?:in)?|[Bb]etriebsrat|[Kk]onkurrent|[Bb]etriebsratsvorsitzender?) (?:von|bei)) (?<name>${run.de})`,
    "gu",
  ),
  en: new RegExp(
    `(?<![\\p{L}-])(?:[Ss]hares (?:in|of)|[Ss]hareholders (?:in|of)|stakes? in|per ?cent of|takeover of|acquisition of|merger (?:of|with)|(?:spokes(?:man|woman|person)|chief executive|managing director) (?:for|of|at)|(?:[Ii]ts|['’]s) (?:\\p{L}+ ){0,2}(?:rival|competitor|parent company|subsidiary)(?: is|,)?) (?<name>${run.en})`,
    "gu",
  ),
};

/** English names before a role, and as what somebody founded. */
const headed = new RegExp(
  `(?<![\\p{L}-])(?:(?:founded|co-founded) (?<name>${run.en})|(?<name2>${run.en})(?:['’]s)? (?:chief executive|CEO|chairman|chairwoman|spokes(?:man|woman|person)|co-founder|founder) (?=\\p{Lu}))`,
  "gu",
);

/** German words that stand behind such a noun and are no name. */
const noNames = new Set(
  "Anfang Ende Mitte Januar Februar März April Mai Juni Juli August September Oktober November Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag Millionen Milliarden Euro Dollar Prozent Kunden Mitarbeiter Beschäftigte Geld Gewinne Verluste Schulden Aktien Anteile Stellen Insolvenz Strom Gas Autos Mehr Herr Frau Dr Prof The Mr Ms Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July September October November December".split(
    " ",
  ),
);

/** The organizations that a noun before or behind their name tells: the carmaker Alder, Alder, a carmaker. */
export function describedNames(text: string, language: Language, tagged: readonly TaggedSpan[]): NamedSpan[] {
  const tagAt = new Map(tagged.map((tag) => [tag.start, tag]));
  const found: NamedSpan[] = [];
  for (const pattern of [before[language], behind[language], dealt[language], language === "en" ? headed : null])
    for (const match of pattern === null ? [] : text.matchAll(pattern)) {
      const { name2, name = name2 ?? "", unsure: maybe } = match.groups ?? {};
      const isFirst = pattern === behind[language] || name2 !== undefined;
      const start = match.index + match[0].indexOf(name, isFirst ? 0 : match[0].length - name.length);
      const tag = tagAt.get(start);
      const isWordAlone = noNames.has(name.split(" ")[0] as string);
      if (tag === undefined && (isWordAlone || (language === "de" && isCommonNoun(text, name)))) continue;
      const end = tag === undefined ? start + (language === "de" ? firstWord(name) : name).length : tag.end;
      const isPerson = tag?.kind === "PERSON" && text.slice(start, end).includes(" ");
      // "Its competitor Maison Cirier" is none, whatever the tagger says.
      const isOfOne = /(?:[Ii]ts|['’]s) (?:\p{L}+ ){0,2}(?:rival|competitor)/u.test(match[0]);
      if (isPerson && !isOfOne && (maybe !== undefined || pattern !== before[language])) continue;
      if (tag?.kind === "PERSON" && /[Tt]ochter$/.test(maybe ?? "")) continue;
      if (pattern === dealt[language] && tag === undefined) continue;
      // "Former Nordlicht chairman", "The chairman": no names.
      if (
        pattern === headed &&
        (tag?.kind === "PLACE" || isRoleWord(firstWord(name)) || beginners.has(firstWord(name)))
      )
        continue;
      if (isCountry(text.slice(start, end))) continue;
      if (tag?.kind === "PLACE" && isPlaceElsewhere(text, start, end)) continue;
      found.push(named({ start, end }, "COMPANY", "ORG_NOUN"));
    }
  return found;
}

const beginners = new Set(
  "The A An Its Their His Her Former Ex Then Vice Deputy Acting Interim New Longtime Group Executive Co Both When While After As But And Since".split(
    " ",
  ),
);
const firstWord = (name: string) => name.split(" ")[0] as string;
/** How many places of a name are looked at. */
const mostPlaces = 50;

/** Whether a word has an article somewhere in the text, as common nouns have and names hardly. */
function isCommonNoun(text: string, name: string): boolean {
  return [...placesOf(text, firstWord(name), mostPlaces)].some((at) => hasArticleBefore(text, at));
}

const dealtBefore = /(?:[Ss]hares in|stake in|, |of|from|to|at|by|bei|von) $/;

/** Whether the text has the name elsewhere as a place, such as after "in". */
function isPlaceElsewhere(text: string, start: number, end: number): boolean {
  return [...placesOf(text, text.slice(start, end), mostPlaces)].some(
    (at) => at !== start && followsPlaceWord(text, at) && !dealtBefore.test(text.slice(Math.max(0, at - 20), at)),
  );
}
