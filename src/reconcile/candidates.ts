import type { Ask } from "../mcp/ask.ts";
import type { EntityKind } from "../ontology.ts";
import { typeOf } from "./manifest.ts";
import { queriesIn } from "./query-batch.ts";
import { dataOf } from "./refusal.ts";

interface Matched {
  readonly match: readonly (readonly {
    readonly entity: BriefEntity;
    readonly score: number;
    readonly match: boolean;
    readonly reasons: readonly Reason[];
  }[])[];
}

interface Reason {
  readonly rule: string;
  readonly text: string;
  readonly effect: number;
}

export interface BriefEntity {
  readonly id: string;
  readonly name: string;
  readonly kind: EntityKind;
  readonly description: string | null;
}

const operation = `query ReconcileQueries($queries: [MatchInput!]!, $first: Int!) {
  match(queries: $queries, first: $first) {
    entity { id name kind description } score match reasons { rule text effect }
  }
}`;

/** The answer to a batch of queries as JSON: for each key, its candidates, the best first. Throws a Refusal. */
export async function candidatesFor(text: string, ask: Ask, signal: AbortSignal) {
  const queries = queriesIn(text);
  // One more than none, since no query is no reason to refuse.
  const first = Math.max(1, ...queries.map(({ limit }) => limit));
  const variables = { queries: queries.map(({ query }) => query), first };
  const named = { operationName: "ReconcileQueries", query: operation, variables };
  const { match } = await dataOf<Matched>(ask, named, signal);
  return Object.fromEntries(
    queries.map(({ key, limit }, i) => {
      const result = (match[i] ?? []).slice(0, limit).map(({ entity, score, match, reasons }) => ({
        ...described(entity),
        type: [typeOf(entity.kind)],
        ...{ score, match, features: reasons.map(featureOf) },
      }));
      return [key, { result }];
    }),
  );
}

/** An entity as the protocol shows it; `description` is left out where no article gives one. */
export function described({ id, name, description }: Omit<BriefEntity, "kind">) {
  return { id, name, ...(description !== null && { description }) };
}

/** A reason as a feature: the rule, of a shared id with its register, and what it adds to the score. */
function featureOf({ rule, text, effect }: Reason) {
  const isId = rule === "SAME_ID" || rule === "SAME_OTHER_ID";
  return { id: isId ? `${rule}:${text.split(":", 1)[0]}` : rule, value: effect };
}
