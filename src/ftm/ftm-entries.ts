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
  readonly #kept = new Set<string>();
  add(property: string, value: string): void {
    this.#kept.add(`${property}\n${value}`);
  }
  has(property: string, value: string): boolean {
    return this.#kept.has(`${property}\n${value}`);
  }
}

export function dateOf(value: string): string | null {
  const date = value.slice(0, 10);
  return isPartialDate(date) ? date : null;
}
