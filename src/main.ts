import "reflect-metadata";
import { type App, createApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { endWithGrace } from "./end-with-grace.ts";
import { exitOnFault } from "./exit-on-fault.ts";

const print = (line: string) => console.log(line);
const exampleQuery = '{ company(id: "company:alibaba") { founders { nodes { name } } } }';

let app: App | undefined;
// `npm start` passes the process id of npm.
const parent = Number(process.argv[2]);
endWithGrace(parent > 0 ? parent : null, async (error) => {
  if (error === undefined) print("Stopping …");
  else if (app) app.fatal(error);
  else console.error(error);
  await app?.stop();
});

await exitOnFault(async () => {
  const config = readConfig(process.env);
  app = await createApp(config, print);
  print(`
Explorer     ${app.url}/explorer
Playground   ${app.url}/graphql
Try          ${exampleQuery}
Bolt         ${app.boltUrl}${config.neo4j === null ? ` (user neo4j, password in ${config.dataDir}/neo4j/password)` : ""}
Mutations    ${config.editorToken === null ? "switched off; set EDITOR_TOKEN to allow them" : "with Authorization: Bearer EDITOR_TOKEN"}

Ctrl-C ends it.`);

  console.error(await app.ended);
  await app.stop();
  return 1;
});
