import { ownKey } from "../articles/entry-record.ts";
import { isLegal, ontology } from "../ontology.ts";
import { type FtmEntity, nameOf, textOf, valuesOf } from "./ftm-entity.ts";
import { dateOf, type FtmEntries, type FtmOptions, Kept, type Refusal } from "./ftm-entries.ts";
import type { FtmIndex, KnownEntity } from "./ftm-index.ts";
import { edgeSchemata } from "./schemata.ts";

const mostStatement = 2_000;
/** What else an edge says is in the statement of its evidence. */
const statementProperties = ["sharesCount", "sharesType", "summary", "description", "programme"];

/** The entry of an edge, or why there is none. Null if its schema is not taken. */
export function entryOfEdge(edge: FtmEntity, index: FtmIndex, { dataset }: FtmOptions): FtmEntries | Refusal | null {
  const schema = edgeSchemata[edge.schema];
  if (schema === undefined) return null;
  const [source, target] = [endOf(edge, schema.source, index), endOf(edge, schema.target, index)];
  if ("refused" in source) return source;
  if ("refused" in target) return target;
  const roles = valuesOf(edge, schema.role);
  const named = schema.named?.find(
    (type) => roles.includes(type) && isLegal(type, source.known.kind, target.known.kind),
  );
  const type = named ?? schema.type;
  const kept = new Kept();
  const first = <T>(property: string, write: (value: string) => T | null): T | null => {
    for (const value of valuesOf(edge, property)) {
      const written = write(value);
      if (written === null) continue;
      kept.add(property, value);
      return written;
    }
    return null;
  };
  for (const [property, { value }] of [
    [schema.source, source],
    [schema.target, target],
  ] as const)
    kept.add(property, value);
  if (named !== undefined) kept.add(schema.role, named);
  const role = first(schema.role, (value) => (value === named ? null : nameOf(value)));
  const since = first("startDate", dateOf) ?? first("date", dateOf);
  const until = ontology[type].bounded ? first("endDate", dateOf) : null;
  const fields: Record<string, unknown> = {};
  if (type === "OWNS") {
    const share = first("percentage", shareOf);
    if (share !== null) Object.assign(fields, share);
  }
  if (type === "PAID") {
    const stated = valuesOf(edge, "currency").find((value) => /^[a-z]{3}$/i.test(value)) ?? null;
    const amounts = [
      ["amount", stated],
      ["amountEur", "EUR"],
      ["amountUsd", "USD"],
    ] as const;
    const given = amounts.filter(([property]) => valuesOf(edge, property).some((value) => numberOf(value) !== null));
    // One of unknown currency only if there is no other.
    const [property, currency] = given.find(([, currency]) => currency !== null) ?? given[0] ?? [];
    if (property !== undefined) Object.assign(fields, { amount: first(property, numberOf), currency });
    if (property === "amount" && currency != null) kept.add("currency", currency);
  }
  const names = new Set([source.known, target.known].map(({ name }) => name));
  for (const value of valuesOf(edge, "namesMentioned")) if (names.has(textOf(value))) kept.add("namesMentioned", value);
  let statement = `${source.known.name} ${ontology[type].verb[0]} ${target.known.name}`;
  for (const property of statementProperties)
    for (const value of valuesOf(edge, property)) {
      const more = `; ${property.startsWith("shares") ? `${property} ` : ""}${textOf(value)}`;
      if (statement.length + more.length > mostStatement) continue;
      statement += more;
      kept.add(property, value);
    }
  const url = valuesOf(edge, "sourceUrl").find((value) => {
    const isAddress = /^https?:\/\//i.test(value) && URL.canParse(value);
    if (isAddress) kept.add("sourceUrl", value);
    return isAddress;
  });
  const mention = (ref: string, { known }: End) => ({
    ...{ ref, kind: known.kind, name: known.name, sameAs: [ownKey(dataset.id, known.id)] },
  });
  const isSelf = source.known.id === target.known.id;
  const entities = isSelf ? [mention("source", source)] : [mention("source", source), mention("target", target)];
  const relation = {
    ...{ type, source: "source", target: isSelf ? "source" : "target", key: edge.id, role, since, until, ...fields },
    evidence: [{ statement, extractedBy: "FollowTheMoney" }],
  };
  return {
    entries: [{ entry: { key: edge.id, url }, entities, relations: [relation] }],
    keeps: (property, value) => kept.has(property, value),
  };
}

interface End {
  /** As the edge writes it. */
  readonly value: string;
  readonly known: KnownEntity;
}

function endOf(edge: FtmEntity, property: string, index: FtmIndex): End | Refusal {
  const values = valuesOf(edge, property);
  if (values.length === 0) return { refused: `${property} is missing` };
  for (const value of values) {
    const known = index.known(value);
    if (known !== undefined) return { value, known };
  }
  return { refused: `${property}: the file has no entity ${values[0]} that is taken` };
}

function numberOf(value: string): number | null {
  const number = Number(value.replace(/,(?=\d{3}\b)/g, ""));
  return value.trim() !== "" && Number.isFinite(number) ? number : null;
}

/** A share in percent: 60, 60%, or a range such as 25-50. */
function shareOf(value: string): { share: number; shareUpTo?: number } | null {
  const [from, to, ...more] = value
    .replaceAll("%", "")
    .split(/\s*[-–]\s*/)
    .map((part) => numberOf(part.replace(",", ".")));
  const isShare = (share: number | null | undefined): share is number =>
    typeof share === "number" && share >= 0 && share <= 100;
  if (!isShare(from) || more.length > 0) return null;
  if (to === undefined) return { share: from };
  return isShare(to) && to >= from ? { share: from, shareUpTo: to } : null;
}
