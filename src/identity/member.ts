import { hash } from "node:crypto";
import { identityKeys, slug } from "../name-keys.ts";
import type { EntityKind } from "../ontology.ts";
import { namesOneEntity, registerPlace } from "../registers.ts";

/** What a record says of an entity, as far as it tells who is meant. */
export interface Mention {
  readonly kind: EntityKind;
  readonly id: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly sameAs: readonly string[];
}

/** What all mentions of one member say of it together. Each number counts articles. */
export interface Member {
  readonly id: string;
  readonly kind: EntityKind;
  readonly mentions: number;
  /** The mentions that give its id. */
  readonly given: number;
  /** By identity key of a name. */
  readonly names: ReadonlyMap<string, number>;
  /** By identity key of an alias. */
  readonly aliases: ReadonlyMap<string, number>;
  /** By id in a register whose ids name one entity. */
  readonly registerIds: ReadonlyMap<string, number>;
}

/**
 * The id of the member that a mention means: a pure function of the mention. The id that the record gives; else, with ids
 * in registers that name one entity, kind, name and the first of these; else the plain id, which only mentions of the
 * same folded name share.
 */
export function memberId(mention: Mention): string {
  const { kind, id, name } = mention;
  if (id !== null) return id;
  const plain = plainId(kind, name);
  const [first] = uniqueIds(mention).sort((a, b) => registerPlace(a) - registerPlace(b) || (a < b ? -1 : 1));
  return first === undefined ? plain : `${plain}.${slug(first)}`;
}

/** The ids in registers that name one entity. */
export function uniqueIds({ sameAs }: Pick<Mention, "sameAs">): string[] {
  return [...new Set(sameAs.filter(namesOneEntity))];
}

function plainId(kind: EntityKind, name: string): string {
  const readable = slug(name);
  const key = identityKeys(name)[0] as string;
  const base = `${kind.toLowerCase()}:`;
  if (readable === key.replaceAll(" ", "-")) return `${base}${readable}`;
  const digest = hash("sha256", key).slice(0, 8);
  return `${base}${readable === "" ? "" : `${readable}-`}${digest}`;
}

/** Whether no record gives its id and it has no id in a register that names one entity: its names tell who is meant. */
export function isOpen({ given, registerIds }: Pick<Member, "given" | "registerIds">): boolean {
  return given === 0 && registerIds.size === 0;
}

/** The members that mentions mean, counted up and down as articles come and go. */
export class MemberTally {
  readonly #members = new Map<string, Member>();

  constructor(members: Iterable<Member> = []) {
    for (const member of members) this.#members.set(member.id, member);
  }

  /** The members that are mentioned, by id. */
  get members(): ReadonlyMap<string, Member> {
    return this.#members;
  }

  /** Counts a mention that comes `by` times, or with -1 takes back one that was counted. */
  count(mention: Mention, by: number): void {
    const id = memberId(mention);
    const { kind } = mention;
    const nothing = { mentions: 0, given: 0, names: new Map(), aliases: new Map(), registerIds: new Map() };
    const before = this.#members.get(id) ?? { id, kind, ...nothing };
    const names = new Set(identityKeys(mention.name));
    const aliases = new Set(mention.aliases.flatMap(identityKeys).filter((key) => !names.has(key)));
    const after = {
      ...{ id, kind, mentions: before.mentions + by, given: before.given + (mention.id === null ? 0 : by) },
      names: counted(before.names, names, by),
      aliases: counted(before.aliases, aliases, by),
      registerIds: counted(before.registerIds, uniqueIds(mention), by),
    };
    if (after.mentions > 0) this.#members.set(id, after);
    else this.#members.delete(id);
  }
}

function counted(counts: ReadonlyMap<string, number>, keys: Iterable<string>, by: number): Map<string, number> {
  const after = new Map(counts);
  for (const key of keys) {
    const count = (after.get(key) ?? 0) + by;
    if (count > 0) after.set(key, count);
    else after.delete(key);
  }
  return after;
}
