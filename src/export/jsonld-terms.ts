import { type EntityKind, type RelationType, relationTypes } from "../ontology.ts";

/** The names of things that have no address on the web begin like this. */
export const ours = "urn:pressgraph:";

/** The class of schema.org of each kind, and of what is said of some more precisely. */
export const classOfKind: Readonly<Record<EntityKind, string>> = {
  PERSON: "Person",
  COMPANY: "Organization",
  PLACE: "Place",
  ASSET: "Product",
};
export const classOfChoice: Readonly<Record<string, string>> = {
  PUBLIC_BODY: "GovernmentOrganization",
  PARTY: "PoliticalParty",
  MEDIUM: "CreativeWork",
  VESSEL: "Vehicle",
  AIRCRAFT: "Vehicle",
  REAL_ESTATE: "Place",
  SECURITY: "FinancialProduct",
};

/** The property of schema.org that leads from source to target, where one says the same; between these kinds only. */
const propertyOfType: Readonly<
  Partial<
    Record<RelationType, { readonly property: string; readonly source?: EntityKind; readonly target?: EntityKind }>
  >
> = {
  FOUNDED_BY: { property: "founder" },
  WORKS_FOR: { property: "worksFor" },
  MEMBER_OF: { property: "memberOf" },
  SUBSIDIARY_OF: { property: "parentOrganization" },
  OWNS: { property: "owns" },
  RELATIVE_OF: { property: "relatedTo" },
  ASSOCIATED_WITH: { property: "knows", source: "PERSON", target: "PERSON" },
};
const locatedIn: Readonly<Partial<Record<EntityKind, string>>> = { COMPANY: "location", PLACE: "containedInPlace" };

/** The term that leads from source to target of a relation: of schema.org, or one of our own such as competesWith. */
export function termOfRelation(type: RelationType, source: EntityKind, target: EntityKind): string {
  if (type === "LOCATED_IN") return locatedIn[source] ?? termOfType(type);
  const known = propertyOfType[type];
  if (known === undefined || source !== (known.source ?? source) || target !== (known.target ?? target))
    return termOfType(type);
  return known.property;
}

/** The terms of our own for relations. */
export const termsOfRelations: readonly string[] = relationTypes
  .map(termOfType)
  .filter((term) => !Object.values(propertyOfType).some(({ property }) => property === term));

/** The name of a type as a term: COMPETES_WITH is competesWith. */
function termOfType(type: RelationType): string {
  return type.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
