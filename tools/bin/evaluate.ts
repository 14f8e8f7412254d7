import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { StartupError } from "../../src/config.ts";
import { exitOnFault } from "../../src/exit-on-fault.ts";
import { languages } from "../../src/extraction/language.ts";
import { offlineExtractor } from "../../src/extraction/offline/offline-extractor.ts";
import { readCorpus } from "../evaluate/corpus.ts";
import { reportLines } from "../evaluate/report.ts";
import { scoreExtractor, scorePatterns } from "../evaluate/run-corpus.ts";

const usage =
  "Usage: npm run evaluate -- [--corpus extractor/corpus.jsonl] [--extractor offline] [--gold-entities] [--errors] [--json OUT]";

await exitOnFault(async () => {
  const { corpus, goldEntities, errors, json } = asked();
  const texts = read(corpus);
  const extractor = offlineExtractor({ report: (line) => console.error(line) });
  try {
    const scores = goldEntities ? await scorePatterns(texts) : await scoreExtractor(texts, extractor);
    for (const language of languages) {
      const ids = new Set(texts.filter((text) => text.language === language).map(({ id }) => id));
      if (ids.size === 0) continue;
      const ofLanguage = scores.filter(({ id }) => ids.has(id));
      console.log([`${language}, ${ids.size} texts`, ...reportLines(ofLanguage), ""].join("\n"));
    }
    if (errors) for (const { id, errors } of scores) for (const error of errors) console.log(`${id}: ${error}`);
    if (json !== undefined) {
      const plain = (_: string, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value);
      await writeFile(json, `${JSON.stringify(scores, plain, 2)}\n`);
    }
    return 0;
  } finally {
    await extractor.close();
  }
});

function read(corpus: string) {
  try {
    return readCorpus(corpus);
  } catch (error) {
    throw new StartupError((error as Error).message);
  }
}

function asked() {
  try {
    const text = { type: "string" } as const;
    const yes = { type: "boolean", default: false } as const;
    const { values } = parseArgs({
      options: {
        corpus: { ...text, default: "extractor/corpus.jsonl" },
        extractor: { ...text, default: "offline" },
        "gold-entities": yes,
        errors: yes,
        json: text,
      },
    });
    if (values.extractor !== "offline") throw new Error(`--extractor is offline, not ${values.extractor}`);
    return { ...values, goldEntities: values["gold-entities"] };
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\n${usage}`);
  }
}
