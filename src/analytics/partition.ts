import { descendingOrder } from "./descending-order.ts";
import { firstIndex, type IdList, IdListBuilder } from "./id-list.ts";

/** An entity, and what identifies its community. */
export interface MemberRow<Community> {
  readonly id: string;
  readonly degree: number;
  readonly community: Community;
}

/** A group of entities that belong together. */
export interface Group {
  /** The smallest id of all members. */
  readonly leastId: string;
  readonly size: number;
  readonly relationsInside: number;
  /** Some of the members. Those with the most relations come first, then by id. */
  readonly memberIds: (skip: number, first: number) => string[];
}

interface Arrays {
  readonly ids: IdList;
  /** By index of the id: the place of its group. */
  readonly groups: Uint32Array;
  /** The indexes of the members, group by group, each in the order of its members. */
  readonly members: Uint32Array;
  /** By place of the group: where its members start. One more place has the end of the last group. */
  readonly starts: Uint32Array;
  /** By place of the group: the index of its smallest id. */
  readonly least: Uint32Array;
  /** By place of the group. */
  readonly relationsInside: Float64Array;
}

/** All entities in groups, the largest group first, then by the smallest id of a member. */
export class Partition {
  readonly #arrays: Arrays;

  constructor(arrays: Arrays) {
    this.#arrays = arrays;
  }

  get bytes(): number {
    const { ids, ...arrays } = this.#arrays;
    return Object.values(arrays).reduce((total, array) => total + array.byteLength, ids.bytes);
  }

  /** The groups from the place `skip` on, which counts from 0. Groups with fewer than `minSize` members are not counted. */
  page(minSize: number, skip: number, first: number): Group[] {
    const end = Math.min(this.#countOf(minSize), skip + first);
    return Array.from({ length: Math.max(0, end - skip) }, (_, i) => this.#groupAt(skip + i));
  }

  /** The groups that have one of the ids, in the order of all groups, each with those of the ids that it has. */
  containing(minSize: number, ids: readonly string[]): (Group & { readonly containedIds: readonly string[] })[] {
    const count = this.#countOf(minSize);
    const found = new Map<number, string[]>();
    for (const id of ids) {
      const index = this.#arrays.ids.indexOf(id);
      const place = index === null ? count : (this.#arrays.groups[index] as number);
      if (place < count) found.set(place, [...(found.get(place) ?? []), id]);
    }
    return [...found]
      .sort(([a], [b]) => a - b)
      .map(([place, containedIds]) => ({ ...this.#groupAt(place), containedIds }));
  }

  /** How many groups have at least so many members. */
  #countOf(minSize: number): number {
    return firstIndex(this.#arrays.least.length, (place) => this.#sizeAt(place) < minSize);
  }

  #sizeAt(place: number): number {
    const { starts } = this.#arrays;
    return (starts[place + 1] as number) - (starts[place] as number);
  }

  #groupAt(place: number): Group {
    const { ids, members, starts, least, relationsInside } = this.#arrays;
    const [start, size] = [starts[place] as number, this.#sizeAt(place)];
    return {
      leastId: ids.at(least[place] as number),
      size,
      relationsInside: relationsInside[place] as number,
      memberIds: (skip, first) => {
        const [from, to] = [Math.min(skip, size), Math.min(skip + first, size)];
        return Array.from(members.subarray(start + from, start + to), (index) => ids.at(index));
      },
    };
  }
}

/** Makes a partition of rows that come by id. `relationsInside` lacks groups without any. Yields to the event loop. */
export async function partition<Community>(
  pages: AsyncIterable<readonly MemberRow<Community>[]>,
  relationsInside: ReadonlyMap<Community, number>,
): Promise<Partition> {
  const ids = new IdListBuilder();
  const degrees: number[] = [];
  // Groups have numbers in the order of their smallest ids, since the rows come by id.
  const numbers = new Map<Community, number>();
  const numberOf: number[] = [];
  const sizes: number[] = [];
  const leastOf: number[] = [];
  const insideOf: number[] = [];
  for await (const page of pages)
    for (const { id, degree, community } of page) {
      let number = numbers.get(community);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(community, number);
        leastOf.push(ids.length);
        insideOf.push(relationsInside.get(community) ?? 0);
        sizes.push(0);
      }
      (sizes[number] as number)++;
      numberOf.push(number);
      degrees.push(degree);
      ids.add(id);
    }

  const order = await descendingOrder(new Float64Array(sizes));
  const placeOf = new Uint32Array(order.length);
  const starts = new Uint32Array(order.length + 1);
  for (const [place, number] of order.entries()) {
    placeOf[number] = place;
    starts[place + 1] = (starts[place] as number) + (sizes[number] as number);
  }
  const groups = Uint32Array.from(numberOf, (number) => placeOf[number] as number);
  const members = new Uint32Array(groups.length);
  const next = starts.slice();
  for (const index of await descendingOrder(new Float64Array(degrees))) {
    const place = groups[index] as number;
    members[next[place] as number] = index;
    (next[place] as number)++;
  }
  return new Partition({
    ...{ ids: ids.build(), groups, members, starts },
    least: order.map((number) => leastOf[number] as number),
    relationsInside: Float64Array.from(order, (number) => insideOf[number] as number),
  });
}
