import "../explorer.css";
import "./review.css";
import { StrictMode, useMemo } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { PreferencesContext } from "../panels/preferences.ts";
import { useStoredPreferences } from "../panels/use-stored-preferences.ts";
import { messagesIn, WordsContext } from "../words/use-words.ts";
import { ReviewPage } from "./review-page.tsx";
import { ReviewWordsContext, reviewMessagesIn } from "./words/use-review-words.ts";

const root = document.getElementById("review");
if (!root) throw new Error("index.html has no element #review");

createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);

function Root() {
  const preferences = useStoredPreferences((language) => reviewMessagesIn(language).title);
  const { language } = preferences;
  const review = reviewMessagesIn(language);
  const words = useMemo(() => {
    const { title, keys, letters, keyRows } = reviewMessagesIn(language);
    const explorer = messagesIn(language);
    return { ...explorer, title, keys: { ...explorer.keys, title: keys, letters, rows: keyRows } };
  }, [language]);
  return (
    <I18nProvider locale={language === "de" ? "de-DE" : "en-US"}>
      <PreferencesContext value={preferences}>
        <WordsContext value={words}>
          <ReviewWordsContext value={review}>
            <ReviewPage />
          </ReviewWordsContext>
        </WordsContext>
      </PreferencesContext>
    </I18nProvider>
  );
}
