import { type FormEvent, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { faultOf } from "../actions/request.ts";
import type { Desk } from "./desk.ts";
import { accountOf } from "./parts.ts";
import { ProblemNote } from "./problem-note.tsx";
import { useDeskState } from "./use-desk.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

/** Asks before what is accepted enters the graph, or before the whole is rejected. */
export function DecideDialog({ desk }: { readonly desk: Desk }) {
  const { form } = useDeskState(desk);
  const does = form?.does === "import" || form?.does === "reject all" ? form.does : null;
  return (
    <ModalOverlay
      className="overlay"
      isOpen={does !== null}
      onOpenChange={(isOpen) => !isOpen && desk.open(null)}
      isDismissable
    >
      <Modal className="modal">
        <Dialog className="keys">{does !== null && <Question desk={desk} isImport={does === "import"} />}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Question({ desk, isImport }: { readonly desk: Desk; readonly isImport: boolean }) {
  const review = useReviewWords();
  const problemWords = useProblemWords();
  const { proposal, parts } = useDeskState(desk);
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const { entities, relations, open } = accountOf(parts);
  const decide = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    try {
      await (isImport ? desk.accept() : desk.reject(reason.trim() || null));
    } catch (error) {
      const found = faultOf(error);
      // The notice on the page has what can be done about it.
      if (found.code === "CONFLICT") desk.open(null);
      setProblem(problemWords(found));
      setSending(false);
    }
  };
  return (
    <form className="question-form" onSubmit={(event) => void decide(event)}>
      <Heading slot="title">{isImport ? review.decide.importTitle : review.decide.rejectTitle}</Heading>
      {isImport ? (
        <>
          <p>{review.decide.imports(relations.length, entities.length)}</p>
          {open > 0 && <p>{review.decide.leavesOpen(open)}</p>}
          {proposal.articleInGraph && <p className="page-notice warning">{review.decide.replaces}</p>}
        </>
      ) : (
        <>
          <p>{review.decide.rejectLead}</p>
          <label className="field">
            <span>{review.cards.reason}</span>
            <input value={reason} maxLength={2_000} onChange={({ target }) => setReason(target.value)} />
          </label>
        </>
      )}
      <ProblemNote said={problem} />
      <div className="buttons">
        {/* biome-ignore lint/a11y/noAutofocus: the dialog asks one thing */}
        <button type="submit" className="primary" disabled={isSending} autoFocus={isImport}>
          {isImport ? review.decide.importNow : review.decide.rejectAll}
        </button>
        <button type="button" onClick={() => desk.open(null)}>
          {review.cards.cancel}
        </button>
      </div>
    </form>
  );
}
