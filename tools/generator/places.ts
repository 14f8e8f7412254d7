import { faker as german } from "@faker-js/faker/locale/de";
import { faker as english } from "@faker-js/faker/locale/en";
import { cities, continents, countries, type Named } from "./gazetteer.ts";
import type { Unnumbered } from "./profile.ts";
import type { Random } from "./random.ts";

const speakGerman = ["DE", "AT", "CH"];

/** Places, each after the one that contains it: continents, countries, then cities, real ones first. */
export function* places(count: number, random: Random): Generator<Unnumbered> {
  const countryCodes = Object.keys(countries).slice(0, Math.max(1, Math.floor(count / 6)));
  const continentOf = (code: string) => countries[code]?.[0] as string;
  const continentCodes = [...new Set(countryCodes.map(continentOf))];
  const firstCountry = continentCodes.length;
  const firstCity = firstCountry + countryCodes.length;

  for (const code of continentCodes) yield place(continents[code] as Named, "continent", null);
  for (const code of countryCodes) {
    const [continent, ...named] = countries[code] as readonly [string, ...Named];
    yield place(named, "country", continentCodes.indexOf(continent), code);
  }
  const real = cities.filter(([code]) => countryCodes.includes(code)).slice(0, count - firstCity);
  for (const [code, ...named] of real) yield place(named, "city", firstCountry + countryCodes.indexOf(code));
  for (let i = firstCity + real.length; i < count; i++) {
    const country = random.rank(countryCodes.length, 0.7);
    yield place(madeUp(countryCodes[country] as string, random), "city", firstCountry + country);
  }
}

function madeUp(countryCode: string, random: Random): Named {
  const [, , , latitude, longitude] = countries[countryCode] as readonly [string, ...Named];
  const name = (speakGerman.includes(countryCode) ? german : english).location.city();
  const near = (degrees: number) => degrees + (random.next() - 0.5) * 5;
  return [name, name, near(latitude), near(longitude)];
}

function place(
  [en, de, latitude, longitude]: Named,
  placeKind: string,
  parent: number | null,
  countryCode?: string,
): Unnumbered {
  return {
    names: { de, en },
    aliases: [...(countryCode === undefined ? [] : [countryCode]), ...(de === en ? [] : [en, de])],
    descriptions: null,
    sameAs: countryCode === undefined ? [] : [`iso3166:${countryCode}`],
    placeKind,
    latitude: fractional(latitude),
    longitude: fractional(longitude),
    parent,
  };
}

/**
 * Rounds to four decimals, never to a whole number: Neo4j would store it as an integer, and the bulk import as a float.
 */
function fractional(degrees: number): number {
  const rounded = Math.round(degrees * 10_000) / 10_000;
  return Number.isInteger(rounded) ? rounded + 0.0001 : rounded;
}
