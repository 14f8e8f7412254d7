import { type ClassType, Field, Float, InterfaceType, ObjectType } from "type-graphql";
import { type EntityField, entityFieldNames, entityFields, isCoordinate } from "../entity-fields.ts";
import { type EntityKind, entityKinds, kindTable } from "../ontology.ts";
import { EntityKindEnum } from "./enums.ts";
import { Node, typeNameOf } from "./node.ts";

@InterfaceType({
  implements: Node,
  description: `A person, company or place. Its id is readable and stable: ${entityKinds.map((kind) => kindTable[kind].exampleId).join(", ")}.`,
  resolveType: typeNameOf,
})
export abstract class Entity extends Node {
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;

  @Field(() => String, { description: "Its name, as the newest article that mentions it writes it." })
  readonly name: string;
}

@ObjectType({ simpleResolvers: true, description: "A point on the Earth (WGS 84)." })
export class Coordinates {
  @Field(() => Float, { description: entityFields.latitude.description })
  readonly latitude: number;

  @Field(() => Float, { description: entityFields.longitude.description })
  readonly longitude: number;
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

/** Declares the field on the GraphQL type of a class. The parts of the point are one field together. */
function declareField({ prototype }: { readonly prototype: object }, field: EntityField): void {
  const { type, description } = entityFields[field];
  if (isCoordinate(field)) {
    const description = "Where it is; null where no article says.";
    Field(() => Coordinates, { nullable: true, description })(prototype, "coordinates");
  } else {
    const types = { TEXT: String, TEXTS: [String], NUMBER: Float };
    Field(() => types[type], { nullable: type !== "TEXTS", description })(prototype, field);
  }
}

function isOfEveryKind(field: EntityField): boolean {
  return entityFields[field].kinds.length === entityKinds.length;
}
