import { isDeepStrictEqual } from "node:util";
import { byField, type EntityField, type EntityValues, entityFieldNames, entityFields } from "../entity-fields.ts";
import { sortKey } from "../name-keys.ts";
import { byNewest, compareText, type Source } from "./claim.ts";

/** What an article calls an entity, and says of it. */
export interface Said extends EntityValues {
  readonly name: string;
}

/** What one article says of an entity. */
export interface Mention extends Said, Source {
  readonly entityId: string;
}

/** What an entity shows of what articles say. */
export interface ShownEntity extends Said {
  readonly id: string;
}

/** An entity as it is stored. */
export interface DerivedEntity extends ShownEntity {
  readonly sortName: string;
}

interface Rule {
  /** The value of a field, from mentions with the newest first. */
  derive(newest: readonly Said[], field: EntityField): unknown;
  /** Whether the value stays as it is shown after one more article has said this, of whatever date. */
  stays(shown: Said, said: Said, field: EntityField): boolean;
}

const textsOf = (said: Said, field: EntityField) => said[field] as readonly string[];

/** Whether it gives the field a value other than the one that says nothing. */
function tells(said: Said, field: EntityField): boolean {
  const row = entityFields[field];
  return said[field] !== null && !(row.type === "CHOICE" && said[field] === row.unknown);
}

function isSubset(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length === 0) return true;
  const known = new Set(whole);
  return part.every((text) => known.has(text));
}

const rules: Readonly<Record<(typeof entityFields)[EntityField]["rule"], Rule>> = {
  NEWEST: {
    derive: (newest, field) =>
      (newest.find((said) => tells(said, field)) ?? newest.find((said) => said[field] !== null))?.[field] ?? null,
    stays: (shown, said, field) =>
      said[field] === null ||
      isDeepStrictEqual(said[field], shown[field]) ||
      (shown[field] !== null && !tells(said, field)),
  },
  UNION: {
    derive: (newest, field) => [...new Set(newest.flatMap((said) => textsOf(said, field)))].sort(compareText),
    stays: (shown, said, field) => isSubset(textsOf(said, field), textsOf(shown, field)),
  },
  OTHER_NAMES: {
    derive: (newest, field) => {
      const names = new Set(newest.flatMap((said) => [said.name, ...textsOf(said, field)]));
      names.delete((newest[0] as Said).name);
      return [...names].sort(compareText);
    },
    stays: (shown, said, field) => isSubset(textsOf(said, field), [shown.name, ...textsOf(shown, field)]),
  },
};

/**
 * What an entity shows: the name that the newest article gives it, and each field by its rule. A pure function of the
 * set of mentions, which must not be empty.
 */
export function deriveEntity(mentions: readonly Mention[]): DerivedEntity {
  const newest = [...mentions].sort((a, b) => byNewest(a, b) || compareSaid(a, b));
  const { entityId, name } = newest[0] as Mention;
  const values = byField((field, { rule }) => rules[rule].derive(newest, field)) as unknown as EntityValues;
  return { id: entityId, name, sortName: sortKey(name), ...values };
}

/** An order of what one article says of two members of an entity. */
function compareSaid(a: Said, b: Said): number {
  const textOf = ({ name, ...said }: Said) => JSON.stringify([name, ...entityFieldNames.map((field) => said[field])]);
  return compareText(textOf(a), textOf(b));
}

/**
 * Whether an entity shows the same after one more article has said this, whatever the dates of the articles: where it
 * says only what is shown already, it does not matter whether it is believed first or last.
 */
export function leavesAsShown(shown: Said, said: Said): boolean {
  return (
    said.name === shown.name &&
    entityFieldNames.every((field) => rules[entityFields[field].rule].stays(shown, said, field))
  );
}
