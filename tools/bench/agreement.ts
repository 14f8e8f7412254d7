import { isDeepStrictEqual } from "node:util";
import type { Question, Variables } from "./question.ts";
import type { Variant } from "./variants.ts";

/**
 * Sends the same samples to all variants. Throws an Error that shows where an answer differs from the first variant's.
 */
export async function checkAgreement(
  question: Question,
  samples: readonly Variables[],
  [first, ...others]: readonly Variant[],
): Promise<void> {
  if (first === undefined) return;
  for (const variables of samples) {
    const expected = await answer(first, question, variables);
    for (const variant of others) {
      const given = await answer(variant, question, variables);
      const where = difference(expected, given);
      if (where === null) continue;
      throw new Error(`${question.name} ${JSON.stringify(variables)}: ${variant.name} does not answer as ${first.name}
  at ${where.path}
  ${first.name}: ${shown(where.expected)}
  ${variant.name}: ${shown(where.given)}`);
    }
  }
}

async function answer(variant: Variant, question: Question, variables: Variables): Promise<unknown> {
  try {
    // Converted through JSON, because points of the driver and maps of rows have their own prototypes.
    return JSON.parse(JSON.stringify(variant.answerOf(question, await variant.ask(question, variables)) ?? null));
  } catch (error) {
    throw new Error(
      `${question.name} ${JSON.stringify(variables)}: ${variant.name} fails: ${(error as Error).message}`,
    );
  }
}

interface Difference {
  readonly path: string;
  readonly expected: unknown;
  readonly given: unknown;
}

function difference(expected: unknown, given: unknown, path = "answer"): Difference | null {
  if (isDeepStrictEqual(expected, given)) return null;
  if (typeof expected === "object" && typeof given === "object" && expected !== null && given !== null) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(given)]);
    for (const key of keys) {
      const below = difference(
        (expected as Record<string, unknown>)[key],
        (given as Record<string, unknown>)[key],
        `${path}.${key}`,
      );
      if (below !== null) return below;
    }
  }
  return { path, expected, given };
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? "nothing").slice(0, 300);
}
