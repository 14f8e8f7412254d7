import { z } from "zod";
import { oneLine } from "../clean-text.ts";
import type { EntityKind } from "../ontology.ts";
import { date, hasBegun, id, line, name, optional, saidParts, text, webAddress } from "./record.ts";

/** A dataset's id begins the ids of its entries, and is the scheme of its own keys. So it has no colon and no slash. */
const datasetId = line(60)
  .refine((id) => /^[a-z0-9][a-z0-9._-]*$/.test(id), "must be of a-z, 0-9, dot, hyphen and underscore, such as kek")
  .describe("The id of the dataset, such as kek.");
const asOf = (what: string) => optional(date.refine(hasBegun, "must not be in the future").describe(what));

/** What is said of a dataset as a whole. */
export const datasetPart = z.strictObject({
  id: datasetId,
  title: text("What it is called."),
  publisher: optional(name("Who publishes it; absent where not known.")),
  url: optional(webAddress(text("Where it can be had: an http or https address."))),
  licence: optional(name("Under which terms it can be used; absent where not known.")),
  version: optional(name("Its version, as its publisher calls it.")),
  asOf: asOf("The date to which it speaks, as precisely as is known; not in the future."),
});
export type Dataset = Readonly<z.output<typeof datasetPart>>;

const entryPart = z.strictObject({
  dataset: datasetId,
  key: id(200).describe(
    "What tells the row apart from the others of its dataset. The same key again replaces the entry.",
  ),
  asOf: asOf("The date to which the row speaks, as precisely as is known; not in the future."),
  url: optional(webAddress(text("Where the row can be read: an http or https address."))),
});

/** One row of a dataset, with what it says. */
export const entryRecord = z.compile(
  z.strictObject({
    $schema: z.string().optional().describe("The address of this schema, for an editor."),
    entry: entryPart,
    ...saidParts,
  }),
);
export type EntryRecord = Omit<z.output<typeof entryRecord>, "$schema">;
export type RecordEntry = EntryRecord["entry"];
export const entryFields = Object.keys(entryPart.shape);

/** The id of an entry: no article's begins like this. */
export function entryId({ dataset, key }: Pick<RecordEntry, "dataset" | "key">): string {
  return `entry:${dataset}/${key}`;
}

/** The dataset of the entry with this id; null if it is the id of an article. */
export function datasetOfEntry(sourceId: string): string | null {
  return sourceId.startsWith("entry:") ? sourceId.slice("entry:".length, sourceId.indexOf("/")) : null;
}

/** A key of a dataset's own as an id in a register: scheme:value, without spaces. */
export function ownKey(dataset: string, key: string): string {
  return `${dataset}:${encodeURI(oneLine(key))}`;
}

/** The id of the entity that a dataset means by a key of its own. */
export function ownEntityId(kind: EntityKind, ownKey: string): string {
  return `${kind.toLowerCase()}:${ownKey.replace(":", ".")}`;
}

/** The keys of its own dataset that an entry gives for an entity, as scheme:value. */
export function ownKeys(dataset: string, sameAs: readonly string[]): string[] {
  return sameAs.filter((id) => id.startsWith(`${dataset}:`));
}
