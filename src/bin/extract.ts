import { parseArgs } from "node:util";
import { GraphQLError } from "graphql";
import { FaultyRecordError } from "../articles/check-record.ts";
import { oneLine } from "../clean-text.ts";
import { type Config, readConfig, StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { ExtractionError } from "../extraction/extractor.ts";
import { llmExtractor } from "../extraction/llm/llm-extractor.ts";
import { offlineExtractor } from "../extraction/offline/offline-extractor.ts";
import { type ArticleFile, articleFiles } from "../extraction/reading/read-article.ts";
import { UnreadableArticleError } from "../extraction/reading/unreadable.ts";
import { type ArticleToExtract, articleToExtract } from "./article-to-extract.ts";
import { cannotRead } from "./asked-rows.ts";
import { account, faulty, type Outcome, tell } from "./extract-outcome.ts";
import { extractToFolder, madeFolder } from "./extract-to-folder.ts";
import { ToGraph } from "./extract-to-graph.ts";
import { progressOf } from "./progress.ts";
import { withNeo4j } from "./with-neo4j.ts";

const usage = `Usage: npm run extract -- FILE… [--extractor offline|llm] [--out FOLDER]
A FILE is an article in HTML, Markdown or plain text, or a folder of these. Its proposal is stored in the graph, for review.
With --out, NAME.proposal.json and NAME.record.json go to the folder instead, and the graph is not asked. What is there
already, from the same text, is left as it is.`;

await exitOnFault(async () => {
  const { paths, name, out } = readArguments();
  const config = readConfig(process.env);
  const files = checkedNames(await articleFiles(paths).catch(cannotRead), out !== undefined);
  const { extractor, label, stored } = extractorOf(name, config);
  try {
    if (out === undefined)
      return await withNeo4j(async (neo4j) => {
        const graph = new ToGraph(neo4j, config, stored, extractor);
        return extractAll(files, (article, signal) => graph.extract(article, signal)).finally(() => graph.close());
      });
    // Before a model is asked, which may cost something.
    await madeFolder(out);
    const to = { extractor, label, folder: out, timeoutMs: config.limits.extractionTimeoutMs };
    return await extractAll(files, (article, signal) => extractToFolder(article, to, signal));
  } finally {
    await extractor.close();
  }
});

/** Extracts one file after the other, and tells what became of each. Returns the exit code. */
async function extractAll(
  files: readonly ArticleFile[],
  extract: (article: ArticleToExtract, signal: AbortSignal) => Promise<Outcome>,
): Promise<number> {
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
  const began = performance.now();
  const progress = progressOf(files.length, "articles");
  const outcomes: Outcome[] = [];
  let end: string | null = null;
  for (const [done, file] of files.entries()) {
    progress(done);
    try {
      outcomes.push(await extract(await articleToExtract(file), interrupted.signal));
    } catch (error) {
      if (interrupted.signal.aborted) break;
      end = reasonToEnd(error);
      if (end !== null) break;
      outcomes.push(faulty(`${file.path} ${reasonOf(error)}`));
    }
  }
  if (outcomes.length === files.length) progress(files.length);
  for (const outcome of outcomes) tell(outcome);
  console.log(account(outcomes, files.length, (performance.now() - began) / 1_000).join("\n"));
  if (interrupted.signal.aborted) return 130;
  if (end !== null) console.error(oneLine(end));
  return end !== null || outcomes.some(({ state }) => state === "FAULTY") ? 1 : 0;
}

/** Why no other file can be extracted either; null if the next one may be. */
function reasonToEnd(error: unknown): string | null {
  const code = codeOf(error);
  return code === "EXTRACTOR_UNAVAILABLE" || code === "TOO_MANY_PROPOSALS"
    ? `${code}: ${(error as Error).message}`
    : null;
}

/** What is wrong with a file. Throws any other error. */
function reasonOf(error: unknown): string {
  if (error instanceof UnreadableArticleError) return error.message;
  if (error instanceof FaultyRecordError) return `is no article that a record takes: ${error.message}`;
  const code = codeOf(error);
  if (code === undefined) throw error;
  return `is not extracted, ${code}: ${(error as Error).message}`;
}

/** The code of an ExtractionError, or of an error of the API. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof ExtractionError) return error.code;
  return error instanceof GraphQLError ? String(error.extensions.code) : undefined;
}

function extractorOf(name: "offline" | "llm", { languageModel }: Config) {
  if (name === "offline")
    return {
      extractor: offlineExtractor({ report: (line) => console.error(line) }),
      label: name,
      stored: "OFFLINE" as const,
    };
  if (languageModel === null)
    throw new StartupError("EXTRACTOR_UNAVAILABLE: no language model is set up: set LLM_URL and LLM_MODEL");
  const label = `llm:${languageModel.model}`;
  return { extractor: llmExtractor(languageModel), label, stored: "LANGUAGE_MODEL" as const };
}

/** The files. Throws a StartupError if there are none, or if two would be written to one. */
function checkedNames(files: readonly ArticleFile[], areWritten: boolean): readonly ArticleFile[] {
  if (files.length === 0) throw new StartupError("There is no article: no file in HTML, Markdown or plain text");
  const paths = new Map<string, string>();
  for (const { path, name } of files) {
    const other = paths.get(name);
    if (areWritten && other !== undefined && other !== path)
      throw new StartupError(`${other} and ${path} would both be written to ${name}.proposal.json: rename one`);
    paths.set(name, path);
  }
  return files;
}

/** The arguments of the command line. Throws a StartupError that says which is at fault. */
function readArguments() {
  const text = { type: "string" } as const;
  try {
    const { values, positionals: paths } = parseArgs({
      options: { extractor: text, out: text },
      allowPositionals: true,
    });
    const { extractor: name = "offline", out } = values;
    if (name !== "offline" && name !== "llm") throw new StartupError(`--extractor must be offline or llm, not ${name}`);
    if (out === "") throw new StartupError("--out must name a folder");
    if (paths.length === 0) throw new StartupError("Name at least one file");
    return { paths, name, out } as const;
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}
