import { addressParts, byAddressPart } from "../address.ts";
import { entityFieldNames, entityFields } from "../entity-fields.ts";
import { labelSeen, ontology } from "../ontology.ts";
import { relationFieldNames, relationFields } from "../relation-fields.ts";
import type { ExportedEntity, ExportedRelation } from "./graph-pages.ts";

export type Value = string | number | boolean;

/** What a node or an edge has besides its id, its ends and its label, in whatever format. */
export interface Attribute<T> {
  readonly name: string;
  readonly type: "string" | "integer" | "double" | "boolean";
  /** Null and undefined where it is not known: then the file leaves it out. */
  valueOf(item: T): Value | null | undefined;
}

/** The attributes of an entity, with its ranks or without. */
export function entityAttributes(ranked: boolean): readonly Attribute<ExportedEntity>[] {
  return ranked ? [...storedOfEntity, ...computedOfEntity] : storedOfEntity;
}

/** Fields of one value: these formats have no lists. Each part of an address is one. */
const fieldAttributes = entityFieldNames.flatMap((name): Attribute<ExportedEntity>[] => {
  const { type } = entityFields[name];
  if (type === "TEXTS") return [];
  if (type === "ADDRESS")
    return Object.values(
      byAddressPart((part) => ({
        name: addressParts[part].property,
        type: "string" as const,
        valueOf: ({ address }: ExportedEntity) => address?.[part],
      })),
    );
  return [{ name, type: type === "NUMBER" ? "double" : "string", valueOf: (entity) => entity[name] as Value | null }];
});

const storedOfEntity: readonly Attribute<ExportedEntity>[] = [
  { name: "kind", type: "string", valueOf: ({ kind }) => kind },
  ...fieldAttributes,
  { name: "degree", type: "integer", valueOf: ({ degree }) => degree },
];

const computedOfEntity: readonly Attribute<ExportedEntity>[] = [
  { name: "pageRank", type: "double", valueOf: ({ pageRank }) => pageRank },
  { name: "community", type: "integer", valueOf: ({ community }) => community },
];

/**
 * The attributes of a relation. `relationType`, because to Gephi the type of an edge is whether it has a direction.
 * Every edge is directed as it is stored, and `symmetric` tells where that means nothing: few readers take both sorts.
 */
export const relationAttributes: readonly Attribute<ExportedRelation>[] = [
  { name: "relationType", type: "string", valueOf: ({ type }) => type },
  { name: "symmetric", type: "boolean", valueOf: ({ type }) => ontology[type].symmetric },
  { name: "role", type: "string", valueOf: ({ role }) => role },
  { name: "since", type: "string", valueOf: ({ since }) => since },
  { name: "until", type: "string", valueOf: ({ until }) => until },
  { name: "current", type: "boolean", valueOf: ({ current }) => current },
  { name: "confidence", type: "double", valueOf: ({ confidence }) => confidence },
  { name: "sourceCount", type: "integer", valueOf: ({ sourceCount }) => sourceCount },
  ...relationFieldNames.map(
    (name): Attribute<ExportedRelation> => ({
      name,
      type: relationFields[name].type === "NUMBER" ? "double" : "string",
      valueOf: (relation) => relation[name],
    }),
  ),
];

/** How a relation reads from its source to its target. */
export function labelOf({ type }: ExportedRelation): string {
  return labelSeen(type, "OUT");
}

/** The attributes that are known of an item, with their values. */
export function known<T>(attributes: readonly Attribute<T>[], item: T): [Attribute<T>, Value][] {
  return attributes.flatMap((attribute): [Attribute<T>, Value][] => {
    const value = attribute.valueOf(item);
    return value === null || value === undefined ? [] : [[attribute, value]];
  });
}
