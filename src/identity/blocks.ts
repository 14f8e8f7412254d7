import { groupBy } from "../group-by.ts";
import { decidedAsOne, type InForce } from "./decisions.ts";
import { isOpen, type Member } from "./member.ts";
import { UnionFind } from "./union-find.ts";
import type { WallsWithin } from "./walls.ts";

/** The members that decisions and registers make one, before names are looked at. */
export interface Block {
  /** The least id of its members. */
  readonly id: string;
  readonly members: readonly Member[];
}

export function blocksOf(members: Iterable<Member>, one: UnionFind): Block[] {
  return [...groupBy(members, ({ id }) => one.find(id)).values()].map((members) => ({
    id: leastId(members),
    members,
  }));
}

/** The least id of the members. */
function leastId(members: readonly Pick<Member, "id">[]): string {
  return members.map(({ id }) => id).sort()[0] as string;
}

/** A register id with more bearers than this does not name one entity, whatever its register says. */
export const maxRegisterBearers = 50;

/**
 * What decisions and registers join. Members that share a register id are one, with all that share one with them. Such a
 * component is not joined if its members are of two kinds or have two ids in one register, or if it would break a wall.
 * `common` are register ids that have too many bearers, of which not all are among the members.
 */
export function joinedByRegisters(
  members: Iterable<Member>,
  inForce: InForce,
  wallsWithin: WallsWithin,
  common: ReadonlySet<string> = new Set(),
): { readonly one: UnionFind; readonly contested: ReadonlySet<string> } {
  const components = sharing(members, common);
  const sound = components.filter((members) => isOfOneKind(members) && hasOneIdPerRegister(members));
  const decided = decidedAsOne(inForce.values());
  const joined = decidedAsOne(inForce.values());
  for (const members of sound) joinAll(joined, members);
  const broken = new Set(
    wallsWithin(joined)
      .filter(([a, b]) => !decided.isOne(a, b))
      .map(([a]) => joined.find(a)),
  );
  const one = decidedAsOne(inForce.values());
  for (const members of sound) if (!broken.has(joined.find((members[0] as Member).id))) joinAll(one, members);
  const contested = components.filter((members) => members.some(({ id }) => !one.isOne(id, (members[0] as Member).id)));
  return { one, contested: new Set(contested.flatMap((members) => members.map(({ id }) => id))) };
}

/** By register id, the members that have it. */
export function bearersOfRegisterIds(members: readonly Member[]): Map<string, Member[]> {
  const bearers = new Map<string, Member[]>();
  for (const member of members)
    for (const id of member.registerIds.keys()) {
      const known = bearers.get(id);
      if (known === undefined) bearers.set(id, [member]);
      else known.push(member);
    }
  return bearers;
}

/** The members that share register ids, in components of two or more. */
function sharing(members: Iterable<Member>, common: ReadonlySet<string>): Member[][] {
  const all = [...members];
  const one = new UnionFind();
  for (const [id, bearers] of bearersOfRegisterIds(all))
    if (bearers.length <= maxRegisterBearers && !common.has(id)) joinAll(one, bearers);
  return [...groupBy(all, ({ id }) => one.find(id)).values()].filter(({ length }) => length > 1);
}

function isOfOneKind(members: readonly Member[]): boolean {
  return members.every(({ kind }) => kind === members[0]?.kind);
}

function hasOneIdPerRegister(members: readonly Member[]): boolean {
  const ids = new Set(members.flatMap(({ registerIds }) => [...registerIds.keys()]));
  return new Set([...ids].map((id) => id.slice(0, id.indexOf(":")))).size === ids.size;
}

export function joinAll(one: UnionFind, members: readonly Pick<Member, "id">[]): void {
  for (const { id } of members) one.join((members[0] as Member).id, id);
}

/** Whether no record gives the id of a member and none has a register id. Such a block may join another by name. */
export function isOpenBlock({ members }: Pick<Block, "members">): boolean {
  return members.every(isOpen);
}
