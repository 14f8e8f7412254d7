import { createHash } from "node:crypto";
import { printable } from "../printable.ts";
import {
  type FtmThing,
  type FtmValue,
  ftmId,
  ftmOfEntity,
  ftmOfRelation,
  ftmOfSource,
  type Leave,
  summaryOf,
} from "./ftm-values.ts";
import type { ExportedRelation, GraphPages } from "./graph-pages.ts";
import type { ExportedSource } from "./sources.ts";

/** The columns that FollowTheMoney gives a file of statements. */
const columns = [
  ...["canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin"],
  ...["lang", "original_value", "external", "first_seen", "last_seen", "id"],
];

/** The type of each property that is not a plain string. */
const typesOfProperties: Readonly<Record<string, string>> = {
  ...typed("name", "name", "alias"),
  ...typed("text", "description", "summary", "notes", "purpose"),
  ...typed("country", "country"),
  ...typed("address", "address", "full"),
  ...typed("topic", "topics"),
  ...typed("url", "website", "sourceUrl"),
  ...typed("number", "latitude", "longitude", "amount"),
  ...typed("date", "birthDate", "deathDate", "incorporationDate", "dissolutionDate"),
  ...typed("date", "startDate", "endDate", "date", "modifiedAt"),
  ...typed("identifier", "wikidataId", "leiCode", "innCode", "ogrnCode", "kppCode", "permId", "dunsCode", "swiftBic"),
  ...typed("identifier", "isin", "isinCode", "imoNumber", "uniqueEntityId", "registrationNumber", "taxNumber"),
  ...typed("entity", "addressEntity", "owner", "asset", "director", "organization", "member", "employee", "employer"),
  ...typed("entity", "agent", "client", "person", "relative", "associate", "subject", "object"),
  ...typed("entity", "payer", "beneficiary", "predecessor", "successor"),
};

function typed(type: string, ...properties: readonly string[]): Record<string, string> {
  return Object.fromEntries(properties.map((property) => [property, type]));
}

/** The dataset of what articles say. */
const ofArticles = "articles";

/**
 * What each source says of each entity and relation, as statements of FollowTheMoney in CSV, in pieces: one value of one
 * property a line. `canonical_id` is the entity, `entity_id` what the source means, `origin` the id of the source.
 * `leave` receives what has no place there. Throws a QueryError.
 */
export async function* exportStatements(pages: GraphPages, leave: Leave): AsyncGenerator<string> {
  const writer = new StatementWriter();
  yield `${columns.join(",")}\n`;
  for await (const page of pages.entities()) {
    const kinds = new Map(page.map(({ id, kind }) => [id, kind]));
    for await (const mentions of pages.mentions([...kinds.keys()]))
      yield mentions
        .map(({ entityId, member, said, source }) => {
          const kind = kinds.get(entityId);
          if (kind === undefined) throw new Error(`${source.id} mentions ${entityId}, which was not asked for`);
          const [thing, address] = ftmOfEntity(entityId, kind, said, leave);
          return (
            writer.lines(thing, ftmId(member), ftmOfSource(source), source) +
            (address === undefined ? "" : writer.lines(address, address.id, [], source))
          );
        })
        .join("");
  }
  for await (const page of pages.relations()) {
    const byId = new Map<string, ExportedRelation>(page.map((relation) => [relation.id, relation]));
    for await (const evidence of pages.evidence([...byId.keys()]))
      yield evidence
        .map(({ relationId, statement, source, ...said }) => {
          const relation = byId.get(relationId) as ExportedRelation;
          const edge = ftmOfRelation(relation, said, leave);
          return writer.lines(edge, edge.id, [...summaryOf(relation, statement), ...ftmOfSource(source)], source);
        })
        .join("");
  }
}

/** Writes the statements of one source on one thing once, also where it says something twice. */
class StatementWriter {
  #about = "";
  readonly #written = new Set<string>();

  lines(
    { id: canonicalId, schema, values }: FtmThing,
    entityId: string,
    more: readonly FtmValue[],
    { id: origin, dataset, saidOn }: ExportedSource,
  ): string {
    const about = JSON.stringify([origin, canonicalId, entityId]);
    if (about !== this.#about) this.#written.clear();
    this.#about = about;
    let text = "";
    for (const [property, value] of [...values, ...more]) {
      const key = JSON.stringify([origin, entityId, property, value]);
      if (this.#written.has(key)) continue;
      this.#written.add(key);
      const id = createHash("sha1").update(key).digest("hex");
      const type = typesOfProperties[property] ?? "string";
      const seen = saidOn ?? "";
      const cells = [
        ...[canonicalId, entityId, property, type, schema, value, dataset ?? ofArticles, origin],
        ...["", "", "f", seen, seen, id],
      ];
      text += `${cells.map(cell).join(",")}\n`;
    }
    return text;
  }
}

/** A cell by RFC 4180, as it is: this file is for programs, and an apostrophe before a formula would change the value. */
function cell(value: string): string {
  const text = printable(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
