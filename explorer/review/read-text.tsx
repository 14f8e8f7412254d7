import { type FormEvent, useState } from "react";
import { faultOf } from "../actions/request.ts";
import { goTo } from "./address.ts";
import type { Problem } from "./desk.ts";
import { type Extractor, ProposeArticleDocument } from "./operations/operations.ts";
import { ProblemNote } from "./problem-note.tsx";
import { useSession } from "./session.ts";
import { useProblemWords, useReviewWords } from "./words/use-review-words.ts";

/** As the service takes it; it tells when there is more. */
const longestText = 50_000;
const extractors: readonly Extractor[] = ["OFFLINE", "LANGUAGE_MODEL"];
const languages = ["guess", "de", "en"] as const;

/** A text is pasted, and read by an extractor. */
export function ReadText() {
  const review = useReviewWords();
  const { ask } = useSession();
  const problemWords = useProblemWords();
  const [length, setLength] = useState(0);
  const [extractor, setExtractor] = useState<Extractor>("OFFLINE");
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const field = (name: string) => String(fields.get(name) ?? "").trim() || null;
    const language = field("language");
    setSending(true);
    setProblem(null);
    try {
      const { proposeArticle } = await ask(ProposeArticleDocument, {
        text: String(fields.get("text") ?? ""),
        extractor,
        article: {
          title: field("title") ?? "",
          publisher: field("publisher"),
          publishedOn: field("publishedOn"),
          url: field("url"),
          ...(language !== "guess" && { language }),
        },
      });
      if (proposeArticle) goTo({ shows: "proposal", id: proposeArticle.id });
    } catch (error) {
      setProblem(faultOf(error));
      setSending(false);
    }
  };

  return (
    <main className="sheet">
      <form className="read" onSubmit={(event) => void send(event)}>
        <h2>{review.read}</h2>
        <p className="muted">{review.form.lead}</p>
        <label className="field">
          <span>{review.form.text}</span>
          <textarea
            name="text"
            rows={14}
            required
            dir="auto"
            onChange={({ target }) => setLength(target.value.length)}
            aria-describedby="length"
          />
        </label>
        <small id="length" className={length > longestText ? "refusal" : ""}>
          {review.form.length(length, longestText)}
        </small>
        <label className="field">
          <span>{review.form.articleTitle}</span>
          <input name="title" required maxLength={300} dir="auto" />
        </label>
        <div className="fields">
          <label className="field">
            <span>{review.form.publishedOn}</span>
            <input
              name="publishedOn"
              placeholder={review.form.dateExample}
              pattern="\d{4}(-\d\d){0,2}"
              title={review.form.dateHint}
            />
          </label>
          <label className="field">
            <span>{review.form.publisher}</span>
            <input name="publisher" maxLength={300} />
          </label>
          <label className="field">
            <span>{review.form.url}</span>
            <input name="url" type="url" />
          </label>
          <label className="field">
            <span>{review.form.language}</span>
            <select name="language">
              {languages.map((language) => (
                <option key={language} value={language}>
                  {review.form.languages[language]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{review.form.extractor}</span>
            <select
              value={extractor}
              onChange={({ target }) => setExtractor(extractors.find((one) => one === target.value) ?? "OFFLINE")}
            >
              {extractors.map((one) => (
                <option key={one} value={one}>
                  {review.extractor[one]}
                </option>
              ))}
            </select>
          </label>
        </div>
        {extractor === "LANGUAGE_MODEL" && <p className="page-notice warning">{review.form.toModel}</p>}
        <ProblemNote said={problem && problemWords(problem)} />
        <div className="buttons">
          <button type="submit" className="primary" disabled={isSending}>
            {review.form.send}
          </button>
        </div>
      </form>
    </main>
  );
}
