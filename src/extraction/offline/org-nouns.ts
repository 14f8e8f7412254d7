import type { Language } from "../language.ts";
import { isWholeWord } from "../whole-word.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named } from "./named-span.ts";
import { isNoPartOfName, type Word, wordsOf } from "./words.ts";

/** German nouns that begin the name of an organization: Stiftung Bühne, Landgericht Kiel. */
const first =
  /^(?:Möbel|Optik|Elektro|Foto|(?:\p{Lu}\p{L}*)?(?:[Ss]parkasse|[Vv]olksbank|[Ss]tiftung|[Bb]rauerei|[Dd]ruckerei|[Uu]niversität|[Hh]ochschule|[Ii]nstitut|[Tt]heater|[Ss]chauspiel|[Mm]useum|[Kk]linikum|[Vv]erein|[Vv]erband|[Gg]ewerkschaft|[Gg]erichts?|[Kk]rankenhaus|[Bb]istum|[Aa]utohaus|[Bb]ankhaus|[Mm]edienhaus|[Mm]ediengruppe|[Mm]edienunion|(?:[Kk]unst|[Bb]ack)haus|[Ss]tadtkapelle|[Ss]taatsanwaltschaft|[Zz]iegelei|[Ww]eingut|[Kk]onditorei|[Ss]eniorenresidenz|[Bb]eteiligungsgesellschaft|[Dd]iakoniewerk|(?:[Ll]andes|[Rr]aiffeisen|[Kk]redit|[Pp]rivat|[Gg]enossenschafts)bank|\p{Ll}+fabrik|[Ss]tadtwerke|[Pp]artei|[Vv]erlag|[Kk]anzlei|[Kk]ammer|[Ff]onds|[Gg]enossenschaft|[Mm]älzerei|[Bb]äckerei|[Mm]etzgerei|[Mm]olkerei|[Kk]äserei|[Gg]ärtnerei|[Ss]chreinerei|[Ss]pinnerei|[Ww]eberei|[Ww]erke|[Ww]arenhaus|[Kk]linik|[Aa]kademie|[Pp]flegeschule|[Bb]ürgerliste|[Ll]iste|[Ww]ählergemeinschaft))$/u;
/** German abbreviations that begin one: FC Talstadt, IG Labor, TH Nord. */
const short = /^(?:FC|SC|SV|TSV|VfB|VfL|VfR|FSV|MTV|BSC|SpVgg|TuS|IG|TH|TU|FH|Eintracht|Fortuna|Borussia|Arminia)$/;
/** German words that are the name of an organization without another: Umweltministerium. */
const whole = /^\p{Lu}\p{L}+(?:ministerium|kartellamt|verfassungsgericht|rechnungshof|staatsanwaltschaft)$/u;
/** The same of compounds of a name and what it is, such as Ruhrklinik or Emsblatt. */
const compound = /^\p{Lu}\p{Ll}{2,}(?:klinik|hospital|kurier|anzeiger|bräu|sparkasse|blatt|bank|post)$/u;
const commonCompound =
  /^(?:Universitäts|Uni|Privat|Fach|Tages|Augen|Spezial|Kur|Reha|Haut|Frauen|Kinder|Poli|Herz|Zahn|Tier|Nerven|Schmerz|Schön|Militär|Flug|Falt|Deck|Extra|Arbeits|Daten|Kalender|Merk|Titel|Säge|Schulter|Rotor|Klee|Lokal|Boulevard|Skandal|Heimat|Massen|Traditions|Wochen|Monats|Amts|Gemeinde|Vereins|Mitteilungs|Anzeigen|Informations|Info|Partei|Konkurrenz|Leib|Eil|Fahrrad|Drogen|Stellen|Orts|Stadt|Kreis|Nachrichten|Börsen|Wirtschafts|Zentral|Blut|Noten|Feigen|Akut|Groß|Landes|Bezirks|Haus|Geschäfts|Investment|Direkt|Bade|Förder|Depot|Sitz|Park|Werk|Schul|Anklage|Reserve|Ersatz|Eck|Privat|Welt|Volks|Raiffeisen|Kredit|Genossenschafts|Bundes|Hypotheken|Feld|Flaschen|Luft|Fan|Brief|Paket|Schnecken|Weihnachts|Leser|Hass|Dienst|Auto|Haupt|Regierungs|Anker|Gegen|Folter|Sand|Nebel|Tast)/u;
/** Nouns that end the name of an organization: Morven Foundation, Palmenhof Invest. */
const last: Readonly<Record<Language, RegExp>> = {
  de: /^(?:Holding|Gruppe|Invest|Kapital|Capital|Group|Bank|Versicherung|Airlines|Pharma|Energie|Immobilien|Logistik|Medien|Partner|Stiftung|Verlag|Touristik|Spedition|Maschinenbau|Feinmechanik|Software|Systems|Ventures|Angels|Optik|Freight|Linien|Motors|Biotech|Robotik|Elektronik|Chemie|Automotive|Kosmetik|Textil|Solar|Reisen|Bräu|Agrar|Bau|Guss|Stahl|Technik|Werke|Optik|Line|Lines|Consult|Consulting|Labs|Foods|Industries|Leben|Rück|Kliniken|Hotels|Zellen|Batterien|Möbel|Moden|Treuhand|Industrie|Beteiligungen|Entertainment|Games|Robotics|Renewables|Chemicals|Foundries|Technologies|Solutions|Services|Studios|Pictures|Records|Cruises|Shipping|Healthcare|Therapeutics|Equity|Partners|Rechtsanwälte|(?:Medizin|Daten|Energie|Umwelt|Mess|Förder|Antriebs|Gebäude|Haus|Kälte|Klima|Sicherheits|Verkehrs|Wasser)technik|(?:Anlagen|Holz|Stadt|Wohn|Stahl|Geräte|Fahrzeug|Apparate|Tief|Garten)bau|(?:Hotel|Klinik|Medien|Verlags|Unternehmens|Brauerei)gruppe|Bahn|Börse|Airport)$/,
  en: /^(?:Theatre|Theater|Trust|Foundation|Bank|University|College|Institute|Party|Authority|Agency|Company|Group|Holdings?|Motors|Systems|Partners|Ventures|Capital|Electronics|Foods|Energy|Media|Hotels|Airlines|Airways|Cargo|Freight|Rail|Railways|Securities|Pharmaceuticals|Chemicals|Technologies|Industries|Labs|Laboratories|Studios|Records|Insurance|Oil|Gas|Mining|Steel|Times|Post|Council|Union|Association|Federation|Society|Museum|Hospital|Church|Club|Inn|Hotel|Playhouse|Festival|Radio|FM|TV|Gold|Devices|Robotics|Resources|Board|Alliance|League|Democrats|Conservatives|Funds?|Logistics|Shipping|Dairies|Books|Press|Retail|Foundry|Software|Networks|Broadcasting|Transport|Farms|Mills|Bakery|Entertainment|Games|Gaming|Brands|Savings|Mutual|Biotech|Therapeutics|Semiconductors?|Aerospace|Aviation|Properties|Construction|Engineering|Clinic|School|Academy|Orchestra|Opera|Gallery|Shoes|Metals|Minerals|Telecom|Cement|Paper|Brewery|Distillery|Robotics|Dynamics|Solutions|Analytics|Lines?|Yard|Shipyards?|Solicitors|Chambers|Lawyers|Associates|Estates|Plantations|Homes|Stores|Markets|Growers|Fisheries|Fund|Philharmonic|Symphony|Athletic|United|Rovers|Rangers|Wanderers|Harriers|Textiles|Plastics|Glass|Toys|Bikes|Wines|Beer|Brewing|Coffee|Bakeries|Butchers|Publishing|Films|Pictures|Theatres|Cinemas|Ferries|Buses|Coaches|Couriers|Power|Water|Wind|Solar|Renewables|Batteries|Materials|Aggregates|Timber|Packaging|Tractors?)$/,
};

/** German names joined to such a noun: Lührs-Stiftung. */
const joined =
  /^(?!US-|EU-|Ex-)\p{Lu}[\p{L}]{3,}(?:-[\p{L}]+){0,2}-(?:Gruppe|Stiftung|Versicherung|Verlag|\p{L}*[Bb]ank|\p{L}*[Kk]asse|Holding|Werke|Partei|Klinik|Kliniken|Universität|Akademie|Hochschule|Institut|Museum|Brauerei|Bräu|Reederei|Werft|Linien|Theater|Orchester|Forum)$/u;
/** German nouns that go on with what they are for: Museum für Seefahrt. */
const withFor =
  /^(?:Museum|Institut|Zentrum|Stiftung|Verband|Gesellschaft|Bundesamt|Landesamt) für (?:\p{Ll}+ )?\p{Lu}[\p{L}-]+/u;

/** English nouns that go on with "of": Port Authority of Lisbon, Ministry of Fisheries. */
const withOf =
  /^(?:Ministry|Department|Authority|Bank|University|College|Institute|Museum|Council|Agency|Association|Federation|Society|Commission|Chamber|Court|School|Infirmary|Hospital|Guild|Institution|Academy|Order)$/;

const notInNames = new Set(
  "The A An Der Die Das Den Dem Des Ein Eine And Und Of For With In On At By From But Its His Her Their This That Former Ex New Im Am Bei Von Mit".split(
    " ",
  ),
);
/** Whether an English word before a name is no part of it: "Oslo-based", or "Norway's" if two or more words follow. */
function isNoPart(word: string, wordsBehind: number): boolean {
  return isNoPartOfName(word) || (/['’]s$/.test(word) && wordsBehind > 0);
}

/** What New belongs to, although it is elsewhere a word before a name. */
const newPlaces = new Set(
  "York Jersey Zealand England Orleans Delhi Hampshire Mexico Haven Brunswick South".split(" "),
);

/** How many words before the last noun may belong to the name. */
const mostWords = 4;

/** Whether a name begins with a noun that tells the sort of organization: Brauerei Adler, FC Talstadt. */
export function beginsWithNoun(name: string): boolean {
  const word = name.split(" ")[0] as string;
  return first.test(word) || short.test(word);
}

/** Whether a German name ends with a noun that tells the sort of organization: Palmenhof Invest. */
export function endsWithNoun(name: string): boolean {
  return last.de.test(name.split(" ").at(-1) as string);
}

/** The organizations that a noun in their name tells. */
export function orgNounSpans(text: string, language: Language): NamedSpan[] {
  const { names } = lexiconOf(language);
  const words = wordsOf(text);
  const isJoined = (word: Word, next: Word) => text.slice(word.end, next.start) === " ";
  const isCapital = ({ text: word }: Word) => /^\p{Lu}/u.test(word) && !notInNames.has(word);
  return words.flatMap((word, i) => {
    const next = words[i + 1];
    const isCompound = compound.test(word.text) && !commonCompound.test(word.text);
    const goesOn =
      next !== undefined &&
      ((first.test(word.text) && !short.test(next.text)) || short.test(word.text)) &&
      isJoined(word, next) &&
      isCapital(next);
    if (language === "de" && !goesOn && (whole.test(word.text) || isCompound) && isWholeWord(text, word))
      return [named(word, "COMPANY", "ORG_NOUN")];
    if (language === "de" && goesOn)
      return [named({ start: word.start, end: endWithClub(text, word, next) }, "COMPANY", "ORG_NOUN")];
    if (language === "de" && joined.test(word.text)) return [named(word, "COMPANY", "ORG_NOUN")];
    const purpose = language === "de" ? withFor.exec(text.slice(word.start, word.start + 80)) : null;
    if (purpose !== null)
      return [named({ start: word.start, end: word.start + purpose[0].length }, "COMPANY", "ORG_NOUN")];
    if (!last[language].test(word.text) && !(language === "en" && withOf.test(word.text))) return [];
    let start = i;
    while (start > 0 && i - start < mostWords) {
      const before = words[start - 1] as Word;
      if (names?.before.words.test(before.text) || isNoPart(before.text, i - start)) break;
      // "Werk-Mutter Nordlicht Motors" begins behind the role.
      if (names?.joined.words.test(/-(?=[^-]+$)(.*)$/.exec(before.text)?.[1] ?? "")) break;
      const isNewPlace = before.text === "New" && newPlaces.has((words[start] as Word).text);
      if ((!isCapital(before) && !isNewPlace) || !isJoined(before, words[start] as Word)) break;
      start--;
    }
    const end = endWithOf(text, word) ?? (start === i ? null : word.end);
    return end === null ? [] : [named({ start: (words[start] as Word).start, end }, "COMPANY", "ORG_NOUN")];
  });
}

/** The end of a name that begins with a noun; clubs have up to two more words: SC Rot-Weiß Havel. */
function endWithClub(text: string, noun: Word, next: Word): number {
  if (!short.test(noun.text) || !next.text.includes("-")) return next.end;
  return next.end + (/^ \p{Lu}\p{L}+/u.exec(text.slice(next.end, next.end + 40)) ?? [""])[0].length;
}

/** The end of a name that goes on with "of" after a noun; null if it does not. */
function endWithOf(text: string, noun: Word): number | null {
  if (!withOf.test(noun.text)) return null;
  const rest = /^ of (?:the )?\p{Lu}[\p{L}-]+(?: (?:and )?\p{Lu}[\p{L}-]+){0,2}/u.exec(
    text.slice(noun.end, noun.end + 100),
  );
  return rest === null ? null : noun.end + rest[0].length;
}
