import type { z } from "zod";
import { entityFieldNames, entityFields } from "../entity-fields.ts";
import { memberId, uniqueIds } from "../identity/member.ts";
import { sortKey } from "../name-keys.ts";
import { entityKinds, isLegal, kindOfId, kindTable, ontology } from "../ontology.ts";
import { isBefore, type PartialDate } from "../partial-date.ts";
import { leadOf, relationFieldNames, relationFields } from "../relation-fields.ts";
import { type EntryRecord, entryRecord, ownEntityId, ownKeys } from "./entry-record.ts";
import {
  type ArticleRecord,
  articlePart,
  articleRecord,
  entityPart,
  type RecordEntity,
  type RecordRelation,
  recordLimits,
  relationPart,
} from "./record.ts";

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
  const readable = parsed.success ? parsed.data : readableParts(input);
  const { publishedOn } = parsed.success
    ? parsed.data.article
    : readableFields(articlePart.shape, fieldsOf(input).article);
  const { $schema: _, ...record } = checked(parsed, readable, publishedOn);
  return record;
}

/**
 * The same for an entry of a dataset. An entity without an id that has a key of the dataset gets the id that follows
 * from the key, so that all entries with the key mean one entity.
 */
export function checkEntry(input: unknown): EntryRecord {
  const parsed = entryRecord.safeParse(input);
  if (!parsed.success) return checked(parsed, readableParts(input), null);
  const { entry, entities, relations } = parsed.data;
  const faults: Fault[] = [];
  const named = entities.map((entity, i) => {
    const [key, another] = ownKeys(entry.dataset, entity.sameAs);
    if (another !== undefined)
      faults.push({
        pointer: `/entities/${i}/sameAs`,
        reason: `"${key}" and "${another}" are two keys of the dataset`,
      });
    return key === undefined || entity.id !== null ? entity : { ...entity, id: ownEntityId(entity.kind, key) };
  });
  const data = { entry, entities: named, relations };
  return checked({ success: true, data }, data, entry.asOf, faults);
}

/** The record if neither its shape nor what it says has a fault. Throws a FaultyRecordError that lists all. */
function checked<R>(
  parsed: z.ZodSafeParseResult<R>,
  readable: Readable,
  saidOn: PartialDate | null | undefined,
  more: readonly Fault[] = [],
): R {
  const faults = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(faultsOfIssue)),
    ...more,
    ...entityFaults(readable),
    ...namesakes(readable),
    ...relationFaults(readable, saidOn),
    ...unkeyed(readable),
  ];
  if (!parsed.success || faults.length > 0) throw new FaultyRecordError(faults);
  return parsed.data;
}

/** As much of a record as could be read: a field that is faulty is absent. */
interface Readable {
  readonly entities: readonly Partial<RecordEntity>[];
  readonly relations: readonly Partial<RecordRelation>[];
}

function readableParts(input: unknown): Readable {
  const { entities, relations } = fieldsOf(input);
  const items = (list: unknown, most: number) => (Array.isArray(list) ? list.slice(0, most) : []);
  return {
    entities: items(entities, recordLimits.entities).map((item) => readableFields(entityPart.shape, item)),
    relations: items(relations, recordLimits.relations).map((item) => readableFields(relationPart.shape, item)),
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

export function faultsOfIssue(issue: z.core.$ZodIssue): Fault[] {
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

/** By kind, the fields that it does not have. */
const fieldsOfOthers = new Map(
  entityKinds.map((kind) => [kind, entityFieldNames.filter((field) => !entityFields[field].kinds.includes(kind))]),
);

function* entityFaults({ entities }: Readable): Iterable<Fault> {
  const refs = new Map<string, number>();
  const ids = new Map<string, number>();
  for (const [i, entity] of entities.entries()) {
    const { ref, id, kind, latitude, longitude } = entity;
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
          reason: `"${id}" must be ${kind.toLowerCase()}: and at least one more character, without spaces`,
        };
      const sameId = ids.get(id);
      if (sameId !== undefined)
        yield { pointer: `/entities/${i}/id`, reason: `"${id}" is already the id of /entities/${sameId}` };
      ids.set(id, sameId ?? i);
    }
    if (kind === undefined) continue;
    for (const field of fieldsOfOthers.get(kind) ?? [])
      if (isGiven(entity[field])) {
        const kinds = entityFields[field].kinds.join(" or ");
        yield { pointer: `/entities/${i}/${field}`, reason: `is for a ${kinds}; this is a ${kind}` };
      }
    const hasPoint = entityFields.latitude.kinds.includes(kind);
    if (hasPoint && latitude !== undefined && longitude !== undefined && (latitude === null) !== (longitude === null))
      yield { pointer: `/entities/${i}`, reason: "latitude and longitude must be given together" };
  }
}

/** Faults for entities that cannot be told apart: nothing but a record itself says whom it means. */
function* namesakes({ entities }: Readable): Iterable<Fault> {
  const seen = new Map<string, number>();
  for (const [i, { kind, id, name, aliases, sameAs }] of entities.entries()) {
    if (kind === undefined || id === undefined || !name || aliases === undefined || sameAs === undefined) continue;
    const mention = { kind, id, name, aliases, sameAs };
    const member = memberId(mention);
    const sameMember = seen.get(member);
    if (sameMember !== undefined && (id === null || entities[sameMember]?.id === null))
      yield {
        pointer: `/entities/${i}`,
        reason: `"${name}" is named like /entities/${sameMember}; name it once, or give each an id`,
      };
    seen.set(member, sameMember ?? i);
    for (const shared of uniqueIds(mention)) {
      const sameId = seen.get(shared);
      if (sameId !== undefined && sameId !== sameMember)
        yield {
          pointer: `/entities/${i}/sameAs`,
          reason: `"${shared}" is an id of /entities/${sameId} too; name the entity once`,
        };
      seen.set(shared, sameId ?? i);
    }
  }
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

function* relationFaults({ entities, relations }: Readable, saidOn: PartialDate | null | undefined): Iterable<Fault> {
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
      const names = (list: typeof sources) => list.map((kind) => kindTable[kind].label.toLowerCase()).join(" or ");
      const legal = `${names(sources)} ${symmetric ? "and" : "to"} ${names(targets)}`;
      yield { pointer: `/relations/${i}`, reason: `${type} ties ${legal}, not ${sourceKind} to ${targetKind}` };
    }
    yield* fieldFaults(relations[i] as Partial<RecordRelation>, `/relations/${i}`);
    if (!until) continue;
    if (since && isBefore(until, since))
      yield { pointer: `/relations/${i}/until`, reason: `${until} is before since, ${since}` };
    const noEnd = type && ontology[type].noEnd;
    if (noEnd) yield { pointer: `/relations/${i}/until`, reason: noEnd };
    if (current === true && saidOn && isBefore(until, saidOn))
      yield {
        pointer: `/relations/${i}/current`,
        reason: `is true, and until, ${until}, was over when the article appeared, ${saidOn}`,
      };
  }
}

function* fieldFaults(relation: Partial<RecordRelation>, pointer: string): Iterable<Fault> {
  const { type, share, shareUpTo } = relation;
  if (type === undefined) return;
  for (const field of relationFieldNames) {
    const { types } = relationFields[field];
    if (!isGiven(relation[field])) continue;
    const lead = leadOf(field);
    if (!types.includes(type))
      yield { pointer: `${pointer}/${field}`, reason: `is for ${types.join(" or ")}; this is ${type}` };
    else if (relation[lead] === null) yield { pointer: `${pointer}/${field}`, reason: `must be given with ${lead}` };
  }
  if (typeof share === "number" && typeof shareUpTo === "number" && shareUpTo <= share)
    yield { pointer: `${pointer}/shareUpTo`, reason: `must be more than share, ${share}` };
}

/** Faults for relations of which nothing tells that they are two, and that would show the fields of one of them. */
function* unkeyed({ relations }: Readable): Iterable<Fault> {
  const seen = new Map<string, number[]>();
  for (const [i, relation] of relations.entries()) {
    const { type, source, target, since, role, key } = relation;
    if (type === undefined || !ontology[type].keyed || role === undefined || key === undefined) continue;
    const alike = JSON.stringify([type, source, target, since]);
    const before = seen.get(alike) ?? [];
    const same = before.find((j) => mightBeOne(relation, relations[j] as Partial<RecordRelation>));
    if (same !== undefined)
      yield {
        pointer: `/relations/${i}`,
        reason: `is told from /relations/${same} by its fields alone; give each a key`,
      };
    seen.set(alike, [...before, i]);
  }
}

/** Whether two relations of the same ends and start would be one, and differ in a field. */
function mightBeOne(a: Partial<RecordRelation>, b: Partial<RecordRelation>): boolean {
  if (a.key !== null && b.key !== null) return false;
  if (a.role !== null && b.role !== null && sortKey(a.role ?? "") !== sortKey(b.role ?? "")) return false;
  return relationFieldNames.some((field) => isGiven(a[field]) && isGiven(b[field]) && a[field] !== b[field]);
}
