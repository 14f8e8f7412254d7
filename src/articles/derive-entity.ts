import { sortKey } from "../name-keys.ts";
import { byNewest, compareText, type Source } from "./claim.ts";

/** What one article calls an entity, and says of it. */
export interface Mention extends Source {
  readonly entityId: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly description: string | null;
  readonly sameAs: readonly string[];
  readonly placeKind: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** An entity as it is stored. */
export interface DerivedEntity {
  readonly id: string;
  readonly name: string;
  readonly sortName: string;
  readonly aliases: readonly string[];
  readonly description: string | null;
  readonly sameAs: readonly string[];
  readonly placeKind: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/**
 * What an entity shows: name, description, kind of place and point of the newest article that gives one; all other
 * names as aliases; all ids in other registers. A pure function of the set of mentions, which must not be empty.
 */
export function deriveEntity(mentions: readonly Mention[]): DerivedEntity {
  const newest = [...mentions].sort(byNewest);
  const first = <K extends "description" | "placeKind">(field: K) =>
    newest.find((mention) => mention[field] !== null)?.[field] ?? null;
  const { entityId, name } = newest[0] as Mention;
  const names = new Set(newest.flatMap((mention) => [mention.name, ...mention.aliases]));
  const located = newest.find(({ latitude }) => latitude !== null);
  return {
    id: entityId,
    name,
    sortName: sortKey(name),
    aliases: [...names].filter((other) => other !== name).sort(compareText),
    description: first("description"),
    sameAs: [...new Set(newest.flatMap(({ sameAs }) => sameAs))].sort(compareText),
    placeKind: first("placeKind"),
    latitude: located?.latitude ?? null,
    longitude: located?.longitude ?? null,
  };
}

/** What an entity shows of what articles say. */
export type ShownEntity = Omit<DerivedEntity, "sortName">;

/**
 * Whether an entity shows the same after one more article has said this, whatever the dates of the articles: where it
 * says only what is shown already, it does not matter whether it is believed first or last.
 */
export function leavesAsShown(
  shown: ShownEntity,
  said: Pick<Mention, "name" | "aliases" | "description" | "sameAs" | "placeKind" | "latitude" | "longitude">,
): boolean {
  const names = new Set([shown.name, ...shown.aliases]);
  const agrees = <K extends "description" | "placeKind" | "latitude" | "longitude">(field: K) =>
    said[field] === null || said[field] === shown[field];
  return (
    said.name === shown.name &&
    said.aliases.every((alias) => names.has(alias)) &&
    said.sameAs.every((id) => shown.sameAs.includes(id)) &&
    agrees("description") &&
    agrees("placeKind") &&
    agrees("latitude") &&
    agrees("longitude")
  );
}
