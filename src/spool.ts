import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** So many that the lines of one partition fit into memory, whatever the size of the whole. */
export const partitionCount = 256;
const chunkLength = 1 << 15;

/** Lines on disk. Those of one key are in one partition, so that they can be read together without all the others. */
export class Spool {
  readonly #folder: string;
  readonly #chunks: string[] = Array.from({ length: partitionCount }, () => "");

  /** Keeps its files in a folder of this name below `folder`. */
  constructor(folder: string, name: string) {
    this.#folder = join(folder, name);
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Adds a line, which has no line break, once to the partition of each of the keys. */
  add(line: string, ...keys: readonly string[]): void {
    for (const number of new Set(keys.map(partitionOf))) {
      this.#chunks[number] += `${line}\n`;
      if ((this.#chunks[number] as string).length > chunkLength) this.#flush(number);
    }
  }

  /** The lines of a partition, in the order in which they were added. */
  lines(number: number): string[] {
    this.#flush(number);
    const path = this.#path(number);
    return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
  }

  /** Removes the files of the spool. */
  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }

  #flush(number: number): void {
    if (this.#chunks[number] !== "") appendFileSync(this.#path(number), this.#chunks[number] as string);
    this.#chunks[number] = "";
  }

  #path(number: number): string {
    return join(this.#folder, String(number));
  }
}

/**
 * Calls `work` for each partition of spools, and lets the process draw its progress and handle signals in between.
 * A key has the same partition in every spool.
 */
export async function eachPartition(work: (number: number) => void, done: () => void): Promise<void> {
  for (let number = 0; number < partitionCount; number++) {
    work(number);
    done();
    await new Promise(setImmediate);
  }
}

/** FNV-1a of the code units. */
function partitionOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % partitionCount;
}
