import "reflect-metadata";
import { createApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { exitOnFault } from "./exit-on-fault.ts";

const say = (line: string) => console.log(line);
const exampleQuery = '{ company(id: "company:alibaba") { founders { nodes { name } } } }';

await exitOnFault(async () => {
  const config = readConfig(process.env);
  const app = await createApp(config, say);
  say(`
Playground   ${app.url}/graphql
Try          ${exampleQuery}
Bolt         ${app.boltUrl}${config.neo4j === null ? ` (user neo4j, password in ${config.dataDir}/neo4j/password)` : ""}
Mutations    ${config.editorToken === null ? "switched off; set EDITOR_TOKEN to allow them" : "with Authorization: Bearer EDITOR_TOKEN"}

Ctrl-C ends it.`);

  const end = new Promise<number>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve(0));
    app.ended.then((sentence) => {
      console.error(sentence);
      resolve(1);
    });
  });
  const code = await end;
  if (code === 0) say("Ending …");
  await app.stop();
  return code;
});
