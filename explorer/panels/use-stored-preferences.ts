import { useEffect, useMemo, useState } from "react";
import { readPreferences, storePreferences } from "./preferences.ts";

/**
 * The language and the colors that the reader has chosen, with the function that changes them, for PreferencesContext.
 * Stores each change, and gives the document its language, its colors, and the title in this language.
 */
export function useStoredPreferences(titleIn: (language: ReturnType<typeof readPreferences>["language"]) => string) {
  const [preferences, setPreferences] = useState(readPreferences);
  const { language, theme } = preferences;
  const title = titleIn(language);
  useEffect(() => {
    storePreferences(preferences);
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.title = title;
  }, [preferences, language, theme, title]);
  return useMemo(
    () => ({
      ...preferences,
      change: (change: Partial<typeof preferences>) => setPreferences((current) => ({ ...current, ...change })),
    }),
    [preferences],
  );
}
