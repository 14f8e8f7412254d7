import { type ClassType, Field, InterfaceType, ObjectType } from "type-graphql";
import { type EntityField, entityFieldNames, entityFields } from "../entity-fields.ts";
import { type EntityKind, entityKinds, kindTable } from "../ontology.ts";
import { declareField } from "./entity-fields.ts";
import { EntityKindEnum } from "./enums.ts";
import { Node, typeNameOf } from "./node.ts";

@InterfaceType({
  implements: Node,
  description: `A person, company, place or asset. Its id is readable and stable: ${entityKinds.map((kind) => kindTable[kind].exampleId).join(", ")}.`,
  resolveType: typeNameOf,
})
export abstract class Entity extends Node {
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;

  @Field(() => String, { description: "Its name, as the newest article that mentions it writes it." })
  readonly name: string;
}

// The decorators are called as functions, since the fields and kinds are in tables. test/schema.test.ts compares the
// schema that they give with the committed one.
for (const field of entityFieldNames) if (isOfEveryKind(field)) declareField(Entity, field);

/** The GraphQL type of each kind of entity. */
export const entityTypes = Object.fromEntries(entityKinds.map((kind) => [kind, entityType(kind)])) as Readonly<
  Record<EntityKind, ClassType<Entity>>
>;

function entityType(kind: EntityKind): ClassType<Entity> {
  const { label, description } = kindTable[kind];
  const type = class extends Entity {};
  for (const field of entityFieldNames)
    if (!isOfEveryKind(field) && entityFields[field].kinds.includes(kind)) declareField(type, field);
  ObjectType(label, { implements: [Entity, Node], simpleResolvers: true, description })(type);
  return type;
}

function isOfEveryKind(field: EntityField): boolean {
  return entityFields[field].kinds.length === entityKinds.length;
}
