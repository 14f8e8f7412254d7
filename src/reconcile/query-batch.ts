import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import type { MatchQuery } from "../arguments/field-arguments.ts";
import { type EntityKind, entityKinds } from "../ontology.ts";
import { faultOfId, writtenId } from "../registers.ts";
import { matchProperties } from "./properties.ts";
import { jsonIn } from "./refusal.ts";

const { match, matchInput } = argumentTable;
const mostProperties = 30;

const kind = z.literal(entityKinds);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.object({ id: z.string() })]);
const pid = z
  .string()
  .refine((id) => matchProperties.has(id), { message: `must be one of ${[...matchProperties.keys()].join(", ")}` });

const query = z
  .object({
    query: z.string().max(matchInput.name.most).default(""),
    type: z.union([kind, z.array(kind)]).optional(),
    type_strict: z.enum(["any", "should", "all"]).default("any"),
    limit: z.int().min(match.first.least).max(match.first.most).default(match.first.default),
    properties: z
      .array(z.object({ pid, v: z.union([scalar, z.array(scalar).max(matchInput.sameAs.most)]) }))
      .max(mostProperties)
      .default([]),
  })
  .refine(({ query, properties }) => query !== "" || properties.length > 0, {
    message: "must have a query or properties",
  });

const batch = z.record(z.string(), query).refine((queries) => Object.keys(queries).length <= match.queries.most, {
  message: `must have at most ${match.queries.most} queries`,
});

type Query = z.output<typeof query>;

/** A query as `match` takes it, under its key, with how many candidates it asks for. */
export interface KeyedQuery {
  readonly key: string;
  readonly limit: number;
  readonly query: MatchQuery;
}

/** The queries of a batch in their order. Throws a Refusal. */
export function queriesIn(text: string): KeyedQuery[] {
  return Object.entries(jsonIn(batch, "queries", text)).map(([key, given]) => ({
    ...{ key, limit: given.limit, query: asMatchQuery(given) },
  }));
}

function asMatchQuery(given: Query): MatchQuery {
  const values = (wanted: (id: string) => boolean) =>
    given.properties.flatMap(({ pid, v }) => (wanted(pid) ? [v].flat().map((one) => [pid, textOf(one)] as const) : []));
  const [locatedIn = null] = values((id) => id === "locatedIn").flatMap(([, text]) => (text === "" ? [] : [text]));
  const [country = null] = values((id) => id === "country").flatMap(([, text]) => countryIn(text));
  // A cell may hold anything. What no entity can have as an id tells nothing, and is no fault.
  const sameAs = values((id) => id !== "locatedIn" && id !== "country")
    .map(([scheme, text]) => writtenId(`${scheme}:${text}`))
    .filter((id) => faultOfId(id) === null);
  return { name: given.query, kinds: kindsOf(given), country, locatedIn, sameAs };
}

function kindsOf({ type, type_strict }: Query): readonly EntityKind[] | null {
  if (type === undefined || type_strict === "should") return null;
  const kinds = [...new Set([type].flat())];
  // An entity has one kind.
  return type_strict === "all" && kinds.length > 1 ? [] : kinds;
}

function textOf(value: z.output<typeof scalar>): string {
  return (typeof value === "object" ? value.id : String(value)).trim();
}

function countryIn(text: string): string[] {
  return /^[a-z]{2}$/i.test(text) ? [text.toUpperCase()] : [];
}
