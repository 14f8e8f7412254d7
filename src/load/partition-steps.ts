import type { Fault } from "../articles/check-record.ts";
import { type Claim, pairKey } from "../articles/claim.ts";
import { deriveEntity, type Mention as EntityMention } from "../articles/derive-entity.ts";
import { deriveRelations, relationIdsOfClaims } from "../articles/derive-relations.ts";
import type { Dataset } from "../articles/entry-record.ts";
import { checkedEntries, type WrittenEntry } from "../articles/import-rows.ts";
import { withMembers } from "../articles/member-record.ts";
import { recordOfText } from "../articles/record-text.ts";
import { saidOn } from "../articles/source-record.ts";
import { claimsOf, mentionRows } from "../articles/stored-rows.ts";
import { valuesIn } from "../entity-fields.ts";
import { groupBy } from "../group-by.ts";
import type { Identities } from "../identity/identities.ts";
import { isOpen, type Member, MemberTally, type Mention, memberId } from "../identity/member.ts";
import { memberProperties } from "../identity/stored-members.ts";
import { NeighborTally } from "../neighbor-counts.ts";
import { partitionCount, Spool, type Writer } from "../spool.ts";
import { GraphFiles, type Tables } from "./graph-files.ts";
import { ReceivedSources } from "./received-sources.ts";
import type { Workers } from "./threads.ts";

/** Who is who, as far as it is not told by the ids of members alone. */
export interface Identified extends Omit<Identities, "entityOf"> {
  /** By member, the id of its entity. Members that are missing are entities of their own. */
  readonly entityOf: ReadonlyMap<string, string>;
  /** By entity, the ids of its other members, in order of id. Entities that have none are missing. */
  readonly otherIds: ReadonlyMap<string, readonly string[]>;
}

export type MemberProperties = ReturnType<typeof memberProperties>;

/** How much was written. */
export interface Written {
  readonly sources: number;
  readonly entities: number;
  readonly relations: number;
}

/** The steps that go through all partitions, in their order. A step reads what the one before has written. */
export const steps = ["mentions", "members", "sharers", "tied", "sources", "pairs", "entities"] as const;
export type Step = (typeof steps)[number];

/** Rows that came together, before their entries are checked. */
export interface Batch {
  /** Batches count from 0. */
  readonly number: number;
  readonly dataset: Dataset;
  /** The entries of each row. */
  readonly rows: readonly (readonly WrittenEntry[])[];
}

/**
 * What a worker is asked for: to check and keep a batch, a step for a partition, to take note of what others found, to let
 * others read, to end.
 */
export type Task =
  | { readonly batch: Batch }
  | { readonly step: Step; readonly partition: number }
  | { readonly tied: ReadonlySet<string> }
  | { readonly identified: Identified }
  | "flush"
  | "finish";

/** What comes back: nothing but for these. */
export interface Result {
  /** The faults of rows, by their place in the batch. Rows that have none are kept. */
  readonly faults?: ReadonlyMap<number, readonly Fault[]>;
  /** The members that may be one with others. */
  readonly tied?: readonly string[];
  /** The same, with what is stored of them. */
  readonly members?: readonly MemberProperties[];
  /** Those of them that one source names. */
  readonly apart?: readonly (readonly string[])[];
  readonly tables?: Tables;
  readonly written?: Written;
}

/** The workers that take the steps. Each works on some of the partitions. */
export type Derivers = Workers<Task, Result>;

/** Takes a step for each partition. Afterwards all workers can read what it wrote. */
export async function eachPartition(
  derivers: Derivers,
  step: Step,
  done: () => void,
  took: (result: Result) => void = () => {},
): Promise<void> {
  const tasks = Array.from({ length: partitionCount }, (_, partition) => ({ step, partition }));
  await derivers.each(tasks, (result) => {
    took(result);
    done();
  });
  await derivers.all("flush");
}

const nobody: Identified = {
  entityOf: new Map(),
  joins: new Map(),
  contested: new Set(),
  walled: new Set(),
  otherIds: new Map(),
};

/**
 * Checks rows and keeps their entries in a folder. Derives the graph of the sources there, one partition after the other,
 * and writes the files for Neo4j's importer. Several can share the work: each takes the partitions that it is given, and
 * writes files of its own.
 */
export class PartitionSteps {
  readonly #sources: ReceivedSources;
  readonly #files: GraphFiles;
  readonly #spools: Readonly<Record<SpoolName, Spool>>;
  #tied: ReadonlySet<string> = new Set();
  #identified = nobody;
  readonly #written = { sources: 0, entities: 0, relations: 0 };

  constructor(folder: string, writer: Writer) {
    this.#sources = new ReceivedSources(folder, writer);
    this.#files = new GraphFiles(folder, String(writer.number));
    const spools = spoolNames.map((name) => [name, new Spool(folder, name, writer)]);
    this.#spools = Object.fromEntries(spools) as Record<SpoolName, Spool>;
  }

  run(task: Task): Result {
    if (task === "finish") return { tables: this.#files.finish(), written: this.#written };
    if (task === "flush") for (const spool of [this.#sources, ...Object.values(this.#spools)]) spool.flush();
    else if ("batch" in task) return { faults: this.#keep(task.batch) };
    else if ("tied" in task) this.#tied = task.tied;
    else if ("identified" in task) this.#identified = task.identified;
    else return this.#steps[task.step](task.partition) ?? {};
    return {};
  }

  #keep({ number, dataset, rows }: Batch): Map<number, readonly Fault[]> {
    const faults = new Map<number, readonly Fault[]>();
    for (const [i, row] of rows.entries()) {
      const checked = checkedEntries(row, dataset);
      if ("faults" in checked) faults.set(i, checked.faults);
      else for (const entry of checked.entries) this.#sources.add(entry, number);
    }
    return faults;
  }

  readonly #steps: Readonly<Record<Step, (partition: number) => Result | undefined>> = {
    mentions: (partition) => {
      const { memberMentions, namedTogether } = this.#spools;
      for (const text of this.#sources.texts(partition)) {
        const said = mentionsIn(text);
        const ids = said.map(memberId);
        for (const [i, mention] of said.entries()) memberMentions.add(JSON.stringify(mention), ids[i] as string);
        if (ids.length > 1) namedTogether.add(JSON.stringify(ids), ids[0] as string);
      }
      return undefined;
    },

    members: (partition) => {
      const { memberMentions, members, bearers } = this.#spools;
      const tally = new MemberTally();
      // Most mentions of a member are the same text.
      const times = new Map<string, number>();
      for (const line of memberMentions.lines(partition)) times.set(line, (times.get(line) ?? 0) + 1);
      for (const [line, by] of times) tally.count(JSON.parse(line) as Mention, by);
      memberMentions.remove(partition);
      for (const member of tally.members.values()) {
        members.add(JSON.stringify(memberProperties(member)), member.id);
        for (const bearer of bearersOf(member)) bearers.add(JSON.stringify(bearer), bearer[0]);
      }
      return undefined;
    },

    sharers: (partition) => {
      const { bearers } = this.#spools;
      const tied = new Set<string>();
      const all = bearers.lines(partition).map((line) => JSON.parse(line) as Bearer);
      bearers.remove(partition);
      for (const sharers of groupBy(all, ([key]) => key).values()) {
        if (sharers.length === 1) continue;
        const ids = new Set(sharers.map(([, id]) => id));
        if (ids.size > 1 && sharers.some(([, , isDecisive]) => isDecisive)) for (const id of ids) tied.add(id);
      }
      return { tied: [...tied] };
    },

    tied: (partition) => {
      const { members, namedTogether } = this.#spools;
      const found: MemberProperties[] = [];
      const apart: string[][] = [];
      if (this.#tied.size > 0) {
        for (const line of members.lines(partition)) {
          const properties = JSON.parse(line) as MemberProperties;
          if (this.#tied.has(properties.id)) found.push(properties);
        }
        for (const line of namedTogether.lines(partition)) {
          const ids = (JSON.parse(line) as string[]).filter((id) => this.#tied.has(id));
          if (ids.length > 1) apart.push(ids);
        }
      }
      namedTogether.remove(partition);
      return { members: found, apart };
    },

    sources: (partition) => {
      const { pairClaims, entityMentions } = this.#spools;
      for (const text of this.#sources.texts(partition)) {
        this.#written.sources++;
        const record = withMembers(recordOfText(text));
        this.#files.source(record, text);
        for (const row of mentionRows(record, this.#entityOf)) {
          this.#files.mention(row);
          const { sourceId, entityId, said } = row;
          entityMentions.add(textOf({ ...said, sourceId, entityId, saidOn: saidOn(record) }), entityId);
        }
        for (const claim of claimsOf(record, this.#entityOf)) pairClaims.add(JSON.stringify(claim), pairKey(claim));
      }
      this.#sources.remove(partition);
      return undefined;
    },

    pairs: (partition) => {
      const { pairClaims, entityRelations } = this.#spools;
      const all = pairClaims.lines(partition).map((line) => JSON.parse(line) as Claim);
      pairClaims.remove(partition);
      for (const said of groupBy(all, pairKey).values()) {
        // A claim of two members that are one entity supports no relation.
        const relations = said[0]?.source === said[0]?.target ? [] : deriveRelations(said);
        const idOf = relationIdsOfClaims(relations);
        for (const claim of said) this.#files.claim(claim, idOf.get(claim.id) ?? null);
        for (const relation of relations) {
          this.#written.relations++;
          this.#files.relation(relation);
          const { type, source, target } = relation;
          entityRelations.add(JSON.stringify({ type, source, target }), source, target);
        }
      }
      return undefined;
    },

    entities: (partition) => {
      const { entityRelations, entityMentions } = this.#spools;
      const tally = new NeighborTally();
      for (const line of entityRelations.lines(partition)) tally.add(JSON.parse(line), 1);
      const all = entityMentions.lines(partition).map(mentionIn);
      for (const spool of [entityRelations, entityMentions]) spool.remove(partition);
      for (const [id, said] of groupBy(all, ({ entityId }) => entityId)) {
        this.#written.entities++;
        this.#files.entity(deriveEntity(said), tally.of(id), this.#identified.otherIds.get(id) ?? []);
      }
      this.#writeMembers(partition);
      return undefined;
    },
  };

  readonly #entityOf = (memberId: string): string => this.#identified.entityOf.get(memberId) ?? memberId;

  #writeMembers(partition: number): void {
    const { joins, contested, walled } = this.#identified;
    for (const line of this.#spools.members.lines(partition)) {
      const properties = JSON.parse(line) as MemberProperties;
      const { id } = properties;
      this.#files.member({
        properties,
        entityId: this.#entityOf(id),
        join: joins.get(id) ?? null,
        isContested: contested.has(id),
        isWalled: walled.has(id),
      });
    }
    this.#spools.members.remove(partition);
  }
}

/** What steps write for those that follow. `members` has the stored properties of members as JSON, by id of the member. */
const spoolNames = [
  "memberMentions",
  "namedTogether",
  "members",
  "bearers",
  "entityMentions",
  "pairClaims",
  "entityRelations",
] as const;
type SpoolName = (typeof spoolNames)[number];

/** A member that has a key: a name of a kind, or a register id. */
type Bearer = readonly [key: string, memberId: string, isDecisive: boolean];

/** What a stored text says of who is meant. It is without what it does not say. */
function mentionsIn(text: string): Mention[] {
  const { entities } = JSON.parse(text) as {
    readonly entities: readonly (Pick<Mention, "kind" | "name"> & Partial<Mention>)[];
  };
  return entities.map(({ kind, id = null, name, aliases = [], sameAs = [] }) => ({ kind, id, name, aliases, sameAs }));
}

/** The keys of a member. Those of a name matter only if one of the bearers is identified by its names. */
function bearersOf(member: Member): Bearer[] {
  const { id, kind, names, aliases, registerIds } = member;
  const isNamed = isOpen(member);
  return [
    ...[...registerIds.keys()].map((key) => [`register ${key}`, id, true] as const),
    ...[...names.keys(), ...aliases.keys()].map((key) => [`${kind} ${key}`, id, isNamed] as const),
  ];
}

/** Without what is null: a mention gives few of the fields. */
function textOf(mention: Readonly<Record<string, unknown>>): string {
  const said: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(mention)) if (value !== null) said[field] = value;
  return JSON.stringify(said);
}

function mentionIn(line: string): EntityMention {
  const { entityId, sourceId, saidOn = null, name, ...said } = JSON.parse(line);
  return { entityId, sourceId, saidOn, name, ...valuesIn(said) };
}
