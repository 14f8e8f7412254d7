import { Field, Float, InputType, ObjectType } from "type-graphql";
import { addressParts, byAddressPart } from "../address.ts";
import { type EntityField, entityFields, isCoordinate } from "../entity-fields.ts";
import { fieldEnums } from "./enums.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";

@ObjectType({ simpleResolvers: true, description: "A point on the Earth (WGS 84)." })
export class Coordinates {
  @Field(() => Float, { description: entityFields.latitude.description })
  readonly latitude: number;

  @Field(() => Float, { description: entityFields.longitude.description })
  readonly longitude: number;
}

@ObjectType("Address", { simpleResolvers: true, description: "A postal address, as far as an article gives it." })
class AddressType {}

@InputType({ description: "A postal address: at least one of its parts." })
class AddressInput {}

byAddressPart((part) => {
  const { description } = addressParts[part];
  for (const { prototype } of [AddressType, AddressInput])
    Field(() => String, { nullable: true, description })(prototype, part);
});

function typesOf(field: EntityField) {
  return { TEXT: String, TEXTS: [String], NUMBER: Float, CHOICE: fieldEnums[field] ?? String };
}

/** Declares the field on the GraphQL type of a class. The parts of the point are one field together. */
export function declareField({ prototype }: { readonly prototype: object }, field: EntityField): void {
  const { type, description } = entityFields[field];
  if (isCoordinate(field)) {
    const description = "Where it is; null where no article says.";
    Field(() => Coordinates, { nullable: true, description })(prototype, "coordinates");
    return;
  }
  const types = { ...typesOf(field), DATE: PartialDateScalar, ADDRESS: AddressType };
  Field(() => types[type], { nullable: type !== "TEXTS", description })(prototype, field);
}

/** Declares the field on the input type of a class. Dates are texts: a faulty one is a fault of the record. */
export function declareInputField({ prototype }: { readonly prototype: object }, field: EntityField): void {
  const { type, descriptionInRecord: description } = entityFields[field];
  const types = { ...typesOf(field), DATE: String, ADDRESS: AddressInput };
  Field(() => types[type], { nullable: true, description })(prototype, field);
}
