import { addressParts, byAddressPart } from "../address.ts";
import { type EntityField, entityFields } from "../entity-fields.ts";

/** The item of a map projection for a field of an entity or a mention. An empty list is not stored. */
export function fieldOf(variable: string, field: string): string {
  switch (entityFields[field as EntityField]?.type) {
    case "ADDRESS":
      return addressOf(variable);
    case "TEXTS":
      return `${field}: coalesce(${variable}.${field}, [])`;
    default:
      return `.${field}`;
  }
}

/** The item of a map projection for the point of an entity, which is stored as a point. */
export function coordinatesOf(variable: string): string {
  const point = `${variable}.point`;
  return `coordinates: CASE WHEN ${point} IS NULL THEN null ELSE {latitude: ${point}.latitude, longitude: ${point}.longitude} END`;
}

/** The item for the address, whose parts are properties. */
function addressOf(variable: string): string {
  const parts = byAddressPart((part) => `${variable}.${addressParts[part].property}`);
  const map = Object.entries(parts).map(([part, property]) => `${part}: ${property}`);
  return `address: CASE WHEN coalesce(${Object.values(parts).join(", ")}) IS NULL THEN null ELSE {${map.join(", ")}} END`;
}
