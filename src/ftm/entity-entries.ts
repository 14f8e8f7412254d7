import { ownKey } from "../articles/entry-record.ts";
import { searchKeys } from "../name-keys.ts";
import { faultOfId, writtenId } from "../registers.ts";
import { type FtmEntity, nameOf, textOf, valuesOf } from "./ftm-entity.ts";
import { dateOf, type FtmEntries, type FtmOptions, Kept, type Refusal } from "./ftm-entries.ts";
import type { FtmIndex } from "./ftm-index.ts";
import { entitySchemata, personalProperties, propertiesOfField, registerOfProperty } from "./schemata.ts";

/** The most entries of one entity. Values beyond are left out. */
const mostEntries = 50;
const mostNames = 200;
const mostTopics = 50;
const mostNotes = 5_000;
const mostDescription = 2_000;
const mostAddress = 500;
// A text has no line breaks.
const noteSeparator = " · ";

const nameProperties = ["name", "alias", "weakAlias", "previousName", "abbreviation"];
const nameParts = ["firstName", "lastName", "secondName", "middleName", "fatherName", "motherName", "nameSuffix"];
const registerProperties = Object.keys(registerOfProperty);
const noteProperties = ["description", "summary", "notes", "title", "position", "sector", "email", "phone"];

/**
 * The entries of an entity. A field of which an entry has one value, such as an address, has the first value in the first
 * entry, the second in the second, and so on. Or why there are none. Null if its schema is not taken.
 */
export function entriesOfEntity(entity: FtmEntity, index: FtmIndex, options: FtmOptions): FtmEntries | Refusal | null {
  const schema = entitySchemata[entity.schema];
  const known = index.known(entity.id);
  if (schema === undefined) return null;
  if (known === undefined) return { refused: "has no name that a record takes" };
  const { kind, orgKind, assetKind } = schema;
  const { dataset, keepPersonal } = options;
  const kept = new Kept();
  const isPersonal = (property: string) => kind === "PERSON" && !keepPersonal && personalProperties.has(property);
  const each = (properties: readonly string[], take: (property: string, value: string) => void) => {
    for (const property of properties) {
      if (entity.properties[property] === undefined || isPersonal(property)) continue;
      for (const value of valuesOf(entity, property)) take(property, value);
    }
  };
  /** Different values that the properties give, as they are written. Null is no value. */
  const different = <T extends string | number>(
    properties: readonly string[],
    write: (value: string) => T | null,
    most: number,
  ): T[] => {
    const found = new Set<T>();
    each(properties, (property, value) => {
      const written = write(value);
      if (written === null || (found.size >= most && !found.has(written))) return;
      found.add(written);
      kept.add(property, value);
    });
    return [...found];
  };

  const isPlace = kind === "PLACE";
  const names = different(isPlace ? [...nameProperties, "full"] : nameProperties, nameOf, mostNames);
  let wordsOfNames: ReadonlySet<string> | null = null;
  each(nameParts, (property, value) => {
    wordsOfNames ??= new Set(names.flatMap((name) => searchKeys(name).flatMap((key) => key.split(" "))));
    const parts = searchKeys(value)[0]?.split(" ") ?? [];
    if (parts.every((part) => wordsOfNames?.has(part))) kept.add(property, value);
  });
  const birthDate = (value: string) => {
    const date = dateOf(value);
    return keepPersonal ? date : (date?.slice(0, 4) ?? null);
  };
  const isOrganization = kind === "COMPANY";
  const single = {
    description: different(propertiesOfField.description, description, mostEntries),
    country: different(propertiesOfField.country, country, mostEntries),
    website: different(propertiesOfField.website, webAddress, mostEntries),
    ...(kind === "PERSON" && {
      birthDate: different(propertiesOfField.birthDate, birthDate, mostEntries),
      deathDate: different(propertiesOfField.deathDate, dateOf, mostEntries),
    }),
    ...(isOrganization && {
      legalForm: different(propertiesOfField.legalForm, words, mostEntries),
      incorporatedOn: different(propertiesOfField.incorporatedOn, dateOf, mostEntries),
      dissolvedOn: different(propertiesOfField.dissolvedOn, dateOf, mostEntries),
    }),
    ...((isOrganization || kind === "ASSET") && {
      status: different(propertiesOfField.status, words, mostEntries),
    }),
    // A record takes both or neither.
    ...(isPlace &&
      valuesOf(entity, "latitude").some((value) => latitude(value) !== null) &&
      valuesOf(entity, "longitude").some((value) => longitude(value) !== null) && {
        latitude: different(propertiesOfField.latitude, latitude, 1),
        longitude: different(propertiesOfField.longitude, longitude, 1),
      }),
    address: addressesOf(entity, index, isPersonal, kept),
  };
  const urls = different(["sourceUrl", "publisherUrl"], webAddress, mostEntries);
  const topics = different(["topics", "programId", "keywords"], topic, mostTopics);
  const sameAs: string[] = [];
  each(registerProperties, (property, value) => {
    const id = writtenId(`${registerOfProperty[property]}:${value.replace(/\s+/g, "")}`);
    if (faultOfId(id) !== null || sameAs.length >= mostTopics - 1) return;
    if (!sameAs.includes(id)) sameAs.push(id);
    kept.add(property, value);
  });
  const notes: string[] = [];
  let notesLength = 0;
  each(noteProperties, (property, value) => {
    const text = textOf(value);
    if (text === "" || (property === "description" && text.length <= mostDescription)) return;
    if (!notes.includes(text)) {
      if (notesLength + text.length + noteSeparator.length > mostNotes) return;
      notesLength += text.length + noteSeparator.length;
      notes.push(text);
    }
    kept.add(property, value);
  });

  const asOf = different(["modifiedAt"], dateOf, mostEntries).sort().at(-1);
  const aliases = names.filter((name) => name !== known.name);
  const said = Object.entries<readonly unknown[]>(single).filter(([, values]) => values.length > 0);
  const count = Math.max(1, urls.length, ...said.map(([, values]) => values.length));
  const note = notes.length > 0 ? notes.join(noteSeparator) : null;
  const own = ownKey(dataset.id, entity.id);
  const entries = Array.from({ length: count }, (_, i) => {
    const isFirst = i === 0;
    const mention: Record<string, unknown> = { ref: "entity", kind, name: known.name };
    for (const [field, values] of said) if (values[i] !== undefined) mention[field] = values[i];
    if (isFirst) Object.assign(mention, { aliases, topics, notes: note, orgKind, assetKind });
    mention.sameAs = isFirst ? [own, ...sameAs] : [own];
    return {
      entry: { key: isFirst ? entity.id : `${entity.id}/${i + 1}`, url: urls[i], ...(asOf && { asOf }) },
      entities: [mention],
      relations: [],
    };
  });
  return { entries, keeps: (property, value) => (isPersonal(property) ? "personal" : kept.has(property, value)) };
}

// What a value is in a record; null if a record does not take it.
const country = (value: string) => (/^[a-z]{2}$/i.test(value) ? value.toUpperCase() : null);
const lineOf = (most: number) => (value: string) => {
  const text = textOf(value);
  return text === "" || text.length > most ? null : text;
};
const description = lineOf(mostDescription);
const topic = lineOf(100);
const words = lineOf(200);
const webAddress = (value: string) =>
  /^https?:\/\//i.test(value) && URL.canParse(value) && value.length <= 2_000 ? value : null;
const degreesUpTo = (most: number) => (value: string) =>
  value.trim() !== "" && Math.abs(Number(value)) <= most ? Number(value) : null;
const latitude = degreesUpTo(90);
const longitude = degreesUpTo(180);

function addressesOf(entity: FtmEntity, index: FtmIndex, isPersonal: (property: string) => boolean, kept: Kept) {
  const found = new Map<string, object>();
  const take = (property: string, value: string, key: string, address: object) => {
    if (!found.has(key) && found.size >= mostEntries) return;
    if (!found.has(key)) found.set(key, address);
    kept.add(property, value);
  };
  if (!isPersonal("addressEntity"))
    for (const id of valuesOf(entity, "addressEntity")) {
      const address = index.address(id);
      if (address !== undefined && Object.values(address).some((part) => part !== null))
        take("addressEntity", id, address.text ?? id, address);
    }
  if (!isPersonal("address"))
    for (const value of valuesOf(entity, "address")) {
      const text = textOf(value);
      if (text !== "" && text.length <= mostAddress) take("address", value, text, { text });
    }
  return [...found.values()];
}
