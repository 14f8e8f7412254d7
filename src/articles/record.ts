import { z } from "zod";
import { nameKeys } from "../name-keys.ts";
import {
  entityKinds,
  isLegal,
  kindOfId,
  labelOfKind,
  ontology,
  type RelationType,
  relationTypes,
} from "../ontology.ts";
import { isBefore, isPartialDate, type PartialDate } from "../partial-date.ts";

/** The most that one article record may hold. */
export const recordLimits = {
  entities: 1_000,
  relations: 5_000,
  evidence: 100,
  aliases: 200,
  sameAs: 50,
  nameLength: 300,
  nameKeyBytes: 4_000,
  textLength: 2_000,
} as const;

/** Control characters and lone surrogates, which no database or page shows as they were meant. */
const unprintable = /[\p{Cc}\p{Cs}]/u;

const line = (length: number, what: string) =>
  z
    .string()
    // As cleanText does, and before the length is taken: a composed form can be longer.
    .normalize("NFC")
    .trim()
    .min(1, "must not be empty")
    .max(length, `must have at most ${length} characters`)
    .refine((text) => !unprintable.test(text), "must not hold control characters")
    .describe(what);
const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);
const list = <T extends z.ZodType>(type: T, length: number, what: string) =>
  z
    .array(type)
    .max(length, `must have at most ${length} items`)
    .nullish()
    .transform((value) => value ?? [])
    .describe(what);
const date = z
  .string()
  .refine(isPartialDate, "must be a date of the calendar such as 2016, 2016-11 or 2016-11-03")
  .meta({ pattern: "^\\d{4}(-\\d{2}(-\\d{2})?)?$" });
const name = (what: string) => line(recordLimits.nameLength, what);
/** A name by which an entity is found: an index holds at most 8 kB of what its letters are taken apart into. */
const foundName = (what: string) =>
  name(what).refine(
    (text) => nameKeys(text).every((key) => Buffer.byteLength(key) <= recordLimits.nameKeyBytes),
    `must have at most ${recordLimits.nameKeyBytes} bytes once its letters are taken apart`,
  );
const text = (what: string) => line(recordLimits.textLength, what);

function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

const dayMs = 24 * 3_600_000;

/**
 * Whether the date, or the month or year of it, has begun somewhere on earth: no time zone is a day ahead of UTC. True
 * of what is no date, which is a fault of its own.
 */
function hasBegun(date: PartialDate): boolean {
  if (!isPartialDate(date)) return true;
  const tomorrow = new Date(Date.now() + dayMs).toISOString();
  return date <= tomorrow.slice(0, date.length);
}

const reserved = [...entityKinds.map((kind) => `${kind.toLowerCase()}:`), "relation:"];

const article = z.strictObject({
  id: line(200, "The article's id, kept for good. The same id again replaces the article.").refine(
    (id) => !reserved.some((prefix) => id.startsWith(prefix)),
    `must not begin as an entity's or a relation's id does (${reserved.join(" ")})`,
  ),
  title: text("The headline."),
  publisher: optional(name("Who published it; absent where not known.")),
  publishedOn: optional(
    date
      .refine(hasBegun, "must not be in the future")
      .describe("When it was published, as precisely as is known; not in the future."),
  ),
  language: line(35, "The language as a BCP 47 tag, such as de or en; und where not known.")
    .nullish()
    .transform((value) => value ?? "und"),
  url: optional(
    text("Where it can be read: an http or https address.").refine(isWebAddress, "must be an http or https address"),
  ),
});

const entity = z.strictObject({
  ref: line(200, "The name by which relations of this record point to the entity."),
  id: optional(line(200, "The entity's id in the graph, such as person:jack-ma. Absent: found by sameAs or name.")),
  kind: z.enum(entityKinds).describe("What it is."),
  name: foundName("What the article calls it."),
  aliases: list(foundName("Another name."), recordLimits.aliases, "Other names under which it is found."),
  description: optional(text("What it is, in a sentence of one's own.")),
  sameAs: list(
    line(200, "scheme:value").refine(
      (id) => /^[^\s:]+:\S+$/.test(id),
      "must be scheme:value, such as wikidata:Q1359568",
    ),
    recordLimits.sameAs,
    "Its ids in other registers.",
  ),
  placeKind: optional(line(50, "For a place: city, country, continent, river, …")),
  latitude: optional(z.number().min(-90).max(90).describe("For a place: degrees north.")),
  longitude: optional(z.number().min(-180).max(180).describe("For a place: degrees east.")),
});

const evidence = z.strictObject({
  paragraph: optional(z.int().min(1).max(100_000).describe("The paragraph that says so, from 1.")),
  statement: text("What the article says, in one's own words."),
  confidence: z
    .number()
    .min(0, "must be from 0 to 1")
    .max(1, "must be from 0 to 1")
    .nullish()
    .transform((value) => value ?? 1)
    .describe("How sure the reading is, from 0 to 1; 1 when absent."),
  extractedBy: name("Who or what read it: a person, a model, a rule.")
    .nullish()
    .transform((value) => value ?? "unknown"),
});

const relation = z.strictObject({
  type: z.enum(relationTypes as [RelationType, ...RelationType[]]).describe("A relation type of the ontology."),
  source: line(200, "The ref of the entity from which it reads."),
  target: line(200, "The ref of the entity to which it reads."),
  role: optional(name("As what: an office, a share, a project.")),
  since: optional(date.describe("When it began, if an article says.")),
  until: optional(date.describe("When it ended, if an article says.")),
  current: optional(z.boolean().describe("Whether it held when the article appeared; absent where it does not say.")),
  evidence: z
    .array(evidence)
    .min(1, "must have at least one item: every relation shows what says so")
    .max(recordLimits.evidence, `must have at most ${recordLimits.evidence} items`)
    .describe("What in the article says so."),
});

export const articleRecord = z.strictObject({
  $schema: z.string().optional().describe("The address of this schema, for an editor."),
  article,
  entities: z
    .array(entity)
    .max(recordLimits.entities, `must have at most ${recordLimits.entities} items`)
    .describe("The people, companies and places that the article names."),
  relations: z
    .array(relation)
    .max(recordLimits.relations, `must have at most ${recordLimits.relations} items`)
    .describe("Who stands to whom, according to the article."),
});

export type ArticleRecord = Omit<z.output<typeof articleRecord>, "$schema">;
export type RecordArticle = ArticleRecord["article"];
export type RecordEntity = ArticleRecord["entities"][number];
export type RecordRelation = ArticleRecord["relations"][number];

/** Why a record cannot be taken: where (a JSON pointer into the record) and what is wrong there. */
export interface Fault {
  readonly pointer: string;
  readonly reason: string;
}

/** Thrown where a record is refused; nothing of it was written. */
export class FaultyRecordError extends Error {
  override readonly name = "FaultyRecordError";
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map(({ pointer, reason }) => `${pointer === "" ? "/" : pointer}: ${reason}`).join("\n"));
    this.faults = faults;
  }
}

/**
 * The record with its defaults filled in, texts trimmed and in Unicode's composed form.
 * Throws a FaultyRecordError that lists every fault which can be seen without the graph.
 */
export function checkRecord(input: unknown): ArticleRecord {
  const parsed = articleRecord.safeParse(input);
  const shape = parsed.success ? [] : parsed.error.issues.flatMap(faultsOfIssue);
  const readable = parsed.success ? parsed.data : readableParts(input);
  const faults = [...shape, ...entityFaults(readable), ...relationFaults(readable)];
  if (!parsed.success || faults.length > 0) throw new FaultyRecordError(faults);
  const { $schema: _, ...record } = parsed.data;
  return record;
}

/** As much of a record as could be read: a field that is faulty is absent. */
interface Readable {
  readonly article: Partial<RecordArticle>;
  readonly entities: readonly Partial<RecordEntity>[];
  readonly relations: readonly Partial<RecordRelation>[];
}

function readableParts(input: unknown): Readable {
  const { article: articleInput, entities, relations } = fieldsOf(input);
  const items = (list: unknown, most: number) => (Array.isArray(list) ? list.slice(0, most) : []);
  return {
    article: readableFields(article.shape, articleInput),
    entities: items(entities, recordLimits.entities).map((item) => readableFields(entity.shape, item)),
    relations: items(relations, recordLimits.relations).map((item) => readableFields(relation.shape, item)),
  };
}

function readableFields<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  input: unknown,
): Partial<{ [Field in keyof Shape]: z.output<Shape[Field]> }> {
  const fields = fieldsOf(input);
  const read = Object.entries(shape).map(([field, type]) => [field, type.safeParse(fields[field]).data]);
  return Object.fromEntries(read);
}

function fieldsOf(input: unknown): Readonly<Record<string, unknown>> {
  return typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
}

/** The JSON pointer (RFC 6901) to what the keys lead to. */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function faultsOfIssue(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: pointerTo([...issue.path, key]),
      reason: "is not a field of a record",
    }));
  }
  if (issue.code === "invalid_value") {
    return [{ pointer: pointerTo(issue.path), reason: `must be one of ${issue.values.join(", ")}` }];
  }
  return [{ pointer: pointerTo(issue.path), reason: issue.message }];
}

function* entityFaults({ entities }: Readable): Iterable<Fault> {
  const refs = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const [i, { ref, id, kind, placeKind, latitude, longitude }] of entities.entries()) {
    if (ref !== undefined) {
      const sameRef = refs.get(ref);
      if (sameRef !== undefined)
        yield { pointer: `/entities/${i}/ref`, reason: `"${ref}" is already the ref of /entities/${sameRef}` };
      refs.set(ref, sameRef ?? i);
    }
    if (typeof id === "string") {
      if (kind !== undefined && (kindOfId(id) !== kind || !/^[^\s:]+:\S+$/.test(id)))
        yield {
          pointer: `/entities/${i}/id`,
          reason: `"${id}" must begin with ${kind.toLowerCase()}:, go on after it and hold no spaces`,
        };
      const sameId = ids.get(id);
      if (sameId !== undefined)
        yield { pointer: `/entities/${i}/id`, reason: `"${id}" is already the id of /entities/${sameId}` };
      ids.set(id, sameId ?? i);
    }
    if (kind === undefined) continue;
    if (kind !== "PLACE") {
      for (const [field, value] of Object.entries({ placeKind, latitude, longitude }))
        if (value != null) yield { pointer: `/entities/${i}/${field}`, reason: `is for places; this is a ${kind}` };
    } else if (latitude !== undefined && longitude !== undefined && (latitude === null) !== (longitude === null)) {
      yield { pointer: `/entities/${i}`, reason: "latitude and longitude must be given together" };
    }
  }
}

function* relationFaults({ article, entities, relations }: Readable): Iterable<Fault> {
  const kinds = new Map(entities.map(({ ref, kind }) => [ref, kind]));
  // With a ref that could not be read, nobody knows which refs there are.
  const refsAreKnown = !kinds.has(undefined);
  for (const [i, { type, source, target, since, until, current }] of relations.entries()) {
    for (const [end, ref] of [
      ["source", source],
      ["target", target],
    ])
      if (ref !== undefined && refsAreKnown && !kinds.has(ref))
        yield { pointer: `/relations/${i}/${end}`, reason: `"${ref}" is the ref of no entity of the record` };
    const sourceKind = kinds.get(source);
    const targetKind = kinds.get(target);
    if (source !== undefined && source === target)
      yield { pointer: `/relations/${i}`, reason: `ties "${source}" to itself` };
    else if (type && source && target && sourceKind && targetKind && !isLegal(type, sourceKind, targetKind)) {
      const { sources, targets, symmetric } = ontology[type];
      const names = (list: typeof sources) => list.map((kind) => labelOfKind[kind].toLowerCase()).join(" or ");
      const legal = `${names(sources)} ${symmetric ? "and" : "to"} ${names(targets)}`;
      yield { pointer: `/relations/${i}`, reason: `${type} ties ${legal}, not ${sourceKind} to ${targetKind}` };
    }
    if (!until) continue;
    if (since && isBefore(until, since))
      yield { pointer: `/relations/${i}/until`, reason: `${until} is before since, ${since}` };
    if (type === "FOUNDED_BY")
      yield { pointer: `/relations/${i}/until`, reason: "having been founded by somebody cannot end" };
    const { publishedOn } = article;
    if (current === true && publishedOn && isBefore(until, publishedOn))
      yield {
        pointer: `/relations/${i}/current`,
        reason: `is true, and until, ${until}, was over when the article appeared, ${publishedOn}`,
      };
  }
}
