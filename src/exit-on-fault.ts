import { StartupError } from "./config.ts";
import { QueryError } from "./neo4j/query-error.ts";

/** Ends the process with what `run` returns; a fault that a sentence explains is printed as one, with exit code 1. */
export async function exitOnFault(run: () => Promise<number>): Promise<never> {
  try {
    process.exit(await run());
  } catch (error) {
    const explained = error instanceof StartupError || error instanceof QueryError;
    console.error(explained ? error.message : error);
    process.exit(1);
  }
}
