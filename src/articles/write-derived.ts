import { z } from "zod";
import { cypher } from "../neo4j/cypher-files.ts";
import type { Run } from "../neo4j/driver.ts";
import { sendRows } from "../neo4j/send-rows.ts";
import { type EntityKind, kindOfId, kindTable } from "../ontology.ts";
import type { Degree, Derived } from "./derive-touched.ts";
import { entityRow, findableChange, relationRow, textOfOrigins, wordRank } from "./stored-rows.ts";

const none: Degree = { degree: 0, neighborCounts: null };

/** Makes entities with nothing but their ids and kinds, so that members can come to them. */
export function createBare(run: Run, ids: Iterable<string>): void {
  sendRows(
    run,
    "entity/create",
    [...ids].map((id) => createdRow(id, { degree: 0, degreeRank: 0 }, null)),
  );
}

/** Creates the entities that nothing is stored of, with all that they show. */
export function writeCreated(run: Run, { entities, degrees }: Derived): void {
  const rows = entities.flatMap(({ after, isCreated }) => {
    if (!isCreated) return [];
    const { id, properties, point } = entityRow(after);
    const { degree, neighborCounts } = degrees.get(id) ?? none;
    return createdRow(id, { ...properties, degree, degreeRank: 0 - degree, neighborCounts }, point);
  });
  sendRows(run, "entity/create", rows);
}

function createdRow(id: string, properties: object, point: object | null) {
  const kind = kindOfId(id) as EntityKind;
  return { label: kindTable[kind].label, properties: { id, kind, ...properties }, point };
}

/** Writes relations, and what has changed of entities. Those that were created must have been written. */
export function writeChanged(run: Run, derived: Derived): void {
  const { gone, fresh, changed, movedClaims, relationIdOfClaim } = derived.relations;
  sendRows(run, "relation/delete", gone);
  sendRows(run, "relation/create", fresh.map(relationRow));
  sendRows(run, "relation/update", changed.map(relationRow));
  sendRows(
    run,
    "relation/assign-claims",
    movedClaims.map((id) => ({ id, relationId: relationIdOfClaim.get(id) ?? null })),
  );
  writeDegrees(run, derived);
  const changes = derived.entities.filter(({ showsSame }) => !showsSame);
  sendRows(
    run,
    "entity/update",
    changes.flatMap(({ after, isCreated }) => (isCreated ? [] : entityRow(after))),
  );
  sendRows(
    run,
    "entity/write-origins",
    derived.entities.flatMap(({ after, showsSame, hasSameOrigins }) =>
      showsSame && !hasSameOrigins ? { id: after.id, origins: textOfOrigins(after.origins) } : [],
    ),
  );
  const findable = changes.map(({ before, after }) => findableChange(before, after, degreeOf(derived, after.id)));
  sendRows(
    run,
    "entity/unname",
    findable.flatMap(({ gone }) => gone ?? []),
  );
  sendRows(
    run,
    "entity/name",
    findable.flatMap(({ fresh }) => fresh ?? []),
  );
}

function degreeOf({ degrees, degreesBefore }: Derived, id: string): number {
  return degrees.get(id)?.degree ?? degreesBefore.get(id) ?? 0;
}

function writeDegrees(run: Run, { degrees, degreesBefore }: Derived): void {
  const known = [...degrees].flatMap(([id, counted]) => {
    const before = degreesBefore.get(id);
    return before === undefined ? [] : { id, ...counted, before, wordRank: wordRank(counted.degree) };
  });
  sendRows(
    run,
    "entity/write-degrees",
    known.map(({ id, degree, neighborCounts }) => ({ id, degree, neighborCounts })),
  );
  sendRows(
    run,
    "entity/rank-words",
    known.flatMap(({ id, before, wordRank: rank }) => (rank === wordRank(before) ? [] : { id, wordRank: rank })),
  );
}

const idRow = z.object({ id: z.string() });

/** Removes those of these entities that no source mentions any more, and gives their ids. */
export async function removeUnmentioned(run: Run, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  return (await run(cypher("entity/remove-unmentioned", { ids }, idRow))).map(({ id }) => id);
}
