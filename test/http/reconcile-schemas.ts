/** What the Reconciliation Service API 0.2 asks of answers, as JSON Schemas. */
const text = { type: "string" };
const object = (properties: object, ...required: string[]) => ({ type: "object", properties, required });
const list = (items: object) => ({ type: "array", items });
/** Every other property is a mistake here, although the protocol would let it pass. */
const closed = (properties: object, ...required: string[]) => ({
  ...object(properties, ...required),
  additionalProperties: false,
});

const type = closed({ id: text, name: text }, "id");
const template = { type: "string", pattern: "\\{\\{id\\}\\}" };
const service = closed({ service_url: text, service_path: text }, "service_url", "service_path");
const described = { id: text, name: text, description: text };

export const manifest = closed(
  {
    versions: { type: "array", items: text, contains: { const: "0.2" } },
    ...{ name: text, identifierSpace: text, schemaSpace: text },
    defaultTypes: { ...list(type), uniqueItems: true },
    view: closed({ url: template }, "url"),
    suggest: closed({ entity: service, type: service, property: service }),
    preview: closed(
      { url: template, width: { type: "integer" }, height: { type: "integer" } },
      "url",
      "width",
      "height",
    ),
    extend: closed({ propose_properties: service, property_settings: { type: "array", maxItems: 0 } }),
  },
  ...["versions", "name", "identifierSpace", "schemaSpace"],
);

export const resultBatch = {
  type: "object",
  additionalProperties: closed(
    {
      result: list(
        closed(
          {
            ...described,
            score: { type: "number", minimum: 0, maximum: 1 },
            match: { type: "boolean" },
            type: list(type),
            features: list(closed({ id: text, value: { type: "number" } }, "id", "value")),
          },
          ...["id", "name", "score"],
        ),
      ),
    },
    "result",
  ),
};

export const suggestedEntities = closed(
  { result: list(closed({ ...described, notable: list(type) }, "id", "name")) },
  "result",
);
/** Of types and of properties. */
export const suggested = closed({ result: list(closed(described, "id", "name")) }, "result");

const cell = { oneOf: [closed({ str: text }, "str"), closed({ id: text, name: text }, "id", "name")] };
export const extended = closed(
  {
    meta: list(closed({ id: text, name: text }, "id", "name")),
    rows: { type: "object", additionalProperties: { type: "object", additionalProperties: list(cell) } },
  },
  ...["meta", "rows"],
);
export const proposed = closed(
  { type: text, limit: { type: "integer" }, properties: list(closed({ id: text, name: text }, "id", "name")) },
  "properties",
);
