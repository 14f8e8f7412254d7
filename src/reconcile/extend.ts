import { z } from "zod";
import { argumentTable } from "../arguments/argument-table.ts";
import { entityFieldNames, entityFields } from "../entity-fields.ts";
import type { Ask } from "../mcp/ask.ts";
import { type EntityKind, entityKinds, kindTable } from "../ontology.ts";
import { registers } from "../registers.ts";
import { badRequest, dataOf, jsonIn } from "./refusal.ts";

/** A value in a cell. */
type Cell = { readonly str: string } | { readonly id: string; readonly name: string };

interface ShownProperty {
  readonly name: string;
  readonly kinds: readonly EntityKind[];
  readonly cells: (entity: Shown) => readonly Cell[];
}

type Shown = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly sameAs: readonly string[];
  readonly places?: { readonly nodes: readonly { readonly id: string; readonly name: string }[] };
};

const mostPlaces = 10;
/** Those of one text or date, or of several texts. */
const shownFields = entityFieldNames.filter(
  (field) => field !== "sameAs" && ["TEXT", "TEXTS", "DATE", "CHOICE"].includes(entityFields[field].type),
);

/** The properties that can be added to a table, by id. */
const shownProperties: ReadonlyMap<string, ShownProperty> = new Map<string, ShownProperty>([
  ...shownFields.map((field): [string, ShownProperty] => {
    const { kinds } = entityFields[field];
    return [field, { name: spaced(field), kinds, cells: (entity) => textsIn(entity[field]) }];
  }),
  [
    "locatedIn",
    {
      ...{ name: "Located in", kinds: entityKinds },
      cells: ({ places }) => (places?.nodes ?? []).map(({ id, name }) => ({ id, name })),
    },
  ],
  ...Object.entries(registers).map(([scheme, { label }]): [string, ShownProperty] => {
    const start = `${scheme}:`;
    const ids = ({ sameAs }: Shown) => sameAs.flatMap((id) => (id.startsWith(start) ? [id.slice(start.length)] : []));
    return [scheme, { name: label, kinds: entityKinds, cells: (entity) => ids(entity).map((str) => ({ str })) }];
  }),
]);

/** As a heading: birthDate is Birth date. */
function spaced(field: string): string {
  const words = field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textsIn(value: unknown): Cell[] {
  return value == null ? [] : [value].flat().map((one) => ({ str: String(one) }));
}

const operation = `query ReconcileExtend($ids: [ID!]!, $withPlaces: Boolean!) {
  nodes(ids: $ids) {
    ... on Entity {
      id sameAs
      places: neighbors(first: ${mostPlaces}, filter: { types: [LOCATED_IN], direction: OUT }) @include(if: $withPlaces) {
        nodes { id name }
      }
    }
    ${entityKinds
      .map((kind) => {
        const fields = shownFields.filter((field) => entityFields[field].kinds.includes(kind));
        return `... on ${kindTable[kind].label} { ${fields.join(" ")} }`;
      })
      .join("\n    ")}
  }
}`;

const request = z.object({
  ids: z.array(z.string()).max(argumentTable.match.queries.most),
  properties: z
    .array(
      z.object({
        id: z.string().refine((id) => shownProperties.has(id), {
          message: `must be one of ${[...shownProperties.keys()].join(", ")}`,
        }),
      }),
    )
    .max(shownProperties.size),
});

/**
 * The answer to a request for more columns: what the graph knows of each id, at most ten places of one. An id that no
 * entity has gives empty cells. Throws a Refusal.
 */
export async function extendedRows(text: string, ask: Ask, signal: AbortSignal) {
  const { ids, properties } = jsonIn(request, "extend", text);
  const wanted = properties.map(({ id }) => ({ id, ...(shownProperties.get(id) as ShownProperty) }));
  const variables = { ids, withPlaces: wanted.some(({ id }) => id === "locatedIn") };
  const named = { operationName: "ReconcileExtend", query: operation, variables };
  const { nodes } = await dataOf<{ nodes: readonly (Shown | null)[] }>(ask, named, signal);
  return {
    meta: wanted.map(({ id, name }) => ({ id, name })),
    rows: Object.fromEntries(
      ids.map((asked, i) => {
        const entity = nodes[i];
        // The node of a source or a relation has no fields of an entity.
        const isEntity = entity?.sameAs !== undefined;
        return [asked, Object.fromEntries(wanted.map(({ id, cells }) => [id, isEntity ? cells(entity) : []]))];
      }),
    ),
  };
}

/** The properties of a type that can be added to a table; of all types if it is null or unknown. Throws a Refusal. */
export function proposedProperties(type: string | null, limit: string | null) {
  if (limit !== null && !/^[1-9]\d{0,5}$/.test(limit))
    throw badRequest(`limit must be from 1 to 999999, not ${limit.slice(0, 100)}`, "limit");
  const most = limit === null ? {} : { limit: Number(limit) };
  const properties = [...shownProperties]
    .filter(([, { kinds }]) => !entityKinds.some((kind) => kind === type) || kinds.some((kind) => kind === type))
    .map(([id, { name }]) => ({ id, name }));
  return { ...(type !== null && { type }), ...most, properties: properties.slice(0, most.limit) };
}
