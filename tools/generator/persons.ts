import { faker as german } from "@faker-js/faker/locale/de";
import { faker as english } from "@faker-js/faker/locale/en";
import { noPlace, type Unnumbered } from "./profile.ts";
import type { Random } from "./random.ts";

const callings = [
  ["Managerin", "Manager", "manager"],
  ["Unternehmerin", "Unternehmer", "entrepreneur"],
  ["Politikerin", "Politiker", "politician"],
  ["Investorin", "Investor", "investor"],
  ["Anwältin", "Anwalt", "lawyer"],
  ["Ingenieurin", "Ingenieur", "engineer"],
  ["Diplomatin", "Diplomat", "diplomat"],
] as const;

/** A person. Some have aliases: a name before or after marriage, with a title, or with an initial. */
export function person(number: number, random: Random): Unnumbered {
  const faker = random.chance(0.5) ? german : english;
  const isWoman = random.chance(0.45);
  const first = faker.person.firstName(isWoman ? "female" : "male");
  const last = faker.person.lastName();
  const noble = faker === german && random.chance(0.02);
  const name = noble ? `${first} von ${last}` : `${first} ${last}`;
  const aliases: string[] = [];
  if (random.chance(0.12)) {
    const other = faker.person.lastName();
    aliases.push(random.chance(0.5) ? `${first} ${other}` : `${first} ${last}-${other}`);
  }
  if (random.chance(0.08)) aliases.push(`Dr. ${name}`);
  if (random.chance(0.15)) aliases.push(`${first.charAt(0)}. ${last}`);
  const [her, his, calling] = random.pick(callings);
  return {
    names: { de: name, en: name },
    aliases,
    descriptions: random.chance(0.5) ? { de: `${isWoman ? her : his}.`, en: `Known as ${article(calling)}.` } : null,
    sameAs: random.chance(0.4) ? [`wikidata:Q${900_000_000 + number}`] : [],
    ...noPlace,
  };
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
