import type { ReactNode } from "react";

/** Says why something was not done. Nothing if there is no problem. */
export function ProblemNote({ said }: { readonly said: ReactNode }) {
  if (!said) return null;
  return (
    <p className="refusal" role="alert">
      {said}
    </p>
  );
}
