import type { RecordEntity } from "../../src/articles/record.ts";
import { valuesIn } from "../../src/entity-fields.ts";
import type { Language, Profile } from "./profile.ts";
import type { Random } from "./random.ts";

/** What an article in a language says about an entity: its name, and sometimes more. */
export function mentioned(ref: string, profile: Profile, language: Language, random: Random): RecordEntity {
  const { id, kind, names, aliases, descriptions, sameAs, placeKind, latitude, longitude } = profile;
  const name = names[language];
  const locates = random.chance(0.6);
  return {
    ref,
    id,
    kind,
    name,
    // What the generator does not make up, and the order of the fields in a stored record.
    ...valuesIn({}),
    aliases: random.chance(0.4) ? aliases.filter((alias) => alias !== name) : [],
    description: random.chance(0.3) ? (descriptions?.[language] ?? null) : null,
    sameAs: random.chance(0.5) ? [...sameAs] : [],
    placeKind,
    latitude: locates ? latitude : null,
    longitude: locates ? longitude : null,
  };
}
