import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { PageArguments } from "../arguments/field-arguments.ts";
import { limitOf, pageOf } from "../arguments/page.ts";
import { groupBy } from "../group-by.ts";
import type { StoredDecision } from "../identity/decisions.ts";
import { type JoinReason, joinReasonOf } from "../identity/join-reason.ts";
import { readMembers, storedDecision, storedDecisionRow } from "../identity/stored-members.ts";
import { identityKeys } from "../name-keys.ts";
import { cypher } from "../neo4j/cypher-files.ts";
import { readOne } from "../neo4j/driver.ts";
import { totalRow } from "../neo4j/statement.ts";
import type { Order } from "../orders.ts";
import { type Connection, connectionOf } from "../query/connection.ts";
import { Planner } from "../query/plan.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import { type SourceRow, sourceRow } from "../query/shape.ts";
import { isAfter } from "../query/sort-keys.ts";
import { type BatchOfPages, batch, type List, sortedRow } from "./batched-list.ts";

const newestDecision: Order = { name: "NEWEST_DECISION", descending: true, keyType: "string" };

const decisionsOfEntity: List = {
  name: "decisions on an entity",
  order: newestDecision,
  first: argumentTable.list.first,
  match: "MATCH (:Entity {id: id})<-[:BELONGS_TO]-(m:Member)\nMATCH (d:Decision) WHERE d.a = m.id OR d.b = m.id",
  item: "d",
  sortKey: "d.at",
};
const membersOfEntity: List = {
  name: "members of an entity",
  order: { name: "ID", descending: false, keyType: "string" },
  first: argumentTable.list.first,
  match: "MATCH (:Entity {id: id})<-[:BELONGS_TO]-(m:Member)",
  item: "m",
  sortKey: "m.id",
};

export const decisionFields = ".id, .a, .b, .verdict, .keep, .reason, .by, .at, .inForce";

export const decisionRow = z.object({
  ...storedDecisionRow.shape.decision.shape,
  keep: z.string().nullable(),
  reason: z.string().nullable(),
});
const shownMemberRow = z.object({ id: z.string(), memberId: z.string(), sources: z.int() });

/** A page of the log of decisions, the newest first, then by id. Throws a GraphQLError for a wrong argument. */
export async function decisions(
  { read, limits }: ReadContext,
  args: PageArguments,
  selection: Selection,
): Promise<Connection<StoredDecision>> {
  const request = new Planner(limits).pageRequest(selection);
  const page = pageOf(args, "decisions", newestDecision, argumentTable.list.first, limits);
  const [after = null, afterId = null] = page.after ?? [];
  const afterCursor = isAfter({ sortKey: "d.at", id: "d.id" }, { sortKey: "$after", id: "$afterId" }, true);
  const text = `MATCH (d:Decision)
WHERE d.at IS NOT NULL AND ($after IS NULL OR ${afterCursor})
WITH d ORDER BY d.at DESC, d.id LIMIT $limit
RETURN {sortKey: d.at, node: d {${decisionFields}}} AS row`;
  const rows = z.object({ row: z.object({ sortKey: z.string(), node: decisionRow }) });
  const params = { after, afterId, limit: limitOf(page, request.withNextPage) };
  const [found, counted] = await Promise.all([
    request.withRows ? read({ text, params, rows }) : [],
    request.withTotal ? readOne(read, { text: "MATCH (d:Decision) RETURN count(d) AS total", rows: totalRow }) : null,
  ]);
  const sorted = found.map(({ row }) => row);
  return connectionOf(sorted, page, counted?.total ?? null, ({ id }) => id);
}

/** For each entity, the decisions on its members: the newest first, then by id. */
export function decisionsOf(context: ReadContext, selection: Selection): BatchOfPages<StoredDecision> {
  const returned = `RETURN ${sortedRow(`d {${decisionFields}}`)}`;
  return batch(context, selection, decisionsOfEntity, { returned, node: decisionRow });
}

/** For each entity, its members by id. */
export function membersOf(context: ReadContext, selection: Selection): BatchOfPages<z.infer<typeof shownMemberRow>> {
  const returned = `RETURN ${sortedRow("m {.id, memberId: m.id, sources: m.mentions}")}`;
  return batch(context, selection, membersOfEntity, { returned, node: shownMemberRow });
}

/** For each member, the reason why it belongs to its entity. Null if its id is the one shown, or if it is gone. */
export function joinReasonsOf({ read }: ReadContext) {
  return async (ids: readonly string[]): Promise<(JoinReason | null)[]> => {
    const asked = new Map((await readMembers(read, { ids })).map((member) => [member.id, member]));
    const joined = [...asked.values()].filter(({ id, entityId }) => id !== entityId);
    if (joined.length === 0) return ids.map(() => null);
    const entities = groupBy(
      await readMembers(read, { entityIds: [...new Set(joined.map(({ entityId }) => entityId))] }),
      ({ entityId }) => entityId,
    );
    const rows = await read(cypher("identity/decisions", { ids: joined.map(({ id }) => id) }, storedDecisionRow));
    const inForce = rows.map(storedDecision).filter(({ inForce }) => inForce);
    return ids.map((id) => {
      const member = asked.get(id);
      return member === undefined ? null : joinReasonOf(member, entities.get(member.entityId) ?? [], inForce);
    });
  };
}

const saidRow = z.object({
  id: z.string(),
  said: z.object({ name: z.string(), aliases: z.array(z.string()), sameAs: z.array(z.string()) }),
  source: sourceRow,
});
/** Of a member that more articles mention, the newest are looked at. */
const mostMentions = 200;

/** For each reason, the sources that give the member what it shares, the newest first. None for a decision. */
export function sourcesOfReasons({ read }: ReadContext) {
  return async (reasons: readonly Pick<JoinReason, "memberId" | "value">[]): Promise<SourceRow[][]> => {
    const ids = [...new Set(reasons.flatMap(({ memberId, value }) => (value === null ? [] : memberId)))];
    if (ids.length === 0) return reasons.map(() => []);
    const rows = await read(cypher("identity/mentions", { ids, most: mostMentions }, saidRow));
    const ofMember = groupBy(rows, ({ id }) => id);
    return reasons.map(({ memberId, value }) =>
      (ofMember.get(memberId) ?? []).flatMap(({ said: { name, aliases, sameAs }, source }) => {
        const shared = [...sameAs, ...[name, ...aliases].flatMap(identityKeys)];
        return value !== null && shared.includes(value) ? [source] : [];
      }),
    );
  };
}
