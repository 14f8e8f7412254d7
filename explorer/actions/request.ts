import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import type { Pause } from "./state.ts";

/** Why a request was not answered. The codes are those of the API, and OFFLINE. */
export class RequestError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The code and the message of an error. The code is FAULT if the error is not a RequestError. */
export function faultOf(error: unknown): Pick<RequestError, "code" | "message"> {
  return error instanceof RequestError ? error : { code: "FAULT", message: String(error) };
}

/** An operation as a string, with the types of its variables and its answer. */
export type Operation<Result, Variables> = DocumentTypeDecoration<Result, Variables> & {
  readonly toString: () => string;
};

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** Called before each pause, and with null after it. */
  readonly onWait?: (pause: Pause | null) => void;
  /** That of an editor; for operations that only editors may ask. */
  readonly token?: string;
}

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string };
  }[];
}

const mostAttempts = 4;

/** Asks the API. It asks a busy service again after the time that it said, a change only if it was not begun, and for a computation that still runs after 2, 4 and 8 s. */
export async function request<Result, Variables>(
  document: Operation<Result, Variables>,
  variables: Variables,
  { signal, onWait, token }: RequestOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await askOnce(document, variables, attempt, signal, token);
    if ("data" in outcome) return outcome.data;
    const { error, pause } = outcome;
    if (pause === null || attempt === mostAttempts) throw error;
    onWait?.({ seconds: pause, isComputing: error.code === "COMPUTING" });
    await sleep(pause * 1_000, signal).finally(() => onWait?.(null));
  }
}

type Outcome<Result> = { readonly data: Result } | Failure;
interface Failure {
  readonly error: RequestError;
  /** The seconds after which to ask again; null where that would not help. */
  readonly pause: number | null;
}

async function askOnce<Result, Variables>(
  document: Operation<Result, Variables>,
  variables: Variables,
  attempt: number,
  signal: AbortSignal | undefined,
  token: string | undefined,
): Promise<Outcome<Result>> {
  let response: Response;
  try {
    response = await fetch("/graphql", {
      method: "POST",
      headers: {
        accept: "application/graphql-response+json, application/json;q=0.9",
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query: document.toString(), variables }),
      ...(signal && { signal }),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    return { error: new RequestError("OFFLINE", String(error)), pause: null };
  }
  const answer = await readAnswer<Result>(response);
  const [fault] = answer.errors ?? [];
  if (!fault && answer.data) return { data: answer.data };
  const code = fault?.extensions?.code ?? `HTTP_${response.status}`;
  const error = new RequestError(code, fault?.message ?? response.statusText);
  const retryAfter = Number(response.headers.get("retry-after"));
  // A change that was refused as BUSY was not begun. After another 503 it may have been made.
  const isSafe = code === "BUSY" || !/^\s*mutation\b/m.test(document.toString());
  if (response.status === 503) return { error, pause: !isSafe ? null : retryAfter > 0 ? retryAfter : 2 };
  return { error, pause: code === "COMPUTING" ? 2 ** attempt : null };
}

/** A proxy may answer with something that is not JSON. */
async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer<Result>;
  } catch {
    return { errors: [{ message: `${response.status} ${response.statusText}` }] };
  }
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
