import OpenAI, { APIConnectionError, APIError } from "openai";
import { oneLine } from "../../clean-text.ts";
import type { LanguageModelSettings } from "../../config.ts";
import { ExtractionError, type ExtractionFault } from "../extractor.ts";
import type { Usage } from "../proposal.ts";
import { answerSchema } from "./wire-schema.ts";

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** What the model said to a call. */
export interface Reply {
  readonly content: string;
  /** Whether it ends because it became too long. */
  readonly isCut: boolean;
}

const retries = 2;

/** The calls of one endpoint. It never tells the key, and follows no redirect: texts go to no other host. */
export class Chat {
  readonly #settings: LanguageModelSettings;
  readonly #client: OpenAI;
  /** Newer models take this name only, older servers the other one; the first refusal tells. */
  #lengthField: "max_tokens" | "max_completion_tokens" = "max_tokens";
  /** Whether the model lets the temperature be set. */
  #hasTemperature = true;

  constructor(settings: LanguageModelSettings) {
    this.#settings = settings;
    // All that the library would take from the environment is given, so that nothing goes out that nobody set here.
    this.#client = new OpenAI({
      baseURL: settings.url,
      apiKey: settings.apiKey ?? "none",
      ...(settings.apiKey === null ? { defaultHeaders: { Authorization: null } } : {}),
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      logLevel: "off",
      maxRetries: retries,
      timeout: settings.timeoutMs,
      fetchOptions: { redirect: "error" },
    });
  }

  /**
   * The answer to these messages; a busy endpoint is asked up to three times. Adds to `usage`. Throws an ExtractionError,
   * and the signal's reason if it is aborted.
   */
  async ask(messages: readonly Message[], usage: UsageSum, signal: AbortSignal): Promise<Reply> {
    signal.throwIfAborted();
    const tooLate = AbortSignal.timeout(this.#settings.timeoutMs);
    const ended = AbortSignal.any([signal, tooLate]);
    try {
      // The library sleeps between retries without listening to the signal.
      const completion = await unlessAborted(this.#complete(messages, ended), ended);
      usage.add(completion.usage);
      return this.#reply(completion);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ExtractionError) throw error;
      if (tooLate.aborted) throw this.#fault("EXTRACTION_TIMEOUT", `took more than ${this.#settings.timeoutMs} ms`);
      throw this.#explained(error);
    }
  }

  async #complete(messages: readonly Message[], signal: AbortSignal): Promise<OpenAI.ChatCompletion> {
    const { model, maxOutputTokens } = this.#settings;
    for (;;) {
      const temperature = this.#hasTemperature ? { temperature: 0 } : {};
      try {
        return await this.#client.chat.completions.create(
          {
            model,
            messages: [...messages],
            [this.#lengthField]: maxOutputTokens,
            ...temperature,
            ...this.#format(),
            stream: false,
          },
          { signal },
        );
      } catch (error) {
        if (!(error instanceof APIError) || error.status !== 400 || !this.#adapt(error)) throw error;
      }
    }
  }

  /** Leaves the field that a refusal names out of later requests. Returns whether it did: each field only once. */
  #adapt({ param, message }: APIError): boolean {
    const names = (field: string) => param === field || (param == null && message.includes(`'${field}'`));
    if (this.#lengthField === "max_tokens" && names("max_tokens")) {
      this.#lengthField = "max_completion_tokens";
      return true;
    }
    if (this.#hasTemperature && names("temperature")) {
      this.#hasTemperature = false;
      return true;
    }
    return false;
  }

  #format(): Pick<OpenAI.ChatCompletionCreateParams, "response_format"> {
    switch (this.#settings.output) {
      case "json_schema":
        return {
          response_format: {
            type: "json_schema",
            json_schema: { name: "relations_of_an_article", strict: true, schema: { ...answerSchema } },
          },
        };
      case "json_object":
        return { response_format: { type: "json_object" } };
      case "text":
        return {};
    }
  }

  #reply({ choices }: OpenAI.ChatCompletion): Reply {
    const choice = Array.isArray(choices) ? choices[0] : undefined;
    if (choice?.message === undefined) throw this.#fault("EXTRACTION_FAILED", "sent an answer without a message");
    const { message, finish_reason } = choice;
    if (typeof message.refusal === "string" && message.refusal !== "")
      throw this.#fault("EXTRACTION_FAILED", `refused: ${this.#told(message.refusal)}`);
    if (finish_reason === "content_filter")
      throw this.#fault("EXTRACTION_FAILED", "gave nothing: a filter of the endpoint stopped its answer");
    return { content: typeof message.content === "string" ? message.content : "", isCut: finish_reason === "length" };
  }

  #explained(error: unknown): ExtractionError {
    if (error instanceof APIConnectionError) return this.#fault("EXTRACTOR_UNAVAILABLE", faultOfConnection(error));
    if (!(error instanceof APIError) || error.status === undefined)
      return this.#fault("EXTRACTION_FAILED", "sent what is no answer of Chat Completions");
    const { status } = error;
    // What it says of a key may be a part of the key.
    if (status === 401 || status === 403)
      return this.#fault("EXTRACTOR_UNAVAILABLE", `refuses the key (${status}): see LLM_API_KEY`);
    const said = `${status}: ${this.#told(error.message)}`;
    if (status === 404)
      return this.#fault("EXTRACTOR_UNAVAILABLE", `is not there (${said}): see LLM_URL and LLM_MODEL`);
    if (status === 429) return this.#fault("EXTRACTION_LIMIT", `takes no more calls now (${said})`);
    if (status >= 500) return this.#fault("EXTRACTOR_UNAVAILABLE", `has a fault of its own (${said})`);
    const hint =
      this.#settings.output === "text" || !/format|schema/i.test(error.message) ? "" : ". Another LLM_OUTPUT may help";
    return this.#fault("EXTRACTION_FAILED", `refuses the request (${said})${hint}`);
  }

  #fault(code: ExtractionFault, what: string): ExtractionError {
    const { url, model } = this.#settings;
    return new ExtractionError(code, `The language model ${model} at ${new URL(url).host} ${what}`);
  }

  /** What an endpoint said, in one line, without the key. */
  #told(said: string): string {
    const { apiKey } = this.#settings;
    return oneLine(apiKey === null ? said : said.replaceAll(apiKey, "…")).slice(0, 300);
  }
}

function faultOfConnection(error: APIConnectionError): string {
  // The code is in the innermost cause.
  let inner = error.cause as (NodeJS.ErrnoException & { readonly cause?: unknown }) | undefined;
  for (; inner !== undefined; inner = inner.cause as typeof inner) {
    if (typeof inner.code === "string") return `does not answer: ${inner.code}`;
    if (inner.message === "unexpected redirect")
      return "sends the request on to another address, which is not followed";
  }
  return "does not answer";
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = withReject();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  // It may still fail when nobody waits for it.
  work.catch(() => {});
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

function withReject(): { readonly promise: Promise<never>; readonly reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<never>((_, rejectPromise) => {
    reject = rejectPromise;
  });
  return { promise, reject };
}

/** What the calls of one article used up. */
export class UsageSum {
  #calls = 0;
  #inputTokens = 0;
  #outputTokens = 0;

  /** Some endpoints do not tell it. */
  add(usage: OpenAI.CompletionUsage | null | undefined): void {
    this.#calls++;
    this.#inputTokens += usage?.prompt_tokens ?? 0;
    this.#outputTokens += usage?.completion_tokens ?? 0;
  }

  of(model: string): Usage {
    return { model, calls: this.#calls, inputTokens: this.#inputTokens, outputTokens: this.#outputTokens };
  }
}
