import { type MemberPair, type Pair, pairKey, pairOf } from "./claim.ts";
import type { Mention } from "./derive-entity.ts";
import type { EntityOf, MemberRecord } from "./member-record.ts";
import { saidOn, sourceIdOf } from "./source-record.ts";

/** What a change of sources touches: all that has to be derived anew. */
export class Touched {
  readonly pairs = new Map<string, Pair>();
  /** Those of the pairs of which a source no longer speaks, or speaks otherwise. */
  readonly lostPairs = new Set<string>();
  /** The entities of which a source no longer speaks, or speaks otherwise. */
  readonly lost = new Set<string>();
  /** What sources newly say of entities, by their ids. */
  readonly gained = new Map<string, Mention[]>();
  /** The entities that there were not before and to which no member comes from another one: nothing is stored of them. */
  readonly created: ReadonlySet<string>;

  constructor(created: ReadonlySet<string>) {
    this.created = created;
  }

  /** Notes a record that is added. */
  gain(record: MemberRecord, entityOf: EntityOf): void {
    for (const pair of pairsOf(record, entityOf)) this.#note(pair);
    const source = { sourceId: sourceIdOf(record), saidOn: saidOn(record) };
    for (const entity of record.entities) {
      const entityId = entityOf(record.members.get(entity.ref) as string);
      const mention = { ...entity, entityId, ...source };
      const mentions = this.gained.get(entityId);
      if (mentions === undefined) this.gained.set(entityId, [mention]);
      else mentions.push(mention);
    }
  }

  /** Notes a record that is taken away, with the entities that its members were before. */
  lose(record: MemberRecord, entityOf: EntityOf): void {
    for (const pair of pairsOf(record, entityOf)) this.lostPairs.add(this.#note(pair));
    for (const member of record.members.values()) this.lost.add(entityOf(member));
  }

  /** Notes a member that comes from one entity to another. */
  move({ from, to }: { readonly from: string; readonly to: string }): void {
    this.lost.add(from).add(to);
  }

  /** Notes a claim between entities that come to be others. */
  moveClaim(before: Pair, after: Pair): void {
    this.lostPairs.add(this.#note(before));
    this.#note(after);
  }

  #note({ type, source, target }: Pair): string {
    const pair = { type, source, target };
    const key = pairKey(pair);
    this.pairs.set(key, pair);
    return key;
  }
}

function pairsOf({ relations, members }: MemberRecord, entityOf: EntityOf): MemberPair[] {
  return relations.map(({ type, source, target }) =>
    pairOf(type, members.get(source) as string, members.get(target) as string, entityOf),
  );
}
