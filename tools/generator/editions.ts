import type { ResolvedRecord } from "../../src/articles/resolve.ts";
import { type RelationType, relationTypes } from "../../src/ontology.ts";
import { type Told, writeArticle } from "./article.ts";
import { drawFact, type Fact, retold } from "./facts.ts";
import type { GraphSize } from "./graph-size.ts";
import { type Outline, outlines, tellingOrder } from "./outline.ts";
import { populate } from "./population.ts";
import { Random } from "./random.ts";
import { drawTopology, type Topology } from "./topology.ts";

/**
 * So many articles at a time. All that is ever said of one relation is in one edition, so that its claims need not be
 * kept any longer.
 */
const articlesPerEdition = 500;
const retellings = 0.2;
const firstDay = Date.UTC(2006, 0, 1);
const lastDay = Date.UTC(2024, 11, 31);

/**
 * The article records of a generated graph, oldest first, an edition at a time, every entity with its id. Importing
 * them in any order gives the graph. The same size gives the same records.
 */
export function* editions(size: GraphSize): Generator<ResolvedRecord[]> {
  const population = populate(size);
  const topology = drawTopology(size, population);
  const order = tellingOrder(topology, size.seed);
  const random = new Random(size.seed, 4);
  const publishedOn = ({ from }: Outline) =>
    new Date(firstDay + (from / order.length) * (lastDay - firstDay)).toISOString().slice(0, 10);
  let number = 0;
  let planned: Outline[] = [];
  const edition = () => {
    const told = tell(planned, order, topology, random, (outline) => Number(publishedOn(outline).slice(0, 4)));
    return planned.map((outline, i) =>
      writeArticle(++number, publishedOn(outline), told[i] as Told[], population.profiles, random),
    );
  };
  for (const outline of outlines(order, topology, random)) {
    planned.push(outline);
    if (planned.length < articlesPerEdition) continue;
    yield edition();
    planned = [];
  }
  if (planned.length > 0) yield edition();
}

/** What each article of an edition tells: its own relations, and some that an earlier one has told. */
function tell(
  planned: readonly Outline[],
  order: Uint32Array,
  { types, sources, targets, terms }: Topology,
  random: Random,
  yearOf: (outline: Outline) => number,
): Told[][] {
  const told: Told[][] = planned.map(() => []);
  for (const [article, outline] of planned.entries()) {
    let fact: Fact | null = null;
    for (const number of order.subarray(outline.from, outline.to)) {
      const term = terms[number] as number;
      const type = relationTypes[types[number] as number] as RelationType;
      fact = drawFact(type, term, yearOf(outline), fact, random);
      const tie = { type, source: sources[number] as number, target: targets[number] as number };
      told[article]?.push({ ...tie, ...fact });
      for (let again = article; random.chance(retellings); ) {
        again += random.whole(1, 20);
        told[again]?.push({ ...tie, ...retold(fact, term, random) });
      }
    }
  }
  return told;
}
