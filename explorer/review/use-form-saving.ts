import { useState } from "react";
import { faultOf } from "../actions/request.ts";
import type { Desk } from "./desk.ts";
import { useProblemWords } from "./words/use-review-words.ts";

/** The state of a form that is sent to the service. */
export function useFormSaving(desk: Desk) {
  const problemWords = useProblemWords();
  /** Why the form was not stored. */
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  /** Stores the form and closes it, or sets the problem. */
  const save = async (...form: Parameters<Desk["saveForm"]>): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      await desk.saveForm(...form);
    } catch (error) {
      setProblem(problemWords(faultOf(error)));
      setSending(false);
    }
  };
  return { problem, setProblem, isSending, save };
}
