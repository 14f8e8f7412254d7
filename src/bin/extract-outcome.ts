import { oneLine } from "../clean-text.ts";
import type { Proposal } from "../extraction/proposal.ts";

/** What becomes of one file: a line for a person and what there is to add to it, and what is counted. */
export interface Outcome {
  readonly state: "READ" | "THERE" | "FAULTY";
  /** Null if there is nothing to say. */
  readonly line: string | null;
  readonly details: readonly string[];
  readonly proposal: Proposal | null;
}

export const isThere: Outcome = { state: "THERE", line: null, details: [], proposal: null };

export function faulty(line: string): Outcome {
  return { state: "FAULTY", line, details: [], proposal: null };
}

/** Of a proposal: what was found, and what fell. */
export function found(path: string, proposal: Proposal, notes: readonly string[]): Outcome {
  const { entities, relations, fallen, fallenTotal } = proposal;
  const marked = relations.filter(({ marks }) => marks.length > 0).length;
  return {
    state: "READ",
    line: `${path}: ${entities.length} entities, ${relations.length} relations, ${marked} of them marked; ${fallenTotal} fell`,
    details: [
      ...notes,
      ...fallen.map(({ what, why }) => `fell: ${what}: ${why}`),
      ...(fallenTotal > fallen.length ? [`and ${fallenTotal - fallen.length} more`] : []),
    ],
    proposal,
  };
}

/** Names and quotes are those of strangers: no character of theirs reaches the terminal that would steer it. */
export function tell({ line, details, state }: Outcome): void {
  const print = state === "FAULTY" ? console.error : console.log;
  if (line !== null) print(oneLine(line));
  for (const detail of details) print(`  ${oneLine(detail)}`);
}

/** The sums. */
export function account(outcomes: readonly Outcome[], files: number, seconds: number): string[] {
  const proposals = outcomes.flatMap(({ proposal }) => proposal ?? []);
  const sum = (count: (proposal: Proposal) => number) => proposals.reduce((total, one) => total + count(one), 0);
  const of = (state: Outcome["state"]) => outcomes.filter((outcome) => outcome.state === state).length;
  const calls = sum(({ usage }) => usage?.calls ?? 0);
  const tokens = `tokens in ${sum(({ usage }) => usage?.inputTokens ?? 0)}, out ${sum(({ usage }) => usage?.outputTokens ?? 0)}`;
  return [
    `${files} articles in ${seconds.toFixed(1)} s: read ${of("READ")}, already there ${of("THERE")}, faulty ${of("FAULTY")}, not reached ${files - outcomes.length}`,
    `  entities ${sum(({ entities }) => entities.length)}, relations ${sum(({ relations }) => relations.length)}, fell ${sum(({ fallenTotal }) => fallenTotal)}`,
    ...(calls === 0 ? [] : [`  calls of the model ${calls}, ${tokens}`]),
  ];
}
