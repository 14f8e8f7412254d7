import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { Params, Row, Statement } from "./statement.ts";

const folder = fileURLToPath(new URL("../../cypher/", import.meta.url));

/** Every statement of the cypher folder by its path without the ending, such as "article/count". */
export const cypherFiles: ReadonlyMap<string, string> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".cypher"))
    .map((path) => [
      path.replaceAll("\\", "/").slice(0, -".cypher".length),
      readFileSync(`${folder}/${path}`, "utf8").replace(/^\/\/.*\n/gm, ""),
    ]),
);

/** The statement of a file with these parameters, whose rows hold this. Throws where there is no such file. */
export function cypher<R = Row>(name: string, params: Params = {}, rows?: z.ZodType<R>): Statement<R> {
  return { text: cypherText(name), params, ...(rows && { rows }) };
}

/** The text of a file, for a statement that goes on. Throws where there is no such file. */
export function cypherText(name: string): string {
  const text = cypherFiles.get(name);
  if (text === undefined) throw new Error(`There is no cypher/${name}.cypher`);
  return text;
}
