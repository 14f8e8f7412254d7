import { z } from "zod";
import { entityFields } from "../../entity-fields.ts";
import { entityKinds, type RelationType, relationTypes } from "../../ontology.ts";
import { marks } from "../proposal.ts";

const { orgKind } = entityFields;
const orgKinds = Object.keys(orgKind.type === "CHOICE" ? orgKind.values : {});

/**
 * The form that a model is asked for. Servers of structured output take a part of JSON Schema: every field is required,
 * what is not known is null, and there are no patterns, defaults or bounds. Lengths are checked when the answer is read.
 */
const answer = z.strictObject({
  entities: z.array(
    z.strictObject({
      ref: z.string().describe("e1, e2 and so on."),
      kind: z.enum(entityKinds).describe("What it is."),
      name: z.string().describe("Its full name, as the article writes it."),
      aliases: z.array(z.string()).describe("Its other names in the article, such as a surname or an acronym."),
      orgKind: z.enum(orgKinds).nullable().describe("Of COMPANY: what sort of organization it is, if it shows."),
    }),
  ),
  relations: z.array(
    z.strictObject({
      type: z.enum(relationTypes as [RelationType, ...RelationType[]]),
      source: z.string().describe("The ref of the entity from which it reads."),
      target: z.string().describe("The ref of the entity to which it reads."),
      quote: z.string().describe("The words of the article that say so, copied letter by letter."),
      role: z.string().nullable().describe("As what, if the article says: an office, a project, a kinship."),
      since: z.string().nullable().describe("When it began, if the quote says: 2016, 2016-11 or 2016-11-03."),
      until: z.string().nullable().describe("When it ended, if the quote says."),
      current: z
        .boolean()
        .nullable()
        .describe("false for what is over, true for what holds, null if it does not show."),
      share: z.number().nullable().describe("Of OWNS: the share in percent, if the quote says."),
      amount: z.number().nullable().describe("Of PAID: the whole amount as a number, if the quote says."),
      currency: z.string().nullable().describe("Of PAID: the currency as three letters, such as EUR."),
      marks: z.array(z.enum(marks)).describe("Why it may be no fact; empty if the article states it as one."),
    }),
  ),
});

const { $schema: _, ...schema } = z.toJSONSchema(answer);

/** The same as a JSON Schema. */
export const answerSchema: Readonly<Record<string, unknown>> = schema;
