import { byField, type EntityField, type EntityValues, entityFieldNames, entityFields } from "../entity-fields.ts";
import { sortKey } from "../name-keys.ts";
import { byNewest, compareText, type Source } from "./claim.ts";

/** What a source calls an entity, and says of it. */
export interface Said extends EntityValues {
  readonly name: string;
}

/** What one source says of an entity. */
export interface Mention extends Said, Source {
  readonly entityId: string;
}

/** A source from which an entity has what it shows, with the fields of the rule NEWEST that it gives. */
export interface Origin extends Source {
  readonly fields: readonly EntityField[];
}

/** What an entity shows of what sources say. */
export interface ShownEntity extends Said {
  readonly id: string;
  /** The source that gives the name comes first, then those of other fields in the order of the table of fields. */
  readonly origins: readonly Origin[];
}

/** An entity as it is stored. */
export interface DerivedEntity extends ShownEntity {
  readonly sortName: string;
}

/** Whether it gives the field a value other than the one that says nothing. */
function tells(said: Said, field: EntityField): boolean {
  const row = entityFields[field];
  return said[field] !== null && !(row.type === "CHOICE" && said[field] === row.unknown);
}

const textsOf = (said: Said, field: EntityField) => said[field] as readonly string[];

/** The values that all mentions give together, by the rule of the field. */
const gathered = {
  UNION: (newest: readonly Said[], field: EntityField) => new Set(newest.flatMap((said) => textsOf(said, field))),
  OTHER_NAMES: (newest: readonly Said[], field: EntityField) => {
    const names = new Set(newest.flatMap((said) => [said.name, ...textsOf(said, field)]));
    names.delete((newest[0] as Said).name);
    return names;
  },
};

/**
 * What an entity shows: the name that the newest source gives it, and each field by its rule. A pure function of the
 * set of mentions, which must not be empty.
 */
export function deriveEntity(mentions: readonly Mention[]): DerivedEntity {
  const newest = [...mentions].sort((a, b) => byNewest(a, b) || compareSaid(a, b));
  const first = newest[0] as Mention;
  const origins = new Map<string, Source & { readonly fields: EntityField[] }>();
  const originOf = ({ sourceId, saidOn }: Mention) => {
    const origin = origins.get(sourceId) ?? { sourceId, saidOn, fields: [] };
    origins.set(sourceId, origin);
    return origin;
  };
  originOf(first);
  const values = byField((field, { rule }) => {
    if (rule !== "NEWEST") return [...gathered[rule](newest, field)].sort(compareText);
    const said = newest.find((said) => tells(said, field)) ?? newest.find((said) => said[field] !== null);
    if (said === undefined) return null;
    originOf(said).fields.push(field);
    return said[field];
  }) as unknown as EntityValues;
  const { entityId: id, name } = first;
  return { id, name, sortName: sortKey(name), ...values, origins: [...origins.values()] };
}

/**
 * What the origins of an entity say of what it shows. From this and what further sources say, the entity derives as it
 * does from all mentions: a source that says something new does not ask for all that were there before.
 */
export function shownMentions({ id, origins, ...shown }: ShownEntity): Mention[] {
  return origins.map(({ sourceId, saidOn, fields }, i) => {
    const values = byField((field, { rule }) => {
      if (rule === "NEWEST") return fields.includes(field) ? shown[field] : null;
      return i === 0 ? shown[field] : [];
    }) as unknown as EntityValues;
    return { entityId: id, sourceId, saidOn, name: shown.name, ...values };
  });
}

/** An order of what one source says of two members of an entity. */
function compareSaid(a: Said, b: Said): number {
  const textOf = ({ name, ...said }: Said) => JSON.stringify([name, ...entityFieldNames.map((field) => said[field])]);
  return compareText(textOf(a), textOf(b));
}
