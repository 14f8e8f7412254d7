import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { EntityKind } from "../../ontology.ts";
import { ExtractionError } from "../extractor.ts";
import type { Language } from "../language.ts";
import type { TaggedSpan } from "./named-span.ts";
import type { FindTagger, TaggerProgram } from "./tagger-program.ts";

export interface TaggerLimits {
  /** How long a tagger may take to be ready after its start. */
  readonly startMs: number;
  /** How long it may take for one text. */
  readonly textMs: number;
  /** After this time without a text it is ended. */
  readonly idleMs: number;
}

export const taggerLimits: TaggerLimits = { startMs: 120_000, textMs: 60_000, idleMs: 300_000 };

const kinds: Readonly<Record<string, EntityKind>> = {
  PERSON: "PERSON",
  ORGANIZATION: "COMPANY",
  LOCATION: "PLACE",
};

/**
 * The tagger of one language: a child process that is started at the first text, takes one text at a time, and is ended
 * when it is idle. One that died, hung or ran out of memory is started again for the next text.
 */
export class Tagger {
  readonly #language: Language;
  readonly #find: FindTagger;
  readonly #limits: TaggerLimits;
  readonly #report: (line: string) => void;
  #child: Promise<TaggerProcess> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;

  constructor(
    language: Language,
    find: FindTagger,
    report: (line: string) => void,
    limits: TaggerLimits = taggerLimits,
  ) {
    this.#language = language;
    this.#find = find;
    this.#limits = limits;
    this.#report = report;
  }

  /**
   * The names in a text, in its order, without overlap. Throws an ExtractionError: EXTRACTOR_UNAVAILABLE if the tagger
   * cannot be started, EXTRACTION_TIMEOUT if it takes too long, EXTRACTION_FAILED if it dies. Throws the signal's reason if
   * it is aborted; a text that is being tagged then ends the process.
   */
  tag(text: string, signal: AbortSignal): Promise<TaggedSpan[]> {
    const tagged = this.#queue.then(() => this.#tagNow(text, signal));
    this.#queue = tagged.catch(() => {});
    return tagged;
  }

  /** Ends the process. A later text starts another. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const child = this.#child;
    this.#child = null;
    await (await child?.catch(() => null))?.end();
  }

  async #tagNow(text: string, signal: AbortSignal): Promise<TaggedSpan[]> {
    signal.throwIfAborted();
    clearTimeout(this.#idle);
    try {
      const child = await this.#started(signal);
      const line = await child.ask(text, this.#limits.textMs, signal);
      this.#idle = setTimeout(() => this.close(), this.#limits.idleMs).unref();
      return spansOf(line, text.length);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #started(signal: AbortSignal): Promise<TaggerProcess> {
    const running = await this.#child?.catch(() => null);
    if (running?.isAlive) return running;
    this.#child = this.#start(signal);
    return this.#child;
  }

  async #start(signal: AbortSignal): Promise<TaggerProcess> {
    let program: TaggerProgram;
    try {
      program = await this.#find(this.#language, this.#report);
    } catch (error) {
      throw new ExtractionError("EXTRACTOR_UNAVAILABLE", error instanceof Error ? error.message : String(error));
    }
    const child = new TaggerProcess(program);
    try {
      await child.ready(this.#limits.startMs, signal);
      return child;
    } catch (error) {
      await child.end();
      throw error;
    }
  }
}

/** How much of what a process complains about is kept. */
const keptComplaint = 2_000;

class TaggerProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: Interface;
  readonly #gone: Promise<string>;
  #complaint = "";
  /** Ends the wait for a line. */
  #fail: ((error: unknown) => void) | null = null;
  isAlive = true;

  constructor({ command, args, env }: TaggerProgram) {
    const child = spawn(command, args, { env, stdio: ["pipe", "pipe", "pipe"] });
    this.#child = child;
    this.#lines = createInterface(child.stdout);
    child.stderr.on("data", (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-keptComplaint);
    });
    // A write to a process that has died: its end tells why.
    child.stdin.on("error", () => {});
    this.#gone = new Promise((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("close", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    this.#gone.then((how) => {
      this.isAlive = false;
      this.#fail?.(this.#fault(how));
    });
  }

  async ready(ms: number, signal: AbortSignal): Promise<void> {
    await this.#line("its start", ms, signal);
  }

  async ask(text: string, ms: number, signal: AbortSignal): Promise<string> {
    this.#child.stdin.write(`${Buffer.from(text).toString("base64")}\n`);
    return this.#line("a text", ms, signal);
  }

  async end(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#gone;
    this.#lines.close();
  }

  /** The next line that the process says. */
  #line(what: string, ms: number, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
        this.#lines.off("line", heard);
        this.#fail = null;
        act();
      };
      const heard = (line: string) => settle(() => resolve(line));
      const fail = (error: unknown) => settle(() => reject(error));
      const abort = () => fail(signal.reason);
      const late = () =>
        fail(new ExtractionError("EXTRACTION_TIMEOUT", `The tagger took more than ${ms / 1_000} s for ${what}`));
      const timer = setTimeout(late, ms);
      this.#lines.once("line", heard);
      signal.addEventListener("abort", abort, { once: true });
      this.#fail = fail;
      if (signal.aborted) abort();
      else if (!this.isAlive) fail(this.#fault("before its answer"));
    });
  }

  #fault(how: string): ExtractionError {
    if (/OutOfMemoryError|Terminating due to java.lang.OutOfMemory/.test(this.#complaint))
      return new ExtractionError("EXTRACTION_FAILED", "The tagger ran out of memory");
    const last = this.#complaint.trim().split("\n").at(-1) ?? "";
    return new ExtractionError("EXTRACTION_FAILED", `The tagger ended (${how})${last === "" ? "" : `: ${last}`}`);
  }
}

/** The spans of an answer. Throws an ExtractionError if it is none. */
function spansOf(line: string, length: number): TaggedSpan[] {
  if (line.trim() === "") return [];
  return line
    .trim()
    .split(" ")
    .flatMap((name): TaggedSpan[] => {
      const [, from, to, tag] = /^(\d+),(\d+),([A-Z_-]+)$/.exec(name) ?? [];
      const [start, end] = [Number(from), Number(to)];
      if (tag === undefined || !(start < end && end <= length))
        throw new ExtractionError(
          "EXTRACTION_FAILED",
          `The tagger gave an answer that cannot be read: ${name.slice(0, 100)}`,
        );
      const kind = kinds[tag.replace(/^[BI]-/, "")];
      return kind === undefined ? [] : [{ start, end, kind }];
    });
}
