import type { Dataset } from "../articles/entry-record.ts";
import type { WrittenEntry } from "../articles/import-rows.ts";
import { isPartialDate } from "../partial-date.ts";

/** Entries as they are written in a file, and which statements they keep. */
export interface FtmEntries {
  readonly entries: readonly WrittenEntry[];
  readonly keeps: (property: string, value: string) => boolean | "personal";
}

/** Why a line has no entries. */
export interface Refusal {
  readonly refused: string;
}

export interface FtmOptions {
  readonly dataset: Dataset;
  readonly keepPersonal: boolean;
}

/** Statements that were kept, by property and value. */
export class Kept {
  /** Most properties have one value, and need no set. */
  readonly #kept = new Map<string, string | Set<string>>();
  add(property: string, value: string): void {
    const kept = this.#kept.get(property);
    if (kept === undefined) this.#kept.set(property, value);
    else if (typeof kept !== "string") kept.add(value);
    else if (kept !== value) this.#kept.set(property, new Set([kept, value]));
  }
  has(property: string, value: string): boolean {
    const kept = this.#kept.get(property);
    return typeof kept === "string" ? kept === value : (kept?.has(value) ?? false);
  }
}

export function dateOf(value: string): string | null {
  const date = value.slice(0, 10);
  return isPartialDate(date) ? date : null;
}
