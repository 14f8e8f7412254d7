import { StartupError } from "../../src/config.ts";
import type { GeneratedKind } from "./profile.ts";

/** The size and the seed of a graph. The same values give the same graph, byte for byte. */
export interface GraphSize {
  readonly entities: number;
  readonly relations: number;
  readonly seed: number;
}

const limits = { fewestEntities: 100, mostEntities: 5_000_000, fewestRelations: 2, mostRelations: 20 } as const;

/** Checks the size. Throws a StartupError that gives the possible range. */
export function checkSize(size: GraphSize): GraphSize {
  const { entities, relations, seed } = size;
  const { fewestEntities, mostEntities, fewestRelations, mostRelations } = limits;
  if (!Number.isInteger(entities) || entities < fewestEntities || entities > mostEntities)
    throw new StartupError(`--entities must be a whole number from ${fewestEntities} to ${mostEntities}`);
  if (!Number.isInteger(relations) || relations < fewestRelations * entities || relations > mostRelations * entities)
    throw new StartupError(
      `--relations must be a whole number from ${fewestRelations} to ${mostRelations} times the entities`,
    );
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new StartupError(`--seed must be a whole number from 0 to ${0xffffffff}`);
  return size;
}

/** The number of relations of the largest hub, such as 24,000 of 500,000. */
export function hubDegree({ relations }: GraphSize): number {
  return Math.round(relations * 0.048);
}

/** The number of entities of each kind: 70, 25 and 5 percent. */
export function kindCounts({ entities }: GraphSize): Record<GeneratedKind, number> {
  const companies = Math.round(entities * 0.25);
  const places = Math.round(entities * 0.05);
  return { PERSON: entities - companies - places, COMPANY: companies, PLACE: places };
}
