import { createContext, useContext } from "react";
import type { Language } from "../words/messages.ts";

export type Theme = "system" | "light" | "dark";

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  /** Whether letters act in list and picture. */
  readonly letters: boolean;
}

const key = "pressgraph explorer";
export const languages: readonly Language[] = ["en", "de"];
export const themes: readonly Theme[] = ["system", "light", "dark"];

export function readPreferences(): Preferences {
  const preferred: Language = navigator.language.startsWith("de") ? "de" : "en";
  const stored = readStored();
  return {
    language: languages.find((language) => language === stored.language) ?? preferred,
    theme: themes.find((theme) => theme === stored.theme) ?? "system",
    letters: stored.letters !== false,
  };
}

export function storePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
  } catch {
    // A browser may forbid it; the choice then lasts as long as the page.
  }
}

function readStored(): Partial<Record<keyof Preferences, unknown>> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Record<keyof Preferences, unknown>>;
  } catch {
    return {};
  }
}

export interface PreferencesAndChange extends Preferences {
  readonly change: (change: Partial<Preferences>) => void;
}

export const PreferencesContext = createContext<PreferencesAndChange | null>(null);

export function usePreferences(): PreferencesAndChange {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error("There are no preferences around this component");
  return preferences;
}
