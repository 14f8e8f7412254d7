import { userInfo } from "node:os";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { decide, RefusedDecisionError } from "../articles/decide.ts";
import { StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { readsOf } from "../neo4j/driver.ts";
import { askReviewer, type PairDecision } from "../review/ask-reviewer.ts";
import { findDuplicates } from "../review/find-duplicates.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run review -- [--by NAME] [--min-score 0.5…1]
Shows pairs of entities that may be one, and asks what they are. NAME is who decides.`;

await exitOnFault(async () => {
  const { by, minScore } = readArguments();
  return withNeo4j(async (neo4j, { limits }) => {
    console.error("Comparing names…");
    const { found, omitted } = await findDuplicates(readsOf(neo4j, limits.analyticsTimeoutMs, undefined));
    const pairs = found.filter(({ score }) => score >= minScore);
    console.log(
      `${pairs.length} pairs${omitted > 0 ? `, and ${omitted} more with lower scores and fewer relations` : ""}`,
    );
    const lines = linesOf(process.stdin);
    const decided = await askReviewer(readsOf(neo4j, limits.queryTimeoutMs, undefined), pairs, {
      tell: (text) => console.log(text),
      async ask(question) {
        process.stdout.write(question);
        const { value, done } = await lines.next();
        return done ? null : value;
      },
      async decide({ verdict, keep, other }: PairDecision) {
        const request = verdict === "SAME" ? { verdict, keep, absorb: [other] } : { verdict, a: keep, b: other };
        const options = { timeoutMs: limits.importTimeoutMs, by, reason: null, dryRun: false };
        try {
          const { decisions } = await decide(neo4j, request, options);
          return `Decided: ${decisions.map(({ id }) => id).join(", ")}`;
        } catch (error) {
          if (error instanceof RefusedDecisionError) return `Not decided. ${error.message}`;
          throw error;
        }
      },
    });
    console.log(`\n${decided} decided`);
    return 0;
  });
});

/** The lines of a stream. Lines that come at once are all kept. */
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string, undefined> {
  yield* createInterface({ input });
  return undefined;
}

function readArguments() {
  const text = { type: "string" } as const;
  let values: { by?: string; "min-score"?: string };
  try {
    ({ values } = parseArgs({ options: { by: text, "min-score": text } }));
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
  const minScore = Number(values["min-score"] ?? "0.6");
  if (!(minScore >= 0.5 && minScore <= 1))
    throw new StartupError(`--min-score must be from 0.5 to 1, not ${values["min-score"]}\n${usage}`);
  return { by: values.by ?? userInfo().username, minScore };
}
