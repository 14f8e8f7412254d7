/** A postal address as an article gives it: at least one of the parts. */
export type Address = Readonly<Record<AddressPart, string | null>>;

/** The parts of an address. The database, which has no maps, has a property for each. */
export const addressParts = {
  text: { property: "addressText", maxLength: 500, description: "The street, or the whole in one line." },
  city: { property: "addressCity", maxLength: 200, description: "The city." },
  postcode: { property: "addressPostcode", maxLength: 20, description: "The postal code." },
  country: { property: "addressCountry", maxLength: 2, description: "The country, as two letters of ISO 3166-1." },
} as const;
export type AddressPart = keyof typeof addressParts;
const partNames = Object.keys(addressParts) as readonly AddressPart[];

/** Something for each part of an address. */
export function byAddressPart<T>(make: (part: AddressPart) => T): Record<AddressPart, T> {
  const made = {} as Record<AddressPart, T>;
  for (const part of partNames) made[part] = make(part);
  return made;
}

/** The address among properties, as the database gives them: a part that is not known is absent there. */
export function addressIn(properties: Readonly<Record<string, unknown>>): Address | null {
  const address = byAddressPart((part) => (properties[addressParts[part].property] ?? null) as string | null);
  return partNames.some((part) => address[part] !== null) ? address : null;
}

/** The properties in which the database has an address. */
export function addressProperties(address: Address | null) {
  const properties = {} as Record<(typeof addressParts)[AddressPart]["property"], string | null>;
  for (const part of partNames) properties[addressParts[part].property] = address?.[part] ?? null;
  return properties;
}
