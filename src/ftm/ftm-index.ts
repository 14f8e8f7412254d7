import { type EntityKind, entityKinds } from "../ontology.ts";
import { type FtmEntity, nameOf, textOf, valuesOf } from "./ftm-entity.ts";
import { entitySchemata } from "./schemata.ts";

export interface KnownEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

interface AddressParts {
  readonly text: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
}

/** What must be known of a whole file before its entries can be written: edges name their ends by id alone. */
export class FtmIndex {
  /** By kind, the names of entities by their ids. An object for each entity would take half as much again. */
  readonly #names = new Map(entityKinds.map((kind) => [kind, new Map<string, string>()]));
  /** The names of addresses that have one, which one that somebody has does not need. */
  readonly #places = new Map<string, string>();
  readonly #addresses = new Map<string, AddressParts>();
  /** The addresses that something refers to. */
  readonly #used = new Set<string>();
  /** The ids of entities by what else they are called. */
  readonly #ids = new Map<string, string>();
  readonly #otherIds = new Map<string, readonly string[]>();

  /** The entity with this id, which may be a place. Ask after the whole file was added. */
  known(called: string): KnownEntity | undefined {
    const id = this.#idOf(called);
    for (const [kind, names] of this.#names) {
      const name = names.get(id);
      if (name !== undefined) return { id, kind, name };
    }
    const name = this.#places.get(id);
    return name === undefined || this.isUsed(id) ? undefined : { id, kind: "PLACE", name };
  }

  /** The address with this id. Ask after the whole file was added. */
  address(called: string): AddressParts | undefined {
    return this.#addresses.get(this.#idOf(called));
  }

  /** Whether somebody has the address. Ask after the whole file was added. */
  isUsed(id: string): boolean {
    return [id, ...(this.#otherIds.get(id) ?? [])].some((called) => this.#used.has(called));
  }

  #idOf(called: string): string {
    return this.#ids.get(called) ?? called;
  }

  add(entity: FtmEntity): void {
    const { id, schema, caption, otherIds = [] } = entity;
    for (const other of otherIds) this.#ids.set(other, id);
    if (otherIds.length > 0) this.#otherIds.set(id, otherIds);
    if (schema === "Address") {
      this.#addresses.set(id, partsOf(entity));
      const [name] = valuesOf(entity, "name").flatMap((value) => nameOf(value) ?? []);
      if (name !== undefined) this.#places.set(id, name);
      return;
    }
    for (const address of valuesOf(entity, "addressEntity")) this.#used.add(address);
    const known = entitySchemata[schema];
    if (known === undefined) return;
    const named = [caption ?? "", ...valuesOf(entity, "name"), ...valuesOf(entity, "alias")];
    const name = named.map(nameOf).find((name) => name !== null);
    if (!name) return;
    // An id that comes twice is what it was last.
    for (const [kind, names] of this.#names) if (kind !== known.kind) names.delete(id);
    this.#names.get(known.kind)?.set(id, name);
  }
}

/** The properties of an address that have a place. */
export const addressProperties: ReadonlySet<string> = new Set([
  "full",
  "street",
  "street2",
  "city",
  "postalCode",
  "country",
  "postOfficeBox",
  "region",
  "state",
]);

function partsOf(entity: FtmEntity): AddressParts {
  const first = (property: string, most: number) =>
    valuesOf(entity, property)
      .map(textOf)
      .find((value) => value !== "" && value.length <= most) ?? null;
  const city = first("city", 200);
  const streets = ["street", "street2", "postOfficeBox"].flatMap((property) => first(property, 100) ?? []);
  const regions = ["region", "state"].flatMap((property) => first(property, 100) ?? []);
  // The city alone has a field of its own.
  const isMore = streets.length + regions.length > 0;
  const text =
    first("full", 500) ?? (isMore ? [...streets, ...(city === null ? [] : [city]), ...regions].join(", ") : null);
  const country = first("country", 2);
  return {
    text,
    city,
    postcode: first("postalCode", 20),
    country: country !== null && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null,
  };
}
