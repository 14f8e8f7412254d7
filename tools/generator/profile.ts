import type { EntityKind } from "../../src/ontology.ts";

/** The kinds that the generator makes. It draws no relations of others. */
export const generatedKinds = ["PERSON", "COMPANY", "PLACE"] as const satisfies readonly EntityKind[];
export type GeneratedKind = (typeof generatedKinds)[number];

/** In which language an article is written. */
export type Language = "de" | "en";

/** All that articles may say of an entity. */
export interface Profile {
  readonly id: string;
  readonly kind: GeneratedKind;
  readonly names: Readonly<Record<Language, string>>;
  readonly aliases: readonly string[];
  readonly descriptions: Readonly<Record<Language, string>> | null;
  readonly sameAs: readonly string[];
  readonly placeKind: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** The number of the place in which a place lies. */
  readonly parent: number | null;
}

/** What the makers of profiles give; the id follows from the name. */
export type Unnumbered = Omit<Profile, "id" | "kind">;

/** What only places have. */
export const noPlace = { placeKind: null, latitude: null, longitude: null, parent: null } as const;
