import type { Dataset } from "../articles/entry-record.ts";
import { searchKeys } from "../name-keys.ts";
import { ontology } from "../ontology.ts";
import { isPartialDate } from "../partial-date.ts";
import { faultOfId, writtenId } from "../registers.ts";
import { type FtmEntity, textOf, valuesOf } from "./ftm-entity.ts";
import type { FtmIndex, KnownEntity } from "./ftm-index.ts";
import { edgeSchemata, entitySchemata, personalProperties, registerOfProperty } from "./schemata.ts";

/** Entries as they are written in a file, and which statements they keep. */
export interface FtmEntries {
  readonly entries: readonly object[];
  readonly keeps: (property: string, value: string) => boolean | "personal";
}

export interface FtmOptions {
  readonly dataset: Dataset;
  readonly keepPersonal: boolean;
}

/** The most entries of one entity. Values beyond are left out. */
const mostEntries = 50;
const mostNames = 200;
const mostTopics = 50;
const mostNotes = 5_000;
const mostName = 500;
// A text has no line breaks.
const noteSeparator = " · ";

const nameProperties = ["name", "alias", "weakAlias", "previousName", "abbreviation"];
const nameParts = ["firstName", "lastName", "secondName", "middleName", "fatherName", "motherName", "nameSuffix"];
const countryProperties = ["country", "jurisdiction", "mainCountry", "nationality", "citizenship"];
const noteProperties = ["description", "summary", "notes", "title", "position", "sector", "email", "phone"];

/** Statements that were kept, by property and value. */
class Kept {
  readonly #kept = new Set<string>();
  add(property: string, value: string): void {
    this.#kept.add(`${property}\n${value}`);
  }
  has(property: string, value: string): boolean {
    return this.#kept.has(`${property}\n${value}`);
  }
}

/**
 * The entries of an entity. A field of which an entry has one value, such as an address, has the first value in the first
 * entry, the second in the second, and so on. Null if its schema is not taken.
 */
export function entriesOfEntity(entity: FtmEntity, index: FtmIndex, options: FtmOptions): FtmEntries | null {
  const schema = entitySchemata[entity.schema];
  const known = index.entities.get(entity.id);
  if (schema === undefined || known === undefined) return null;
  const { kind, orgKind, assetKind } = schema;
  const { dataset, keepPersonal } = options;
  const kept = new Kept();
  const isPersonal = (property: string) => kind === "PERSON" && !keepPersonal && personalProperties.has(property);
  const each = function* (properties: readonly string[]) {
    for (const property of properties)
      if (!isPersonal(property)) for (const value of valuesOf(entity, property)) yield [property, value] as const;
  };
  /** Different values that the properties give, as they are written. Null is no value. */
  const different = <T>(properties: readonly string[], write: (value: string) => T | null, most: number): T[] => {
    const found = new Map<string, T>();
    for (const [property, value] of each(properties)) {
      const written = write(value);
      if (written === null) continue;
      const key = JSON.stringify(written);
      if (!found.has(key) && found.size >= most) continue;
      found.set(key, written);
      kept.add(property, value);
    }
    return [...found.values()];
  };

  const names = different(nameProperties, (value) => textOf(value).slice(0, mostName) || null, mostNames);
  const words = new Set(names.flatMap((name) => searchKeys(name).flatMap((key) => key.split(" "))));
  for (const [property, value] of each(nameParts)) {
    const parts = searchKeys(value)[0]?.split(" ") ?? [];
    if (parts.every((part) => words.has(part))) kept.add(property, value);
  }
  const country = (value: string) => (/^[a-z]{2}$/i.test(value) ? value.toUpperCase() : null);
  const line = (most: number) => (value: string) => {
    const text = textOf(value);
    return text === "" || text.length > most ? null : text;
  };
  const webAddress = (value: string) =>
    /^https?:\/\//i.test(value) && URL.canParse(value) && value.length <= 2_000 ? value : null;
  const birthDate = (value: string) => {
    const date = dateOf(value);
    return keepPersonal ? date : (date?.slice(0, 4) ?? null);
  };
  const isOrganization = kind === "COMPANY";
  const single = {
    country: different(countryProperties, country, mostEntries),
    website: different(["website"], webAddress, mostEntries),
    ...(kind === "PERSON" && {
      birthDate: different(["birthDate"], birthDate, mostEntries),
      deathDate: different(["deathDate"], dateOf, mostEntries),
    }),
    ...(isOrganization && {
      legalForm: different(["legalForm"], line(200), mostEntries),
      incorporatedOn: different(["incorporationDate"], dateOf, mostEntries),
      dissolvedOn: different(["dissolutionDate"], dateOf, mostEntries),
    }),
    ...((isOrganization || kind === "ASSET") && { status: different(["status"], line(200), mostEntries) }),
    address: addressesOf(entity, index, isPersonal, kept),
  };
  const urls = different(["sourceUrl", "publisherUrl"], webAddress, mostEntries);
  const topics = different(["topics", "programId", "keywords"], line(100), mostTopics);
  const sameAs: string[] = [];
  for (const [property, scheme] of Object.entries(registerOfProperty))
    for (const [, value] of each([property])) {
      const id = writtenId(`${scheme}:${value.replace(/\s+/g, "")}`);
      if (faultOfId(id) !== null || sameAs.length >= mostTopics - 1) continue;
      if (!sameAs.includes(id)) sameAs.push(id);
      kept.add(property, value);
    }
  const notes: string[] = [];
  let notesLength = 0;
  for (const [property, value] of each(noteProperties)) {
    const text = textOf(value);
    if (!notes.includes(text)) {
      if (notesLength + text.length + noteSeparator.length > mostNotes) continue;
      notesLength += text.length + noteSeparator.length;
      notes.push(text);
    }
    kept.add(property, value);
  }

  const [asOf] = different(["modifiedAt"], dateOf, mostEntries).sort().reverse();
  const [, ...aliases] = [known.name, ...names.filter((name) => name !== known.name)];
  const count = Math.max(1, urls.length, ...Object.values(single).map((values) => values.length));
  const own = ownKey(dataset, entity.id);
  const entries = Array.from({ length: count }, (_, i) => {
    const fields = Object.fromEntries(
      Object.entries(single).flatMap(([field, values]) => (values[i] === undefined ? [] : [[field, values[i]]])),
    );
    const first = { aliases, topics, notes: notes.length > 0 ? notes.join(noteSeparator) : null, orgKind, assetKind };
    return {
      entry: { key: i === 0 ? entity.id : `${entity.id}/${i + 1}`, url: urls[i], ...(asOf && { asOf }) },
      entities: [
        {
          ref: "entity",
          kind,
          name: known.name,
          ...fields,
          ...(i === 0 && first),
          sameAs: [own, ...(i === 0 ? sameAs : [])],
        },
      ],
      relations: [],
    };
  });
  return { entries, keeps: (property, value) => (isPersonal(property) ? "personal" : kept.has(property, value)) };
}

function addressesOf(entity: FtmEntity, index: FtmIndex, isPersonal: (property: string) => boolean, kept: Kept) {
  const found = new Map<string, object>();
  const take = (property: string, value: string, key: string, address: object) => {
    if (!found.has(key) && found.size >= mostEntries) return;
    if (!found.has(key)) found.set(key, address);
    kept.add(property, value);
  };
  if (!isPersonal("addressEntity"))
    for (const id of valuesOf(entity, "addressEntity")) {
      const address = index.addresses.get(id);
      if (address !== undefined) take("addressEntity", id, address.text ?? id, address);
    }
  if (!isPersonal("address"))
    for (const value of valuesOf(entity, "address")) {
      const text = textOf(value).slice(0, 500);
      if (text !== "") take("address", value, text, { text });
    }
  return [...found.values()];
}

/** The entry of an edge, or why there is none. Null if its schema is not taken. */
export function entryOfEdge(
  edge: FtmEntity,
  index: FtmIndex,
  { dataset }: FtmOptions,
): FtmEntries | { readonly refused: string } | null {
  const schema = edgeSchemata[edge.schema];
  if (schema === undefined) return null;
  const [source, target] = [endOf(edge, schema.source, index), endOf(edge, schema.target, index)];
  if ("refused" in source) return source;
  if ("refused" in target) return target;
  const { type } = schema;
  const kept = new Kept();
  const first = <T>(property: string, write: (value: string) => T | null): T | null => {
    for (const value of valuesOf(edge, property)) {
      const written = write(value);
      if (written === null) continue;
      kept.add(property, value);
      return written;
    }
    return null;
  };
  for (const [property, { id }] of [
    [schema.source, source],
    [schema.target, target],
  ] as const)
    kept.add(property, id);
  const role = first(schema.role, (value) => textOf(value).slice(0, mostName) || null);
  const since = first("startDate", dateOf) ?? first("date", dateOf);
  const until = ontology[type].bounded ? first("endDate", dateOf) : null;
  const fields: Record<string, unknown> = {};
  if (type === "OWNS") {
    const share = first("percentage", shareOf);
    if (share !== null) Object.assign(fields, share);
  }
  if (type === "PAID") {
    for (const [property, currency] of [
      ["amount", valuesOf(edge, "currency")[0]],
      ["amountEur", "EUR"],
      ["amountUsd", "USD"],
    ] as const) {
      const amount = first(property, numberOf);
      if (amount === null || currency === undefined || !/^[a-z]{3}$/i.test(currency)) continue;
      Object.assign(fields, { amount, currency });
      if (property === "amount") kept.add("currency", currency);
      break;
    }
  }
  const named = new Set([source.known, target.known].map(({ name }) => name));
  for (const value of valuesOf(edge, "namesMentioned")) if (named.has(textOf(value))) kept.add("namesMentioned", value);
  const more = ["sharesCount", "sharesType", "summary", "description", "programme"].flatMap((property) =>
    valuesOf(edge, property).map((value) => {
      kept.add(property, value);
      return property.startsWith("shares") ? `${property} ${textOf(value)}` : textOf(value);
    }),
  );
  const statement = [`${source.known.name} ${ontology[type].verb[0]} ${target.known.name}`, ...more].join("; ");
  const url = valuesOf(edge, "sourceUrl").find((value) => {
    const isAddress = /^https?:\/\//i.test(value) && URL.canParse(value);
    if (isAddress) kept.add("sourceUrl", value);
    return isAddress;
  });
  const mention = (ref: string, { id, known }: End) => ({
    ...{ ref, kind: known.kind, name: known.name, sameAs: [ownKey(dataset, id)] },
  });
  const isSelf = source.id === target.id;
  const entities = isSelf ? [mention("source", source)] : [mention("source", source), mention("target", target)];
  const relation = {
    ...{ type, source: "source", target: isSelf ? "source" : "target", key: edge.id, role, since, until, ...fields },
    evidence: [{ statement: statement.slice(0, 2_000), extractedBy: "FollowTheMoney" }],
  };
  return {
    entries: [{ entry: { key: edge.id, url }, entities, relations: [relation] }],
    keeps: (property, value) => kept.has(property, value),
  };
}

interface End {
  readonly id: string;
  readonly known: KnownEntity;
}

function endOf(edge: FtmEntity, property: string, index: FtmIndex): End | { readonly refused: string } {
  const ids = valuesOf(edge, property);
  if (ids.length === 0) return { refused: `${property} is missing` };
  for (const id of ids) {
    const known = index.entities.get(id);
    if (known !== undefined) return { id, known };
  }
  return { refused: `${property}: the file has no entity ${ids[0]} that is taken` };
}

/** A key of the dataset: an id in its own scheme, without spaces. */
function ownKey({ id }: Dataset, key: string): string {
  return `${id}:${encodeURI(key)}`;
}

function dateOf(value: string): string | null {
  const date = value.slice(0, 10);
  return isPartialDate(date) ? date : null;
}

function numberOf(value: string): number | null {
  const number = Number(value.replace(/,(?=\d{3}\b)/g, ""));
  return value.trim() !== "" && Number.isFinite(number) ? number : null;
}

/** A share in percent: 60, 60%, or a range such as 25-50. */
function shareOf(value: string): { share: number; shareUpTo?: number } | null {
  const [from, to, ...more] = value
    .replaceAll("%", "")
    .split(/\s*[-–]\s*/)
    .map((part) => numberOf(part.replace(",", ".")));
  const isShare = (share: number | null | undefined): share is number =>
    typeof share === "number" && share >= 0 && share <= 100;
  if (!isShare(from) || more.length > 0) return null;
  if (to === undefined) return { share: from };
  return isShare(to) && to >= from ? { share: from, shareUpTo: to } : null;
}
