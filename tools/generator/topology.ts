import { type EntityKind, ontology, type RelationType, relationTypes } from "../../src/ontology.ts";
import { type GraphSize, hubDegree } from "./graph-size.ts";
import type { Population } from "./population.ts";
import { type GeneratedKind, generatedKinds } from "./profile.ts";
import { Random } from "./random.ts";

/** Whether a relation is one of two terms of the same office. */
export const terms = { only: 0, first: 1, second: 2 } as const;

/** The relations, with entities as numbers. Two terms of an office follow each other. */
export interface Topology {
  readonly size: number;
  readonly types: Uint8Array;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly terms: Uint8Array;
  /** The number of relations of each entity. */
  readonly degrees: Uint32Array;
}

/** The weight of each type. Types that are not listed have weight 1. */
const shares: Partial<Record<RelationType, number>> = {
  WORKS_FOR: 25,
  LOCATED_IN: 20,
  PARTNER_OF: 12,
  MET: 12,
  OWNS: 8,
  COMPETES_WITH: 8,
  VISITED: 6,
  HEADS: 5,
  SUBSIDIARY_OF: 3,
  FOUNDED_BY: 4,
  DIRECTOR_OF: 3,
  MEMBER_OF: 3,
  PAID: 2,
};
const kindShares: Readonly<Record<GeneratedKind, number>> = { PERSON: 3, COMPANY: 2, PLACE: 1 };
/** Degrees follow a power law with the exponent 1 + 1 / alpha. */
const alphas: Readonly<Record<GeneratedKind, number>> = { PERSON: 0.5, COMPANY: 0.6, PLACE: 0.7 };
function generated(kinds: readonly EntityKind[]): readonly GeneratedKind[] {
  const made: readonly EntityKind[] = generatedKinds;
  return kinds.filter((kind): kind is GeneratedKind => made.includes(kind));
}

// The location of each place is drawn first, so only persons and companies are drawn as sources.
const sourcesOf = (type: RelationType) => generated(ontology[type].sources).filter((kind) => kind !== "PLACE");
const targetsOf = (type: RelationType) => generated(ontology[type].targets);
const drawnTypes = relationTypes.filter((type) => sourcesOf(type).length > 0 && targetsOf(type).length > 0);

const secondTerms = 0.05;
const manyTries = 1_000_000;

/**
 * Draws exactly the requested number of relations. No two have the same type and ends, except terms of office. Each
 * entity has at least one relation, each type occurs, and the first company is the hub with exactly its degree. Throws
 * an Error if it finds no more relations to draw.
 */
export function drawTopology(size: GraphSize, { profiles, first, counts }: Population): Topology {
  const random = new Random(size.seed, 2);
  const { entities, relations } = size;
  const hub = first.COMPANY;
  const drawn = {
    types: new Uint8Array(relations),
    sources: new Uint32Array(relations),
    targets: new Uint32Array(relations),
    terms: new Uint8Array(relations),
    degrees: new Uint32Array(entities),
  };
  const pairs = new Set<number>();
  let count = 0;

  const push = (type: number, source: number, target: number, term: number) => {
    drawn.types[count] = type;
    drawn.sources[count] = source;
    drawn.targets[count] = target;
    drawn.terms[count] = term;
    for (const end of [source, target]) drawn.degrees[end] = (drawn.degrees[end] as number) + 1;
    count++;
  };
  const add = (type: RelationType, source: number, target: number): boolean => {
    const [a, b] = ontology[type].symmetric && target < source ? [target, source] : [source, target];
    const typeNumber = relationTypes.indexOf(type);
    const pair = (typeNumber * entities + a) * entities + b;
    if (source === target || pairs.has(pair)) return false;
    pairs.add(pair);
    push(typeNumber, source, target, terms.only);
    return true;
  };
  // Skips the hub, whose relations are drawn separately, and the continents, because news do not place people in
  // "Europe".
  const skips = { PERSON: 0, COMPANY: 1, PLACE: profiles.findIndex(({ parent }) => parent !== null) } as const;
  const degree = hubDegree(size);
  const drawEntity = (kind: GeneratedKind, alpha: number) => {
    const start = first[kind] + skips[kind];
    const length = counts[kind] - skips[kind];
    let number = start + random.rank(length, alpha);
    // In a small graph a steep power law would make other entities larger than the hub. Draw again, up to 20 times.
    for (let i = 0; i < 20 && (drawn.degrees[number] as number) >= degree - 1; i++)
      number = start + random.rank(length, 0);
    return number;
  };
  const drawType = drawer(
    drawnTypes.map((type) => shares[type] ?? 1),
    random,
  );
  const drawKind = (kinds: readonly GeneratedKind[]) =>
    kinds[
      drawer(
        kinds.map((kind) => kindShares[kind]),
        random,
      )()
    ] as GeneratedKind;
  const until = (done: () => boolean, attempt: () => unknown) => {
    for (let tries = 0; !done(); tries++) {
      if (tries > manyTries + 100 * relations) throw new Error("The generator finds no more relations to draw");
      attempt();
    }
  };
  const addRandom = (type: RelationType) => {
    const source = drawKind(sourcesOf(type));
    const target = drawKind(targetsOf(type));
    return add(type, drawEntity(source, alphas[source]), drawEntity(target, alphas[target]));
  };

  for (const [place, { parent }] of profiles.entries()) {
    if (place >= counts.PLACE) break;
    if (parent !== null) add("LOCATED_IN", place, parent);
  }
  for (let i = 0; i < counts.COMPANY; i++) add("LOCATED_IN", first.COMPANY + i, drawEntity("PLACE", alphas.PLACE));
  for (let i = 0; i < counts.PERSON; i++) {
    const person = first.PERSON + i;
    if (random.chance(0.7)) add("WORKS_FOR", person, drawEntity("COMPANY", alphas.COMPANY));
    else add("LOCATED_IN", person, drawEntity("PLACE", alphas.PLACE));
  }
  for (const type of drawnTypes) {
    const before = count;
    until(
      () => count > before,
      () => addRandom(type),
    );
  }
  until(
    () => drawn.degrees[hub] === degree,
    () => {
      const type = drawnTypes[drawType()] as RelationType;
      const kinds = { source: drawKind(sourcesOf(type)), target: drawKind(targetsOf(type)) };
      const ends = (["source", "target"] as const).filter((end) => kinds[end] === "COMPANY");
      if (ends.length === 0) return;
      const end = random.pick(ends);
      const other = drawEntity(kinds[end === "source" ? "target" : "source"], 0);
      if (end === "source") add(type, hub, other);
      else add(type, other, hub);
    },
  );
  until(
    () => count === relations,
    () => {
      const type = drawnTypes[drawType()] as RelationType;
      if (!addRandom(type) || type !== "HEADS" || count === relations || !random.chance(secondTerms)) return;
      drawn.terms[count - 1] = terms.first;
      push(
        relationTypes.indexOf(type),
        drawn.sources[count - 1] as number,
        drawn.targets[count - 1] as number,
        terms.second,
      );
    },
  );
  return { size: relations, ...drawn };
}

/** Returns a function that draws an index with a probability proportional to its share. */
function drawer(given: readonly number[], random: Random): () => number {
  const total = given.reduce((sum, share) => sum + share, 0);
  return () => {
    let left = random.next() * total;
    for (const [i, share] of given.entries()) {
      left -= share;
      if (left < 0) return i;
    }
    return given.length - 1;
  };
}
