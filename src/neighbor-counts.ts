import { type Direction, directionSeen, type EntityKind, kindOfId, type RelationType } from "./ontology.ts";

/** How many relations of one type tie an entity, in one direction, to neighbors of one kind. */
export interface NeighborCount {
  readonly type: RelationType;
  readonly direction: Direction;
  readonly kind: EntityKind;
  readonly total: number;
}

/** What a count needs to know of a relation. */
interface Ends {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
}

/** Counts the relations of entities by type, direction and neighbor kind. */
export class NeighborTally {
  readonly #counts = new Map<string, Map<string, number>>();

  /** Begins an entity with the counts that are stored with it; null for one without relations. */
  begin(id: string, stored: string | null): void {
    this.#counts.set(id, new Map(parseNeighborCounts(stored).map((count) => [keyOf(count), count.total])));
  }

  /** Adds this many relations, which may be negative, to the counts of both ends. */
  add({ type, source, target }: Ends, relations: number): void {
    this.#addTo(
      source,
      { type, direction: directionSeen(type, true), kind: kindOfId(target) as EntityKind },
      relations,
    );
    this.#addTo(
      target,
      { type, direction: directionSeen(type, false), kind: kindOfId(source) as EntityKind },
      relations,
    );
  }

  /** The ids of the entities that were begun or added to. */
  get ids(): string[] {
    return [...this.#counts.keys()];
  }

  /** How many relations an entity has, and its counts as they are stored: null where it has none. */
  of(id: string): { readonly degree: number; readonly neighborCounts: string | null } {
    const counts = [...(this.#counts.get(id) ?? [])].filter(([, total]) => total !== 0);
    const ordered = counts.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return {
      degree: counts.reduce((sum, [, total]) => sum + total, 0),
      neighborCounts: ordered.length === 0 ? null : ordered.map(([key, total]) => `${key} ${total}`).join(";"),
    };
  }

  #addTo(id: string, count: Omit<NeighborCount, "total">, relations: number): void {
    const counts = this.#counts.get(id) ?? new Map<string, number>();
    this.#counts.set(id, counts);
    const key = keyOf(count);
    counts.set(key, (counts.get(key) ?? 0) + relations);
  }
}

/** The counts that are stored with an entity, the largest first, then by type, direction and kind; none for null. */
export function parseNeighborCounts(stored: string | null): NeighborCount[] {
  return (stored ?? "").split(";").flatMap((line) => {
    const [type, direction, kind, total] = line.split(" ");
    return total === undefined
      ? []
      : {
          type: type as RelationType,
          direction: direction as Direction,
          kind: kind as EntityKind,
          total: Number(total),
        };
  });
}

/** The largest first, then by type, direction and kind. */
export function byTotal(a: NeighborCount, b: NeighborCount): number {
  return b.total - a.total || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function keyOf({ type, direction, kind }: Omit<NeighborCount, "total">): string {
  return `${type} ${direction} ${kind}`;
}
