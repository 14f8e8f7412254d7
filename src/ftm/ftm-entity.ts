import { z } from "zod";
import { entityPart } from "../articles/record.ts";
import { cleanText, oneLine } from "../clean-text.ts";

/** An entity of a FollowTheMoney file. What else it has, such as its datasets, is not read. */
export const ftmEntity = z.compile(
  z.object({
    id: z.string().min(1),
    schema: z.string().min(1),
    caption: z.string().optional(),
    properties: z.record(z.string(), z.array(z.unknown())).default({}),
  }),
);
export interface FtmEntity extends Readonly<z.output<typeof ftmEntity>> {
  /** What sources of statements call it. */
  readonly otherIds?: readonly string[];
}

/** The values of a property that are texts. FollowTheMoney writes all values as texts. */
export function valuesOf({ properties }: FtmEntity, property: string): readonly string[] {
  const values = properties[property];
  if (values === undefined) return none;
  return values.every(isText) ? values : values.filter(isText);
}

const none: readonly string[] = [];
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** A value as a record takes texts: in one line, without what is invisible. Empty if nothing of it can be seen. */
export function textOf(value: string): string {
  return cleanText(oneLine(value));
}

/** A value as a name; null if a record takes no such name. */
export function nameOf(value: string): string | null {
  return name.safeParse(textOf(value)).data ?? null;
}

const name = z.compile(entityPart.shape.name);
