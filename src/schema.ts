import type { GraphQLSchema } from "graphql";
import { type AuthCheckerFn, buildSchemaSync } from "type-graphql";
import type { Context } from "./context.ts";
import { Company, Person, Place } from "./model/entity.ts";
import { ArticleResolver } from "./resolvers/article.ts";
import { CompanyResolver } from "./resolvers/company.ts";
import { mayChangeTheGraph } from "./resolvers/editors.ts";
import { EntityResolver } from "./resolvers/entity.ts";
import { ListsResolver } from "./resolvers/lists.ts";
import { NodeResolver } from "./resolvers/node.ts";
import { OntologyResolver } from "./resolvers/ontology.ts";
import { PersonResolver } from "./resolvers/person.ts";
import { PlaceResolver } from "./resolvers/place.ts";
import { NeighborCountResolver, RelationResolver } from "./resolvers/relation.ts";
import { SearchResolver } from "./resolvers/search.ts";
import { TraversalResolver } from "./resolvers/traversal.ts";

/** The executable GraphQL schema. */
export function createSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      NodeResolver,
      EntityResolver,
      PersonResolver,
      CompanyResolver,
      PlaceResolver,
      RelationResolver,
      NeighborCountResolver,
      ArticleResolver,
      OntologyResolver,
      ListsResolver,
      SearchResolver,
      TraversalResolver,
    ],
    orphanedTypes: [Person, Company, Place],
    authChecker: mayChangeTheGraph as AuthCheckerFn<Context>,
    // The arguments are checked where they are used: pages and filters by the planner, records by their own schema.
    validate: false,
  });
}
