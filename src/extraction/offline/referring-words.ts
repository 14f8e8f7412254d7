import type { EntityKind } from "../../ontology.ts";
import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import { isWholeWord } from "../whole-word.ts";
import type { Gender } from "./gender.ts";
import type { SentenceMention } from "./marked-sentence.ts";
import { unsaidIn } from "./unsaid.ts";

/** Words of a sentence that may stand for somebody or something named before. */
export interface Candidate extends Span {
  readonly kind: EntityKind;
  readonly gender: Gender | null;
  /** The nouns, in lower case, that must describe what is meant, if they describe anything. */
  readonly nouns: readonly string[];
  /** Whether it may also mean what its noun does not describe: "the company". */
  readonly isGeneral: boolean;
  readonly isSubject: boolean;
  /** Whether it means what is named last before it, whatever it is: whose, deren. */
  readonly isNearest?: boolean;
  /** Whether it means both organizations of the sentence before: both, the two. */
  readonly isPair?: boolean;
  /** Whether it means what was named last rather than what the text is about: it, its. */
  readonly isPronoun?: boolean;
  /** Whether it means the only one that its sentence names before it, if there is one: her sister, seine Anwältin. */
  readonly isOwn?: boolean;
  /** At most so many sentences before it was named last. */
  readonly within: number;
  /** What comes after the placeholder if the sentence has no words for the entity: a space or a comma. */
  readonly joint?: string;
}

/**
 * The words of a sentence, outside of the given mentions, that may stand for somebody or something, in its order.
 * `isDescription` tells whether a noun describes an organization of the text.
 */
export function referringWords(
  text: string,
  sentence: Span,
  language: Language,
  mentions: readonly SentenceMention[],
  isDescription: (noun: string) => boolean,
): Candidate[] {
  const part = text.slice(sentence.start, sentence.end);
  const found: Candidate[] = [];
  const starts = new Set(mentions.map(({ start }) => start));
  const covered = (start: number, end: number) =>
    mentions.some((mention) => mention.start < end && start < mention.end);
  for (const rule of rules[language])
    for (const match of part.matchAll(rule.words)) {
      const [all, ...groups] = match;
      const word = groups.find((group) => group !== undefined) ?? all;
      const from = sentence.start + match.index + placeIn(all, word);
      const end = from + word.length;
      // "The company Nordlicht" names it itself.
      if (
        rule.isNoun &&
        (starts.has(end + 1) || /^ (?:of|von|vom|für|namens|der|des|bei) /.test(text.slice(end, end + 8)))
      )
        continue;
      if (covered(from, end) || found.some((one) => one.start < end && from < one.end)) continue;
      const candidate = rule.as(word);
      if (candidate.isGeneral || candidate.nouns.some(isDescription)) found.push({ ...candidate, start: from, end });
    }
  for (const { at, kind, joint, isPronoun = false } of unsaidIn(text, sentence, language, mentions))
    if (!found.some((one) => one.start <= at + 1 && at - 5 < one.end) && !covered(at, at))
      found.push({
        ...(kind === "PERSON" ? { ...person, within: 1 } : { ...organization, within: 6, isPronoun }),
        start: at,
        end: at,
        joint,
      });
  return found.sort((a, b) => a.start - b.start);
}

/** Where some words have a whole word: the "her" of "her father" is not that of "father". */
function placeIn(words: string, word: string): number {
  for (let at = words.lastIndexOf(word); at > 0; at = words.lastIndexOf(word, at - 1))
    if (isWholeWord(words, { start: at, end: at + word.length })) return at;
  return 0;
}

interface Rule {
  /** The first group is what stands for the entity; without a group, all. */
  readonly words: RegExp;
  readonly isNoun: boolean;
  readonly as: (word: string) => Omit<Candidate, "start" | "end">;
}

const organization = {
  kind: "COMPANY",
  gender: null,
  nouns: [],
  isGeneral: true,
  isSubject: false,
  within: 2,
} as const;
const person = { kind: "PERSON", gender: null, nouns: [], isGeneral: true, isSubject: true, within: 2 } as const;

/** Nouns of which a text needs to say nothing before: "the company", and what a company can be, such as "the brewer". */
const generalNouns: Readonly<Record<Language, RegExp>> = {
  de: /^(?:Unternehmens?|Firma|Konzerns?|Gesellschaft|Gruppe|Start-ups?|Traditionsunternehmens?|Jungfirma|\p{Lu}\p{L}*(?:konzern|unternehmen|hersteller|händler|anbieter|betreiber|dienstleister|zulieferer|lieferant|versicherer|versorger|bauer|firma|riese|kette|verlag|spezialist|ausrüster|entwickler|produzent|veranstalter)(?:s|es|n|en)?|Hersteller[ns]?|Händlers?|Zulieferers?|Versicherers?|Versorgers?|Reederei|Werft|Brauerei|Molkerei|Spedition|Fluggesellschaft|Airline|Kellerei|Handelskette|Logistikers?|Discounters?|Geldhaus(?:es)?|Kreditinstituts?|Anlagenbauers?|Autobauers?)$/u,
  en: /^(?:company|firm|group|business|start-?up|retailer|manufacturer|(?!rain|policy|law|home|decision|trouble|film)[\p{Ll}-]*maker|(?:ship|house|boat|plane)?builder|brewer|baker|grocer|lender|insurer|airline|carrier|chain|publisher|supplier|operator|utility|conglomerate|miner|meatpacker|distiller|broker|wholesaler|distributor|exporter|refiner|shipyard|brewery|cooperative|co-operative|broadcaster)$/u,
};

/** Nouns with an article, as what organizations of the text are. */
const noun = (language: Language) => (word: string) =>
  ({
    ...organization,
    nouns: [word.toLowerCase(), word.toLowerCase().replace(/(?:es|s|n)$/, "")],
    isGeneral: generalNouns[language].test(word),
    isSubject: true,
    within: 6,
  }) as const;

/** What an organization has, and hardly anything else does. */
const had: Readonly<Record<Language, string>> = {
  de: "(?:\\p{L}*(?:[Cc]hef(?:in)?|[Vv]orsitzende[rn]?|[Gg]eschäftsführer(?:in)?|[Ss]precher(?:in)?|[Pp]räsident(?:in)?|[Vv]orstand|[Dd]irektor(?:in)?|[Tt]ochter\\p{L}*|[Mm]utter(?:konzern|gesellschaft|haus)|[Kk]onkurrent(?:in|en)?|[Rr]ival(?:e|in|en)|[Ww]ettbewerber|[Ee]igentümer(?:in)?|[Ii]nhaber(?:in)?|[Ee]igner(?:in)?|[Gg]ründer(?:in)?|[Pp]artner(?:in)?|[Aa]ktionär(?:in)?|[Gg]esellschafter(?:in)?|[Ss]itz|[Zz]entrale|[Ww]erke?|[Ff]ilialen?|[Ss]tandort|[Tt]rainer(?:in)?|[Ll]eiter(?:in)?|[Gg]eneralsekretär(?:in)?|[Ii]ntendant(?:in)?))(?![\\p{L}])",
  en: "(?:chair(?:man|woman|person)?|chief|head|counsel|economist|analyst|CEO|president|director|founder|co-founder|owner|shareholder|investor|backer|headquarters|base|office|offices|plant|factory|mine|subsidiary|unit|division|arm|parent|rival|competitor|partner|spokes(?:man|woman|person)|boss|manager|editor|leader|secretary|acquisition|takeover|purchase|stake|brewery|store|shop|branch|warehouse)s?(?![\\p{L}])",
};

/** What somebody has, and no organization. */
const ofPerson: Readonly<Record<Language, string>> = {
  de: "(?:\\p{L}*[Bb]ruder|\\p{L}*[Ss]chwester|\\p{L}*[Ss]ohn|Tochter|\\p{L}*[Vv]ater|Mutter|\\p{L}*[Mm]ann|\\p{L}*[Ff]rau|Witwer?|Neffe|Nichte|Onkel|Tante|Cousine?|Vetter|Schwager|Schwägerin|Enkel(?:in)?|Gatt(?:e|in)|\\p{L}*[Aa]nw(?:alt|ältin)|\\p{L}*[Vv]erteidiger(?:in)?)(?:s|n|en)?(?![\\p{L}-])",
  en: "(?:(?:half-|step)?(?:brother|sister|son|daughter|father|mother)(?:-in-law)?|husband|wife|widow|widower|nephew|niece|uncle|aunt|cousin|grand(?:father|mother|son|daughter)|lawyer|attorney|solicitor|barrister)(?![\\p{L}-])",
};

const rules: Readonly<Record<Language, readonly Rule[]>> = {
  de: [
    {
      words:
        /(?<![\p{L}])(?:[Dd](?:as|em|er|ie|en|es)|[Ii]m|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Ss]eine?[rms]?|[Ii]hre?[rms]?|[Dd]iese[rms]?) (?:(?:\p{Lu}\p{L}{3,}er|(?!neu|ander|zweit|erst|dritt|größt|groß|eigen|weiter|letzt|nächst|beid|konkurrier|klein|viel|gesamt|einzig|einstig|ehemalig|früher)\p{Ll}+e[rnms]?|\d+ Jahre alte[rns]?) )?(\p{Lu}[\p{L}-]{3,})(?![\p{L}-])/gu,
      isNoun: true,
      as: noun("de"),
    },
    {
      words: new RegExp(`(?<![\\p{L}])([Ss]eine?[rmns]?|[Ii]hre?[rmns]?) (?:\\p{Ll}+ ){0,2}${had.de}`, "gu"),
      isNoun: false,
      as: () => ({ ...organization, isPronoun: true }),
    },
    {
      words:
        /(?<![\p{L}])(?:(?:hat|hatte|haben|hatten)|(?:, (?:der|die)|wie|dass|als|nachdem)(?: \p{Lu}\p{L}+)?) (es|sie|ihn)(?= (?:[^\s.;]+ ){0,8}(?:verkauft|übernommen|gekauft|gegründet|geleitet|leitet|leitete|führt|führte|erworben|erwarb|aufgebaut|geführt)(?![\p{L}]))/gu,
      isNoun: false,
      as: () => ({ ...organization, isPronoun: true }),
    },
    {
      words:
        /(?<![\p{L}„])(?:Beide|(?:Die|die) beiden)(?: (?:Unternehmen|Firmen|Konzerne|Häuser|Banken|Versorger|Partner|Hersteller|Gesellschaften))?(?= \p{Ll})/gu,
      isNoun: false,
      as: () => ({ ...organization, isPair: true, within: 1 }),
    },
    {
      words: /(?<![\p{L}])(?:[Dd]eren|[Dd]essen)(?= \p{L})/gu,
      isNoun: false,
      as: () => ({ ...organization, isNearest: true }),
    },
    {
      words: new RegExp(`(?<![\\p{L}])([Ss]eine?[rmns]?) (?:\\p{Ll}+ ){0,2}${ofPerson.de}`, "gu"),
      isNoun: false,
      as: () => ({ ...person, gender: "M", isSubject: false, isOwn: true, within: 1 }),
    },
    {
      words: new RegExp(`(?<![\\p{L}])([Ii]hre?[rmns]?) (?:\\p{Ll}+ ){0,2}${ofPerson.de}`, "gu"),
      isNoun: false,
      as: () => ({ ...person, gender: "F", isSubject: false, isOwn: true, within: 1 }),
    },
    { words: /(?<![\p{L}])(?:[Ee]r|[Ii]hm)(?![\p{L}])/gu, isNoun: false, as: () => ({ ...person, gender: "M" }) },
    {
      words:
        /(?<![\p{L}])(?:([Ss]ie)(?= (?:ist|war|sei|hat|hatte|wird|wurde|kam|ging|trat|stieg|blieb|\p{Ll}{2,}te?)(?![\p{L}]))|(?:ist|war|hat|hatte|wird|wurde|\p{Ll}{2,}te) (sie)(?![\p{L}])|(Ihr)(?= (?:folgt|gehört)))/gu,
      isNoun: false,
      as: () => ({ ...person, gender: "F" }),
    },
    {
      words:
        /(?<![\p{L}])[Dd]er (\d+-Jährige|Manager|Unternehmer|Geschäftsmann|Investor|Politiker|Jurist|Ökonom|Ingenieur|Betriebswirt|Bruder|Firmenchef|Gründer|Milliardär|Franzose|Brite|Amerikaner|Österreicher|Schweizer|Däne|Schwede|Italiener|Niederländer|Belgier|Pole|Tscheche|Spanier|Chinese|Japaner)(?![\p{L}-])/gu,
      isNoun: true,
      as: () => ({ ...person, gender: "M" }),
    },
    {
      words:
        /(?<![\p{L}])[Dd]ie (?:\p{Ll}+e )?(\d+-Jährige|Managerin|Unternehmerin|Geschäftsfrau|Investorin|Politikerin|Juristin|Ökonomin|Ingenieurin|Physikerin|Chemikerin|Betriebswirtin|Schwester|Firmenchefin|Gründerin|Milliardärin|Französin|Britin|Amerikanerin|Österreicherin|Schweizerin|Dänin|Schwedin|Italienerin|Niederländerin)(?![\p{L}-])/gu,
      isNoun: true,
      as: () => ({ ...person, gender: "F" }),
    },
  ],
  en: [
    {
      words:
        /(?<![\p{L}])(?:[Tt]he|[Tt]his) (?:(?:\p{Lu}\p{L}+(?:-based)?|struggling|loss-making|troubled|listed|family-owned|ailing|privately held|state-owned|fast-growing|\d+-year-old) )?([\p{Ll}-]{3,})(?![\p{L}-])/gu,
      isNoun: true,
      as: noun("en"),
    },
    {
      words: /(?<![\p{L}])(?:[Hh]is|[Hh]er|[Tt]heir) (company|firm|group|business)(?![\p{L}-])/gu,
      isNoun: true,
      as: noun("en"),
    },
    {
      words: new RegExp(`(?<![\\p{L}])([Ii]ts|[Tt]heir) (?:[\\p{L}-]+ ){0,3}?${had.en}`, "gu"),
      isNoun: false,
      as: () => ({ ...organization, isPronoun: true }),
    },
    {
      words:
        /(?:(?<![\p{L}])It|(?<=[,;] |that |and )it)(?= (?:also |now |later |earlier |currently |already |once )?(?:is|was|has|had|owns|owned|bought|acquired|competes|runs|operates|employs|belongs|opened|makes|sells) )/gu,
      isNoun: false,
      as: () => ({ ...organization, isSubject: true, isPronoun: true }),
    },
    {
      words:
        /(?<![\p{L}])(?:sold|bought|acquired|founded|started|owns|owned|led|leads|ran|runs|heads|headed|joined) (it)(?![\p{L}])/gu,
      isNoun: false,
      as: () => ({ ...organization, isPronoun: true }),
    },
    {
      words:
        /(?<![\p{L}"“])(?:Both|[Tt]he two)(?: (?:companies|firms|groups|banks|partners|organi[sz]ations))?(?= \p{Ll})/gu,
      isNoun: false,
      as: () => ({ ...organization, isPair: true, within: 1 }),
    },
    { words: /(?<=, )whose(?= )/gu, isNoun: false, as: () => ({ ...organization, isNearest: true }) },
    {
      words: new RegExp(`(?<![\\p{L}])([Hh]is) (?:[\\p{Ll}-]+ ){0,2}${ofPerson.en}`, "gu"),
      isNoun: false,
      as: () => ({ ...person, gender: "M", isSubject: false, isOwn: true, within: 1 }),
    },
    {
      words: new RegExp(`(?<![\\p{L}])([Hh]er) (?:[\\p{Ll}-]+ ){0,2}${ofPerson.en}`, "gu"),
      isNoun: false,
      as: () => ({ ...person, gender: "F", isSubject: false, isOwn: true, within: 1 }),
    },
    { words: /(?<![\p{L}])(?:[Hh]e|him)(?![\p{L}])/gu, isNoun: false, as: () => ({ ...person, gender: "M" }) },
    { words: /(?<![\p{L}])[Ss]he(?![\p{L}])/gu, isNoun: false, as: () => ({ ...person, gender: "F" }) },
    {
      words:
        /(?<![\p{L}])[Tt]he (executive|entrepreneur|businessman|businesswoman|billionaire|investor|financier|politician|(?:\d+)-year-old)(?![\p{L}-])/gu,
      isNoun: true,
      as: () => person,
    },
  ],
};
