import { Field, Int, InterfaceType, ObjectType } from "type-graphql";
import type { PartialDate } from "../partial-date.ts";
import { ID } from "./id.ts";
import { Node, typeNameOf } from "./node.ts";
import { PartialDateScalar } from "./partial-date-scalar.ts";

@InterfaceType({
  implements: Node,
  description: "What says something of entities and relations: an article, or an entry of a dataset.",
  resolveType: typeNameOf,
})
export abstract class Source extends Node {
  @Field(() => String, { nullable: true, description: "Where it can be read; null where not known." })
  readonly url: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A dataset, such as a register. Each of its rows that was imported is an entry.",
})
export class Dataset {
  @Field(() => ID, { description: "Its id, such as kek, which is also the scheme of its own keys for entities." })
  readonly id: string;

  @Field(() => String, { description: "What it is called." })
  readonly title: string;

  @Field(() => String, { nullable: true, description: "Who publishes it; null where not known." })
  readonly publisher: string | null;

  @Field(() => String, { nullable: true, description: "Where it can be had; null where not known." })
  readonly url: string | null;

  @Field(() => String, { nullable: true, description: "Under which terms it can be used; null where not known." })
  readonly licence: string | null;

  @Field(() => String, { nullable: true, description: "Its version as its publisher calls it; null where not known." })
  readonly version: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: "The date to which it speaks; null where not known." })
  readonly asOf: PartialDate | null;

  @Field(() => Int, { description: "How many entries of it the graph has." })
  readonly entryCount: number;
}

@ObjectType({
  implements: [Source, Node],
  simpleResolvers: true,
  description: "A row of a dataset, with the entities and relations that it supports.",
})
export class Entry extends Source {
  @Field(() => String, { description: "What tells the row apart from the others of its dataset." })
  readonly key: string;

  @Field(() => PartialDateScalar, { nullable: true, description: "The date to which it speaks; null where not known." })
  readonly asOf: PartialDate | null;
}
