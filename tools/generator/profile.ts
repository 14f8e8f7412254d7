import type { EntityKind } from "../../src/ontology.ts";

/** The kinds that the generator makes. It draws no relations of others. */
export const generatedKinds = ["PERSON", "COMPANY", "PLACE"] as const satisfies readonly EntityKind[];
export type GeneratedKind = (typeof generatedKinds)[number];

/** The language of an article. */
export type Language = "de" | "en";

/** Everything that articles may say about an entity. */
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
  /** The number of the place that contains this place. */
  readonly parent: number | null;
}

/** A profile without its id, which follows from the name. */
export type Unnumbered = Omit<Profile, "id" | "kind">;

/** The fields of places only. */
export const noPlace = { placeKind: null, latitude: null, longitude: null, parent: null } as const;
