import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { packageRoot } from "../package-root.ts";
import type { Params, Row, Statement } from "./statement.ts";

const folder = join(packageRoot, "cypher");

/** The statements of the cypher folder by path without extension, such as "article/count". */
export const cypherFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".cypher"))
    .map((path) => [
      path.replaceAll("\\", "/").slice(0, -".cypher".length),
      readFileSync(join(folder, path), "utf8").replace(/^\/\/.*\n/gm, ""),
    ]),
);

/** The statement of a file. `rows` declares what each row holds. Throws an Error if there is no such file. */
export function cypher<R = Row>(name: string, params: Params = {}, rows?: z.ZodType<R>): Statement<R> {
  return { text: cypherText(name), params, ...(rows && { rows }) };
}

/** The text of a file, to use in a longer statement. Throws an Error if there is no such file. */
export function cypherText(name: string): string {
  const text = cypherFiles.get(name);
  if (text === undefined) throw new Error(`There is no cypher/${name}.cypher`);
  return text;
}
