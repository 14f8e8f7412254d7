import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { GraphQLError } from "graphql";
import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { badInput, checkedNumber, checkLength, noLimits } from "../arguments/checks.ts";
import { FaultyRecordError, faultsOfIssue } from "../articles/check-record.ts";
import type { GraphEditor } from "../articles/graph-editor.ts";
import type { ImportOutcome } from "../articles/import-records.ts";
import { ExtractionError, type Extractor, type FindKnown } from "../extraction/extractor.ts";
import { grounded, quotedProposal } from "../extraction/grounded.ts";
import { guessLanguage, type Language, languageOfTag } from "../extraction/language.ts";
import type { Proposal } from "../extraction/proposal.ts";
import { recordOf } from "../extraction/record/record-of-proposal.ts";
import { statementOf } from "../extraction/statement.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import { checkedSource, type GivenArticle, languageToRead } from "./article-of-proposal.ts";
import { checkedParts, type Parts, partsThatHold, type Source } from "./check-parts.ts";
import { ExtractionQueue } from "./extraction-queue.ts";
import {
  bodyOf,
  type ExtractorName,
  failedWith,
  headOf,
  isOverdue,
  lengthOfParts,
  maxPartsLength,
  now,
  overdue,
  partsOf,
  type StoredEntity,
  type StoredProposal,
  type StoredRelation,
  type StoredRow,
  storedRow,
} from "./stored-proposal.ts";

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
/** How many proposals may wait for a person, and how many that are decided or failed are kept. */
export const [maxUndecided, maxDecided] = [1_000, 10_000];
/** What has been found is stored within this time after the longest that an extraction may take. */
const graceMs = 30_000;
/** How often storing a result is tried, and after which pause. */
const [storingAttempts, storingPauseMs] = [3, 2_000];
/** How long the service waits for extractors when it stops. */
const closeLimitMs = 5_000;

const lockedRow = z.object({ proposal: storedRow });
const wholeRow = lockedRow.extend({ articleInGraph: z.boolean() });

const unavailable: Readonly<Record<ExtractorName, string>> = {
  OFFLINE: "This service has no offline extractor: OFFLINE_EXTRACTOR is false.",
  LANGUAGE_MODEL: "This service has no language model. Set LLM_URL and LLM_MODEL.",
};

/** What a reviewer gives of a part: what is absent stays as it is, if nothing else of the part changes. */
export type RevisedEntity = Pick<StoredEntity, "ref" | "kind" | "name" | "mentions"> & Nullish<StoredEntity>;
export type RevisedRelation = Pick<StoredRelation, "ref" | "type" | "source" | "target" | "evidence"> &
  Nullish<StoredRelation>;
type Nullish<T> = { readonly [Name in keyof T]?: T[Name] | null };

/**
 * The proposals of the graph: what extractors and readers found in texts, and what people say of it. They are no part of
 * what the graph derives from records: nothing of a proposal is in the graph until it is accepted.
 */
export class Proposals {
  readonly #neo4j: Neo4j;
  readonly #editor: GraphEditor;
  readonly #options: ProposalsOptions;
  readonly #queue: ExtractionQueue;
  readonly #running = new Set<Promise<void>>();

  /** `neo4j` is for short changes of proposals. */
  constructor(neo4j: Neo4j, editor: GraphEditor, options: ProposalsOptions) {
    this.#neo4j = neo4j;
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
    const language = languageToRead(source);
    const extractor = this.#options.extractors.get(asked.extractor);
    if (extractor === undefined)
      throw new GraphQLError(unavailable[asked.extractor], {
        extensions: { code: "EXTRACTOR_UNAVAILABLE", argument: "extractor", value: asked.extractor },
      });
    const place = this.#queue.reserve();
    let id: string;
    try {
      id = await this.#create(source, language, {
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
    return this.#whole(id);
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
    return this.#whole(await this.#create(source, language, { status: "OPEN", extractor: null, ...found }));
  }

  /** Replaces the parts of an open proposal. Throws a GraphQLError or a FaultyRecordError. */
  async revise(
    id: string,
    version: number,
    given: { readonly entities: readonly RevisedEntity[]; readonly relations: readonly RevisedRelation[] },
  ): Promise<StoredProposal> {
    await this.#change(async (run) => {
      const { source, entities, relations, fallen } = await openProposal(run, id, version);
      const parts = checkedParts(source, revised(source, { entities, relations }, given));
      const written = partsOf({ ...parts, fallen });
      if (lengthOfParts(written) > maxPartsLength) throw tooLong();
      await run(cypher("proposal/change", { id, changes: { ...written, changedAt: now() } }));
    });
    return this.#whole(id);
  }

  /**
   * Imports a record of the taken parts, and of the ends of taken relations, in one transaction with the proposal's new
   * status. Throws a GraphQLError, and a FaultyRecordError that points to the parts of the proposal.
   */
  async accept(
    id: string,
    version: number,
    taken: { readonly entities: readonly string[]; readonly relations: readonly string[] },
  ): Promise<{ readonly proposal: StoredProposal; readonly imported: ImportOutcome }> {
    const imported = await this.#editor.transact(async (run, take) => {
      const { source, entities, relations } = await openProposal(run, id, version);
      const takenRelations = chosen("relations", relations, taken.relations);
      const ends = takenRelations.flatMap(({ source, target }) => [source, target]);
      const takenEntities = chosen("entities", entities, [...taken.entities, ...ends]);
      if (takenEntities.length === 0)
        throw badInput(
          "entities and relations must name at least one part to take. Reject the proposal to take none.",
          {
            ...{ argument: "entities", limit: 1, value: 0 },
          },
        );
      const outcome = await inProposal(take(recordOf(source, takenEntities, takenRelations)), [
        ["entities", entities, takenEntities],
        ["relations", relations, takenRelations],
      ]);
      const judged = <Part extends StoredEntity | StoredRelation>(parts: readonly Part[], accepted: readonly Part[]) =>
        JSON.stringify(parts.map((part) => ({ ...part, verdict: accepted.includes(part) ? "ACCEPTED" : "REJECTED" })));
      const changes = {
        status: "ACCEPTED",
        changedAt: now(),
        entities: judged(entities, takenEntities),
        relations: judged(relations, takenRelations),
        ...this.#textAfter,
      };
      await run(cypher("proposal/change", { id, changes }));
      return outcome;
    });
    return { proposal: await this.#whole(id), imported };
  }

  /** Rejects a proposal as a whole; also one that failed. Throws a GraphQLError. */
  async reject(id: string, version: number, reason: string | null): Promise<StoredProposal> {
    if (reason !== null) checkLength(argumentTable.rejectProposal.reason, reason, noLimits);
    await this.#change(async (run) => {
      const row = await lockedProposal(run, id, version);
      if (row.status !== "OPEN" && row.status !== "FAILED" && !isOverdue(row)) throw conflict(row);
      const failure = isOverdue(row) ? overdue : {};
      const changes = { ...failure, status: "REJECTED", reason, changedAt: now(), ...this.#textAfter };
      await run(cypher("proposal/change", { id, changes }));
    });
    return this.#whole(id);
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

  #change<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#neo4j.write(work, { timeoutMs: this.#options.timeoutMs });
  }

  async #create(source: Source, language: Language, properties: Partial<StoredRow>): Promise<string> {
    const { text, article } = source;
    const id = `proposal:${randomUUID()}`;
    const createdAt = now();
    await this.#change(async (run) => {
      await run(cypher("proposal/end-overdue", { now: createdAt, error: overdue }));
      const { total } = await readOne(run, cypher("proposal/undecided", {}, totalRow));
      if (total >= maxUndecided)
        throw new GraphQLError(`${total} proposals wait already; the limit is ${maxUndecided}. Decide some of them.`, {
          extensions: { code: "TOO_MANY_PROPOSALS", limit: maxUndecided, value: total },
        });
      await run(cypher("proposal/remove-oldest", { kept: maxDecided }));
      const row = {
        ...{ id, version: 1, createdAt, changedAt: createdAt, text, language },
        ...{ articleId: article.id, article: JSON.stringify(article), ...properties },
      };
      await run(cypher("proposal/create", { rows: [row] }));
    });
    return id;
  }

  /** Stores what an extraction gives, or why it gave nothing. Never rejects. */
  async #storeResult(id: string, source: Source, extracted: Promise<Proposal>): Promise<void> {
    const changes = await extracted
      .then((proposal) => {
        const found = storedParts(partsThatHold(source, proposal));
        if (found !== null)
          return { status: "OPEN", ...found, usage: JSON.stringify(proposal.usage ?? null), deadline: null };
        return { status: "FAILED", ...failedWith("EXTRACTION_FAILED", tooLong().message) };
      })
      .catch((error: unknown) => {
        if (error instanceof ExtractionError) return { status: "FAILED", ...failedWith(error.code, error.message) };
        this.#options.onFault(error);
        const message = "The extractor failed unexpectedly; the log of the service tells why.";
        return { status: "FAILED", ...failedWith("EXTRACTION_FAILED", message) };
      });
    for (let attempt = 1; attempt <= storingAttempts; attempt++)
      try {
        await this.#change(async (run) => {
          const [found] = await run(cypher("proposal/lock", { id }, lockedRow));
          // A person may have rejected it meanwhile, after its deadline.
          if (found?.proposal.status !== "EXTRACTING" || isOverdue(found.proposal)) return;
          await run(cypher("proposal/change", { id, changes: { ...changes, changedAt: now() } }));
        });
        return;
      } catch (error) {
        // Without a result it reads as failed after its deadline.
        if (attempt === storingAttempts) this.#options.onFault(error);
        else await new Promise((resolve) => setTimeout(resolve, storingPauseMs).unref());
      }
  }

  async #whole(id: string): Promise<StoredProposal> {
    const statement = cypher("proposal/by-id", { id }, wholeRow);
    const [found] = await this.#neo4j.read(statement, { timeoutMs: this.#options.timeoutMs });
    if (found === undefined) throw notFound();
    return { ...headOf(found.proposal, found.articleInGraph), ...bodyOf(found.proposal) };
  }
}

/** The properties of what was found; null if they are too long. */
function storedParts(found: Parts & Pick<Proposal, "fallen" | "fallenTotal">) {
  const parts = partsOf(found);
  return lengthOfParts(parts) > maxPartsLength ? null : { ...parts, fallenTotal: found.fallenTotal };
}

function tooLong(): GraphQLError {
  return badInput(`The parts of a proposal must have at most ${maxPartsLength} characters together, as JSON`, {
    argument: "entities",
    limit: maxPartsLength,
  });
}

function notFound(): GraphQLError {
  return new GraphQLError("There is no proposal with this id", { extensions: { code: "NOT_FOUND", argument: "id" } });
}

function conflict({ status, version }: Pick<StoredRow, "status" | "version">): GraphQLError {
  return new GraphQLError(`The proposal is ${status} and has version ${version}. Load it again.`, {
    extensions: { code: "CONFLICT", status, version },
  });
}

/** The proposal, locked. Throws a GraphQLError, NOT_FOUND, or CONFLICT if it has another version. */
async function lockedProposal(run: Run, id: string, version: number): Promise<StoredRow> {
  const [found] = await run(cypher("proposal/lock", { id }, lockedRow));
  if (found === undefined) throw notFound();
  if (found.proposal.version !== version) throw conflict(found.proposal);
  return found.proposal;
}

async function openProposal(run: Run, id: string, version: number) {
  const row = await lockedProposal(run, id, version);
  const { text, ...body } = bodyOf(row);
  if (row.status !== "OPEN" || text === null) throw conflict(row);
  const source: Source = { text, article: JSON.parse(row.article) };
  return { source, ...body };
}

/** The parts with these refs, in the order of the proposal. Throws a GraphQLError if one is unknown. */
function chosen<Part extends { readonly ref: string }>(
  argument: string,
  parts: readonly Part[],
  refs: readonly string[],
): Part[] {
  const asked = new Set(refs);
  const found = parts.filter(({ ref }) => asked.has(ref));
  for (const { ref } of found) asked.delete(ref);
  if (asked.size > 0) {
    const missing = [...asked].slice(0, 10);
    throw badInput(`${argument} names refs that the proposal does not have: ${missing.join(", ")}`, {
      ...{ argument, value: missing },
    });
  }
  return found;
}

type Taken = readonly [list: string, all: readonly object[], taken: readonly object[]];

/** What the import gives. Its faults point into the record; they get pointers into the proposal. */
async function inProposal(importing: Promise<ImportOutcome>, lists: readonly Taken[]): Promise<ImportOutcome> {
  try {
    return await importing;
  } catch (error) {
    if (!(error instanceof FaultyRecordError)) throw error;
    const moved = (text: string) =>
      text.replace(/\/(entities|relations)\/(\d+)/g, (_, list: string, at: string) => {
        const [, all = [], taken = []] = lists.find(([name]) => name === list) ?? [];
        return `/${list}/${all.indexOf(taken[Number(at)] as object)}`;
      });
    throw new FaultyRecordError(
      error.faults.map(({ pointer, reason }) => ({ pointer: moved(pointer), reason: moved(reason) })),
    );
  }
}

/** The parts as a reviewer gives them. What the reviewer has not changed keeps who found it, and how sure that was. */
function revised(
  { text }: Source,
  before: Parts,
  given: { readonly entities: readonly RevisedEntity[]; readonly relations: readonly RevisedRelation[] },
): Parts {
  const reviewer = "reviewer";
  const oldEntities = new Map(before.entities.map((entity) => [entity.ref, entity]));
  const oldRelations = new Map(before.relations.map((relation) => [relation.ref, relation]));
  const entities = given.entities.map((entity): StoredEntity => {
    const { ref, kind, name, aliases, orgKind, mentions, id, verdict, reason } = entity;
    const old = oldEntities.get(ref);
    const said = { kind, name, aliases: aliases ?? [], orgKind: orgKind ?? null, mentions: mentions.map(spanOf) };
    const kept = old !== undefined && says(old, said) ? old : null;
    return {
      ...{ ref, ...said, id: id ?? null, verdict: verdict ?? "OPEN", reason: reason ?? null },
      confidence: kept?.confidence ?? entity.confidence ?? 1,
      foundBy: kept?.foundBy ?? entity.foundBy ?? reviewer,
    };
  });
  const nameOf = (list: readonly StoredEntity[], ref: string) => list.find((entity) => entity.ref === ref)?.name ?? ref;
  const newNames = new Map(entities.map(({ ref, name }) => [ref, name]));
  const relations = given.relations.map((relation): StoredRelation => {
    const { ref, type, source, target, role, since, until, current, share, shareUpTo, amount, currency } = relation;
    const old = oldRelations.get(ref);
    const said = {
      ...{ type, source, target, role: role ?? null, since: since ?? null, until: until ?? null },
      ...{ current: current ?? null, share: share ?? null, shareUpTo: shareUpTo ?? null },
      ...{ amount: amount ?? null, currency: currency ?? null, evidence: spanOf(relation.evidence) },
      marks: relation.marks ?? [],
    };
    const kept = old !== undefined && says(old, said) ? old : null;
    const names = [source, target].map((end) => newNames.get(end) ?? end) as [string, string];
    const isNamedAsBefore = [source, target].every((end, i) => nameOf(before.entities, end) === names[i]);
    return {
      ...{ ref, ...said, verdict: relation.verdict ?? "OPEN", reason: relation.reason ?? null },
      quote: relation.quote ?? text.slice(said.evidence.start, said.evidence.end),
      statement:
        relation.statement ?? (kept !== null && isNamedAsBefore ? kept.statement : statementOf(said, ...names)),
      confidence: kept?.confidence ?? relation.confidence ?? 1,
      foundBy: kept?.foundBy ?? relation.foundBy ?? reviewer,
    };
  });
  return { entities, relations };
}

/** Without the class of an input of GraphQL. */
const spanOf = ({ start, end }: { readonly start: number; readonly end: number }) => ({ start, end });

function says(part: object, said: object): boolean {
  const fields = Object.keys(said) as (keyof typeof part)[];
  return isDeepStrictEqual(Object.fromEntries(fields.map((field) => [field, part[field] ?? null])), said);
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
