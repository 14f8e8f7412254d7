import { hash } from "node:crypto";
import type { Fault } from "../articles/check-record.ts";
import type { Dataset } from "../articles/entry-record.ts";
import type { WrittenEntry } from "../articles/import-rows.ts";
import { columnsIn, type EntityMapping, nameOf, type RelationMapping, type TableMapping } from "./mapping.ts";
import { type EntityPart, entityPart, type KnownEntities, relationPart } from "./row-parts.ts";
import { type RowFault, RowReader } from "./row-reader.ts";
import type { Cell } from "./table-row.ts";

/**
 * The entry of a row, and the columns that it uses; or why the row is refused. `faultOf` tells which columns a fault of the
 * entry comes from.
 */
export type RowEntry =
  | {
      readonly entry: WrittenEntry;
      readonly kept: ReadonlySet<string>;
      readonly faultOf: (fault: Fault) => RowFault;
    }
  | { readonly faults: readonly RowFault[] };

interface Mention {
  readonly name: string;
  readonly mapping: EntityMapping;
  readonly part: EntityPart & { readonly ref: string };
}

interface Relation {
  readonly mapping: RelationMapping;
  readonly part: object;
}

/** Makes the entries of a table's rows. */
export class RowEntries {
  readonly #table: TableMapping;
  readonly #dataset: Dataset;
  readonly #known: KnownEntities;
  /** The columns of each part of the mapping. */
  readonly #columns: ReadonlyMap<object, readonly string[]>;

  constructor(table: TableMapping, dataset: Dataset, known: KnownEntities) {
    this.#table = table;
    this.#dataset = dataset;
    this.#known = known;
    const parts = [...Object.values(table.entities), ...table.relations];
    this.#columns = new Map(parts.map((part) => [part, [...columnsIn(part)]]));
  }

  /**
   * The entry of a row. An entity of which all columns are empty is not there, and neither is a relation that lacks an
   * end.
   */
  of(cells: ReadonlyMap<string, Cell>): RowEntry {
    const reader = new RowReader(cells);
    const byName = this.#mentions(reader);
    const mentions = [...new Set(byName.values())];
    const relations = this.#relations(reader, byName);
    const said = { entities: mentions.map(({ part }) => part), relations: relations.map(({ part }) => part) };
    const { key, asOf, url, when } = this.#table;
    const rowKey = key === undefined ? hashOf(said) : reader.key(key);
    const on = asOf === undefined ? null : reader.date(asOf);
    const entry = {
      key: `${nameOf(this.#table)}/${rowKey}`,
      ...(on !== null && { asOf: on }),
      url: url === undefined ? null : reader.text(url),
    };
    if (mentions.length === 0 && reader.faults.length === 0)
      reader.refuse([], "names no entity: the columns of all entities are empty");
    if (reader.faults.length > 0) return { faults: reader.faults };
    const kept = new Set([...columnsIn([key, asOf, url]), ...Object.keys(when ?? {})]);
    for (const name of byName.keys()) this.#keep(kept, this.#table.entities[name]);
    for (const { mapping } of relations) this.#keep(kept, mapping);
    const faultOf = (fault: Fault) => this.#fault(fault, mentions, relations, reader);
    return { entry: { entry, ...said }, kept, faultOf };
  }

  /** By the name in the mapping. Two that are the same in this row are one. */
  #mentions(reader: RowReader): Map<string, Mention> {
    const byName = new Map<string, Mention>();
    const byText = new Map<string, Mention>();
    for (const [name, mapping] of Object.entries(this.#table.entities)) {
      const columns = this.#columns.get(mapping) ?? [];
      // Without columns it is the same for all rows.
      if (columns.length > 0 && !reader.has(columns)) continue;
      const part = entityPart(reader, mapping, this.#dataset, this.#known);
      if (part === null) continue;
      const text = JSON.stringify(part);
      const mention = byText.get(text) ?? { name, mapping, part: { ref: name, ...part } };
      byText.set(text, mention);
      byName.set(name, mention);
    }
    return byName;
  }

  #relations(reader: RowReader, mentions: ReadonlyMap<string, Mention>): Relation[] {
    return this.#table.relations.flatMap((mapping) => {
      const [source, target] = [mentions.get(mapping.source), mentions.get(mapping.target)];
      if (source === undefined || target === undefined) return [];
      return [{ mapping, part: relationPart(reader, mapping, source.part, target.part) }];
    });
  }

  #keep(kept: Set<string>, part: object | undefined): void {
    for (const column of (part && this.#columns.get(part)) ?? []) kept.add(column);
  }

  /** Turns a fault of the record into one of the row, which names the columns that the value comes from. */
  #fault(
    { pointer, reason }: Fault,
    mentions: readonly Mention[],
    relations: readonly Relation[],
    reader: RowReader,
  ): RowFault {
    const [list, index, field = ""] = pointer.slice(1).split("/");
    const at = (part: object | undefined, field: string) =>
      (part as Readonly<Record<string, unknown>> | undefined)?.[field];
    const fault = (what: string, value: unknown): RowFault => {
      const columns = [...columnsIn(value)];
      return { columns, reason: `${what}: ${reason}${reader.shown(columns)}` };
    };
    if (list === "entry") return fault(String(index), at(this.#table, String(index)));
    if (list === "entities") {
      const mention = mentions[Number(index)];
      const isId = field === "sameAs" || field === "id";
      const value = isId ? [mention?.mapping.keys, mention?.mapping.sameAs] : at(mention?.mapping, field);
      return fault([mention?.name, field].filter(Boolean).join("."), value);
    }
    const relation = relations[Number(index)];
    return fault([relation?.mapping.type, field].filter(Boolean).join("."), at(relation?.mapping, field));
  }
}

function hashOf(said: object): string {
  return hash("sha256", JSON.stringify(said)).slice(0, 32);
}
