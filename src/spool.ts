import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { LineBuffer } from "./line-buffer.ts";

/** So many that the lines of one partition fit into memory, whatever the size of the whole. */
export const partitionCount = 256;
/** To open a file for each chunk is a tenth of the time of a load when chunks have half of this. */
const chunkBytes = 1 << 15;

/** Who of several threads writes to a spool. */
export interface Writer {
  readonly number: number;
  /** How many there are. */
  readonly of: number;
}

/** Lines on disk. Those of one key are in one partition, so that they can be read together without all the others. */
export class Spool {
  readonly #folder: string;
  readonly #writer: Writer;
  readonly #chunks: readonly LineBuffer[];

  /**
   * Keeps its files in a folder of this name below `folder`. Several threads may write, each to files of its own. They
   * read what the others wrote before these called `flush`.
   */
  constructor(folder: string, name: string, writer: Writer = { number: 0, of: 1 }) {
    this.#folder = join(folder, name);
    this.#writer = writer;
    mkdirSync(this.#folder, { recursive: true });
    this.#chunks = Array.from(
      { length: partitionCount },
      (_, number) => new LineBuffer(chunkBytes, (bytes) => appendFileSync(this.#path(number, writer.number), bytes)),
    );
  }

  /** Adds a line, which has no line break, once to the partition of each of the keys. */
  add(line: string, ...keys: readonly string[]): void {
    const numbers = keys.map(partitionOf);
    for (const [i, number] of numbers.entries()) {
      if (numbers.indexOf(number) < i) continue;
      this.#chunks[number]?.add(line);
    }
  }

  /** Writes what was added, so that other threads can read it. */
  flush(): void {
    for (const chunk of this.#chunks) chunk.flush();
  }

  /** The lines of a partition, in the order in which they were added, those of one writer after those of another. */
  lines(number: number): string[] {
    this.#chunks[number]?.flush();
    return this.#pathsOf(number).flatMap((path) => {
      if (!existsSync(path)) return [];
      const lines = readFileSync(path, "utf8").split("\n");
      lines.pop();
      return lines;
    });
  }

  /** Removes the lines of a partition, which nobody needs any more. */
  remove(number: number): void {
    for (const path of this.#pathsOf(number)) rmSync(path, { force: true });
  }

  #pathsOf(number: number): string[] {
    return Array.from({ length: this.#writer.of }, (_, writer) => this.#path(number, writer));
  }

  #path(number: number, writer: number): string {
    return join(this.#folder, `${number}.${writer}`);
  }
}

/** FNV-1a of the code units. */
function partitionOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % partitionCount;
}
