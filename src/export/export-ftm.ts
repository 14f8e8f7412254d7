import {
  type FtmThing,
  type FtmValue,
  ftmOfEntity,
  ftmOfRelation,
  ftmOfSource,
  type Leave,
  summaryOf,
} from "./ftm-values.ts";
import type { ExportedRelation, GraphPages } from "./graph-pages.ts";

/**
 * The graph as entities of FollowTheMoney, a JSON object a line, in pieces: entities with the addresses that they have,
 * then relations. `leave` receives what has no place there. Throws a QueryError.
 */
export async function* exportFtm(pages: GraphPages, leave: Leave): AsyncGenerator<string> {
  for await (const page of pages.entities()) {
    const sources = new Sources();
    for await (const mentions of pages.mentions(page.map(({ id }) => id)))
      for (const { entityId, source } of mentions) sources.add(entityId, ftmOfSource(source));
    yield page
      .flatMap((entity) => {
        const [thing, address] = ftmOfEntity(entity.id, entity.kind, entity, leave);
        return [line(thing, sources.of(entity.id)), ...(address === undefined ? [] : [line(address, [])])];
      })
      .join("");
  }
  for await (const page of pages.relations()) {
    const byId = new Map<string, ExportedRelation>(page.map((relation) => [relation.id, relation]));
    const sources = new Sources();
    for await (const evidence of pages.evidence([...byId.keys()]))
      for (const { relationId, statement, source } of evidence)
        sources.add(relationId, [
          ...summaryOf(byId.get(relationId) as ExportedRelation, statement),
          ...ftmOfSource(source),
        ]);
    yield page.map((relation) => line(ftmOfRelation(relation, relation, leave), sources.of(relation.id))).join("");
  }
}

/** What the sources of each thing add to it. Of the dates, only the last one. */
class Sources {
  readonly #values = new Map<string, Map<string, FtmValue>>();

  add(id: string, values: readonly FtmValue[]): void {
    const known = this.#values.get(id) ?? new Map<string, FtmValue>();
    this.#values.set(id, known);
    for (const [property, value] of values) {
      const key = property === "modifiedAt" ? property : `${property}\n${value}`;
      if ((known.get(key)?.[1] ?? "") < value) known.set(key, [property, value]);
    }
  }

  of(id: string): readonly FtmValue[] {
    return [...(this.#values.get(id)?.values() ?? [])];
  }
}

function line({ id, schema, values }: FtmThing, more: readonly FtmValue[]): string {
  const properties: Record<string, string[]> = {};
  for (const [property, value] of [...values, ...more]) {
    properties[property] ??= [];
    properties[property].push(value);
  }
  return `${JSON.stringify({ id, schema, properties })}\n`;
}
