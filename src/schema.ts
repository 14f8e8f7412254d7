import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isObjectType,
} from "graphql";
import { type AuthCheckerFn, buildSchemaSync } from "type-graphql";
import type { Context } from "./context.ts";
import { entityTypes } from "./model/entity.ts";
import { typeNameOf } from "./model/node.ts";
import { Entry } from "./model/source.ts";
import {
  AnalyticsResolver,
  SimilarResolver,
  StatisticsResolver,
  TimelineBucketResolver,
} from "./resolvers/analytics.ts";
import { ArticleResolver } from "./resolvers/article.ts";
import { CompanyResolver } from "./resolvers/company.ts";
import { DatasetResolver, EntryResolver, SourceResolver } from "./resolvers/dataset.ts";
import { DecisionResolver, JoinReasonResolver } from "./resolvers/decision.ts";
import { planned } from "./resolvers/edge.ts";
import { mayChangeTheGraph } from "./resolvers/editors.ts";
import { EntityResolver } from "./resolvers/entity.ts";
import { GraphChangeResolver } from "./resolvers/graph-change.ts";
import { ListsResolver } from "./resolvers/lists.ts";
import { NodeResolver } from "./resolvers/node.ts";
import { OntologyResolver } from "./resolvers/ontology.ts";
import { PersonResolver } from "./resolvers/person.ts";
import { PlaceResolver } from "./resolvers/place.ts";
import { ProposalResolver, ProposedEntityResolver } from "./resolvers/proposal.ts";
import { RankingResolver } from "./resolvers/ranking.ts";
import { NeighborCountResolver, RelationResolver } from "./resolvers/relation.ts";
import { ReviewResolver } from "./resolvers/review.ts";
import { SearchResolver } from "./resolvers/search.ts";
import { TraversalResolver } from "./resolvers/traversal.ts";
import { yieldBetweenItems } from "./resolvers/yield-to-event-loop.ts";

/** The executable GraphQL schema. */
export function createSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [
      NodeResolver,
      EntityResolver,
      PersonResolver,
      CompanyResolver,
      PlaceResolver,
      RankingResolver,
      RelationResolver,
      NeighborCountResolver,
      ArticleResolver,
      SourceResolver,
      EntryResolver,
      DatasetResolver,
      DecisionResolver,
      JoinReasonResolver,
      ReviewResolver,
      ProposalResolver,
      ProposedEntityResolver,
      OntologyResolver,
      ListsResolver,
      SearchResolver,
      TraversalResolver,
      AnalyticsResolver,
      StatisticsResolver,
      TimelineBucketResolver,
      SimilarResolver,
      GraphChangeResolver,
    ],
    orphanedTypes: [...Object.values(entityTypes), Entry],
    authChecker: mayChangeTheGraph as AuthCheckerFn<Context>,
    // The arguments are checked where they are used: pages and filters by the planner, records by their own schema.
    validate: false,
    // type-graphql wants one for every subscription, also if the subscription makes its own events.
    pubSub: { subscribe: noTopics, publish: noTopics },
  });
  describe(schema);
  resolveAtOnce(schema);
  return schema;
}

function noTopics(): never {
  throw new Error("Subscriptions make their own events; there are no topics");
}

/** Adds what type-graphql cannot declare: the descriptions of the root types, and the specifications of the scalars. */
function describe(schema: GraphQLSchema): void {
  for (const [name, description] of Object.entries(descriptions))
    Object.assign(schema.getType(name) as GraphQLObjectType, { description });
  for (const [name, specifiedByURL] of Object.entries(specifications))
    Object.assign(schema.getType(name) as GraphQLScalarType, { specifiedByURL });
}

const descriptions = {
  Query: "What can be asked of the graph. Each field fails by itself, and is null then.",
  Mutation:
    "What changes the graph. Each field needs the editor token. Its change is made whole or not at all, but for that of retractDataset.",
  Subscription: "What tells of changes. Served at /graphql/live and /graphql/stream.",
};

const specifications = {
  DateTime: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  PartialDate: "https://www.loc.gov/standards/datetime/",
};

/** Resolves a long list item by item, so that other requests are served meanwhile. */
function yieldInList(field: GraphQLField<unknown, Context>): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => yieldBetweenItems(resolve(source, args, context, info));
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  return isListType(getNullableType(type)) && isCompositeType(getNamedType(type));
}

/**
 * Of each object of an answer type-graphql asks in a promise which type it is, and each field that is more than a
 * property has its arguments made instances of classes. Both are known at once here, and an answer has hundreds.
 */
function resolveAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) type.resolveType = typeNameOf;
    // All schemas share the types of introspection, and building a schema asks them in one turn.
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields()))
      if (field.extensions.edge) field.resolve = planned;
      else if (isListOfObjects(field.type)) yieldInList(field);
  }
}
