import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { type Duplicate, stillOpen } from "./find-duplicates.ts";

const shownRow = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  description: z.string().nullable(),
  sameAs: z.array(z.string()),
  degree: z.int(),
  neighbors: z.array(z.string()),
  sources: z.int(),
  titles: z.array(z.string()),
});
type Shown = z.infer<typeof shownRow>;

export interface Reviewer {
  /** The answer to a question, in one line. Null if there is no more input. */
  ask(question: string): Promise<string | null>;
  tell(text: string): void;
  /** Decides, and tells what came of it: a sentence, also if the decision was refused. */
  decide(decision: PairDecision): Promise<string>;
}

/** Of two that are the same, `keep` is the one with more relations. */
export interface PairDecision {
  readonly verdict: "SAME" | "DIFFERENT";
  readonly keep: string;
  readonly other: string;
}

const question = "(s)ame, (d)ifferent, (l)ater or (q)uit? ";

/** Shows pair after pair and asks what they are, until none is left or the reviewer quits. Returns how many were decided. */
export async function askReviewer(read: Read, pairs: readonly Duplicate[], reviewer: Reviewer): Promise<number> {
  let decided = 0;
  for (const [i, pair] of pairs.entries()) {
    // A decision before may have settled this pair as well.
    const [open] = await stillOpen(read, [pair]);
    const rows = open === undefined ? [] : await read(cypher("review/shown", { ids: [pair.a, pair.b] }, shownRow));
    const [keep, other] = [...rows].sort((x, y) => y.degree - x.degree || (x.id < y.id ? -1 : 1));
    if (keep === undefined || other === undefined) continue;
    reviewer.tell(`\n${i + 1} of ${pairs.length}, score ${pair.score}`);
    for (const shown of [keep, other]) reviewer.tell(describe(shown));
    for (const { rule, text, effect } of pair.reasons)
      reviewer.tell(`  ${effect < 0 ? "" : "+"}${effect}  ${rule}  ${text}`);
    const verdict = await verdictOf(reviewer);
    if (verdict === "quit") break;
    if (verdict === "later") continue;
    reviewer.tell(await reviewer.decide({ verdict, keep: keep.id, other: other.id }));
    decided++;
  }
  return decided;
}

async function verdictOf(reviewer: Reviewer): Promise<"SAME" | "DIFFERENT" | "later" | "quit"> {
  for (;;) {
    const answer = (await reviewer.ask(question))?.trim().toLowerCase();
    if (answer === undefined || answer === "q") return "quit";
    if (answer === "s") return "SAME";
    if (answer === "d") return "DIFFERENT";
    if (answer === "l") return "later";
    reviewer.tell(`Answer with s, d, l or q, not ${JSON.stringify(answer.slice(0, 20))}.`);
  }
}

function describe({ id, name, aliases, description, sameAs, degree, neighbors, sources, titles }: Shown): string {
  const more = (label: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`    ${label}: ${texts.slice(0, 5).join(", ")}`];
  return [
    `  ${name}  (${id}, relations: ${degree}, sources: ${sources})`,
    ...(description === null ? [] : [`    ${description}`]),
    ...more("also", aliases),
    ...more("ids", sameAs),
    ...more("with", neighbors),
    ...more("in", titles),
  ].join("\n");
}
