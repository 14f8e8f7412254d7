import { Field, Float, InterfaceType, ObjectType } from "type-graphql";
import type { EntityKind } from "../ontology.ts";
import { EntityKindEnum } from "./enums.ts";
import { Node, typeNameOf } from "./node.ts";

@InterfaceType({
  implements: Node,
  description:
    "A person, company or place. Its id is readable and stable: person:jack-ma, company:alibaba, place:frankfurt.",
  resolveType: typeNameOf,
})
export abstract class Entity extends Node {
  @Field(() => EntityKindEnum, { description: "What it is." })
  readonly kind: EntityKind;

  @Field(() => String, { description: "Its name, as the newest article that mentions it writes it." })
  readonly name: string;

  @Field(() => [String], { description: "Every other name that an article gives it, in alphabetical order." })
  readonly aliases: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: "What the entity is, in one sentence; null where no article says.",
  })
  readonly description: string | null;

  @Field(() => [String], {
    description: "Its ids in other registers as scheme:value, such as wikidata:Q1359568, in alphabetical order.",
  })
  readonly sameAs: readonly string[];
}

@ObjectType({ implements: [Entity, Node], simpleResolvers: true, description: "A human being." })
export class Person extends Entity {}

@ObjectType({ implements: [Entity, Node], simpleResolvers: true, description: "A company or another organization." })
export class Company extends Entity {}

@ObjectType({ simpleResolvers: true, description: "A point on the Earth (WGS 84)." })
export class Coordinates {
  @Field(() => Float, { description: "Degrees north of the equator." })
  readonly latitude: number;

  @Field(() => Float, { description: "Degrees east of Greenwich." })
  readonly longitude: number;
}

@ObjectType({ implements: [Entity, Node], simpleResolvers: true, description: "A place of any size." })
export class Place extends Entity {
  @Field(() => String, { nullable: true, description: "city, country, continent, river and so on; null if not known." })
  readonly placeKind: string | null;

  @Field(() => Coordinates, { nullable: true, description: "Where it is; null where no article says." })
  readonly coordinates: Coordinates | null;
}
