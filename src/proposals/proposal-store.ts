import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import PQueue from "p-queue";
import { z } from "zod";
import { badInput } from "../arguments/checks.ts";
import type { Language } from "../extraction/language.ts";
import type { Proposal } from "../extraction/proposal.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Neo4j, type Run, readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import type { Parts, Source } from "./check-parts.ts";
import {
  bodyOf,
  headOf,
  lengthOfParts,
  maxPartsLength,
  now,
  overdue,
  partsOf,
  type StoredProposal,
  type StoredRow,
  storedRow,
} from "./stored-proposal.ts";

/** How many proposals may wait for a person, and how many that are decided or failed are kept. */
const [maxUndecided, maxDecided] = [1_000, 10_000];

const lockedRow = z.object({ proposal: storedRow });
const wholeRow = lockedRow.extend({ articleInGraph: z.boolean() });

/** The proposals as nodes of the graph, one at a time. */
export class ProposalStore {
  readonly #neo4j: Neo4j;
  readonly #timeoutMs: number;
  /** Proposals are counted and created one at a time. If several processes do so at once, each may pass the limit by one. */
  readonly #turns = new PQueue({ concurrency: 1 });

  /** A statement may take `timeoutMs`. */
  constructor(neo4j: Neo4j, timeoutMs: number) {
    this.#neo4j = neo4j;
    this.#timeoutMs = timeoutMs;
  }

  /** Does work in one transaction. */
  change<T>(work: (run: Run) => Promise<T>): Promise<T> {
    return this.#neo4j.write(work, { timeoutMs: this.#timeoutMs });
  }

  /**
   * Stores a new proposal and returns its id. Ends those that are over their deadline, and removes the oldest that are
   * decided. Throws a GraphQLError, TOO_MANY_PROPOSALS, if too many wait for a person.
   */
  async create(source: Source, language: Language, properties: Partial<StoredRow>): Promise<string> {
    const { text, article } = source;
    const id = `proposal:${randomUUID()}`;
    const createdAt = now();
    const store = async (run: Run) => {
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
    };
    await this.#turns.add(() => this.change(store));
    return id;
  }

  /** The whole proposal as it is now. Throws a GraphQLError, NOT_FOUND. */
  async whole(id: string): Promise<StoredProposal> {
    const statement = cypher("proposal/by-id", { id }, wholeRow);
    const [found] = await this.#neo4j.read(statement, { timeoutMs: this.#timeoutMs });
    if (found === undefined) throw notFound();
    return { ...headOf(found.proposal, found.articleInGraph), ...bodyOf(found.proposal) };
  }
}

/** The properties of what was found; null if they are too long. */
export function storedParts(found: Parts & Pick<Proposal, "fallen" | "fallenTotal">) {
  const parts = partsOf(found);
  return lengthOfParts(parts) > maxPartsLength ? null : { ...parts, fallenTotal: found.fallenTotal };
}

export function tooLong(): GraphQLError {
  return badInput(`The parts of a proposal must have at most ${maxPartsLength} characters together, as JSON`, {
    argument: "entities",
    limit: maxPartsLength,
  });
}

function notFound(): GraphQLError {
  return new GraphQLError("There is no proposal with this id", { extensions: { code: "NOT_FOUND", argument: "id" } });
}

export function conflict({ status, version }: Pick<StoredRow, "status" | "version">): GraphQLError {
  return new GraphQLError(`The proposal is ${status} and has version ${version}. Load it again.`, {
    extensions: { code: "CONFLICT", status, version },
  });
}

/** The proposal, locked; null if there is none. */
export async function locked(run: Run, id: string): Promise<StoredRow | null> {
  const [found] = await run(cypher("proposal/lock", { id }, lockedRow));
  return found?.proposal ?? null;
}

/** Writes changes of a locked proposal, with the time. */
export async function writeChanges(run: Run, id: string, changes: Partial<StoredRow>): Promise<void> {
  await run(cypher("proposal/change", { id, changes: { ...changes, changedAt: now() } }));
}

/** The proposal, locked. Throws a GraphQLError, NOT_FOUND, or CONFLICT if it has another version. */
export async function lockedProposal(run: Run, id: string, version: number): Promise<StoredRow> {
  const row = await locked(run, id);
  if (row === null) throw notFound();
  if (row.version !== version) throw conflict(row);
  return row;
}

/** The source and the parts of a proposal that nobody has decided, locked. Throws a GraphQLError, NOT_FOUND or CONFLICT. */
export async function openProposal(run: Run, id: string, version: number) {
  const row = await lockedProposal(run, id, version);
  const { text, ...body } = bodyOf(row);
  if (row.status !== "OPEN" || text === null) throw conflict(row);
  const source: Source = { text, article: JSON.parse(row.article) };
  return { source, ...body };
}
