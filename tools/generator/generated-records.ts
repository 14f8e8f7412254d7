import type { ArticleRecord } from "../../src/articles/record.ts";
import { type RelationType, relationTypes } from "../../src/ontology.ts";
import { type ReportedRelation, writeArticle } from "./article.ts";
import { drawFact, type Fact, retold } from "./facts.ts";
import type { GraphSize } from "./graph-size.ts";
import { newsOrder, type Outline, outlines } from "./outline.ts";
import { populate } from "./population.ts";
import { Random } from "./random.ts";
import { drawTopology, type Topology } from "./topology.ts";

/** Articles are drawn in editions. A relation is reported again only within its edition. */
const articlesPerEdition = 500;
const repeatProbability = 0.2;
const firstDay = Date.UTC(2006, 0, 1);
const lastDay = Date.UTC(2024, 11, 31);

/**
 * The article records of a generated graph, oldest first. Every entity has an id. Importing the records in any order
 * gives the same graph. The same size gives the same records.
 */
export function* generatedRecords(size: GraphSize): Generator<ArticleRecord> {
  const population = populate(size);
  const topology = drawTopology(size, population);
  const order = newsOrder(topology, size.seed);
  const random = new Random(size.seed, 4);
  const publishedOn = ({ from }: Outline) =>
    new Date(firstDay + (from / order.length) * (lastDay - firstDay)).toISOString().slice(0, 10);
  let number = 0;
  let planned: Outline[] = [];
  const edition = () => {
    const reported = reportedRelations(planned, order, topology, random, (outline) =>
      Number(publishedOn(outline).slice(0, 4)),
    );
    return planned.map((outline, i) =>
      writeArticle(++number, publishedOn(outline), reported[i] as ReportedRelation[], population.profiles, random),
    );
  };
  for (const outline of outlines(order, topology, random)) {
    planned.push(outline);
    if (planned.length < articlesPerEdition) continue;
    yield* edition();
    planned = [];
  }
  if (planned.length > 0) yield* edition();
}

/** The relations that each article of an edition reports: its own, and some that an earlier article has reported. */
function reportedRelations(
  planned: readonly Outline[],
  order: Uint32Array,
  { types, sources, targets, terms }: Topology,
  random: Random,
  yearOf: (outline: Outline) => number,
): ReportedRelation[][] {
  const reported: ReportedRelation[][] = planned.map(() => []);
  for (const [article, outline] of planned.entries()) {
    let fact: Fact | null = null;
    for (const number of order.subarray(outline.from, outline.to)) {
      const term = terms[number] as number;
      const type = relationTypes[types[number] as number] as RelationType;
      fact = drawFact(type, term, yearOf(outline), fact, random);
      const tie = { type, source: sources[number] as number, target: targets[number] as number };
      reported[article]?.push({ ...tie, ...fact });
      for (let again = article; random.chance(repeatProbability); ) {
        again += random.whole(1, 20);
        reported[again]?.push({ ...tie, ...retold(fact, term, random) });
      }
    }
  }
  return reported;
}
