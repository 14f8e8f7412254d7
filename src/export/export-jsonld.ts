import { type EntityKind, kindOfId } from "../ontology.ts";
import { registers } from "../registers.ts";
import { relationFieldNames } from "../relation-fields.ts";
import type { ExportedEntity, ExportedRelation, GraphPages } from "./graph-pages.ts";
import { classOfChoice, classOfKind, ours, termOfRelation, termsOfRelations } from "./jsonld-terms.ts";
import type { ExportedSource } from "./sources.ts";

/** Terms that schema.org does not have. */
const ownTerms = [
  ...["Relation", "relationType", "source", "target", "current", "confidence", "evidence"],
  ...["orgKind", "assetKind", "placeKind", "country", "legalForm", "status", "notes", ...relationFieldNames],
  ...termsOfRelations,
];
const context = { "@vocab": "https://schema.org/", ...Object.fromEntries(ownTerms.map((term) => [term, ours + term])) };

/** How many sources are remembered as written. One that is written twice says the same twice. */
const mostRemembered = 50_000;

/**
 * The graph as one JSON-LD document, in pieces, a node a line: entities, relations, and the sources of each before it.
 * Terms are those of schema.org, and our own where it has none. A relation that is not over is also one property that
 * leads from its source to its target. Throws a QueryError.
 */
export async function* exportJsonld(pages: GraphPages): AsyncGenerator<string> {
  const written = new Set<string>();
  const fresh = (source: ExportedSource): object[] => {
    if (written.has(source.id)) return [];
    if (written.size >= mostRemembered) written.clear();
    written.add(source.id);
    return [nodeOfSource(source)];
  };
  yield `{"@context": ${JSON.stringify(context)},\n"@graph": [`;
  let separator = "\n";
  const lines = (nodes: readonly object[]) => {
    if (nodes.length === 0) return "";
    const text = separator + nodes.map((node) => JSON.stringify(node)).join(",\n");
    separator = ",\n";
    return text;
  };
  for await (const page of pages.entities()) {
    const sources = new Map<string, string[]>();
    for await (const mentions of pages.mentions(page.map(({ id }) => id))) {
      for (const { entityId, source } of mentions) add(sources, entityId, source.id);
      yield lines(mentions.flatMap(({ source }) => fresh(source)));
    }
    yield lines(page.map((entity) => nodeOfEntity(entity, sources.get(entity.id) ?? [])));
  }
  for await (const page of pages.relations()) {
    const evidence = new Map<string, object[]>();
    const cited = new Map<string, string[]>();
    for await (const items of pages.evidence(page.map(({ id }) => id))) {
      for (const { relationId, statement, source } of items) {
        add(evidence, relationId, { text: statement, citation: reference(source.id) });
        add(cited, relationId, source.id);
      }
      yield lines(items.flatMap(({ source }) => fresh(source)));
    }
    yield lines(
      page.flatMap((relation) =>
        nodesOfRelation(relation, evidence.get(relation.id) ?? [], cited.get(relation.id) ?? []),
      ),
    );
  }
  yield "\n]}\n";
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function reference(id: string) {
  return { "@id": ours + encodeURI(id) };
}

/** The object without what is not known: null, and lists without items. */
function known(node: Readonly<Record<string, unknown>>): object {
  const isKnown = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(node).filter(([, value]) => isKnown(value)));
}

function nodeOfSource({ id, title, publisher, url, dataset, language, saidOn }: ExportedSource): object {
  return known({
    ...reference(id),
    "@type": dataset === null ? "Article" : "DataFeedItem",
    headline: title,
    publisher: publisher === null ? null : { "@type": "Organization", name: publisher },
    isPartOf: dataset === null ? null : { "@id": `${ours}dataset:${dataset}` },
    datePublished: saidOn,
    inLanguage: language === "und" ? null : language,
    url,
  });
}

function nodeOfEntity(entity: ExportedEntity, sources: readonly string[]): object {
  const { id, kind, name, aliases, address, latitude, longitude } = entity;
  const special = classOfChoice[entity.orgKind ?? entity.assetKind ?? ""];
  const ids = entity.sameAs.map((id) => [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)] as const);
  const pages = ids.flatMap(([scheme, value]) => addressOf(scheme, value) ?? []);
  return known({
    ...reference(id),
    "@type": special ?? classOfKind[kind],
    name,
    alternateName: aliases,
    description: entity.description,
    identifier: ids.map(([propertyID, value]) => ({ "@type": "PropertyValue", propertyID, value })),
    sameAs: pages.map((page) => ({ "@id": page })),
    url: entity.website,
    birthDate: entity.birthDate,
    deathDate: entity.deathDate,
    foundingDate: entity.incorporatedOn,
    dissolutionDate: entity.dissolvedOn,
    address:
      address === null
        ? null
        : known({
            "@type": "PostalAddress",
            streetAddress: address.text,
            addressLocality: address.city,
            postalCode: address.postcode,
            addressCountry: address.country,
          }),
    geo: latitude === null ? null : { "@type": "GeoCoordinates", latitude, longitude },
    keywords: entity.topics,
    orgKind: entity.orgKind,
    assetKind: entity.assetKind,
    placeKind: entity.placeKind,
    country: entity.country,
    legalForm: entity.legalForm,
    status: entity.status,
    notes: entity.notes,
    subjectOf: [...new Set(sources)].map(reference),
  });
}

/** The page of an entry of a register; null if it has none. */
function addressOf(scheme: string, value: string): string | null {
  const url = Object.hasOwn(registers, scheme) ? registers[scheme as keyof typeof registers].url : null;
  return url?.replace("{id}", () => (scheme === "website" ? value : encodeURI(value))) ?? null;
}

/** The relation as a thing of its own, and as a property of its source if it is not over. */
function nodesOfRelation(
  relation: ExportedRelation,
  evidence: readonly object[],
  sources: readonly string[],
): object[] {
  const { id, type, source, target, role, since, until, current, confidence } = relation;
  const kinds = [kindOfId(source), kindOfId(target)] as [EntityKind, EntityKind];
  const isOver = current === false || (until !== null && current !== true);
  const direct = { ...reference(source), [termOfRelation(type, ...kinds)]: reference(target) };
  const node = known({
    ...reference(id),
    "@type": "Relation",
    relationType: type,
    source: reference(source),
    target: reference(target),
    roleName: role,
    startDate: since,
    endDate: until,
    current,
    confidence,
    ...Object.fromEntries(relationFieldNames.map((field) => [field, relation[field]])),
    citation: [...new Set(sources)].map(reference),
    evidence,
  });
  return isOver ? [node] : [node, direct];
}
