/**
 * Lines that are written to a file together. They are kept as bytes: as texts, they would live so long that the collector
 * of garbage moves each of them twice.
 */
export class LineBuffer {
  readonly #size: number;
  readonly #write: (bytes: Buffer) => void;
  #bytes: Buffer | null = null;
  #length = 0;

  /** Gives `write` the bytes whenever there are about `size` of them. It must not keep them. */
  constructor(size: number, write: (bytes: Buffer) => void) {
    this.#size = size;
    this.#write = write;
  }

  /** Adds a line, which has no line break. */
  add(line: string): void {
    // The most that a code unit takes as UTF-8.
    const most = 3 * line.length + 1;
    if (this.#length + most > this.#size) this.#drain();
    if (most > this.#size) {
      this.#write(Buffer.from(`${line}\n`));
      return;
    }
    this.#bytes ??= Buffer.allocUnsafeSlow(this.#size);
    this.#length += this.#bytes.write(line, this.#length);
    this.#bytes[this.#length++] = newline;
  }

  /** Writes what is left, and gives the memory back. */
  flush(): void {
    this.#drain();
    this.#bytes = null;
  }

  #drain(): void {
    if (this.#bytes !== null && this.#length > 0) this.#write(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
  }
}

const newline = 10;
