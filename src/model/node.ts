import { Field, InterfaceType } from "type-graphql";
import { type EntityKind, kindTable } from "../ontology.ts";
import { ID } from "./id.ts";

/**
 * The GraphQL type of an object of the graph. Only entities have a kind, only relations a type, only decisions a verdict,
 * and only entries a dataset.
 */
export function typeNameOf(value: {
  readonly kind?: EntityKind;
  readonly type?: unknown;
  readonly verdict?: unknown;
  readonly dataset?: unknown;
}): string {
  if (value.kind !== undefined) return kindTable[value.kind].label;
  if (value.verdict !== undefined) return "Decision";
  if (value.type !== undefined) return "Relation";
  return value.dataset == null ? "Article" : "Entry";
}

@InterfaceType({ description: "An object that `node` finds by its id.", resolveType: typeNameOf })
export abstract class Node {
  @Field(() => ID, { description: "Unique in the graph, and the same for as long as the object exists." })
  readonly id: string;
}
