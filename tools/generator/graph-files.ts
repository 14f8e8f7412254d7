import { join } from "node:path";
import { graphFormat } from "../../src/articles/graph-format.ts";
import type { EditionRows, EntityRow, MemberRow } from "./graph-rows.ts";
import { nameNodes } from "./name-nodes.ts";
import { signs, TableFile } from "./table-file.ts";

/** Writes the files for Neo4j's importer. */
export class GraphFiles {
  readonly #tables: ReturnType<typeof tablesIn>;
  /** The numbers that identify the entities in the files. */
  readonly #entities = new Map<string, number>();
  #nodes = 0;

  /** The folder must exist. */
  constructor(folder: string) {
    this.#tables = tablesIn(folder);
  }

  edition({ articles, mentions, claims, relations }: EditionRows): void {
    const { nodes, ties } = this.#tables;
    const articleNumbers = new Map<string, number>();
    for (const article of articles) {
      const number = this.#nodes++;
      articleNumbers.set(article.id, number);
      nodes["Source:Article"].write([number], article);
    }
    const articleOf = (id: string) => articleNumbers.get(id) as number;
    for (const { sourceId, entityId, said } of mentions)
      ties.MENTIONS.write([articleOf(sourceId), this.#entity(entityId)], said);
    for (const { id, sourceId, claim } of claims) {
      const number = this.#nodes++;
      nodes.Claim.write([number], { id, ...claim });
      ties.CLAIMS.write([articleOf(sourceId), number], {});
    }
    for (const { type, source, target, properties } of relations)
      ties.relation.write([this.#entity(source), this.#entity(target), type], properties);
  }

  /** Call this after the last edition. Writes the entities and returns the arguments of the importer. */
  finish(entities: Iterable<EntityRow>, members: Iterable<MemberRow>): string[] {
    const { nodes, ties } = this.#tables;
    for (const member of members) {
      nodes.Member.write([this.#nodes], member);
      ties.BELONGS_TO.write([this.#nodes++, this.#entity(member.id)], {});
    }
    for (const entity of entities) {
      const { id, kind, label, properties, point } = entity;
      const number = this.#entity(id);
      const labels = ["Entity", label].join(signs.arrayDelimiter);
      nodes.Entity.write([number, labels], { id, kind, ...properties, point });
      const { names, words, identifiers } = nameNodes(entity);
      for (const name of names) this.#finder("Name", "NAMES", name, number);
      for (const word of words) this.#finder("Word", "BEGINS", word, number);
      for (const identifier of identifiers) this.#finder("Identifier", "IDENTIFIES", identifier, number);
    }
    nodes.Graph.write([this.#nodes++], {
      id: "graph",
      version: 1,
      changedAt: new Date().toISOString(),
      format: graphFormat,
      // Until `completeLists` has added what the importer leaves out.
      generating: true,
    });
    for (const table of [...Object.values(nodes), ...Object.values(ties)]) table.close();
    const filled = (tables: Readonly<Record<string, TableFile>>) =>
      Object.entries(tables).filter(([, table]) => !table.isEmpty);
    return [
      ...filled(nodes).map(([label, { path }]) => `--nodes=${label}=${path}`),
      ...filled(ties).map(([type, { path }]) => `--relationships=${type === "relation" ? "" : `${type}=`}${path}`),
    ];
  }

  /** A node that search uses to find an entity. */
  #finder(
    label: "Name" | "Word" | "Identifier",
    type: "NAMES" | "BEGINS" | "IDENTIFIES",
    properties: object,
    entity: number,
  ): void {
    const { nodes, ties } = this.#tables;
    nodes[label].write([this.#nodes], properties as Record<string, unknown>);
    ties[type].write([this.#nodes++, entity], {});
  }

  #entity(id: string): number {
    const known = this.#entities.get(id);
    if (known !== undefined) return known;
    const number = this.#nodes++;
    this.#entities.set(id, number);
    return number;
  }
}

function tablesIn(folder: string) {
  const node = (name: string, ...more: string[]) => new TableFile(join(folder, `${name}.tsv`), [":ID", ...more]);
  const tie = (name: string, ...more: string[]) =>
    new TableFile(join(folder, `${name}.tsv`), [":START_ID", ":END_ID", ...more]);
  return {
    nodes: {
      "Source:Article": node("articles"),
      Claim: node("claims"),
      Entity: node("entities", ":LABEL"),
      Member: node("members"),
      Name: node("names"),
      Word: node("words"),
      Identifier: node("identifiers"),
      Graph: node("graph"),
    },
    ties: {
      MENTIONS: tie("mentions"),
      BELONGS_TO: tie("member-entities"),
      CLAIMS: tie("article-claims"),
      NAMES: tie("entity-names"),
      BEGINS: tie("entity-words"),
      IDENTIFIES: tie("entity-identifiers"),
      relation: tie("relations", ":TYPE"),
    },
  };
}
