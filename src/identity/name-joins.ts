import type { EntityKind } from "../ontology.ts";
import type { Block } from "./blocks.ts";
import { UnionFind } from "./union-find.ts";
import type { WallsWithin } from "./walls.ts";

/** Why an open block is the same entity as another block. */
export interface NameJoin {
  readonly from: string;
  readonly to: string;
  readonly rule: "NAME" | "ALIAS";
  /** The folded name that both have. */
  readonly key: string;
}

/** A name that more blocks have than this means none of them. */
export const maxNameBearers = 100;
/** Of several bearers of an alias one is meant if it has so many times the sources of all others together. */
const clearMajority = 5;

/** For each kind and key, the blocks that have it as a name or an alias. */
export class Bearers {
  readonly #byKey = new Map<string, Map<string, { isName: boolean; aliasSources: number }>>();

  constructor(blocks: Iterable<Block>) {
    for (const { id, members } of blocks)
      for (const { kind, names, aliases } of members) {
        for (const key of names.keys()) this.#bearer(kind, key, id).isName = true;
        for (const [key, sources] of aliases) this.#bearer(kind, key, id).aliasSources += sources;
      }
  }

  #bearer(kind: EntityKind, key: string, block: string) {
    const bearers = this.#byKey.get(`${kind} ${key}`) ?? new Map();
    this.#byKey.set(`${kind} ${key}`, bearers);
    const bearer = bearers.get(block) ?? { isName: false, aliasSources: 0 };
    bearers.set(block, bearer);
    return bearer;
  }

  /** Whether so many have it that it means none of them. */
  isCommon(kind: EntityKind, key: string): boolean {
    return (this.#byKey.get(`${kind} ${key}`)?.size ?? 0) > maxNameBearers;
  }

  /** The blocks that have it as a name. */
  named(kind: EntityKind, key: string): string[] {
    return [...(this.#byKey.get(`${kind} ${key}`) ?? [])].filter(([, { isName }]) => isName).map(([block]) => block);
  }

  /** The block but `except` that the key means as an alias, with its sources. Null if there is none or no clear one. */
  meant(kind: EntityKind, key: string, except: string): readonly [block: string, sources: number] | null {
    return winnerOf(
      [...(this.#byKey.get(`${kind} ${key}`) ?? [])].flatMap(([block, { aliasSources }]) =>
        block === except || aliasSources === 0 ? [] : [[block, aliasSources] as const],
      ),
    );
  }
}

function winnerOf(candidates: readonly (readonly [string, number])[]): readonly [string, number] | null {
  const total = candidates.reduce((sum, [, sources]) => sum + sources, 0);
  return candidates.find(([, sources]) => sources >= clearMajority * (total - sources)) ?? null;
}

/**
 * The block that an open block is, by its names: the only other one that has one of them as a name. If none has, the one
 * that they mean as an alias, or whose name means this block as an alias. Null if there is none, or no clear one.
 */
export function joinOf({ id, members }: Block, bearers: Bearers): NameJoin | null {
  const names = members.flatMap(({ kind, names }) => [...names.keys()].map((key) => ({ kind, key })));
  if (names.some(({ kind, key }) => bearers.isCommon(kind, key))) return null;
  const namesakes = new Map<string, string>();
  for (const { kind, key } of names.sort(byKey))
    for (const block of bearers.named(kind, key)) if (block !== id && !namesakes.has(block)) namesakes.set(block, key);
  if (namesakes.size > 1) return null;
  for (const [to, key] of namesakes) return { from: id, to, rule: "NAME", key };
  const meant = [
    ...names.flatMap(({ kind, key }) => {
      const winner = bearers.meant(kind, key, id);
      return winner === null ? [] : [{ key, block: winner[0], sources: winner[1] }];
    }),
    ...members.flatMap(({ kind, aliases }) =>
      [...aliases.keys()].flatMap((key) => {
        if (bearers.isCommon(kind, key)) return [];
        const [bearer, ...others] = bearers.named(kind, key);
        if (bearer === undefined || others.length > 0 || bearer === id) return [];
        const winner = bearers.meant(kind, key, bearer);
        return winner?.[0] === id ? [{ key, block: bearer, sources: winner[1] }] : [];
      }),
    ),
  ].sort(byKey);
  const candidates = new Map<string, number>();
  for (const { block, sources } of meant) candidates.set(block, (candidates.get(block) ?? 0) + sources);
  const winner = winnerOf([...candidates]);
  const key = meant.find(({ block }) => block === winner?.[0])?.key;
  return winner === null || key === undefined ? null : { from: id, to: winner[0], rule: "ALIAS", key };
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/**
 * The joins that break no wall. Left out are first those of two blocks with a wall between them, then, of each component
 * that still breaks one, the joins by alias, then all. `blocks` has the members of each block as one.
 */
export function settled(joins: readonly NameJoin[], blocks: UnionFind, wallsWithin: WallsWithin): NameJoin[] {
  const broken = brokenWalls(joins, blocks, wallsWithin);
  const pairs = new Set(broken.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const direct = joins.filter(({ from, to }) => !pairs.has(`${blocks.find(from)} ${blocks.find(to)}`));
  const byName = withoutBroken(direct, blocks, wallsWithin, ({ rule }) => rule === "ALIAS");
  return withoutBroken(byName, blocks, wallsWithin, () => true);
}

function joined(joins: readonly NameJoin[], blocks: UnionFind): UnionFind {
  const one = blocks.copy();
  for (const { from, to } of joins) one.join(from, to);
  return one;
}

/** The blocks on both sides of each wall that the joins break. */
function brokenWalls(
  joins: readonly NameJoin[],
  blocks: UnionFind,
  wallsWithin: WallsWithin,
): (readonly [string, string])[] {
  return wallsWithin(joined(joins, blocks))
    .map(([a, b]) => [blocks.find(a), blocks.find(b)] as const)
    .filter(([a, b]) => a !== b);
}

/** Leaves out the joins to `drop` of each component that breaks a wall. */
function withoutBroken(
  joins: readonly NameJoin[],
  blocks: UnionFind,
  wallsWithin: WallsWithin,
  drop: (join: NameJoin) => boolean,
): NameJoin[] {
  const one = joined(joins, blocks);
  const broken = new Set(brokenWalls(joins, blocks, wallsWithin).map(([a]) => one.find(a)));
  return joins.filter((join) => !broken.has(one.find(join.from)) || !drop(join));
}
