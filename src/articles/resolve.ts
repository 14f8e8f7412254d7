import { createHash } from "node:crypto";
import { identityKeys, slug } from "../name-keys.ts";
import { type EntityKind, kindOfId } from "../ontology.ts";
import { namesOneEntity } from "../registers.ts";
import type { Fault } from "./check-record.ts";
import type { ArticleRecord, RecordArticle, RecordEntity, RecordRelation } from "./record.ts";

/** A record whose entities all have the ids that they have in the graph. Records are stored in this form. */
export interface ResolvedRecord {
  readonly article: RecordArticle;
  readonly entities: readonly (RecordEntity & { readonly id: string })[];
  readonly relations: readonly RecordRelation[];
}

/** The entities of the graph that a batch of records may refer to. Each resolved record adds its own. */
export class KnownEntities {
  readonly #ids = new Set<string>();
  readonly #byKey = new Map<string, Set<string>>();

  addId(id: string): void {
    this.#ids.add(id);
  }
  addKey(key: string, id: string): void {
    this.#ids.add(id);
    const ids = this.#byKey.get(key);
    if (ids === undefined) this.#byKey.set(key, new Set([id]));
    else ids.add(id);
  }
  has(id: string): boolean {
    return this.#ids.has(id);
  }
  /** The ids of the entities that have any of the keys, in order. */
  withAny(keys: readonly string[]): string[] {
    return [...new Set(keys.flatMap((key) => [...(this.#byKey.get(key) ?? [])]))].sort();
  }
}

/** The keys of an entity's names, and of its ids in registers whose ids name one entity, as `KnownEntities` uses them. */
export function keysOf({ kind, name, aliases, sameAs }: RecordEntity): { names: string[]; registers: string[] } {
  return {
    names: [...new Set([name, ...aliases].flatMap(identityKeys))].map((key) => nameKey(kind, key)),
    registers: sameAs.filter(namesOneEntity).map(registerKey),
  };
}

export function nameKey(kind: EntityKind, key: string): string {
  return `${kind} ${key}`;
}

export function registerKey(sameAs: string): string {
  return `= ${sameAs}`;
}

/** The number of entities with one name that get an id automatically. Further ones need an id in the record. */
const maxNamesakes = 9;

/** The ids that a new entity of this kind and name may get, in order of preference. */
export function idsFor(kind: EntityKind, name: string): string[] {
  const readable = slug(name) || `x-${createHash("sha256").update(name).digest("hex").slice(0, 10)}`;
  const base = `${kind.toLowerCase()}:${readable}`;
  return [base, ...Array.from({ length: maxNamesakes - 1 }, (_, i) => `${base}-${i + 2}`)];
}

/**
 * Gives each entity of a record its id. The first of these rules that applies decides:
 *
 * 1. the id in the record
 * 2. the id that the entity had in `before`, the stored record of the same article
 * 3. the entity with the same id in another register
 * 4. the only entity of its kind with one of its names
 * 5. a new id
 *
 * Adds the entities to `known`. Returns faults, and adds nothing, if a rule matches several entities: it does not
 * guess.
 */
export function resolveRecord(
  record: ArticleRecord,
  known: KnownEntities,
  before: ResolvedRecord | null,
): { readonly resolved: ResolvedRecord; readonly created: readonly string[] } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const taken = new Map<string, number>();
  const created: string[] = [];
  const entities = record.entities.map((entity, i) => {
    const found = entity.id ?? sameAsBefore(entity, before) ?? lookUp(entity, known);
    if (typeof found === "object" && found !== null) {
      faults.push({ pointer: `/entities/${i}`, reason: found.reason });
      return { ...entity, id: "" };
    }
    const id = found ?? idsFor(entity.kind, entity.name).find((free) => !known.has(free) && !taken.has(free)) ?? "";
    const other = taken.get(id);
    if (id === "") faults.push({ pointer: `/entities/${i}`, reason: "too many entities of that name; give it an id" });
    else if (other !== undefined)
      faults.push({ pointer: `/entities/${i}`, reason: `is ${id}, as /entities/${other} is; name it once` });
    else taken.set(id, i);
    if (!known.has(id)) created.push(id);
    return { ...entity, id };
  });
  faults.push(...namesakes(record.entities));
  if (faults.length > 0) return { faults };
  for (const entity of entities) {
    const { names, registers } = keysOf(entity);
    for (const key of [...names, ...registers]) known.addKey(key, entity.id);
  }
  return { resolved: { article: record.article, entities, relations: record.relations }, created };
}

function sameAsBefore(entity: RecordEntity, before: ResolvedRecord | null): string | null {
  const same = before?.entities.find(
    ({ ref, kind, name }) => ref === entity.ref && kind === entity.kind && name === entity.name,
  );
  return same?.id ?? null;
}

/** The id of a known entity. Null if the entity is new; a reason if it matches several, or one of another kind. */
function lookUp(entity: RecordEntity, known: KnownEntities): string | null | { readonly reason: string } {
  const { names, registers } = keysOf(entity);
  for (const [keys, what] of [
    [registers, "an id in another register"],
    [names, "a name"],
  ] as const) {
    const ids = known.withAny(keys);
    const [id] = ids;
    if (id === undefined) continue;
    if (ids.length > 1)
      return { reason: `"${entity.name}" may be ${ids.slice(0, 5).join(" or ")}, which share ${what}; give it an id` };
    if (kindOfId(id) !== entity.kind) return { reason: `"${entity.name}" shares ${what} with ${id}, of another kind` };
    return id;
  }
  return null;
}

/** Faults for entities of one record that cannot be told apart: same kind, same name, no id. */
function* namesakes(entities: readonly RecordEntity[]): Iterable<Fault> {
  const seen = new Map<string, number>();
  for (const [i, entity] of entities.entries()) {
    if (entity.id !== null) continue;
    for (const key of new Set(identityKeys(entity.name))) {
      const named = nameKey(entity.kind, key);
      const other = seen.get(named);
      if (other !== undefined && other !== i)
        yield {
          pointer: `/entities/${i}`,
          reason: `"${entity.name}" is named like /entities/${other}; give each an id`,
        };
      seen.set(named, other ?? i);
    }
  }
}
