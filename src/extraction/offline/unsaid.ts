import type { Language } from "../language.ts";
import type { Span } from "../proposal.ts";
import type { SentenceMention } from "./marked-sentence.ts";

/**
 * Roles that a text may give without the organization: they are then in the one that the text is about. In German any
 * compound that ends with one; those of public offices are left out.
 */
const roles: Readonly<Record<Language, string>> = {
  de: "(?:(?!(?:Bundes|Staats|Minister|Regierungs|Landes|Landtags|Land|Stadt|Polizei|Behörden|Kreis|Bezirks|Gemeinde|National|Kunst|Film|Parlaments|Kanzler|Ministeriums|Fraktions|Senats|Gäste|Gegen|Ex-)[\\p{L}-]+)(?:\\p{Lu}[\\p{L}]*-)?(?:\\p{Lu}\\p{Ll}*?)?(?:[Cc]hef(?:in)?|[Vv]orsitzende[rnm]?|[Gg]eschäftsführer(?:in)?|[Ss]precher(?:in)?|[Vv]orst(?:and|ändin)|[Dd]irektor(?:in|s)?|[Ii]nhaber(?:in)?|[Gg]ründer(?:in|s)?|[Tt]rainer(?:in)?|[Ll]eiter(?:in)?|[Rr]edakteur(?:in)?|[Ss]ekretär(?:in)?|[Pp]räsident(?:in)?|[Ii]ntendant(?:in)?|[Rr]ektor(?:in)?|[Aa]ktionär(?:in)?|[Ee]igentümer(?:in)?|[Gg]esellschafter(?:in)?|[Pp]rokurist(?:in)?)|(?:Betriebs|Aufsichts|Verwaltungs|Personal)r(?:at|ätin)|(?:Chef|Ober)(?:arzt|ärztin)|(?:Brau|Keller|Küchen)meister(?:in)?|(?:Mehrheits|Allein)?[Ee]igner(?:in)?|C[EFOT]O|Managing Director)",
  en: "(?:(?:[Dd]eputy |[Aa]ssistant )?(?:(?:[Cc]o-)?[Ff]ounder|C[EFOT]O|(?:[Ii]nterim |[Aa]cting )?[Cc]hief (?!of |justice |minister |inspector |secretary )[\\p{L}-]+(?: and [\\p{Ll}]+)?(?: [Oo]fficer)?|[Cc]hair(?:man|woman|person)?|(?!(?:[Ff]ilm|[Mm]ovie|[Ss]tage|[Tt]heatre|[Ff]uneral) )(?:[\\p{L}-]+ )?[Dd]irector|[Ss]pokes(?:man|woman|person)|(?:[Vv]ice )?[Pp]resident|[Oo]wner|[Ee]ditor(?:-in-[Cc]hief)?|[Hh]ead coach|[Cc]oach|(?!(?:[Ff]und|[Cc]ampaign) )(?:[\\p{Ll}-]+ )?[Mm]anager|[Gg]eneral secretary|[Gg]eneral counsel|[Hh]ead of [\\p{Ll}]+(?: and [\\p{Ll}]+)?|[Tt]reasurer|[Bb]oss))",
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
    `(?<![\\p{L}])(?:ist|war|bleibt|blieb|wird|wurde|zum|zur|als)(?: seit \\d{4}| (?:nun|heute|weiterhin|dort))? ${past.de}(${roles.de}n?)(?= ?(?:[,.;]|und |seit |auf |an |ab |zurück|ein |amtiert|bestellt|ernannt|gewählt|berufen|bestimmt|befördert|gekürt))`,
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

/** What somebody leads or has a part of, without whose: "took the helm", "sitzt im Aufsichtsrat", "holds 6 percent". */
const parts: Readonly<Record<Language, readonly RegExp[]>> = {
  de: [
    /(?<![\p{L}])(?:an (?:die|der) Spitze|(?:die|der) (?:operative |alleinige )?(?:Leitung|Führung|Geschäftsführung|Geschäfte|Intendanz)|(?:den|dem) (?:Vorsitz|Chefposten|Chefsessel|Vorstandsvorsitz)|(?:im|in den|dem|aus dem) (?:Aufsichtsrat|Verwaltungsrat|Stiftungsrat|Beirat|Vorstand))(?![\p{L}-]| (?:von|vom|der|des|bei|beim|am|im|an|eines|einer|zu|zur|zum|mit) )/gu,
    /(?<=(?<![\p{L}])(?:hält|halten|hielt|hielten|besitzt|besitzen|kontrolliert)(?! sich)(?: [^\s.;:]+){0,8}? )(?:Prozent|Hälfte|Mehrheit|Drittel|Viertel)(?: der (?:\p{L}*[Aa]nteile|\p{L}*[Aa]ktien|Stimmrechte))?(?![\p{L}-]| (?:an|am|von|vom|der|des|dieser|ihrer|seiner) )/gu,
    /(?<![\p{L}])(?:Prozent|Hälfte|Mehrheit|Drittel|Viertel)(?: der (?:\p{L}*[Aa]nteile|\p{L}*[Aa]ktien|Stimmrechte))?(?= (?:[\p{L}]+ ){0,3}(?:hält|halten|hielt|hielten|besitzt|besitzen|besaß|kontrolliert|erworben|übernommen|erwarb|übernahm)(?![\p{L}]))/gu,
  ],
  en: [
    /(?<![\p{L}])(?:(?:at|takes?|took|taking) the helm|in charge|the (?:reins|top job)|(?:chairs?|chaired|chairing|joined|joins|left|quit|on|to|from|off) the (?:supervisory |management )?board)(?![\p{L}-]| (?:of|at|in) )/gu,
    /(?<=(?<![\p{L}])(?:holds|held|hold|owns|owned|own|controls|controlled|has|had|with|took|bought)(?: [^\s.;:]+){0,5}? )(?:percent|per cent|(?:minority|majority|controlling) (?:stake|holding|interest))(?: of the (?:shares|stock|equity|votes))?(?! (?:of|in|more|less|from|to|on|over|above|below|drop|rise|fall|increase) |[\p{L}-])/gu,
  ],
};

/** "The biggest shareholder is", "Mehrheitsaktionär ist", at the beginning of a sentence and without of what. */
const holder: Readonly<Record<Language, RegExp>> = {
  de: new RegExp(
    `^[„"]?(?:(?:Der|Die|Das) )?(?:\\p{Lu}?\\p{Ll}+e[rs]? )?(${roles.de}|\\p{L}*[Kk]onkurrent(?:in)?|\\p{L}*[Ww]ettbewerber|\\p{L}*[Rr]ival(?:e|in)|Besitzer(?:in)?|Partner) (?:ist|sind|war|waren|bleibt|bleiben|wird|wurde|heißt)(?= )`,
    "u",
  ),
  en: /^["“]?The (?:\p{Ll}+ ){0,2}?((?:largest |biggest |main |sole |majority |new )?(?:shareholder|owner|investor|competitor|rival|founder|chief executive|chairman|chairwoman|managing director)) (?:is|was|remains)(?= )/u,
};

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
  const starts = new Set(mentions.map(({ start }) => start));
  for (const words of parts[language])
    for (const match of part.matchAll(words)) {
      const at = sentence.start + match.index + match[0].length;
      // "Prozent Nordlicht", "der Leitung Nordlichts" says of what.
      if (!starts.has(at + 1)) found.push({ at, kind: "COMPANY", joint: "" });
    }
  const whose = holder[language].exec(part)?.[1];
  if (whose !== undefined) ofOrganization(sentence.start + part.indexOf(whose));
  for (const match of part.matchAll(predicate[language])) {
    const at = sentence.start + match.index + match[0].length - (match[1] as string).length;
    found.push({ at, kind: "COMPANY", joint: " ", isPronoun: true });
  }
  return found;
}
