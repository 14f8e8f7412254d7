import { Random } from "./random.ts";
import { type Topology, terms } from "./topology.ts";

/** The relations that one article is the first to report: `order[from]` to `order[to - 1]`. */
export interface Outline {
  readonly from: number;
  readonly to: number;
}

const fewestRelations = 3;
const mostRelations = 17;

/** All relations in the order of the news. Each belongs to its less connected end, whose relations come together. */
export function newsOrder({ size, sources, targets, degrees }: Topology, seed: number): Uint32Array {
  const random = new Random(seed, 3);
  const entities = random.shuffle(Uint32Array.from(degrees.keys()));
  const topics = Uint32Array.from({ length: size }, (_, i) => {
    const [source, target] = [sources[i] as number, targets[i] as number];
    return (degrees[target] as number) < (degrees[source] as number) ? target : source;
  });
  const starts = new Uint32Array(degrees.length + 1);
  const told = new Uint32Array(degrees.length);
  for (const topic of topics) told[topic] = (told[topic] as number) + 1;
  let start = 0;
  for (const entity of entities) {
    starts[entity] = start;
    start += told[entity] as number;
  }
  const order = new Uint32Array(size);
  for (const [i, topic] of topics.entries()) {
    const place = starts[topic] as number;
    order[place] = i;
    starts[topic] = place + 1;
  }
  return order;
}

/** Divides the order into articles, oldest first. Two terms of one office stay in one article. */
export function* outlines(order: Uint32Array, topology: Topology, random: Random): Generator<Outline> {
  for (let from = 0; from < order.length; ) {
    let to = Math.min(order.length, from + random.whole(fewestRelations, mostRelations));
    while (to < order.length && topology.terms[order[to] as number] === terms.second) to++;
    yield { from, to };
    from = to;
  }
}
