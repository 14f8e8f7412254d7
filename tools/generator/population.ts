import { faker as german } from "@faker-js/faker/locale/de";
import { faker as english } from "@faker-js/faker/locale/en";
import { slug } from "../../src/name-keys.ts";
import { company } from "./companies.ts";
import { type GraphSize, kindCounts } from "./graph-size.ts";
import { person } from "./persons.ts";
import { places } from "./places.ts";
import type { GeneratedKind, Profile, Unnumbered } from "./profile.ts";
import { Random } from "./random.ts";

/** The entities of a generated graph by number: places, then companies, then persons. */
export interface Population {
  readonly profiles: readonly Profile[];
  /** The number of the first of each kind, and how many there are. */
  readonly first: Readonly<Record<GeneratedKind, number>>;
  readonly counts: Readonly<Record<GeneratedKind, number>>;
}

export function populate(size: GraphSize): Population {
  const random = new Random(size.seed, 1);
  german.seed(size.seed);
  english.seed(size.seed);
  const counts = kindCounts(size);
  const profiles: Profile[] = [];
  const takenIds = new Map<string, number>();
  const add = (kind: GeneratedKind, said: Unnumbered) => {
    const base = `${kind.toLowerCase()}:${slug(said.names.en)}`;
    const namesakes = (takenIds.get(base) ?? 0) + 1;
    takenIds.set(base, namesakes);
    profiles.push({ id: namesakes === 1 ? base : `${base}-${namesakes}`, kind, ...said });
  };
  for (const place of places(counts.PLACE, random)) add("PLACE", place);
  for (let i = 0; i < counts.COMPANY; i++) add("COMPANY", company(random));
  for (let i = 0; i < counts.PERSON; i++) add("PERSON", person(i, random));
  return {
    profiles,
    first: { PLACE: 0, COMPANY: counts.PLACE, PERSON: counts.PLACE + counts.COMPANY },
    counts,
  };
}
