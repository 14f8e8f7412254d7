import { useCallback, useEffect, useRef, useState } from "react";
import { type Hit, searchSimilar, suggest } from "../actions/find-entities.ts";
import { faultOf } from "../actions/request.ts";

const pauseBeforeAsking = 120;

export interface Hits {
  readonly hits: readonly Hit[];
  /** Whether an answer is awaited, or what was found; else why there is no answer. */
  readonly state: "asking" | "beginning" | "similar" | ReturnType<typeof faultOf>;
  readonly searchSimilar: () => void;
}

/** Names that complete a text, asked for after a short pause; the call before is aborted. */
export function useHits(text: string): Hits {
  const [hits, setHits] = useState<readonly Hit[]>([]);
  const [state, setState] = useState<Hits["state"]>("beginning");
  const controller = useRef<AbortController | null>(null);
  const wanted = text.trim();

  const ask = useCallback(async (find: typeof suggest, name: string, found: "beginning" | "similar") => {
    controller.current?.abort();
    const current = new AbortController();
    controller.current = current;
    setState("asking");
    try {
      const answer = await find(name, current.signal);
      if (current.signal.aborted) return;
      setHits(answer);
      setState(found);
    } catch (error) {
      if (current.signal.aborted) return;
      setHits([]);
      setState(faultOf(error));
    }
  }, []);

  useEffect(() => {
    controller.current?.abort();
    if (wanted === "") {
      setHits([]);
      return;
    }
    setState("asking");
    const timer = window.setTimeout(() => void ask(suggest, wanted, "beginning"), pauseBeforeAsking);
    return () => window.clearTimeout(timer);
  }, [wanted, ask]);

  return { hits, state, searchSimilar: () => void ask(searchSimilar, wanted, "similar") };
}
