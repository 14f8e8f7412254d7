import { join } from "node:path";
import type { Claim } from "../articles/claim.ts";
import type { DerivedEntity } from "../articles/derive-entity.ts";
import type { DerivedRelation } from "../articles/derive-relations.ts";
import type { Dataset } from "../articles/entry-record.ts";
import { graphFormat } from "../articles/graph-format.ts";
import type { SourceRecord } from "../articles/source-record.ts";
import {
  articleRow,
  claimRow,
  entityRow,
  entryRow,
  findableRow,
  type mentionRows,
  relationRow,
} from "../articles/stored-rows.ts";
import type { NameJoin } from "../identity/name-joins.ts";
import type { memberProperties } from "../identity/stored-members.ts";
import type { NeighborTally } from "../neighbor-counts.ts";
import { type EntityKind, kindOfId, kindTable } from "../ontology.ts";
import { signs, TableFile } from "./table-file.ts";

/** A member with all that is derived of it. */
export interface DerivedMember {
  readonly properties: ReturnType<typeof memberProperties>;
  readonly entityId: string;
  readonly join: NameJoin | null;
  readonly isContested: boolean;
  readonly isWalled: boolean;
}

/** Tables for Neo4j's importer. */
export interface Tables {
  /** Their paths, as arguments of the importer. */
  readonly paths: readonly string[];
  /** How many characters the longest row has. */
  readonly longestRow: number;
}

/** The generation of the entries of a dataset that is new. See `beginImport`. */
const firstGeneration = 1;

/** Writes files for Neo4j's importer: what an import of the same records would store. */
export class GraphFiles {
  readonly #tables: ReturnType<typeof tablesIn>;
  readonly #part: string;
  #finders = 0;

  /** The folder must exist. Several instances may write to it at once if the `part` of each is different. */
  constructor(folder: string, part: string) {
    this.#part = part;
    this.#tables = tablesIn(folder, part);
  }

  /** What there is once: the graph as a whole, and the dataset if there is one. */
  graph(dataset: Dataset | null): void {
    const { nodes } = this.#tables;
    if (dataset !== null) {
      const { id, ...said } = dataset;
      nodes.Dataset.write([id], { ...said, generation: firstGeneration });
    }
    nodes.Graph.write(["graph"], {
      version: 1,
      changedAt: new Date().toISOString(),
      format: graphFormat,
    });
  }

  /** `text` is the text of the record. */
  source(record: SourceRecord, text: string): void {
    const { nodes, ties } = this.#tables;
    if ("article" in record) {
      const { id, ...article } = articleRow(record, text);
      nodes["Source:Article"].write([id], article);
      return;
    }
    const { id, ...entry } = entryRow(record, text);
    nodes["Source:Entry"].write([id], { ...entry, generation: firstGeneration });
    ties.OF.write([id, entry.dataset], {});
  }

  mention({ sourceId, entityId, said }: ReturnType<typeof mentionRows>[number]): void {
    this.#tables.ties.MENTIONS.write([sourceId, entityId], said);
  }

  claim(claim: Claim, relationId: string | null): void {
    const { id, sourceId, claim: properties } = claimRow(claim, relationId);
    this.#tables.nodes.Claim.write([id], properties);
    this.#tables.ties.CLAIMS.write([sourceId, id], {});
  }

  relation(derived: DerivedRelation): void {
    const { type, source, target, properties } = relationRow(derived);
    this.#tables.ties.relation.write([source, target, type], properties);
  }

  member({ properties: { id, ...said }, entityId, join, isContested, isWalled }: DerivedMember): void {
    const { nodes, ties } = this.#tables;
    nodes.Member.write([id], { ...said, contested: isContested || null, walled: isWalled || null });
    ties.BELONGS_TO.write([id, entityId], {});
    if (join !== null) ties.MEANS.write([id, join.to], { rule: join.rule, key: join.key });
  }

  entity(derived: DerivedEntity, relations: ReturnType<NeighborTally["of"]>, otherIds: readonly string[]): void {
    const { id, properties, point } = entityRow(derived);
    const { degree, neighborCounts } = relations;
    const kind = kindOfId(id) as EntityKind;
    const labels = ["Entity", kindTable[kind].label].join(signs.arrayDelimiter);
    this.#tables.nodes.Entity.write([id, labels], {
      kind,
      ...properties,
      ...{ degree, degreeRank: 0 - degree, neighborCounts },
      otherIds: otherIds.length === 0 ? null : otherIds,
      point,
    });
    const { names, words, wordRank: rank, sameAs } = findableRow(derived, degree);
    for (const name of names) this.#finder("Name", "NAMES", { ...name, kind }, id);
    for (const { start, text } of words)
      this.#finder("Word", "BEGINS", { start, text, kind, rank, ...prefixes(start) }, id);
    for (const value of sameAs) this.#finder("Identifier", "IDENTIFIES", { value }, id);
  }

  /** Closes the files. Returns what the importer must know of them. Call it last. */
  finish(): Tables {
    const { nodes, ties } = this.#tables;
    const all: readonly TableFile[] = [...Object.values(nodes), ...Object.values(ties)];
    for (const table of all) table.close();
    const filled = (tables: Readonly<Record<string, TableFile>>) =>
      Object.entries(tables).filter(([, table]) => !table.isEmpty);
    return {
      paths: [
        ...filled(nodes).map(([label, { path }]) => `--nodes=${label}=${path}`),
        ...filled(ties).map(([type, { path }]) => `--relationships=${type === "relation" ? "" : `${type}=`}${path}`),
      ],
      longestRow: Math.max(...all.map(({ longestRow }) => longestRow)),
    };
  }

  /** A node by which an entity is found. See cypher/entity/name.cypher. */
  #finder(
    label: "Name" | "Word" | "Identifier",
    type: "NAMES" | "BEGINS" | "IDENTIFIES",
    properties: Readonly<Record<string, unknown>>,
    entityId: string,
  ): void {
    const { nodes, ties } = this.#tables;
    const finder = `${this.#part} ${this.#finders++}`;
    nodes[label].write([finder], properties);
    ties[type].write([finder, entityId], {});
  }
}

function prefixes(start: string) {
  const signs = [...start];
  const left = (length: number) => signs.slice(0, length).join("");
  return { prefix1: left(1), prefix2: left(2), prefix3: left(3) };
}

/** Ids are those of the graph, in a space for each label that has ids. */
function tablesIn(folder: string, part: string) {
  const path = (name: string) => join(folder, `${name}-${part}.tsv`);
  const node = (name: string, ...columns: string[]) => new TableFile(path(name), columns);
  const tie = (name: string, from: string, to: string, ...columns: string[]) =>
    new TableFile(path(name), [`:START_ID(${from})`, `:END_ID(${to})`, ...columns]);
  return {
    nodes: {
      Dataset: node("datasets", "id:ID(Dataset)"),
      "Source:Article": node("articles", "id:ID(Source)"),
      "Source:Entry": node("entries", "id:ID(Source)"),
      Claim: node("claims", "id:ID(Claim)"),
      Entity: node("entities", "id:ID(Entity)", ":LABEL"),
      Member: node("members", "id:ID(Member)"),
      Name: node("names", ":ID(Finder)"),
      Word: node("words", ":ID(Finder)"),
      Identifier: node("identifiers", ":ID(Finder)"),
      Graph: node("graph", "id:ID(Graph)"),
    },
    ties: {
      OF: tie("entry-datasets", "Source", "Dataset"),
      MENTIONS: tie("mentions", "Source", "Entity"),
      CLAIMS: tie("source-claims", "Source", "Claim"),
      BELONGS_TO: tie("member-entities", "Member", "Entity"),
      MEANS: tie("member-joins", "Member", "Member"),
      NAMES: tie("entity-names", "Finder", "Entity"),
      BEGINS: tie("entity-words", "Finder", "Entity"),
      IDENTIFIES: tie("entity-identifiers", "Finder", "Entity"),
      relation: tie("relations", "Entity", "Entity", ":TYPE"),
    },
  };
}
