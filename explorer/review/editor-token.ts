// The token lasts as long as the tab: a link, a bookmark and another tab do not have it.
const key = "pressgraph editor token";

export function readToken(): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps the token for this tab; null forgets it. */
export function storeToken(token: string | null): void {
  try {
    if (token === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, token);
  } catch {
    // A browser may forbid it; the token then lasts until the page is loaded again.
  }
}
