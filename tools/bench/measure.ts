import type { Question, Variables } from "./question.ts";
import { shuffled } from "./random.ts";
import { concurrency, type Variant } from "./variants.ts";

/** A question, and the variables to ask it with. */
export interface Task {
  readonly question: Question;
  readonly samples: readonly Variables[];
}

/** One round of one variant and one question: all latencies in milliseconds, and the answers per second. */
export interface Slice {
  readonly latencies: number[];
  readonly perSecond: number;
}
export type Figures = Map<Question, Map<Variant["name"], Slice[]>>;

const latencySliceMs = 500;
const throughputSliceMs = 800;
const warmUpMs = 2_500;
const fewest = 5;

/** Makes all processes, including Neo4j, compile the measured code. Before that it is several times slower. */
export async function warmUp(tasks: readonly Task[], variants: readonly Variant[]): Promise<void> {
  for (const task of tasks)
    for (const variant of variants) {
      await askOneByOne(task, variant, 0, warmUpMs / 2);
      await askAtOnce(task, variant, 0, warmUpMs / 2);
    }
}

/**
 * In each round, every variant gets a slice of time for every question. The slices of one question follow each other in
 * random order, so that noise of the machine affects all variants equally.
 */
export async function measure(
  tasks: readonly Task[],
  variants: readonly Variant[],
  rounds: number,
  random: () => number,
): Promise<Figures> {
  const figures: Figures = new Map(
    tasks.map(({ question }) => [question, new Map(variants.map(({ name }) => [name, []]))]),
  );
  for (let round = 0; round < rounds; round++)
    for (const task of shuffled(tasks, random)) {
      const start = Math.floor(random() * task.samples.length);
      for (const variant of shuffled(variants, random)) {
        const latencies = await askOneByOne(task, variant, start, latencySliceMs);
        const perSecond = await askAtOnce(task, variant, start, throughputSliceMs);
        figures.get(task.question)?.get(variant.name)?.push({ latencies, perSecond });
      }
    }
  return figures;
}

async function askOneByOne(task: Task, variant: Variant, start: number, forMs: number): Promise<number[]> {
  const latencies: number[] = [];
  const end = performance.now() + forMs;
  for (let i = start; performance.now() < end || latencies.length < fewest; i++) {
    const began = performance.now();
    await variant.ask(task.question, sampleOf(task, i));
    latencies.push(performance.now() - began);
  }
  return latencies;
}

async function askAtOnce(task: Task, variant: Variant, start: number, forMs: number): Promise<number> {
  let next = start;
  let answers = 0;
  const began = performance.now();
  const end = began + forMs;
  const worker = async () => {
    do {
      await variant.ask(task.question, sampleOf(task, next++));
      answers++;
    } while (performance.now() < end);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return (answers / (performance.now() - began)) * 1_000;
}

function sampleOf({ samples }: Task, i: number): Variables {
  return samples[i % samples.length] as Variables;
}
