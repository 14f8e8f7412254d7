/** A register that gives ids to persons, companies or places. */
export interface Register {
  readonly label: string;
  /** The address of an entry, with {id} for the value; null if the register has no page for each entry. */
  readonly url: string | null;
  /** What a value looks like once it is written as below. */
  readonly pattern: RegExp;
  /** How a value is written. COMPACT leaves out spaces, hyphens and dots, UPPER makes capitals of letters. */
  readonly written: readonly ("COMPACT" | "UPPER")[];
  /**
   * Whether a value names exactly one entity. Only then do two entities with the same value become one. A security, a
   * branch or a website may have several.
   */
  readonly unique: boolean;
  readonly example: string;
}

const digits = { pattern: /^\d+$/, written: ["COMPACT"] } as const;

/** The registers by scheme, the part of an id before the colon. A new register is one more row. */
export const registers = {
  wikidata: {
    ...{ label: "Wikidata", url: "https://www.wikidata.org/wiki/{id}", unique: true },
    ...{ pattern: /^Q[1-9]\d*$/, written: ["UPPER"], example: "Q1359568" },
  },
  lei: {
    ...{ label: "Legal Entity Identifier", url: "https://search.gleif.org/#/record/{id}", unique: true },
    ...{ pattern: /^[\dA-Z]{18}\d{2}$/, written: ["COMPACT", "UPPER"], example: "529900T8BM49AURSDO55" },
  },
  viaf: { label: "VIAF", url: "https://viaf.org/viaf/{id}", unique: true, ...digits, example: "75785466" },
  isni: {
    ...{ label: "ISNI", url: "https://isni.org/isni/{id}", unique: true },
    ...{ pattern: /^\d{15}[\dX]$/, written: ["COMPACT", "UPPER"], example: "0000000121032683" },
  },
  orcid: {
    ...{ label: "ORCID", url: "https://orcid.org/{id}", unique: true },
    ...{ pattern: /^(\d{4}-){3}\d{3}[\dX]$/, written: ["UPPER"], example: "0000-0002-1825-0097" },
  },
  gnd: {
    ...{ label: "Gemeinsame Normdatei", url: "https://d-nb.info/gnd/{id}", unique: true },
    ...{ pattern: /^\d+(-\d+)*-?[\dX]$/, written: ["UPPER"], example: "118540238" },
  },
  imdb: {
    ...{ label: "IMDb", url: "https://www.imdb.com/name/{id}/", unique: true },
    ...{ pattern: /^nm\d+$/, written: [], example: "nm0000122" },
  },
  geonames: { label: "GeoNames", url: "https://www.geonames.org/{id}", unique: true, ...digits, example: "2925533" },
  opencorporates: {
    ...{ label: "OpenCorporates", url: "https://opencorporates.com/companies/{id}", unique: true },
    ...{ pattern: /^[a-z_]+\/\S+$/, written: [], example: "gb/00102498" },
  },
  "gb-coh": {
    ...{ label: "Companies House, United Kingdom", unique: true },
    url: "https://find-and-update.company-information.service.gov.uk/company/{id}",
    ...{ pattern: /^[\dA-Z]{8}$/, written: ["COMPACT", "UPPER"], example: "00102498" },
  },
  "de-register": {
    ...{ label: "Handelsregister, Germany", url: null, unique: true },
    ...{ pattern: /^\S+$/, written: ["UPPER"], example: "D2601V-HRB12345" },
  },
  "fr-siren": { label: "SIREN, France", url: null, unique: true, ...digits, example: "542051180" },
  "no-orgnr": { label: "Enhetsregisteret, Norway", url: null, unique: true, ...digits, example: "923609016" },
  "ch-uid": {
    ...{ label: "UID register, Switzerland", url: null, unique: true },
    ...{ pattern: /^CHE\d{9}$/, written: ["COMPACT", "UPPER"], example: "CHE116281710" },
  },
  inn: { label: "Taxpayers, Russia", url: null, unique: true, ...digits, example: "7736050003" },
  ogrn: { label: "Legal entities, Russia", url: null, unique: true, ...digits, example: "1027700070518" },
  kpp: { label: "Reason of tax registration, Russia", url: null, unique: false, ...digits, example: "997250001" },
  duns: { label: "D-U-N-S", url: null, unique: true, ...digits, example: "316023944" },
  isin: {
    ...{ label: "Securities (ISIN)", url: null, unique: false },
    ...{ pattern: /^[A-Z]{2}[\dA-Z]{9}\d$/, written: ["COMPACT", "UPPER"], example: "US01609W1027" },
  },
  bic: {
    ...{ label: "Business Identifier Code", url: null, unique: false },
    ...{ pattern: /^[A-Z]{6}[\dA-Z]{2}([\dA-Z]{3})?$/, written: ["COMPACT", "UPPER"], example: "DEUTDEFF" },
  },
  permid: { label: "PermID", url: "https://permid.org/1-{id}", unique: false, ...digits, example: "5037003749" },
  website: {
    ...{ label: "Website", url: "{id}", unique: false },
    ...{ pattern: /^https?:\/\/\S+$/, written: [], example: "https://www.alibaba.com" },
  },
} as const satisfies Record<string, Register>;

const known: Readonly<Record<string, Register>> = registers;

/** The register with this scheme; null if it is not in the table. */
function registerOf(scheme: string): Register | null {
  return Object.hasOwn(known, scheme) ? (known[scheme] as Register) : null;
}

/** An id as it is stored: the scheme in lower case, and the value as its register writes it. */
export function writtenId(id: string): string {
  if (!id.includes(":")) return id;
  const { scheme, value } = parts(id);
  const written = registerOf(scheme)?.written ?? [];
  const compact = written.includes("COMPACT") ? value.replace(/[\s.-]/g, "") : value;
  return `${scheme}:${written.includes("UPPER") ? compact.toUpperCase() : compact}`;
}

/** Why a written id is refused, such as "must be like lei:…"; null if it is valid. An unknown scheme is valid. */
export function faultOfId(id: string): string | null {
  if (!/^[^\s:]+:\S+$/.test(id)) return "must be scheme:value, such as wikidata:Q1359568";
  const { scheme, value } = parts(id);
  const register = registerOf(scheme);
  return register === null || register.pattern.test(value) ? null : `must be like ${scheme}:${register.example}`;
}

/** Whether two entities with this id must be one. False for a scheme that is not in the table. */
export function namesOneEntity(id: string): boolean {
  return registerOf(parts(id).scheme)?.unique ?? false;
}

/** The place of an id's register in the table; after all others if it is not in it. */
export function registerPlace(id: string): number {
  const place = Object.keys(registers).indexOf(parts(id).scheme);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

function parts(id: string) {
  const colon = id.indexOf(":");
  return { scheme: id.slice(0, colon).toLowerCase(), value: id.slice(colon + 1) };
}
