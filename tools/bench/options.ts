import { parseArgs } from "node:util";

export interface Options {
  readonly entities: number;
  readonly relations: number;
  readonly seed: number;
  readonly rounds: number;
  /** The names of the questions, in lower case. Null means all. */
  readonly questions: readonly string[] | null;
  /** The file for the figures as JSON. Null means none. */
  readonly json: string | null;
  /** A data folder with a graph. Null means to generate one. */
  readonly data: string | null;
}

export const usage = `Usage: npm run bench -- [--entities 100000] [--relations 500000] [--seed 1] [--rounds 5]
         [--questions Q1,Q5h] [--json FILE] [--data DIR]

Without --data and NEO4J_URI it generates a graph of that size below DATA_DIR once, and uses it again.`;

/** Reads the options of the command line. Throws an Error that names the invalid one. */
export function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { entities: text, relations: text, seed: text, rounds: text, questions: text, json: text, data: text },
  });
  const whole = (name: "entities" | "relations" | "seed" | "rounds", usual: number): number => {
    const number = Number(values[name] ?? usual);
    if (Number.isSafeInteger(number) && number > 0) return number;
    throw new Error(`--${name} must be a whole number above 0, not ${values[name]}`);
  };
  return {
    entities: whole("entities", 100_000),
    relations: whole("relations", 500_000),
    seed: whole("seed", 1),
    rounds: whole("rounds", 5),
    questions: values.questions?.split(",").map((name) => name.trim().toLowerCase()) ?? null,
    json: values.json ?? null,
    data: values.data ?? null,
  };
}
