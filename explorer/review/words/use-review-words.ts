import { createContext, useContext } from "react";
import type { Language } from "../../words/messages.ts";
import { useWords } from "../../words/use-words.ts";
import type { Problem } from "../desk.ts";
import { germanReview } from "./de.ts";
import { englishReview } from "./en.ts";
import type { ReviewMessages } from "./messages.ts";

export const ReviewWordsContext = createContext<ReviewMessages>(englishReview);

export function useReviewWords(): ReviewMessages {
  return useContext(ReviewWordsContext);
}

export function reviewMessagesIn(language: Language): ReviewMessages {
  return language === "de" ? germanReview : englishReview;
}

/** What went wrong, in words. */
export function useProblemWords(): (problem: Problem) => string {
  const [words, review] = [useWords(), useReviewWords()];
  return ({ code, message }) => review.problem(code, message) ?? words.problem(code, message);
}
