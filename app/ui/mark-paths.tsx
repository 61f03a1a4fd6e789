/** Every state shape on a 12 px grid; `cut` draws in the colour of what lies behind. */
export const marks = {
  bad: (
    <>
      <circle cx="6" cy="6" r="5.25" fill="currentColor" stroke="none" />
      <path d="m4.2 4.2 3.6 3.6M7.8 4.2 4.2 7.8" className="cut" />
    </>
  ),
  dot: <circle cx="6" cy="6" r="3" fill="currentColor" stroke="none" />,
  draft: <circle cx="6" cy="6" r="4.5" strokeDasharray="1.8 1.8" />,
  expired: (
    <>
      <circle cx="6" cy="6" r="4.5" />
      <path d="M6 3.5V6l1.6 1.1" />
    </>
  ),
  info: <path d="M6 1 11 6l-5 5-5-5z" fill="currentColor" stroke="none" />,
  lost: (
    <>
      <circle cx="6" cy="6" r="4.5" />
      <path d="m4.3 4.3 3.4 3.4M7.7 4.3 4.3 7.7" />
    </>
  ),
  now: <circle cx="6" cy="6" r="4" strokeWidth="3" />,
  ok: (
    <>
      <circle cx="6" cy="6" r="5.25" fill="currentColor" stroke="none" />
      <path d="m3.8 6.2 1.5 1.5 2.9-3.2" className="cut" />
    </>
  ),
  overlap: (
    <>
      <circle cx="4.3" cy="6" r="3.3" />
      <circle cx="7.7" cy="6" r="3.3" />
    </>
  ),
  review: (
    <>
      <circle cx="6" cy="6" r="4.5" />
      <path d="M6 3.2a2.8 2.8 0 0 1 0 5.6z" fill="currentColor" stroke="none" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="3" />,
  submitted: <circle cx="6" cy="6" r="4.5" />,
  warn: (
    <>
      <path d="M6 .9 11.6 10.8H.4z" fill="currentColor" stroke="none" />
      <path d="M6 4.6v2.4M6 8.9v.1" className="cut" />
    </>
  ),
  withdrawn: (
    <>
      <circle cx="6" cy="6" r="4.5" />
      <path d="M4 6h4" />
    </>
  ),
  won: <path d="M2.5 11V1.5M2.5 1.8h7.5L8.2 4.3 10 6.8H2.5" fill="currentColor" />,
} as const;
