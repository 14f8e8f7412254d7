import { z } from "zod";
import { type EntityKind, entityKinds } from "../ontology.ts";
import { ToolError } from "./tool-error.ts";

export interface NeighborCount {
  readonly label: string;
  readonly kind: EntityKind;
  readonly total: number;
}

export const neighborCounts = z
  .array(z.object({ label: z.string(), kind: z.enum(entityKinds), total: z.number() }))
  .describe("How many relations it has of each label to each kind of entity; of those that pass the filter.");

export function countLines(counts: readonly NeighborCount[]): string[] {
  if (counts.length === 0) return [];
  return [`Relations: ${counts.map(({ label, kind, total }) => `${label} ${kind} ${total}`).join(", ")}`];
}

export function noEntity(id: string): ToolError {
  return new ToolError("NOT_FOUND", `No entity has the id ${JSON.stringify(id)}`);
}
