import { type FtmEntity, valuesOf } from "./ftm-entity.ts";

/** What became of the lines and statements of a file. A statement is one value of one property. */
export class FtmAccount {
  lines = 0;
  entities = 0;
  relations = 0;
  /** Lines that are read for others, such as addresses. */
  referred = 0;
  refused = 0;
  statements = 0;
  kept = 0;
  /** Lines that are not taken, by their schema, or by what else they are. */
  readonly leftOutLines = new Map<string, number>();
  /** Statements that found no place, by schema and property. */
  readonly leftOut = new Map<string, number>();
  /** Those of them that are personal. */
  readonly personal = new Map<string, number>();

  /** Counts the statements of a line, of which these were kept. */
  count(entity: FtmEntity, keeps: (property: string, value: string) => boolean | "personal"): void {
    for (const property of Object.keys(entity.properties)) {
      const values = valuesOf(entity, property);
      const others = (entity.properties[property]?.length ?? 0) - values.length;
      if (others > 0) this.#leave(this.leftOut, entity, property, others);
      for (const value of values) {
        const kept = keeps(property, value);
        if (kept === true) this.kept++;
        else this.#leave(kept === "personal" ? this.personal : this.leftOut, entity, property, 1);
      }
      this.statements += values.length + others;
    }
  }

  #leave(counts: Map<string, number>, { schema }: FtmEntity, property: string, count: number): void {
    const key = `${schema}.${property}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }

  leaveLine(what: string): void {
    this.leftOutLines.set(what, (this.leftOutLines.get(what) ?? 0) + 1);
  }
}
