import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Read } from "../neo4j/driver.ts";
import { entityKinds } from "../ontology.ts";

const knownRow = z.object({ key: z.string(), id: z.string(), kind: z.enum(entityKinds), name: z.string() });

/** An entity, as a name leads to it. */
export type NamedEntity = Readonly<Omit<z.infer<typeof knownRow>, "key">>;

/** How many keys one statement looks up. The lookups of a long text are several statements, one after the other. */
const keysAtOnce = 2_000;
/** Of a name that more entities have, these are the best connected. */
const mostOfName = 10;

/**
 * The entities that have a name or an alias with one of these identity keys (see `identityKeys`), by key: of each at most
 * ten, the best connected first. A key that no name has is absent. Throws a QueryError.
 */
export async function knownEntities(read: Read, keys: Iterable<string>): Promise<Map<string, NamedEntity[]>> {
  const asked = [...new Set(keys)];
  const known = new Map<string, NamedEntity[]>();
  for (let at = 0; at < asked.length; at += keysAtOnce) {
    const slice = asked.slice(at, at + keysAtOnce);
    for (const { key, ...entity } of await read(cypher("entity/known", { keys: slice, most: mostOfName }, knownRow)))
      known.set(key, [...(known.get(key) ?? []), entity]);
  }
  return known;
}
