import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";
import { addressIn, connect } from "../database.ts";
import { pictureTypeDefinitions } from "../picture.ts";
import { manyTypeDefinitions } from "../questions/e-expand.ts";
import { hubExpandTypeDefinitions } from "../questions/e-hub.ts";
import { searchTypeDefinitions } from "../questions/q2-search.ts";
import { suggestTypeDefinitions } from "../questions/q2-suggest.ts";
import { hubTypeDefinitions } from "../questions/q4-hub.ts";
import { pathTypeDefinitions } from "../questions/q5-path.ts";
import { subgraphTypeDefinitions } from "../questions/q6-subgraph.ts";

/**
 * The same graph with @neo4j/graphql, as its users would write it. Each kind has both labels; otherwise ids would be
 * found without the index on Entity(id).
 */
// The graph stores no empty list.
const entityFields = `
  id: ID!
  kind: String!
  name: String!
  aliases: [String!]
  description: String
  sameAs: [String!]
  degree: Int!`;
const typeDefs = `
type Entity @node(labels: ["Entity"]) {${entityFields}
  placeKind: String
  point: Point
}
type Person @node(labels: ["Entity", "Person"]) {${entityFields}
  founded: [Company!]! @relationship(type: "FOUNDED_BY", direction: IN)
  met: [Person!]! @relationship(type: "MET", direction: OUT, queryDirection: UNDIRECTED)
}
type Company @node(labels: ["Entity", "Company"]) {${entityFields}
  locations: [Place!]! @relationship(type: "LOCATED_IN", direction: OUT)
}
type Place @node(labels: ["Entity", "Place"]) {${entityFields}
  placeKind: String
  point: Point
}
${hubTypeDefinitions}
${searchTypeDefinitions}
${suggestTypeDefinitions}
${pictureTypeDefinitions}
${pathTypeDefinitions}
${subgraphTypeDefinitions}
${manyTypeDefinitions}
${hubExpandTypeDefinitions}`;

const address = addressIn(process.env);
if (address === null) throw new Error("NEO4J_URI must be set");
const { database } = address;
const driver = connect(address);
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const apollo = new ApolloServer({ schema });
const { url } = await startStandaloneServer(apollo, {
  listen: { port: 0, host: "127.0.0.1" },
  context: async () => ({
    executionContext: driver,
    sessionConfig: { database, defaultAccessMode: neo4j.session.READ },
  }),
});
process.send?.(Number(new URL(url).port));
process.once("disconnect", () => process.exit(0));
