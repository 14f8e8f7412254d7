import { type Language, languages } from "../language.ts";
import { lexiconOf } from "./lexicon.ts";
import { type NamedSpan, named } from "./named-span.ts";

/** What texts call countries for short, and Unicode does not. */
const countriesForShort = "US U.S. USA U.S.A. UK U.K. UAE America England Scotland Wales";

/** The names of all countries in the languages that extractors read, as Unicode has them, and their short forms. */
let countries: ReadonlySet<string> | undefined;

export function isCountry(name: string): boolean {
  countries ??= new Set([...languages.flatMap(countryNames), ...countriesForShort.split(" ")]);
  return countries.has(name);
}

/** The numbers that continents have in Unicode. */
const codesOfContinents = ["002", "003", "005", "009", "019", "142", "150"];
let continents: ReadonlySet<string> | undefined;

export function isCountryOrContinent(name: string): boolean {
  continents ??= new Set(languages.flatMap((language) => regionNames(language, codesOfContinents)));
  return isCountry(name) || continents.has(name);
}

/** The country, with the s of its genitive, with which German words begin that are no name: Chinas Wirtschaft. Else null. */
export function genitiveOfCountry(words: string): string | null {
  const first = /^(\p{Lu}[\p{L}-]+)s \p{Lu}\p{Ll}+$/u.exec(words)?.[1];
  return first !== undefined && isCountry(first) ? `${first}s` : null;
}

/** The names of regions by their codes in Unicode. */
function regionNames(language: string, codes: readonly string[]): string[] {
  const names = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
  return codes.flatMap((code) => names.of(code) ?? []);
}

/** The codes of unions of countries, which are organizations. */
const unions = new Set(["EU", "EZ", "UN"]);

function countryNames(language: string): string[] {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return regionNames(
    language,
    codes.filter((code) => !unions.has(code)),
  );
}

/** Names of places that end with an s of their own, in German texts. */
const endingWithS = new Set(
  "Paris Worms Neuss Laos Texas Kansas Arkansas Illinois Massachusetts Wales Mauritius Honduras Barbados Bahamas Dallas Minneapolis Vilnius Damaskus Tunis Caracas Vegas Angeles Aires Emirates Cannes Reims Tours Calais Limoges Nîmes Athens Brussels Davos Glarus Lagos Amiens Orleans Versailles Philippines Netherlands Indianapolis Annapolis Memphis Burgos Louis Rhodos Samos Mykonos Paphos Patras Kaukasus Taunus".split(
    " ",
  ),
);

/** Whether the s at the end of a German name of a place may be that of a genitive: Pekings, and not Paris. */
export function mayBeGenitive(name: string): boolean {
  return /[^sxzß]s$/u.test(name) && name.length > 4 && !endingWithS.has(name.split(/[ -]/).at(-1) as string);
}

/** What stands before places: a preposition, or another place and a comma. */
const placeWord = /(?:^|[^\p{L}])(?:in|im|aus|nach|bei|von|from|near|at|to|of|around|across) $|, $/iu;

/** Whether the words right before a position are those that stand before places. */
export function followsPlaceWord(text: string, start: number): boolean {
  return placeWord.test(text.slice(Math.max(0, start - 8), start));
}

const within = /(?:^|[^\p{L}])(?:in|im|aus|nach|near|(?:[Mm]ayor|[Bb]ürgermeister(?:in)?) (?:of|von)) $/u;

/** Whether the words right before a position are those that stand before places and hardly before anything else. */
export function isWithin(text: string, start: number): boolean {
  const lead = text.slice(Math.max(0, start - 25), start);
  return (
    within.test(lead) && !/(?:[Ss]hares|[Ss]hareholders|stakes?|[Ii]nvestment|confidence|interest) in $/.test(lead)
  );
}

/** The places at which a text says that an organization has a site: a plant in Bünde. */
export function siteSpans(text: string, language: Language): NamedSpan[] {
  return [...text.matchAll(lexiconOf(language).described.site.words)].map(({ 0: all, index, groups }) => {
    const end = index + all.length;
    return named({ start: end - (groups?.name ?? "").length, end }, "PLACE", "TAGGER");
  });
}

/** The adjectives of a German town: Kieler of Kiel, Bremer of Bremen, Münchner of München. */
export function townAdjectives(town: string): string[] {
  if (/\p{L}en$/u.test(town)) return [`${town.slice(0, -2)}er`, `${town.slice(0, -2)}ner`];
  if (/\p{L}e$/u.test(town)) return [`${town}r`];
  return /^\p{Lu}[\p{L}-]+$/u.test(town) ? [`${town}er`] : [];
}
