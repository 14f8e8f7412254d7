import type { LanguageModelSettings } from "../../config.ts";
import { identityKeys } from "../../name-keys.ts";
import { ExtractionError, type ExtractionTask, type Extractor } from "../extractor.ts";
import { grounded } from "../grounded.ts";
import { maxFallen, type Proposal, type Span } from "../proposal.ts";
import { Chat, type Message, UsageSum } from "./chat.ts";
import { chunksOf } from "./chunks.ts";
import { DailyCalls } from "./daily-calls.ts";
import { guessedNames } from "./guessed-names.ts";
import { Joined } from "./joined.ts";
import { type Hint, partPrompt, repairPrompt, systemPrompt } from "./prompt.ts";
import { type Answer, readAnswer } from "./read-answer.ts";

/** How much of an article one call reads, in characters. */
const partLength = 8_000;
/** How many hints of each sort a call gets. */
const mostHints = 100;

/**
 * Proposes what a language model finds. It reads an article in parts, one after the other; whoever calls it bounds how
 * many articles it reads at once. What the text does not bear falls, see `grounded`.
 */
export function llmExtractor(settings: LanguageModelSettings): Extractor {
  const chat = new Chat(settings);
  const daily = new DailyCalls(settings.dailyCalls);
  const system: Message = { role: "system", content: systemPrompt(settings.output !== "json_schema") };

  return { propose, close: async () => {} };

  async function propose(task: ExtractionTask): Promise<Proposal> {
    const { text, language, signal } = task;
    const known = await knownNames(task);
    const joined = new Joined(text);
    const usage = new UsageSum();
    const parts = chunksOf(text, { start: 0, end: text.length }, partLength);
    for (const [i, part] of parts.entries()) {
      // An article that the day has no room for must not be begun.
      const whole = await read(part, parts.length - 1 - i);
      if (whole !== null) {
        joined.add(whole, part);
        continue;
      }
      const halves = chunksOf(text, part, Math.ceil((part.end - part.start) / 2));
      for (const half of halves) {
        const answer = await read(half, 0);
        if (answer === null)
          throw new ExtractionError(
            "EXTRACTION_LIMIT",
            `The answer of the language model ${settings.model} ends before it is whole, also for half of a part of the article. It may have ${settings.maxOutputTokens} tokens (LLM_MAX_OUTPUT_TOKENS)`,
          );
        joined.add(answer, half);
      }
    }
    const { fallen, fallenTotal, ...proposal } = grounded(joined.said, { text, language }, `llm:${settings.model}`);
    return {
      ...proposal,
      fallen: [...joined.fallen.fallen, ...fallen].slice(0, maxFallen),
      fallenTotal: joined.fallen.fallenTotal + fallenTotal,
      usage: usage.of(settings.model),
    };

    /** What the model says of a part. Null if its answer became too long. */
    async function read(part: Span, following: number): Promise<Answer | null> {
      const said = text.slice(part.start, part.end);
      const named = joined.named.slice(-mostHints);
      const hints = known.filter(({ name }) => said.includes(name)).slice(0, mostHints);
      const asked: Message = {
        role: "user",
        content: partPrompt({ title: task.title, text: said, known: hints, named }),
      };
      const first = await ask([system, asked], following);
      if (first.isCut) return null;
      const answer = readAnswer(first.content);
      if (answer.faults.length === 0) return answer as Answer;
      const again = await ask(
        [
          system,
          asked,
          { role: "assistant", content: first.content },
          { role: "user", content: repairPrompt(answer.faults) },
        ],
        following,
      );
      if (again.isCut) return null;
      const repaired = readAnswer(again.content);
      if ("entities" in repaired) return repaired;
      if ("entities" in answer) return answer;
      throw new ExtractionError(
        "EXTRACTION_FAILED",
        `The language model ${settings.model} gave no answer of the form that was asked for, also when it was asked again: ${repaired.faults[0]}`,
      );
    }

    function ask(messages: readonly Message[], following: number) {
      daily.take(following);
      return chat.ask(messages, usage, signal);
    }
  }
}

/** The names of the text that the graph knows, each as one kind; one that is several kinds tells nothing. */
async function knownNames({ text, findKnown, signal }: ExtractionTask): Promise<Hint[]> {
  const keysByName = new Map(guessedNames(text).map((name) => [name, identityKeys(name)]));
  if (keysByName.size === 0) return [];
  const found = await findKnown([...new Set([...keysByName.values()].flat())], signal);
  return [...keysByName].flatMap(([name, keys]) => {
    const kinds = new Set(keys.flatMap((key) => found.get(key) ?? []).map(({ kind }) => kind));
    const [kind] = kinds;
    return kind !== undefined && kinds.size === 1 ? [{ name, kind }] : [];
  });
}
