import type { Figures, Slice } from "./measure.ts";
import { geometricMean, median, percentile } from "./statistics.ts";
import type { Variant } from "./variants.ts";

type Name = Variant["name"];

export interface Line {
  readonly question: string;
  readonly variant: Name;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** As a multiple of the raw driver's: the median of the rounds. */
  readonly latency: number;
  readonly perSecond: number;
  /** As a share of the raw driver's: the median of the rounds. */
  readonly throughput: number;
}

const raw: Name = "raw driver";
const allQuestions = "all";

/** One line for each question and variant, then the geometric means of all questions. */
export function linesOf(figures: Figures): Line[] {
  const lines = [...figures].flatMap(([question, byVariant]) => {
    const rawSlices = byVariant.get(raw) ?? [];
    return [...byVariant].map(([variant, slices]): Line => {
      const latencies = slices.flatMap((slice) => slice.latencies);
      const against = (ratio: (slice: Slice, rawSlice: Slice) => number) =>
        median(slices.map((slice, round) => ratio(slice, rawSlices[round] as Slice)));
      return {
        question: question.name,
        variant,
        p50Ms: median(latencies),
        p95Ms: percentile(latencies, 0.95),
        latency: against((slice, rawSlice) => median(slice.latencies) / median(rawSlice.latencies)),
        perSecond: median(slices.map(({ perSecond }) => perSecond)),
        throughput: against((slice, rawSlice) => slice.perSecond / rawSlice.perSecond),
      };
    });
  });
  const names = [...new Set(lines.map(({ variant }) => variant))];
  const means = names.map((variant): Line => {
    const mean = (field: "p50Ms" | "p95Ms" | "latency" | "perSecond" | "throughput") =>
      geometricMean(lines.filter((line) => line.variant === variant).map((line) => line[field]));
    return {
      question: allQuestions,
      variant,
      p50Ms: mean("p50Ms"),
      p95Ms: mean("p95Ms"),
      latency: mean("latency"),
      perSecond: mean("perSecond"),
      throughput: mean("throughput"),
    };
  });
  return [...lines, ...means];
}

const columns = ["", "variant", "p50 ms", "p95 ms", "× raw", "per s", "of raw"];

export function tableOf(lines: readonly Line[]): string {
  const cells = lines.map((line, i) => [
    line.question === lines[i - 1]?.question ? "" : line.question,
    line.variant,
    line.p50Ms.toFixed(2),
    line.p95Ms.toFixed(2),
    line.latency.toFixed(2),
    line.perSecond.toFixed(line.perSecond < 100 ? 1 : 0),
    line.throughput.toFixed(2),
  ]);
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const written = (row: readonly string[]) =>
    row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return [columns, ...cells].map(written).join("\n");
}

export interface Goal {
  readonly goal: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** The goals, with the figures for each. */
export function goalsOf(lines: readonly Line[]): Goal[] {
  const of = (question: string, variant: Name) =>
    lines.find((line) => line.question === question && line.variant === variant) as Line;
  const ours = of(allQuestions, "this service");
  const perSecond = ours.throughput / of(allQuestions, "@neo4j/graphql").throughput;
  const overBare = ours.latency / of(allQuestions, "bare HTTP").latency;
  const asked = [...new Set(lines.map(({ question }) => question))].filter((question) => question !== allQuestions);
  const slower = asked.filter((question) => {
    const [own, peer] = [of(question, "this service"), of(question, "@neo4j/graphql")];
    return own.latency > peer.latency || own.throughput < peer.throughput;
  });
  const goal = (text: string, value: number, reached: boolean): Goal => ({
    goal: text,
    measured: value.toFixed(2),
    reached,
  });
  return [
    goal("latency at most 1.35 × the raw driver's", ours.latency, ours.latency <= 1.35),
    goal("latency at most 1.05 × that of bare HTTP", overBare, overBare <= 1.05),
    goal("throughput at least 0.75 of the raw driver's", ours.throughput, ours.throughput >= 0.75),
    goal("throughput at least 3 × that of @neo4j/graphql", perSecond, perSecond >= 3),
    {
      goal: "no question slower than @neo4j/graphql",
      measured: slower.length === 0 ? "none" : slower.join(", "),
      reached: slower.length === 0,
    },
  ];
}

export function goalsTable(goals: readonly Goal[]): string {
  const width = Math.max(...goals.map(({ goal }) => goal.length));
  return goals
    .map(({ goal, measured, reached }) => `${goal.padEnd(width)}  ${measured}${reached ? "" : "  not reached"}`)
    .join("\n");
}
