import type { EntityKind } from "../ontology.ts";
import { descendingOrder } from "./descending-order.ts";
import { firstIndex, type IdList, IdListBuilder } from "./id-list.ts";
import type { Scored } from "./ranked.ts";

export interface ScoreRow {
  readonly id: string;
  readonly kind: EntityKind;
  readonly score: number;
}

/** The entities of one kind, the highest score first, then by id. */
interface KindScores {
  readonly ids: IdList;
  /** By place: the index of the id, and the score. */
  readonly order: Uint32Array;
  readonly scores: Float64Array;
  /** By index of the id. */
  readonly places: Uint32Array;
}

/** The scores of entities, from which a ranking of any kinds can be read without a look at all of them. */
export class ScoreTable {
  readonly #kinds: ReadonlyMap<EntityKind, KindScores>;

  constructor(kinds: ReadonlyMap<EntityKind, KindScores>) {
    this.#kinds = kinds;
  }

  get bytes(): number {
    return [...this.#kinds.values()].reduce(
      (total, { ids, order, scores, places }) =>
        total + ids.bytes + order.byteLength + scores.byteLength + places.byteLength,
      0,
    );
  }

  /** The entities of these kinds from the place `skip` on, which counts from 0. */
  page(kinds: readonly EntityKind[], skip: number, first: number): Scored[] {
    const tables = this.#tablesOf(kinds);
    const next = tables.map((table) =>
      firstIndex(table.scores.length, (place) => placeAmong(tables, table, place) >= skip),
    );
    const page: Scored[] = [];
    while (page.length < first) {
      let best = -1;
      for (const [t, table] of tables.entries()) {
        const place = next[t] as number;
        if (place === table.scores.length) continue;
        const other = tables[best];
        if (other === undefined || comesBefore(table, place, other, next[best] as number)) best = t;
      }
      const table = tables[best];
      if (table === undefined) break;
      page.push({ ...scoredAt(table, next[best] as number), rank: skip + page.length + 1 });
      next[best] = (next[best] as number) + 1;
    }
    return page;
  }

  /** Those of the entities that are of these kinds, with their places among all of these kinds, in their order. */
  placesOf(kinds: readonly EntityKind[], ids: readonly string[]): Scored[] {
    const tables = this.#tablesOf(kinds);
    return ids
      .flatMap((id) =>
        tables.flatMap((table) => {
          const index = table.ids.indexOf(id);
          if (index === null) return [];
          const place = table.places[index] as number;
          return [{ ...scoredAt(table, place), rank: placeAmong(tables, table, place) + 1 }];
        }),
      )
      .sort((a, b) => a.rank - b.rank);
  }

  #tablesOf(kinds: readonly EntityKind[]): readonly KindScores[] {
    return kinds.flatMap((kind) => this.#kinds.get(kind) ?? []);
  }
}

function scoredAt({ ids, order, scores }: KindScores, place: number) {
  return { id: ids.at(order[place] as number), score: scores[place] as number };
}

/** The place in the ranking of all tables, from 0, of what is at a place in one of them. */
function placeAmong(tables: readonly KindScores[], own: KindScores, place: number): number {
  const { id, score } = scoredAt(own, place);
  const bytes = Buffer.from(id);
  let total = place;
  for (const table of tables)
    if (table !== own) total += firstIndex(table.scores.length, (other) => !isBefore(table, other, score, bytes));
  return total;
}

function comesBefore(table: KindScores, place: number, other: KindScores, otherPlace: number): boolean {
  const { id, score } = scoredAt(other, otherPlace);
  return isBefore(table, place, score, Buffer.from(id));
}

/** Whether what is at the place comes before an entity with this score and id. */
function isBefore({ ids, order, scores }: KindScores, place: number, score: number, id: Buffer): boolean {
  const own = scores[place] as number;
  return own > score || (own === score && ids.compare(order[place] as number, id) < 0);
}

/** Makes a table of rows that come by id. Yields to the event loop. */
export async function scoreTable(pages: AsyncIterable<readonly ScoreRow[]>): Promise<ScoreTable> {
  const found = new Map<EntityKind, { readonly ids: IdListBuilder; readonly scores: number[] }>();
  for await (const page of pages)
    for (const { id, kind, score } of page) {
      let of = found.get(kind);
      if (of === undefined) {
        of = { ids: new IdListBuilder(), scores: [] };
        found.set(kind, of);
      }
      of.ids.add(id);
      of.scores.push(score);
    }
  const kinds = new Map<EntityKind, KindScores>();
  for (const [kind, { ids, scores }] of found) {
    const byId = new Float64Array(scores);
    const order = await descendingOrder(byId);
    const places = new Uint32Array(order.length);
    const byPlace = new Float64Array(order.length);
    for (let place = 0; place < order.length; place++) {
      const index = order[place] as number;
      places[index] = place;
      byPlace[place] = byId[index] as number;
    }
    kinds.set(kind, { ids: ids.build(), order, scores: byPlace, places });
  }
  return new ScoreTable(kinds);
}
