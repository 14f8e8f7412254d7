import type { GraphQLFormattedError } from "graphql";
import type { App } from "../../src/app.ts";
import type { Access } from "../../src/context.ts";
import { fixture } from "../fixture.ts";
import { refill, startTestApp, timeoutMs } from "../test-app.ts";

type Variables = Record<string, unknown>;
/** An answer as JSON. Each test knows its contents. */
type Data = Record<string, unknown>;

export interface FixtureApi {
  /** The data of an answer without errors. */
  ask(query: string, variables?: Variables, access?: Access): Promise<Data>;
  /** The first error of an answer with errors, without its locations. */
  refusal(query: string, variables?: Variables, access?: Access): Promise<GraphQLFormattedError>;
  /** The id of the relation with this text, such as "HEADS person:ada company:aster 2018". See `relationText`. */
  relationId(text: string): Promise<string>;
  /** Restores the fixture after a test that writes. */
  restore(): Promise<void>;
  app(): App;
}

/** Runs an app with the fixture, and more records, for the tests of a file. */
export function fixtureApi({
  more = [],
  ...config
}: Parameters<typeof startTestApp>[1] & { readonly more?: readonly unknown[] } = {}): FixtureApi {
  const records = [...fixture, ...more];
  let app: App;
  beforeAll(async () => {
    app = await startTestApp(records, config);
  });
  afterAll(() => app?.stop());

  const execute = async (query: string, variables: Variables = {}, access: Access = "reader") =>
    JSON.parse(JSON.stringify(await app.execute(query, variables, access)));
  return {
    app: () => app,
    restore: () => refill(app.neo4j, records),
    async ask(query, variables, access) {
      const { data, errors } = await execute(query, variables, access);
      expect(errors).toBeUndefined();
      return data;
    },
    async refusal(query, variables, access) {
      const { errors } = await execute(query, variables, access);
      const { locations: _, ...error } = errors[0];
      return error;
    },
    async relationId(text) {
      const rows = await app.neo4j.read(
        {
          text: `MATCH (s:Entity)-[r]->(t:Entity)
         WHERE trim(type(r) + ' ' + s.id + ' ' + t.id + ' ' + coalesce(r.since, '')) = $text RETURN r.id AS id`,
          params: { text },
        },
        { timeoutMs },
      );
      expect(rows).toHaveLength(1);
      return rows[0]?.id as string;
    },
  };
}

/** The fields that `relationText` needs. */
export const relationFields = "fragment relationFields on Relation { type source { id } target { id } since }";

interface RelationFields {
  readonly type: string;
  readonly source: { readonly id: string };
  readonly target: { readonly id: string };
  readonly since: string | null;
}

/** A relation of the fixture as text, such as "HEADS person:ada company:aster 2018". */
export function relationText({ type, source, target, since }: RelationFields): string {
  return [type, source.id, target.id, since].filter((part) => part !== null).join(" ");
}

export function ids(nodes: readonly { readonly id: string }[]): string[] {
  return nodes.map(({ id }) => id);
}
