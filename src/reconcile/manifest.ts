import { type EntityKind, entityKinds, kindTable } from "../ontology.ts";

export interface TypeOfEntity {
  readonly id: EntityKind;
  readonly name: string;
}

const previewSize = { width: 400, height: 240 };

/** A kind of entity, as the protocol shows a type. */
export function typeOf(kind: EntityKind): TypeOfEntity {
  return { id: kind, name: kindTable[kind].label };
}

/** What the service at this base, such as http://127.0.0.1:4000, tells of itself by version 0.2 of the protocol. */
export function manifestAt(base: string) {
  const service_url = `${base}/reconcile`;
  return {
    versions: ["0.2"],
    name: "Pressgraph",
    // Ids are those of the graph behind this address.
    identifierSpace: `${base}/explorer`,
    schemaSpace: `${base}/graphql`,
    defaultTypes: entityKinds.map(typeOf),
    view: { url: `${base}/explorer#v=1&e={{id}}` },
    preview: { url: `${service_url}/preview?id={{id}}`, ...previewSize },
    extend: { propose_properties: { service_url, service_path: "/extend/propose" }, property_settings: [] },
    suggest: {
      entity: { service_url, service_path: "/suggest/entity" },
      type: { service_url, service_path: "/suggest/type" },
      property: { service_url, service_path: "/suggest/property" },
    },
  };
}
