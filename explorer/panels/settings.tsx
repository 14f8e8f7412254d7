import type { ActionGroup } from "../controls/action-menu.tsx";
import type { Language } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { Choice } from "./choice.tsx";
import { languages, themes, usePreferences } from "./preferences.ts";

const languageNames: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch" };

/** Language and theme, as groups of a menu. */
export function useSettings(): (ActionGroup & { readonly chosen: string })[] {
  const words = useWords();
  const { language, theme, change } = usePreferences();
  return [
    {
      id: "language",
      text: words.bar.language,
      chosen: language,
      actions: languages.map((id) => ({ id, text: languageNames[id], act: () => change({ language: id }) })),
    },
    {
      id: "theme",
      text: words.bar.themeLabel,
      chosen: theme,
      actions: themes.map((id) => ({ id, text: words.bar.theme[id], act: () => change({ theme: id }) })),
    },
  ];
}

/** The same where there is room. */
export function Settings() {
  return (
    <div className="settings">
      {useSettings().map(({ id, text, actions, chosen }) => (
        <Choice
          key={id}
          label={text}
          value={chosen}
          options={actions.map((action) => ({ value: action.id, text: action.text }))}
          onChange={(value) => actions.find((action) => action.id === value)?.act()}
        />
      ))}
    </div>
  );
}
