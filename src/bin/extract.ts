import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { FaultyRecordError } from "../articles/check-record.ts";
import type { ArticleRecord } from "../articles/record.ts";
import { textOfRecord } from "../articles/record-text.ts";
import { oneLine } from "../clean-text.ts";
import { type Config, readConfig, StartupError } from "../config.ts";
import { exitOnFault } from "../exit-on-fault.ts";
import { ExtractionError, type Extractor } from "../extraction/extractor.ts";
import { guessLanguage, languageOfTag } from "../extraction/language.ts";
import { llmExtractor } from "../extraction/llm/llm-extractor.ts";
import { offlineExtractor } from "../extraction/offline/offline-extractor.ts";
import type { Proposal } from "../extraction/proposal.ts";
import { type ArticleFile, articleFiles, readArticle } from "../extraction/reading/read-article.ts";
import { UnreadableArticleError } from "../extraction/reading/unreadable.ts";
import { articleId, proposedRecord, unmarked } from "../extraction/record/proposed-record.ts";
import { cannotRead } from "./asked-rows.ts";
import { progressOf } from "./progress.ts";

const usage = `Usage: npm run extract -- FILE… --out FOLDER [--extractor offline|llm]
A FILE is an article in HTML, Markdown or plain text, or a folder of these. For each, NAME.proposal.json and
NAME.record.json go to the folder. What is there already, from the same text and extractor, is left as it is.`;

/** What becomes of one file: a line for a person and what there is to add to it, and what is counted. */
interface Outcome {
  /** Null if there is nothing to say. */
  readonly line: string | null;
  readonly details: readonly string[];
  readonly proposal: Proposal | null;
  readonly state: "READ" | "THERE" | "FAULTY";
}

await exitOnFault(async () => {
  const { paths, extractorName, out } = readArguments();
  const config = readConfig(process.env);
  const files = checkedNames(await articleFiles(paths).catch(cannotRead));
  const { extractor, label } = extractorOf(extractorName, config);
  // Before a model is asked, which may cost something.
  await madeFolder(out);
  const interrupted = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());

  const began = performance.now();
  const progress = progressOf(files.length, "articles");
  const outcomes: Outcome[] = [];
  let unavailable: string | null = null;
  try {
    for (const [done, file] of files.entries()) {
      progress(done);
      try {
        outcomes.push(await extractOne(file, { extractor, label, out, signal: interrupted.signal }));
      } catch (error) {
        if (interrupted.signal.aborted) break;
        if (error instanceof ExtractionError && error.code === "EXTRACTOR_UNAVAILABLE") {
          unavailable = error.message;
          break;
        }
        outcomes.push({ line: `${file.path} ${reasonOf(error)}`, details: [], proposal: null, state: "FAULTY" });
      }
    }
    if (outcomes.length === files.length) progress(files.length);
  } finally {
    await extractor.close();
  }
  for (const outcome of outcomes) tell(outcome);
  console.log(account(outcomes, files.length, (performance.now() - began) / 1_000).join("\n"));
  if (interrupted.signal.aborted) return 130;
  if (unavailable !== null) console.error(`EXTRACTOR_UNAVAILABLE: ${oneLine(unavailable)}`);
  return unavailable !== null || outcomes.some(({ state }) => state === "FAULTY") ? 1 : 0;
});

interface Extraction {
  readonly extractor: Extractor;
  /** The extractor, as a proposal names it. */
  readonly label: string;
  readonly out: string;
  readonly signal: AbortSignal;
}

async function extractOne(file: ArticleFile, { extractor, label, out, signal }: Extraction): Promise<Outcome> {
  const { text, notes, ...head } = await readArticle(file.path);
  const language = languageOfTag(head.language ?? "") ?? guessLanguage(text);
  const article = { id: articleId(head, text), ...head, language: head.language ?? language };
  const paths = { proposal: `${join(out, file.name)}.proposal.json`, record: `${join(out, file.name)}.record.json` };
  if (await isThere(paths.proposal, text, label)) return { line: null, details: [], proposal: null, state: "THERE" };
  const proposal = await extractor.propose({
    ...{ text, language, signal, title: head.title },
    // Without the graph, nothing is known.
    findKnown: async () => new Map(),
  });
  const { record, fallen, fault } = recordOf();
  await madeFolder(dirname(paths.proposal));
  if (record !== null) await written(paths.record, JSON.parse(textOfRecord(record)));
  // Last, since a file that has it is taken for done.
  await written(paths.proposal, { article, text, extractor: label, proposal });
  const { entities, relations, fallenTotal } = proposal;
  const marked = relations.length - unmarked(proposal).length;
  return {
    line: `${file.path}: ${entities.length} entities, ${relations.length} relations, ${marked} of them marked; ${fallenTotal} fell`,
    details: [
      ...notes,
      ...proposal.fallen.map(({ what, why }) => `fell: ${what}: ${why}`),
      ...(fallenTotal > proposal.fallen.length ? [`and ${fallenTotal - proposal.fallen.length} more`] : []),
      ...fallen.map(({ what, why }) => `not in the record: ${what}: ${why}`),
      ...(fault === null ? [] : [`no record: ${fault}`]),
    ],
    proposal,
    state: fault === null ? "READ" : "FAULTY",
  };

  function recordOf() {
    try {
      const { record, fallen } = proposedRecord(article, text, { ...proposal, relations: unmarked(proposal) });
      return { record: record as ArticleRecord | null, fallen, fault: null };
    } catch (error) {
      if (!(error instanceof FaultyRecordError)) throw error;
      return { record: null, fallen: [], fault: error.message };
    }
  }
}

/** Names and quotes are those of strangers: no character of theirs reaches the terminal that would steer it. */
function tell({ line, details, state }: Outcome): void {
  const print = state === "FAULTY" ? console.error : console.log;
  if (line !== null) print(oneLine(line));
  for (const detail of details) print(`  ${oneLine(detail)}`);
}

/** Whether a file has the proposal of this text by this extractor. */
async function isThere(path: string, text: string, label: string): Promise<boolean> {
  try {
    const stored = JSON.parse(await readFile(path, "utf8"));
    return stored.text === text && stored.extractor === label;
  } catch {
    return false;
  }
}

async function madeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch(cannotWrite(path));
}

async function written(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`).catch(cannotWrite(path));
}

function cannotWrite(path: string) {
  return ({ code }: NodeJS.ErrnoException): never => {
    throw new StartupError(`Cannot write ${path}: ${code}`);
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableArticleError) return error.message;
  if (error instanceof ExtractionError) return `is not extracted, ${error.code}: ${error.message}`;
  throw error;
}

function account(outcomes: readonly Outcome[], files: number, seconds: number): string[] {
  const proposals = outcomes.flatMap(({ proposal }) => proposal ?? []);
  const sum = (count: (proposal: Proposal) => number) => proposals.reduce((total, one) => total + count(one), 0);
  const of = (state: Outcome["state"]) => outcomes.filter((outcome) => outcome.state === state).length;
  const calls = sum(({ usage }) => usage?.calls ?? 0);
  return [
    `${files} articles in ${seconds.toFixed(1)} s: read ${of("READ")}, already there ${of("THERE")}, faulty ${of("FAULTY")}, not reached ${files - outcomes.length}`,
    `  entities ${sum(({ entities }) => entities.length)}, relations ${sum(({ relations }) => relations.length)}, fell ${sum(({ fallenTotal }) => fallenTotal)}`,
    ...(calls === 0
      ? []
      : [
          `  calls of the model ${calls}, tokens in ${sum(({ usage }) => usage?.inputTokens ?? 0)}, out ${sum(({ usage }) => usage?.outputTokens ?? 0)}`,
        ]),
  ];
}

function extractorOf(name: "offline" | "llm", { languageModel }: Config) {
  if (name === "offline")
    return { extractor: offlineExtractor({ report: (line) => console.error(line) }), label: "offline" };
  if (languageModel === null)
    throw new StartupError("EXTRACTOR_UNAVAILABLE: no language model is set up: set LLM_URL and LLM_MODEL");
  return { extractor: llmExtractor(languageModel), label: `llm:${languageModel.model}` };
}

/** The files. Throws a StartupError if there are none, or if two would be written to one. */
function checkedNames(files: readonly ArticleFile[]): readonly ArticleFile[] {
  if (files.length === 0) throw new StartupError("There is no article: no file in HTML, Markdown or plain text");
  const paths = new Map<string, string>();
  for (const { path, name } of files) {
    const other = paths.get(name);
    if (other !== undefined && other !== path)
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
    const { extractor = "offline", out } = values;
    if (extractor !== "offline" && extractor !== "llm")
      throw new StartupError(`--extractor must be offline or llm, not ${extractor}`);
    if (paths.length === 0) throw new StartupError("Name at least one file");
    if (out === undefined) throw new StartupError("--out is missing");
    return { paths, extractorName: extractor, out } as const;
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}
