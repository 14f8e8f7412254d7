import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import type { SentenceMention } from "./marked-sentence.ts";

/** Roles that a text may give without the organization: they are then in the one that the text is about. */
const roles: Readonly<Record<Language, string>> = {
  de: "(?:(?:[Vv]orstands?|[Kk]onzern|[Ff]irmen|[Uu]nternehmens|[Ff]inanz|[Pp]ersonal|[Bb]etriebs|[Ss]port|[Aa]ufsichtsrats|[Vv]erwaltungsrats|[Pp]resse|[Tt]echnik|[Vv]ertriebs|[Vv]ereins|[Bb]etriebsrats|[Cc]hef|[Mm]it|[Ii]nterims|[Mm]arketing|[Ee]ntwicklungs|[Pp]roduktions|Bank|Verlags|Partei|Klinik|Kanzlei|Instituts|Stiftungs|Messe|Flughafen|Klub|Verbands|Gruppen|Werft|Brauerei|Hotel)?(?:[Cc]hef(?:in)?|[Vv]orsitzende[rn]?|[Gg]eschäftsführer(?:in)?|[Ss]precher(?:in)?|[Vv]orstand|[Dd]irektor(?:in|s)?|[Ii]nhaber(?:in)?|[Gg]ründer(?:in)?|[Tt]rainer(?:in)?|[Rr]edakteur(?:in)?|[Aa]rzt|[Ää]rztin|[Rr]at|[Rr]ätin|[Ll]eiter(?:in)?)|Präsident(?:in)?|Braumeister(?:in)?|Werksleiter(?:in)?|(?:Groß|Mehrheits)?[Aa]ktionär(?:in)?|Eigentümer(?:in)?|Prokurist(?:in)?|CEO|Intendant(?:in)?|Vizepräsident(?:in)?|Managing Director)",
  en: "(?:(?:[Cc]o-)?[Ff]ounder|CEO|CFO|[Cc]hief (?:[Ee]xecutive|[Ff]inancial|[Oo]perating|[Tt]echnology|[Mm]arketing)(?: [Oo]fficer)?|[Cc]hair(?:man|woman|person)?|[Mm]anaging director|[Ff]inance director|[Ss]pokes(?:man|woman|person)|[Pp]resident|[Oo]wner|[Ee]ditor|[Hh]ead coach|[Cc]oach|[Mm]anager|[Gg]eneral secretary|[Aa]rtistic director)",
};

const past: Readonly<Record<Language, string>> = {
  de: "(?:(?:ehemalige|frühere|langjährige|neue|damalige|scheidende|bisherige|amtierende)[rnms]? )?",
  en: "(?:(?:former|new|longtime|current|outgoing|acting) )?",
};

const roleBefore: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(
    `(?:^|[^\\p{L}\\p{N}-])((?:[Ee]x-)?${roles.de})(?: (?:ist|war|bleibt|heißt|wird)(?: (?:der|die|seit \\d{4}))?(?: \\p{Lu}\\p{L}+)?)? (?:(?:Dr|Prof)\\. )*$`,
    "u",
  ),
  en: new RegExp(`(?:^|[^\\p{L}\\p{N}-])((?:[Ee]x-)?${roles.en})(?:,| is|)? (?:(?:Mr|Mrs|Ms|Dr|Sir|Dame)\\.? )*$`, "u"),
};
const roleAfter: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(`^, (?:(?:der|die|den|dem|ein|eine) )?${past.de}(${roles.de})(?=[,.;)])`, "u"),
  en: new RegExp(`^, (?:(?:the|a|an) )?${past.en}(${roles.en})(?=[,.;)])`, "u"),
};
/** What somebody is, without where: "She remains chief executive". */
const predicate: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(
    `(?<![\\p{L}])(?:ist|war|bleibt|blieb|wird|wurde|zum|zur)(?: seit \\d{4}| (?:nun|heute|weiterhin|dort))? ${past.de}(${roles.de}n?)(?= ?(?:[,.;]|und |seit |bestellt|ernannt|gewählt|berufen|bestimmt|befördert|gekürt))`,
    "gu",
  ),
  en: new RegExp(
    `(?<![\\p{L}])(?:is|was|became|becomes|remains|as)(?: the| its)? ${past.en}(${roles.en})(?=[,.;]| and | since | in \\d{4})`,
    "gu",
  ),
};

/** What an organization is to another, or a place of its own, without whose: "the rival Nordlicht", "the factory in Kiel". */
const related: Readonly<Record<Language, RegExp>> = {
  de: /(?<![\p{L}\p{N}-])(?:[Dd]er|[Dd]ie|[Dd]en|[Dd]em|[Dd]es|[Bb]eim?|[Vv]om|[Zz]um|[Zz]ur|[Aa]m|[Ii]m|[Ii]n) (?:\p{Ll}+e[nrms]? ){0,2}((?:Konkurrent(?:in|en)?|Rival(?:e|in|en)|Wettbewerber(?:in|n|s)?|Tochter(?:firma|gesellschaft|unternehmen)?|Mutter(?:konzern|gesellschaft)|(?:Stamm|Firmen|Haupt|Unternehmens|Konzern)sitz|(?:Konzern|Firmen|Unternehmens)?[Zz]entrale|Standort|(?:Stamm|Zweig)?[Ww]erke?s?|Zweigbetrieb|Niederlassung|Filiale|Redaktion|Druckerei|Fabrik|Büro)(?: (?:liegt|steht|ist|befindet sich))?(?: in| im| bei)? )$/u,
  en: /(?<![\p{L}\p{N}-])(?:the|a|an) (?:[\p{Ll}-]+ )?((?:rival|competitor|subsidiary|parent company|factory|plant|headquarters|head office|mine|brewery|warehouse)(?: in| at| near)?,? )$/u,
};

/** Somebody by a role, with where and without a name: "The head of Nordlicht said". */
const byRole: Readonly<Record<Language, RegExp>> = {
  de: /^[„"]?(?:Der|Die) (?:\p{Ll}+e )?\p{Lu}[\p{L}-]*(?:er|in|or|chef|vorstand|ende|ist|ent|ant|eur) (?:der|des|von|vom|bei|beim|am|an der) (?:\p{Ll}+ |\p{Lu}[\p{L}-]+ ){0,2}$/u,
  en: /^["“]?The (?:[\p{Ll}-]+ ){0,3}(?:head|teacher|chief|director|chairman|chairwoman|president|executive|founder|manager|leader|owner|editor|minister|boss|secretary) (?:of|at) (?:the )?$/u,
};

/** "Berg führt heute die Geschäfte", without whose. */
const business = /(?<![\p{L}])(?:führt|führte|leitet|leitete) (?:\p{Ll}+ ){0,2}(die Geschäfte)(?= ?[,.;])/gu;

/** How much text around a name is looked at. */
const around = 80;

/** Somebody or something that a sentence does not name, at a position in the text. */
export interface Unsaid {
  readonly at: number;
  readonly kind: "PERSON" | "COMPANY";
  /** What comes after the placeholder: a space or a comma. */
  readonly joint: string;
  /** Whether the sentence before tells who is meant, rather than what the text is about. */
  readonly isPronoun?: boolean;
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
  const found: Unsaid[] = [];
  const ofOrganization = (at: number) => found.push({ at, kind: "COMPANY", joint: " " });
  for (const [i, { kind, start, end }] of mentions.entries()) {
    const from = Math.max(sentence.start, start - around);
    const lead = text.slice(from, start);
    if (kind === "PERSON") {
      const role = roleBefore[language].exec(lead)?.[1];
      if (role !== undefined) {
        const at = from + lead.lastIndexOf(role);
        const head = text.slice(sentence.start, at);
        const belongs =
          /(?:['’]s?|(?<=[^\s„“"] )\p{Lu}[\p{L}-]*|(?:of|for|by) the|(?<!\p{L})(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Ss]eine?[rmns]?|[Ii]hre?[rmns]?)(?: (?:former|\p{Ll}+e[nrms]?))?) $/u.test(
            head,
          );
        // "Analyst Jonas Frey of the Mainbank" says in which.
        const goesOn = /^ (?:of|at|from|von|vom|bei|beim|der|des|\()/.test(text.slice(end, end + 8));
        const follows = mentions.some((mention) => mention.end >= at - 1 && mention.end <= at);
        if (!belongs && !goesOn && !follows) ofOrganization(at);
      }
      const after = roleAfter[language].exec(text.slice(end, Math.min(sentence.end, end + around)));
      if (after !== null) ofOrganization(end + after[0].lastIndexOf(after[1] as string));
    } else {
      const whose = related[language].exec(lead)?.[1];
      if (whose !== undefined) ofOrganization(start - whose.length);
    }
    if (i === 0 && kind === "COMPANY" && byRole[language].test(text.slice(sentence.start, start))) {
      const named =
        /^,? (?:Dr\. |Prof\. )?$/.test(text.slice(end, mentions[1]?.start ?? end)) && mentions[1]?.kind === "PERSON";
      const at = sentence.start + (/^[„"“]/.test(text.slice(sentence.start)) ? 1 : 0);
      const isPredicate =
        mentions[1]?.kind === "PERSON" && / (?:ist|war|is|was|heißt|wird|bleibt) /.test(text.slice(end, end + 8));
      if (!named && !isPredicate) found.push({ at, kind: "PERSON", joint: ", " });
    }
  }
  const part = text.slice(sentence.start, sentence.end);
  for (const match of part.matchAll(business))
    ofOrganization(sentence.start + match.index + match[0].length - (match[1] as string).length);
  for (const match of part.matchAll(predicate[language])) {
    const at = sentence.start + match.index + match[0].length - (match[1] as string).length;
    found.push({ at, kind: "COMPANY", joint: " ", isPronoun: true });
  }
  return found;
}
