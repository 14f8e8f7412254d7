import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { checkAgreement } from "./agreement.ts";
import { type Address, connect, read } from "./database.ts";
import { firstAskTable, measureFirstAsk } from "./first-ask.ts";
import { serveGraph } from "./graph-source.ts";
import { measure, type Task, warmUp } from "./measure.ts";
import { type Options, readOptions, usage } from "./options.ts";
import type { Running } from "./processes.ts";
import type { Question, Variables } from "./question.ts";
import { questions } from "./questions/questions.ts";
import { randomFrom, shuffled } from "./random.ts";
import { goalsOf, goalsTable, linesOf, tableOf } from "./report.ts";
import { startVariants } from "./variants.ts";

const samplesPerQuestion = 200;
const comparedSamples = 20;
const say = (line: string) => console.log(line);

try {
  await bench(asked());
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function asked(): Options {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`);
  }
}

async function bench(options: Options): Promise<void> {
  const began = performance.now();
  const { service, address } = await serveGraph(options);
  try {
    say("Asking each shape of a query for the first time");
    const firstAsk = await measureFirstAsk(service.url, await ordinaryIds(address), options.seed);
    const random = randomFrom(options.seed);
    const tasks = await drawTasks(await answerable(options, service), address, random);
    const variants = await startVariants(address, service);
    try {
      say("Comparing the answers");
      for (const { question, samples } of tasks)
        await checkAgreement(question, samples.slice(0, comparedSamples), variants);
      say("Warming up");
      await warmUp(tasks, variants);
      say(`Measuring, ${options.rounds} rounds`);
      const lines = linesOf(await measure(tasks, variants, options.rounds, random));
      const goals = goalsOf(lines);
      const seconds = Math.round((performance.now() - began) / 1_000);
      const titles = tasks.map(({ question: { name, title } }) => `${name}  ${title}`).join("\n");
      say(
        `\n${titles}\n\n${tableOf(lines)}\n\n${goalsTable(goals)}\n\n${firstAskTable(firstAsk)}\n\n${seconds} s in all`,
      );
      if (options.json !== null) {
        const machine = { cores: availableParallelism(), node: process.version };
        const report = { at: new Date().toISOString(), machine, options, seconds, lines, goals, firstAsk };
        await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
      }
    } finally {
      for (const variant of variants) await variant.stop();
    }
  } finally {
    await service.stop();
  }
}

/** Entities that are not hubs, like most. */
async function ordinaryIds(address: Address): Promise<string[]> {
  const driver = connect(address);
  try {
    const rows = await read(
      driver,
      address.database,
      "MATCH (e:Entity) WHERE e.degree > 4 AND e.degree < 200 RETURN e.id AS id ORDER BY id LIMIT 12",
    );
    return rows.map(({ id }) => id as string);
  } finally {
    await driver.close();
  }
}

/** The requested questions, without those whose root fields the service does not have. */
async function answerable({ questions: names }: Options, { url }: Running): Promise<Question[]> {
  const known = new Set(questions.map(({ name }) => name.toLowerCase()));
  const unknown = names?.filter((name) => !known.has(name)) ?? [];
  if (unknown.length > 0) throw new Error(`There is no question ${unknown.join(", ")}`);
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: "{ __schema { queryType { fields { name } } } }" }),
  });
  const { data } = (await response.json()) as { data: { __schema: { queryType: { fields: { name: string }[] } } } };
  const has = new Set(data.__schema.queryType.fields.map(({ name }) => name));
  return questions.filter(({ name, rootFields }) => {
    if (names !== null && !names.includes(name.toLowerCase())) return false;
    const missing = rootFields.filter((field) => !has.has(field));
    if (missing.length > 0) say(`${name} is left out: the service has no ${missing.join(", ")}`);
    return missing.length === 0;
  });
}

async function drawTasks(asked: readonly Question[], address: Address, random: () => number): Promise<Task[]> {
  const driver = connect(address);
  try {
    const tasks: Task[] = [];
    for (const question of asked) {
      const rows = await read(driver, address.database, question.drawnFrom);
      if (rows.length === 0) throw new Error(`${question.name}: the graph holds nothing to ask about`);
      tasks.push({ question, samples: shuffled(rows as Variables[], random).slice(0, samplesPerQuestion) });
    }
    return tasks;
  } finally {
    await driver.close();
  }
}
