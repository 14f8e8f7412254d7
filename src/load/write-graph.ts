import { type Claim, pairKey } from "../articles/claim.ts";
import { deriveEntity, type Mention } from "../articles/derive-entity.ts";
import { deriveRelations, relationIdsOfClaims } from "../articles/derive-relations.ts";
import type { Dataset } from "../articles/entry-record.ts";
import { withMembers } from "../articles/member-record.ts";
import { recordOfText } from "../articles/record-text.ts";
import { saidOn } from "../articles/source-record.ts";
import { claimsOf, mentionRows } from "../articles/stored-rows.ts";
import { valuesIn } from "../entity-fields.ts";
import { groupBy } from "../group-by.ts";
import type { memberProperties } from "../identity/stored-members.ts";
import { NeighborTally } from "../neighbor-counts.ts";
import { eachPartition, partitionCount, Spool } from "../spool.ts";
import { GraphFiles } from "./graph-files.ts";
import { type Identified, identifyAll } from "./identify-all.ts";
import type { ReceivedSources } from "./received-sources.ts";

/** How much was written. */
export interface Written {
  readonly sources: number;
  readonly entities: number;
  readonly relations: number;
}

/** How often `writeGraph` reports progress: each of its passes goes through all partitions. */
export const steps = 7 * partitionCount;

/**
 * Derives the graph of the sources and writes the files for Neo4j's importer. Returns the arguments of the importer too.
 * One partition at a time is in memory, and the members that may be joined: see `identifyAll`.
 */
export async function writeGraph(
  sources: ReceivedSources,
  { dataset, folder }: { readonly dataset: Dataset | null; readonly folder: string },
  done: () => void,
): Promise<{ readonly tables: readonly string[]; readonly written: Written }> {
  const files = new GraphFiles(folder);
  if (dataset !== null) files.dataset(dataset);
  const identified = await identifyAll(sources, folder, done);
  const claims = new Spool(folder, "pair-claims");
  const mentions = new Spool(folder, "entity-mentions");
  const ends = new Spool(folder, "entity-relations");
  let [sourceCount, entityCount, relationCount] = [0, 0, 0];

  await eachPartition((number) => {
    for (const text of sources.texts(number)) {
      sourceCount++;
      const record = withMembers(recordOfText(text));
      files.source(record, text);
      for (const row of mentionRows(record, identified.entityOf)) {
        files.mention(row);
        const { sourceId, entityId, said } = row;
        mentions.add(textOf({ ...said, sourceId, entityId, saidOn: saidOn(record) }), entityId);
      }
      for (const claim of claimsOf(record, identified.entityOf)) claims.add(JSON.stringify(claim), pairKey(claim));
    }
  }, done);
  sources.remove();

  await eachPartition((number) => {
    const all = claims.lines(number).map((line) => JSON.parse(line) as Claim);
    for (const [, said] of groupBy(all, pairKey)) {
      // A claim of two members that are one entity supports no relation.
      const relations = said[0]?.source === said[0]?.target ? [] : deriveRelations(said);
      const idOf = relationIdsOfClaims(relations);
      for (const claim of said) files.claim(claim, idOf.get(claim.id) ?? null);
      for (const relation of relations) {
        relationCount++;
        files.relation(relation);
        const { type, source, target } = relation;
        ends.add(JSON.stringify({ type, source, target }), source, target);
      }
    }
  }, done);
  claims.remove();

  await eachPartition((number) => {
    const tally = new NeighborTally();
    for (const line of ends.lines(number)) tally.add(JSON.parse(line), 1);
    const all = mentions.lines(number).map(mentionIn);
    for (const [id, said] of groupBy(all, ({ entityId }) => entityId)) {
      entityCount++;
      files.entity(deriveEntity(said), tally.of(id), identified.otherIds.get(id) ?? []);
    }
    writeMembers(files, identified, number);
  }, done);
  for (const spool of [mentions, ends, identified.members]) spool.remove();
  return {
    tables: files.finish(),
    written: { sources: sourceCount, entities: entityCount, relations: relationCount },
  };
}

function writeMembers(
  files: GraphFiles,
  { members, entityOf, joins, contested, walled }: Identified,
  partition: number,
): void {
  for (const line of members.lines(partition)) {
    const properties = JSON.parse(line) as ReturnType<typeof memberProperties>;
    const { id } = properties;
    files.member({
      properties,
      entityId: entityOf(id),
      join: joins.get(id) ?? null,
      isContested: contested.has(id),
      isWalled: walled.has(id),
    });
  }
}

/** Without what is null: a mention gives few of the fields. */
function textOf(mention: Readonly<Record<string, unknown>>): string {
  const said: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(mention)) if (value !== null) said[field] = value;
  return JSON.stringify(said);
}

function mentionIn(line: string): Mention {
  const { entityId, sourceId, saidOn = null, name, ...said } = JSON.parse(line);
  return { entityId, sourceId, saidOn, name, ...valuesIn(said) };
}
