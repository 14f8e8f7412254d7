import { GraphQLError } from "graphql";
import { argumentTable } from "../arguments/argument-table.ts";
import { checkedNumber, checkLength, noLimits } from "../arguments/checks.ts";
import { FaultyRecordError, faultsOfIssue } from "../articles/check-record.ts";
import type { GraphEditor } from "../articles/graph-editor.ts";
import type { ImportOutcome } from "../articles/import-records.ts";
import { ExtractionError, type Extractor, type FindKnown } from "../extraction/extractor.ts";
import { grounded, quotedProposal } from "../extraction/grounded.ts";
import { guessLanguage, languageOfTag } from "../extraction/language.ts";
import type { Proposal } from "../extraction/proposal.ts";
import { recordOf } from "../extraction/record/record-of-proposal.ts";
import type { Neo4j } from "../neo4j/driver.ts";
import { checkedLanguage, checkedSource, type GivenArticle } from "./article-of-proposal.ts";
import { checkedParts, partsThatHold, type Source } from "./check-parts.ts";
import { ExtractionQueue } from "./extraction-queue.ts";
import {
  conflict,
  locked,
  lockedProposal,
  openProposal,
  ProposalStore,
  storedParts,
  tooLong,
  writeChanges,
} from "./proposal-store.ts";
import { type Revision, revised } from "./revision.ts";
import {
  type ExtractorName,
  failedWith,
  isOverdue,
  lengthOfParts,
  maxPartsLength,
  now,
  overdue,
  partsOf,
  type StoredProposal,
  type StoredRow,
} from "./stored-proposal.ts";
import { type Refs, takenParts } from "./taken-parts.ts";

export type Extractors = ReadonlyMap<ExtractorName, Extractor>;

export interface ProposalsOptions {
  readonly extractors: Extractors;
  readonly findKnown: FindKnown;
  readonly extractionTimeoutMs: number;
  /** How long a statement that reads or writes one proposal may take. */
  readonly timeoutMs: number;
  /** Whether the text of a proposal stays when it is decided. */
  readonly keepsTexts: boolean;
  /** Gets what an extractor threw that is no ExtractionError, and what kept a result from being stored. */
  readonly onFault: (error: unknown) => void;
}

/** How many extractors run at once, and how many texts wait for them. */
const [concurrency, maxWaiting] = [2, 20];
/** What has been found is stored within this time after the longest that an extraction may take. */
const graceMs = 30_000;
/** How often storing a result is tried, and after which pause. */
const [storingAttempts, storingPauseMs] = [3, 2_000];
/** How long the service waits for extractors when it stops. */
const closeLimitMs = 5_000;

const unavailable: Readonly<Record<ExtractorName, string>> = {
  OFFLINE: "This service has no offline extractor: OFFLINE_EXTRACTOR is false.",
  LANGUAGE_MODEL: "This service has no language model. Set LLM_URL and LLM_MODEL.",
};

/**
 * The proposals of the graph: what extractors and readers found in texts, and what people say of it. They are no part of
 * what the graph derives from records: nothing of a proposal is in the graph until it is accepted.
 */
export class Proposals {
  readonly #store: ProposalStore;
  readonly #editor: GraphEditor;
  readonly #options: ProposalsOptions;
  readonly #queue: ExtractionQueue;
  readonly #running = new Set<Promise<void>>();

  /** `neo4j` is for short changes of proposals. */
  constructor(neo4j: Neo4j, editor: GraphEditor, options: ProposalsOptions) {
    this.#store = new ProposalStore(neo4j, options.timeoutMs);
    this.#editor = editor;
    this.#options = options;
    this.#queue = new ExtractionQueue({ concurrency, maxWaiting, timeoutMs: options.extractionTimeoutMs });
  }

  /**
   * Stores a text and lets an extractor read it. Returns the proposal when it is there, or after `waitMs` as it is then.
   * Throws a GraphQLError or a FaultyRecordError for wrong arguments, an unavailable extractor, and where too much waits.
   */
  async propose(
    asked: {
      readonly text: string;
      readonly article: GivenArticle;
      readonly extractor: ExtractorName;
      readonly waitMs?: number | null;
    },
    signal: AbortSignal | undefined,
  ): Promise<StoredProposal> {
    const waitMs = checkedNumber(argumentTable.proposeArticle.waitMs, asked.waitMs, noLimits);
    const source = checkedSource(asked.text, asked.article);
    const language = checkedLanguage(source);
    const extractor = this.#options.extractors.get(asked.extractor);
    if (extractor === undefined)
      throw new GraphQLError(unavailable[asked.extractor], {
        extensions: { code: "EXTRACTOR_UNAVAILABLE", argument: "extractor", value: asked.extractor },
      });
    const place = this.#queue.reserve();
    let id: string;
    try {
      id = await this.#store.create(source, language, {
        status: "EXTRACTING",
        extractor: asked.extractor,
        ...partsOf({ entities: [], relations: [], fallen: [] }),
        fallenTotal: 0,
        deadline: now(place.longestMs + graceMs),
      });
    } catch (error) {
      place.free();
      throw error;
    }
    const { text, article } = source;
    const { findKnown } = this.#options;
    const extracted = place.run((signal) =>
      extractor.propose({ text, title: article.title, language, findKnown, signal }),
    );
    const stored = this.#storeResult(id, source, extracted);
    this.#running.add(stored);
    stored.finally(() => this.#running.delete(stored));
    await settledWithin(stored, waitMs, signal);
    return this.#store.whole(id);
  }

  /**
   * Stores what somebody says who has read the text, as far as the text bears it. Throws a GraphQLError or a
   * FaultyRecordError for wrong arguments.
   */
  async proposeQuoted(asked: {
    readonly text: string;
    readonly article: GivenArticle;
    readonly said: unknown;
    readonly by?: string | null;
  }): Promise<StoredProposal> {
    const by = asked.by ?? "reader";
    checkLength(argumentTable.proposeQuoted.by, by, noLimits);
    const source = checkedSource(asked.text, asked.article);
    const language = languageOfTag(source.article.language) ?? guessLanguage(source.text);
    const { data, error } = quotedProposal.safeParse(asked.said);
    if (error) throw new FaultyRecordError(error.issues.flatMap(faultsOfIssue));
    const proposal = { ...grounded(data, { text: source.text, language }, by), usage: null };
    const found = storedParts(partsThatHold(source, proposal));
    if (found === null) throw tooLong();
    return this.#store.whole(await this.#store.create(source, language, { status: "OPEN", extractor: null, ...found }));
  }

  /** Replaces the parts of an open proposal. Throws a GraphQLError or a FaultyRecordError. */
  async revise(id: string, version: number, given: Revision): Promise<StoredProposal> {
    await this.#store.change(async (run) => {
      const { source, entities, relations, fallen } = await openProposal(run, id, version);
      const parts = checkedParts(source, revised(source, { entities, relations }, given));
      const written = partsOf({ ...parts, fallen });
      if (lengthOfParts(written) > maxPartsLength) throw tooLong();
      await writeChanges(run, id, written);
    });
    return this.#store.whole(id);
  }

  /**
   * Imports a record of the taken parts, and of the ends of taken relations, in one transaction with the proposal's new
   * status. Throws a GraphQLError, and a FaultyRecordError that points to the parts of the proposal.
   */
  async accept(
    id: string,
    version: number,
    taken: Refs,
  ): Promise<{ readonly proposal: StoredProposal; readonly imported: ImportOutcome }> {
    const imported = await this.#editor.transact(async (run, take) => {
      const { source, entities, relations } = await openProposal(run, id, version);
      const chosen = takenParts({ entities, relations }, taken);
      const outcome = await chosen.withPointers(take(recordOf(source, chosen.entities, chosen.relations)));
      await writeChanges(run, id, { status: "ACCEPTED", ...chosen.verdicts, ...this.#textAfter });
      return outcome;
    });
    return { proposal: await this.#store.whole(id), imported };
  }

  /** Rejects a proposal as a whole; also one that failed. Throws a GraphQLError. */
  async reject(id: string, version: number, reason: string | null): Promise<StoredProposal> {
    if (reason !== null) checkLength(argumentTable.rejectProposal.reason, reason, noLimits);
    await this.#store.change(async (run) => {
      const row = await lockedProposal(run, id, version);
      if (row.status !== "OPEN" && row.status !== "FAILED" && !isOverdue(row)) throw conflict(row);
      const failure = isOverdue(row) ? overdue : {};
      await writeChanges(run, id, { ...failure, status: "REJECTED", reason, ...this.#textAfter });
    });
    return this.#store.whole(id);
  }

  /** Ends all extractions and extractors. Resolves when they have ended, or after five seconds. */
  async close(): Promise<void> {
    this.#queue.stop();
    const ended = Promise.allSettled([
      ...this.#running,
      ...[...this.#options.extractors.values()].map((extractor) => extractor.close()),
    ]);
    await settledWithin(ended, closeLimitMs, undefined);
  }

  get #textAfter() {
    return this.#options.keepsTexts ? {} : { text: null };
  }

  /** Stores what an extraction gives, or why it gave nothing. Never rejects. */
  async #storeResult(id: string, source: Source, extracted: Promise<Proposal>): Promise<void> {
    const changes: Partial<StoredRow> = await extracted
      .then((proposal): Partial<StoredRow> => {
        const found = storedParts(partsThatHold(source, proposal));
        if (found !== null)
          return { status: "OPEN", ...found, usage: JSON.stringify(proposal.usage ?? null), deadline: null };
        return { status: "FAILED", ...failedWith("EXTRACTION_FAILED", tooLong().message) };
      })
      .catch((error: unknown): Partial<StoredRow> => {
        if (error instanceof ExtractionError) return { status: "FAILED", ...failedWith(error.code, error.message) };
        this.#options.onFault(error);
        const message = "The extractor failed unexpectedly; the log of the service tells why.";
        return { status: "FAILED", ...failedWith("EXTRACTION_FAILED", message) };
      });
    for (let attempt = 1; attempt <= storingAttempts; attempt++)
      try {
        await this.#store.change(async (run) => {
          const row = await locked(run, id);
          // A person may have rejected it meanwhile, after its deadline.
          if (row?.status === "EXTRACTING" && !isOverdue(row)) await writeChanges(run, id, changes);
        });
        return;
      } catch (error) {
        // Without a result it reads as failed after its deadline.
        if (attempt === storingAttempts) this.#options.onFault(error);
        else await new Promise((resolve) => setTimeout(resolve, storingPauseMs).unref());
      }
  }
}

/** Resolves when the work has settled, after this time, or at the signal. */
async function settledWithin(work: Promise<unknown>, ms: number, signal: AbortSignal | undefined): Promise<void> {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const timer = setTimeout(end, ms);
  if (signal?.aborted) end();
  signal?.addEventListener("abort", end, { once: true });
  await Promise.race([work.catch(() => {}), ended]);
  clearTimeout(timer);
  signal?.removeEventListener("abort", end);
}
