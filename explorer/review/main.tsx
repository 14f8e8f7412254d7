import "../explorer.css";
import "./review.css";
import { StrictMode, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { PreferencesContext, readPreferences, storePreferences } from "../panels/preferences.ts";
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
  const [preferences, setPreferences] = useState(readPreferences);
  const { language, theme } = preferences;
  const review = reviewMessagesIn(language);
  const words = useMemo(() => {
    const { title, keys, letters, keyRows } = reviewMessagesIn(language);
    const explorer = messagesIn(language);
    return { ...explorer, title, keys: { ...explorer.keys, title: keys, letters, rows: keyRows } };
  }, [language]);
  useEffect(() => {
    storePreferences(preferences);
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.title = review.title;
  }, [preferences, language, theme, review]);
  const context = useMemo(
    () => ({
      ...preferences,
      change: (change: Partial<typeof preferences>) => setPreferences((current) => ({ ...current, ...change })),
    }),
    [preferences],
  );
  return (
    <I18nProvider locale={language === "de" ? "de-DE" : "en-US"}>
      <PreferencesContext value={context}>
        <WordsContext value={words}>
          <ReviewWordsContext value={review}>
            <ReviewPage />
          </ReviewWordsContext>
        </WordsContext>
      </PreferencesContext>
    </I18nProvider>
  );
}
