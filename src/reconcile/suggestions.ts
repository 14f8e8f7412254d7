import { argumentTable } from "../arguments/argument-table.ts";
import type { Ask } from "../mcp/ask.ts";
import { entityKinds, kindTable } from "../ontology.ts";
import { type BriefEntity, described } from "./candidates.ts";
import { typeOf } from "./manifest.ts";
import { matchProperties } from "./properties.ts";
import { badRequest, dataOf } from "./refusal.ts";

const pageSize = 10;
/** So many entities are suggested for a prefix, page by page. No setting allows fewer. */
const mostSuggestions = 25;

const operation = `query ReconcileSuggest($prefix: String!, $limit: Int!) {
  suggest(prefix: $prefix, limit: $limit) { entity { id name kind description } }
}`;

/**
 * The entities with a name in which a word begins with the prefix, the best connected first. `cursor` is how many to leave
 * out; null is none. Throws a Refusal.
 */
export async function suggestEntities(prefix: string, cursor: string | null, ask: Ask, signal: AbortSignal) {
  const skip = skipped(cursor);
  if (skip >= mostSuggestions) return { result: [] };
  const variables = { prefix, limit: Math.min(mostSuggestions, skip + pageSize) };
  const named = { operationName: "ReconcileSuggest", query: operation, variables };
  const { suggest } = await dataOf<{ suggest: readonly { entity: BriefEntity }[] }>(ask, named, signal);
  return {
    result: suggest.slice(skip).map(({ entity }) => ({ ...described(entity), notable: [typeOf(entity.kind)] })),
  };
}

/** The kinds of entity of which a word begins with the prefix. Throws a Refusal. */
export function suggestTypes(prefix: string, cursor: string | null) {
  const types = entityKinds.map((kind) => ({ ...typeOf(kind), description: kindTable[kind].description }));
  return { result: beginning(types, prefix).slice(skipped(cursor)) };
}

/** The properties that a query understands of which a word begins with the prefix. Throws a Refusal. */
export function suggestProperties(prefix: string, cursor: string | null) {
  return { result: beginning([...matchProperties.values()], prefix).slice(skipped(cursor)) };
}

function beginning<T extends { readonly id: string; readonly name: string }>(all: readonly T[], prefix: string): T[] {
  checkedPrefix(prefix);
  const wanted = ` ${prefix.trim().toLowerCase()}`;
  return all.filter(({ id, name }) => ` ${id} ${name}`.toLowerCase().includes(wanted));
}

function checkedPrefix(prefix: string): void {
  const { most } = argumentTable.suggest.prefix;
  if (prefix.length > most)
    throw badRequest(`prefix must have at most ${most} characters, not ${prefix.length}`, "prefix");
}

function skipped(cursor: string | null): number {
  if (cursor === null) return 0;
  if (!/^\d{1,6}$/.test(cursor))
    throw badRequest(`cursor must be how many to leave out, from 0 to 999999, not ${cursor.slice(0, 100)}`, "cursor");
  return Number(cursor);
}
