import type { ComparedEntity } from "./compared-entity.ts";

/** Entities as they are compared, in the order in which they were added. As texts outside the heap they take a third of the memory. */
export class PackedEntities {
  readonly #blocks: Buffer[] = [];
  /** How much of the last block is taken. */
  #taken = blockBytes;
  /** Of each entity, its block and where in it its text begins, as one number. */
  readonly #places: number[] = [];

  get length(): number {
    return this.#places.length;
  }

  /** Returns the number of the entity: how many were there before. */
  push(entity: ComparedEntity): number {
    const text = JSON.stringify(entity);
    const bytes = lengthBytes + Buffer.byteLength(text);
    if (this.#taken + bytes > blockBytes) {
      this.#blocks.push(Buffer.allocUnsafeSlow(Math.max(bytes, blockBytes)));
      this.#taken = 0;
    }
    const block = this.#blocks.at(-1) as Buffer;
    block.writeUInt32LE(bytes - lengthBytes, this.#taken);
    block.write(text, this.#taken + lengthBytes);
    const number = this.#places.push((this.#blocks.length - 1) * blockBytes + this.#taken) - 1;
    this.#taken += bytes;
    return number;
  }

  /** A new copy of the entity with this number, from 0 on. There must be one. */
  at(number: number): ComparedEntity {
    const place = this.#places[number] as number;
    const block = this.#blocks[Math.floor(place / blockBytes)] as Buffer;
    const start = (place % blockBytes) + lengthBytes;
    return JSON.parse(block.toString("utf8", start, start + block.readUInt32LE(start - lengthBytes)));
  }
}

/** Of a block; an entity with a longer text has a block of its own. */
const blockBytes = 1 << 20;
const lengthBytes = 4;
