import { addressParts, byAddressPart } from "../address.ts";

/** The item of a map projection for the point of an entity, which is stored as a point. */
export function coordinatesOf(variable: string): string {
  const point = `${variable}.point`;
  return `coordinates: CASE WHEN ${point} IS NULL THEN null ELSE {latitude: ${point}.latitude, longitude: ${point}.longitude} END`;
}

/** The item of a map projection for the address of an entity or a mention, whose parts are properties. */
export function addressOf(variable: string): string {
  const parts = byAddressPart((part) => `${variable}.${addressParts[part].property}`);
  const map = Object.entries(parts).map(([part, property]) => `${part}: ${property}`);
  return `address: CASE WHEN coalesce(${Object.values(parts).join(", ")}) IS NULL THEN null ELSE {${map.join(", ")}} END`;
}
