/** The sign and the name, which lead to the explorer. */
export function Brand() {
  return (
    <a className="brand" href="/explorer" aria-label="Pressgraph">
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path d="M6 17 12 6l6 11Z" fill="none" stroke="currentColor" strokeWidth="1.6" />
        <circle className="kind-person" cx="12" cy="6" r="3.6" />
        <rect className="kind-company" x="2.6" y="13.6" width="6.8" height="6.8" rx="1" />
        <path className="kind-place" d="m18 12.6 4.4 4.4L18 21.4 13.6 17Z" />
      </svg>
      <span>Pressgraph</span>
    </a>
  );
}
