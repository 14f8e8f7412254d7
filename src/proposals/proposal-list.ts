import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { PageArguments } from "../arguments/field-arguments.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { knownEntities, type NamedEntity } from "../lookup/known-entities.ts";
import { identityKeys } from "../name-keys.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { type Read, readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import type { Order } from "../orders.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import {
  bodyOf,
  headOf,
  isOverdue,
  now,
  type ProposalBody,
  type ProposalHead,
  type ProposalStatus,
  proposalStatuses,
  type StoredEntity,
  type StoredProposal,
  storedRow,
} from "./stored-proposal.ts";

const newestProposal: Order = { name: "NEWEST_PROPOSAL", descending: true, keyType: "string" };
/** Sorts after every time. */
const end = "~";

const wholeRow = z.object({ proposal: storedRow, articleInGraph: z.boolean() });
const bodyRow = z.object({
  body: storedRow.pick({ id: true, text: true, entities: true, relations: true, fallen: true }),
});

/** A page of the proposals, the newest first, then by id. Throws a GraphQLError for a wrong argument. */
export async function proposals(
  { read, limits }: ReadContext,
  args: PageArguments & { readonly status?: ProposalStatus | null },
  selection: Selection,
): Promise<Connection<ProposalHead>> {
  const request = new Planner(limits).pageRequest(selection);
  const page = pageOf(args, "proposals", newestProposal, argumentTable.list.first, limits);
  const [before = end, afterId = ""] = page.after ?? [];
  const asked = { status: args.status ?? null, now: now() };
  const params = { ...asked, before, afterId, limit: limitOf(page, request.withNextPage) };
  const [rows, counted] = await Promise.all([
    request.withRows ? read(cypher("proposal/page", params, wholeRow)) : [],
    request.withTotal ? readOne(read, cypher("proposal/count", asked, totalRow)) : null,
  ]);
  const sorted = rows.map(({ proposal, articleInGraph }) => ({
    sortKey: proposal.createdAt,
    node: headOf(proposal, articleInGraph),
  }));
  return connectionOf(sorted, page, counted?.total ?? null, ({ id }) => id);
}

/** The proposal with this id; null if there is none. */
export async function proposalById({ read }: ReadContext, id: string): Promise<StoredProposal | null> {
  const [found] = await read(cypher("proposal/by-id", { id }, wholeRow));
  if (found === undefined) return null;
  return { ...headOf(found.proposal, found.articleInGraph), ...bodyOf(found.proposal) };
}

const empty: ProposalBody = { text: null, entities: [], relations: [], fallen: [] };
/** How many large parts are read at once. */
const bodiesAtOnce = 10;

/** The large parts of these proposals, in their order; empty for one that is gone. */
export function bodiesOf({ read }: ReadContext) {
  return async (ids: readonly string[]): Promise<ProposalBody[]> => {
    const bodies = new Map<string, ProposalBody>();
    for (let at = 0; at < ids.length; at += bodiesAtOnce)
      for (const { body } of await read(cypher("proposal/bodies", { ids: ids.slice(at, at + bodiesAtOnce) }, bodyRow)))
        bodies.set(body.id, bodyOf(body));
    return ids.map((id) => bodies.get(id) ?? empty);
  };
}

export type NamedPart = Pick<StoredEntity, "kind" | "name" | "aliases">;

/** For each proposed entity, the entities of its kind that have its name, then those that have an alias. */
export function candidatesOf({ read }: ReadContext) {
  return async (parts: readonly NamedPart[]): Promise<NamedEntity[][]> => {
    const keysOf = parts.map(({ name, aliases }) => [name, ...aliases].flatMap(identityKeys));
    const known = await knownEntities(read, keysOf.flat());
    return parts.map(({ kind }, i) => {
      const found = (keysOf[i] ?? []).flatMap((key) => known.get(key) ?? []).filter((entity) => entity.kind === kind);
      return [...new Map(found.map((entity) => [entity.id, entity])).values()];
    });
  };
}

const ofArticleRow = z.object({
  status: z.enum(proposalStatuses),
  deadline: z.string().nullable(),
});

/**
 * Whether a text of an article was proposed already, and nothing failed. A decided proposal has lost its text: it counts
 * for every text of its article.
 */
export async function isProposed(read: Read, articleId: string, text: string): Promise<boolean> {
  const found = await read(cypher("proposal/of-article", { articleId, text }, ofArticleRow));
  return found.some((row) => row.status !== "FAILED" && !isOverdue(row));
}
