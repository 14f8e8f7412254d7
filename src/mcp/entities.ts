import { z } from "zod";
import { type EntityKind, entityKinds } from "../ontology.ts";

export const entityFragment = "fragment Brief on Entity { id kind name description degree }";

export interface BriefEntity {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly description: string | null;
  readonly degree: number;
}

export const briefEntity = z.object({
  id: z.string(),
  kind: z.enum(entityKinds),
  name: z.string(),
  description: z.string().nullable(),
  degree: z.number().describe("How many relations it has."),
});

/** "Jack Ma (PERSON, person:jack-ma, 9 relations): the founder of Alibaba". */
export function entityLine({ id, kind, name, description, degree }: BriefEntity): string {
  const what = `${name} (${kind}, ${id}, ${degree} ${degree === 1 ? "relation" : "relations"})`;
  return description === null ? what : `${what}: ${description}`;
}
