import { useCallback, useMemo, useState } from "react";
import { RequestError, request } from "../actions/request.ts";
import { KeysDialog } from "../panels/keys-dialog.tsx";
import { usePlace } from "./address.ts";
import { readToken, storeToken } from "./editor-token.ts";
import { Notice } from "./notice.tsx";
import { ReviewStartDocument } from "./operations/operations.ts";
import { ProposalLoader } from "./proposal-loader.tsx";
import { ProposalTable } from "./proposal-table.tsx";
import { ReadText } from "./read-text.tsx";
import { ReviewBar } from "./review-bar.tsx";
import { type Ask, type Session, SessionContext, type TypeRules } from "./session.ts";
import { TokenForm } from "./token-form.tsx";

/** Who has entered a token that the service takes. */
interface Entered {
  readonly token: string;
  readonly types: readonly TypeRules[];
}

export function ReviewPage() {
  const place = usePlace();
  const [entered, setEntered] = useState<Entered | null>(null);
  const [notices, setNotices] = useState<readonly string[]>([]);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const tell = useCallback((sentence: string) => setNotices((told) => [...told, sentence].slice(-5)), []);

  const enter = useCallback(async (token: string, signal: AbortSignal) => {
    const { ontology } = await request(ReviewStartDocument, {}, { token, signal });
    storeToken(token);
    setEntered({ token, types: ontology?.relationTypes ?? [] });
  }, []);
  const leave = useCallback(() => {
    storeToken(null);
    setEntered(null);
  }, []);

  const session = useMemo((): Session | null => {
    if (entered === null) return null;
    const ask: Ask = async (operation, variables, signal) => {
      try {
        return await request(operation, variables, { token: entered.token, ...(signal && { signal }) });
      } catch (error) {
        // The service has another token by now.
        if (error instanceof RequestError && error.code === "UNAUTHENTICATED") leave();
        throw error;
      }
    };
    return { ask, types: entered.types, tell };
  }, [entered, tell, leave]);

  return (
    <>
      <ReviewBar place={place} onKeys={() => setKeysOpen(true)} onLeave={session === null ? null : leave} />
      <div className="page-notices">
        {notices.map((sentence, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: notices are only added at the end
          <Notice key={i} onClose={() => setNotices(notices.filter((_, other) => other !== i))} isWarning>
            {sentence}
          </Notice>
        ))}
      </div>
      {session === null ? (
        <TokenForm stored={readToken()} onEnter={enter} />
      ) : (
        <SessionContext value={session}>
          {place.shows === "list" && <ProposalTable key={place.status} status={place.status} />}
          {place.shows === "read" && <ReadText />}
          {place.shows === "proposal" && (
            <ProposalLoader key={place.id} id={place.id} onKeys={() => setKeysOpen(true)} />
          )}
        </SessionContext>
      )}
      <KeysDialog isOpen={areKeysOpen} onClose={() => setKeysOpen(false)} />
    </>
  );
}
