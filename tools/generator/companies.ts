import { faker as german } from "@faker-js/faker/locale/de";
import { faker as english } from "@faker-js/faker/locale/en";
import { type Language, noPlace, type Unnumbered } from "./profile.ts";
import type { Random } from "./random.ts";

/** A line of business as it appears in a name, and its description. */
const lines: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  de: [
    ["Logistik", "Spedition"],
    ["Maschinenbau", "Maschinenbauer"],
    ["Versicherung", "Versicherer"],
    ["Bank", "Privatbank"],
    ["Elektronik", "Hersteller von Elektronik"],
    ["Medien", "Verlag"],
    ["Möbel", "Möbelhändler"],
    ["Energie", "Stromversorger"],
    ["Chemie", "Chemieunternehmen"],
    ["Brauerei", "Brauerei"],
    ["Pharma", "Arzneimittelhersteller"],
    ["Bau", "Bauunternehmen"],
  ],
  en: [
    ["Logistics", "freight company"],
    ["Engineering", "maker of machines"],
    ["Insurance", "insurer"],
    ["Capital", "investment company"],
    ["Electronics", "maker of electronics"],
    ["Media", "publishing house"],
    ["Foods", "food producer"],
    ["Energy", "power company"],
    ["Chemicals", "chemical company"],
    ["Airlines", "airline"],
    ["Software", "software company"],
    ["Motors", "car maker"],
  ],
};
const forms: Readonly<Record<Language, readonly string[]>> = {
  de: ["GmbH", "AG", "GmbH & Co. KG", "SE", "KG"],
  en: ["Ltd", "Inc.", "plc", "LLC", "Corp."],
};

/** A company with its common name, and with its name in full, which includes the legal form. */
export function company(random: Random): Unnumbered {
  const language: Language = random.chance(0.5) ? "de" : "en";
  const faker = language === "de" ? german : english;
  const [line, what] = random.pick(lines[language]);
  const founder = faker.person.lastName();
  const partner = random.chance(0.2) ? faker.person.lastName() : null;
  const house = partner === null ? founder : `${founder} & ${partner}`;
  const name = random.chance(0.85) ? `${house} ${line}` : house;
  const aliases = [`${name} ${random.pick(forms[language])}`];
  if (partner !== null && random.chance(0.3)) aliases.push(`${founder}-${partner}`);
  return {
    names: { de: name, en: name },
    aliases: random.chance(0.8) ? aliases : [],
    descriptions: random.chance(0.7)
      ? language === "de"
        ? { de: `${what} aus Deutschland.`, en: `German company in the line of ${line}.` }
        : { de: `Ausländisches Unternehmen (${line}).`, en: `An international ${what}.` }
      : null,
    sameAs: random.chance(0.5) ? [`lei:${code(random, 18)}${random.whole(10, 99)}`] : [],
    ...noPlace,
  };
}

/** Enough letters and digits to be unique. */
function code(random: Random, length: number): string {
  const signs = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  return Array.from({ length }, () => signs[random.whole(0, signs.length - 1)]).join("");
}
