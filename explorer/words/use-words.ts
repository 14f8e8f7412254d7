import { createContext, useContext } from "react";
import { german } from "./de.ts";
import { english } from "./en.ts";
import type { Language, Messages } from "./messages.ts";

export const WordsContext = createContext<Messages>(english);

export function useWords(): Messages {
  return useContext(WordsContext);
}

export function messagesIn(language: Language): Messages {
  return language === "de" ? german : english;
}
