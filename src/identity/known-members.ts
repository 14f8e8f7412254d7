import { groupBy } from "../group-by.ts";
import { type Block, blocksOf, joinAll } from "./blocks.ts";
import { type DecisionEvent, decidedAsOne, type InForce, inForceAfter } from "./decisions.ts";
import { isOpen, type Member } from "./member.ts";
import type { IdentityChange, MemberSource, StoredMember } from "./member-source.ts";
import type { NameJoin } from "./name-joins.ts";
import { UnionFind } from "./union-find.ts";
import { type WallsWithin, wallsFrom } from "./walls.ts";

/** The members that have been read, before and after the change, with all decisions on them. */
export class KnownMembers {
  readonly source: MemberSource;
  readonly #change: IdentityChange;
  readonly #stored: Map<string, StoredMember>;
  readonly #events: DecisionEvent[] = [];
  readonly #decided = new Set<string>();
  #inForce: InForce | null = null;

  constructor(source: MemberSource, change: IdentityChange) {
    this.source = source;
    this.#change = change;
    this.#stored = new Map(change.before);
  }

  stored(id: string): StoredMember | undefined {
    return this.#stored.get(id);
  }

  /** Those of the ids whose members there were before the change. */
  storedOf(ids: Iterable<string>): string[] {
    return [...ids].filter((id) => this.#stored.has(id));
  }

  /** The members that there are after the change. */
  now(ids: Iterable<string>): Member[] {
    return [...ids].flatMap((id) => this.#now(id) ?? []);
  }

  isThere(id: string): boolean {
    return this.#now(id) !== undefined;
  }

  #now(id: string): Member | undefined {
    const { before, after } = this.#change;
    return before.has(id) || after.has(id) ? after.get(id) : this.#stored.get(id);
  }

  async keep(members: readonly StoredMember[]): Promise<void> {
    for (const member of members) if (!this.#stored.has(member.id)) this.#stored.set(member.id, member);
    await this.#readDecisions(members.map(({ id }) => id));
  }

  async read(ids: readonly string[]): Promise<void> {
    // What the change touches has been read, and what is new is not there to be read.
    const unknown = ids.filter((id) => !this.#stored.has(id) && !this.#change.after.has(id));
    if (unknown.length > 0) await this.keep(await this.source.members({ ids: unknown }));
    await this.#readDecisions(ids);
  }

  async #readDecisions(ids: readonly string[]): Promise<void> {
    const unread = ids.filter((id) => !this.#decided.has(id));
    if (unread.length === 0) return;
    const events = await this.source.decisions(unread);
    this.#events.push(...events);
    if (events.length > 0) this.#inForce = null;
    for (const id of unread) this.#decided.add(id);
    for (const { a, b } of events) this.#decided.add(a).add(b);
  }

  inForce(): InForce {
    this.#inForce ??= inForceAfter(this.#events);
    return this.#inForce;
  }

  async walls(ids: Iterable<string>): Promise<WallsWithin> {
    const all = [...ids];
    return wallsFrom(this.inForce(), all.length < 2 ? [] : await this.source.namedApart(all));
  }

  /** The stored join of a block. */
  storedJoin({ id }: Block): NameJoin | null {
    return this.#stored.get(id)?.join ?? null;
  }

  /** The blocks of all read members but these, which are as they were before the change. */
  blocksBeyond(near: ReadonlySet<string>): Block[] {
    const members = this.now([...this.#stored.keys()].filter((id) => !near.has(id)));
    return blocksOf(members, this.#asStored(members));
  }

  /** The blocks of these members before the change. */
  blocksBefore(ids: Iterable<string>): Block[] {
    const members = [...ids].flatMap((id) => this.#stored.get(id) ?? []);
    return blocksOf(members, this.#asStored(members));
  }

  /** An entity has at most one block that is not open, since only open blocks join others by name. */
  #asStored(members: readonly Member[]): UnionFind {
    const one = new UnionFind();
    const entityOf = (id: string) => this.#stored.get(id)?.entityId;
    for (const together of groupBy(members, ({ id }) => entityOf(id)).values())
      joinAll(
        one,
        together.filter((member) => !isOpen(member)),
      );
    const there = new Set(members.map(({ id }) => id));
    const decided = decidedAsOne(this.inForce().values());
    for (const same of groupBy(there, (id) => `${decided.find(id)} ${entityOf(id)}`).values())
      for (const id of same) one.join(same[0] as string, id);
    return one;
  }
}
