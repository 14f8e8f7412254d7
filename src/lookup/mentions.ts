import { z } from "zod";
import { addressParts } from "../address.ts";
import { argumentTable } from "../arguments/argument-table.ts";
import { entityFieldNames, type ShownField } from "../entity-fields.ts";
import { Composer } from "../query/compose.ts";
import { fieldOf } from "../query/composed-fields.ts";
import type { ReadContext } from "../query/read-context.ts";
import type { Selection } from "../query/selection.ts";
import { sourceRow, withArticle } from "../query/shape.ts";
import { sourceFields } from "./articles.ts";
import { type BatchOfPages, batch, sortedRow } from "./batched-list.ts";

const mentionRow = z.looseObject({ id: z.string(), member: z.string(), name: z.string(), source: sourceRow });
type MentionRow = Readonly<z.infer<typeof mentionRow>>;

const said = `m {.id, .member, .name, ${entityFieldNames.map((field) => fieldOf("m", field)).join(", ")},
coordinates: CASE WHEN m.latitude IS NULL THEN null ELSE {latitude: m.latitude, longitude: m.longitude} END, source: s {${sourceFields}}}`;

/**
 * For each entity, what sources say of it, of those that give one of the fields of `giving`, if it is given: the newest
 * source first, undated ones last, then by id.
 */
export function mentionsOfEntity(context: ReadContext, selection: Selection): BatchOfPages<MentionRow> {
  const composer = new Composer();
  const giving = selection.args.giving as readonly ShownField[] | null | undefined;
  const properties = composer.param("m", "giving", giving ? [...new Set(giving.flatMap(propertiesOf))] : null);
  // A source mentions an entity once for each of its members, by another ref.
  const mentions = {
    name: "mentions of an entity",
    order: { name: "NEWEST_ARTICLE", descending: true, keyType: "string" },
    first: argumentTable.list.first,
    match: `MATCH (s:Source)-[mention:MENTIONS]->(:Entity {id: id})
WHERE ${properties} IS NULL OR any(property IN ${properties} WHERE mention[property] IS NOT NULL)
WITH s, mention {.*, id: s.id + ' ' + mention.ref} AS m`,
    item: "m",
    sortKey: "coalesce(s.publishedOn, s.asOf, '')",
  } as const;
  const returned = `RETURN ${sortedRow(said)}`;
  return batch(context, selection, mentions, { composer, kept: "s, ", returned, node: mentionRow, shape: withArticle });
}

/** The stored properties of a field: those of one that is stored in parts, as a mention has them. */
function propertiesOf(field: ShownField): readonly string[] {
  if (field === "coordinates") return ["latitude"];
  return field === "address" ? Object.values(addressParts).map(({ property }) => property) : [field];
}
