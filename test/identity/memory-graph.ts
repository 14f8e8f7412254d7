import { type DecisionEvent, inForceAfter } from "../../src/identity/decisions.ts";
import { identify } from "../../src/identity/identify.ts";
import { identities } from "../../src/identity/identities.ts";
import { type Member, MemberTally, type Mention, memberId } from "../../src/identity/member.ts";
import type { MemberQuery, MemberSource, StoredMember } from "../../src/identity/member-source.ts";
import { pairsAmong, wallsOf } from "../../src/identity/walls.ts";

/** Members and what is derived of them, kept as the database keeps them. */
export class MemoryGraph implements MemberSource {
  readonly records = new Map<string, readonly Mention[]>();
  readonly events: DecisionEvent[] = [];
  readonly stored = new Map<string, StoredMember>();

  /** What the whole graph gives. */
  whole() {
    const tally = new MemberTally();
    for (const mentions of this.records.values()) for (const mention of mentions) tally.count(mention, 1);
    const walls = wallsOf(inForceAfter(this.events), this.#memberLists());
    return identities(tally.members, inForceAfter(this.events), walls);
  }

  #memberLists() {
    return [...this.records.values()].map((mentions) => mentions.map(memberId));
  }

  /** Replaces a record, or removes it, and takes in decisions, as one change. */
  async change(records: ReadonlyMap<string, readonly Mention[] | null>, events: readonly DecisionEvent[] = []) {
    const lost = [...records.keys()].flatMap((id) => [this.records.get(id) ?? []]);
    const gained = [...records.values()].flatMap((mentions) => [mentions ?? []]);
    const lists = [...lost, ...gained].map((mentions) => mentions.map(memberId));
    const before = new Map((await this.members({ ids: lists.flat() })).map((member) => [member.id, member]));
    const tally = new MemberTally(before.values());
    for (const mention of lost.flat()) tally.count(mention, -1);
    for (const mention of gained.flat()) tally.count(mention, 1);
    for (const [id, mentions] of records)
      if (mentions === null) this.records.delete(id);
      else this.records.set(id, mentions);
    this.events.push(...events);
    const change = { before, after: tally.members, records: lists, decided: events.flatMap(({ a, b }) => [a, b]) };
    const found = await identify(this, change);
    for (const id of before.keys()) if (!tally.members.has(id)) this.stored.delete(id);
    const fresh = { entityId: "", join: null, isContested: false, isWalled: false };
    for (const [id, member] of tally.members) this.stored.set(id, { ...(this.stored.get(id) ?? fresh), ...member });
    const set = <K extends keyof StoredMember>(field: K, values: ReadonlyMap<string, StoredMember[K]>) => {
      for (const [id, value] of values) {
        const member = this.stored.get(id) as StoredMember;
        this.stored.set(id, { ...member, [field]: value });
      }
    };
    set("entityId", new Map(found.moves.map(({ id, to }) => [id, to])));
    set("join", found.joins);
    set("isContested", found.contested);
    set("isWalled", found.walled);
    return found;
  }

  async members({ ids = [], entityIds = [], joined = [], names = [], registerIds = [], most = 0 }: MemberQuery) {
    const has: ((member: Member) => boolean)[] = [
      ...names.map(
        ({ kind, key }) =>
          (m: Member) =>
            m.kind === kind && (m.names.has(key) || m.aliases.has(key)),
      ),
      ...registerIds.map((id) => (member: Member) => member.registerIds.has(id)),
    ];
    const wholly = new Set([
      ...entityIds,
      ...this.#entitiesWith(({ join }) => join !== null && joined.includes(join.to)),
      ...has.flatMap((condition) => this.#entitiesWith(condition).slice(0, most)),
    ]);
    return [...this.stored.values()].filter(({ id, entityId }) => ids.includes(id) || wholly.has(entityId));
  }
  #entitiesWith(condition: (member: StoredMember) => boolean): string[] {
    return [...new Set([...this.stored.values()].filter(condition).map(({ entityId }) => entityId))];
  }
  async decisions(ids: readonly string[]) {
    const reached = new Set(ids);
    for (let size = -1; size < reached.size; ) {
      size = reached.size;
      for (const { a, b } of this.events) if (reached.has(a) || reached.has(b)) reached.add(a).add(b);
    }
    return this.events.filter(({ a }) => reached.has(a));
  }
  async namedApart(ids: readonly string[]) {
    return this.#memberLists().flatMap((members) => {
      const some = members.filter((id) => ids.includes(id));
      return pairsAmong(some);
    });
  }
}
