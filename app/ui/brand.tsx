/** The mark of the house: two streams that become one. Filled on the vendor's side, washed on a partner's. */
export function Crest({ side = "desk" }: { side?: "desk" | "portal" }) {
  return (
    <span className="crest" data-side={side}>
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M3.5 2C3.5 6.5 8 6.5 8 11v3M12.5 2C12.5 6.5 8 6.5 8 11M8 2v3.2" />
      </svg>
    </span>
  );
}

/** Crest and name, where nobody is signed in yet. */
export function Brand() {
  return (
    <p className="brand">
      <Crest />
      <b>Tributary</b>
    </p>
  );
}
