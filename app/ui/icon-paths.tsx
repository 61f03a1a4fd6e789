/** Every line drawing of the portal on a 16 px grid. */
export const icons = {
  alert: (
    <>
      <path d="M8 2.2 14.3 13H1.7z" />
      <path d="M8 6.3v3.2M8 11.2v.1" />
    </>
  ),
  approx: (
    <path d="M3.5 6.5c1.5-1.7 3 1.2 4.5 0s3-1.2 4.5 0M3.5 10.3c1.5-1.7 3 1.2 4.5 0s3-1.2 4.5 0" />
  ),
  bell: <path d="M4 11.2V7a4 4 0 0 1 8 0v4.2l1.2 1H2.8zM6.6 13.8h2.8" />,
  box: (
    <>
      <path d="M2.2 4.8 8 2l5.8 2.8v6.4L8 14l-5.8-2.8z" />
      <path d="M2.2 4.8 8 7.6l5.8-2.8M8 7.6V14" />
    </>
  ),
  building: <path d="M3.5 14V2.5h6V14M9.5 6h3v8M1.8 14h12.4M5.5 5h2M5.5 8h2M5.5 11h2" />,
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.7h11M5.5 2v3M10.5 2v3" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  chart: <path d="M2.2 13.4h11.6M4.5 11V8M8 11V3.6M11.5 11V6.2" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.4 1.5" />
    </>
  ),
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  comment: <path d="M2.5 3.2h11v7.6H7.5l-3 2.5v-2.5h-2z" />,
  copy: (
    <>
      <path d="M5.5 5.5h8v8h-8z" />
      <path d="M10.5 5.5v-3h-8v8h3" />
    </>
  ),
  deals: (
    <>
      <path d="M8 1.8 13.2 4v4c0 3-2.2 5-5.2 6.2C5 13 2.8 11 2.8 8V4z" />
      <path d="m5.8 7.9 1.6 1.6 2.9-3.1" />
    </>
  ),
  demand: (
    <>
      <path d="M2 12.5 5.5 8l3 2.5L14 4" />
      <path d="M10.5 4H14v3.5" />
    </>
  ),
  down: <path d="m4.5 6.3 3.5 3.5 3.5-3.5" />,
  download: <path d="M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.3h10" />,
  edit: <path d="M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.2 4.6l2.2 2.2" />,
  equal: <path d="M4 6.3h8M4 9.7h8" />,
  eye: (
    <>
      <path d="M1.5 8S4 3.7 8 3.7 14.5 8 14.5 8 12 12.3 8 12.3 1.5 8 1.5 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  file: (
    <>
      <path d="M4 1.8h5l3 3v9.4H4z" />
      <path d="M9 1.8v3h3M6 8h4M6 10.8h4" />
    </>
  ),
  filter: <path d="M2.5 3.5h11M4.7 8h6.6M6.7 12.5h2.6" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2" />
      <path d="M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4" />
    </>
  ),
  grid: <path d="M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6.2 2.5v11" />,
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.3 6.3c.1-1 .8-1.6 1.7-1.6s1.7.6 1.7 1.5c0 1.3-1.7 1.4-1.7 2.6M8 11v.1" />
    </>
  ),
  home: <path d="M2.5 7.2 8 2.7l5.5 4.5v6h-4v-3.5h-3v3.5h-4z" />,
  joint: (
    <>
      <circle cx="5.8" cy="8" r="3.8" />
      <circle cx="10.2" cy="8" r="3.8" />
    </>
  ),
  key: (
    <>
      <circle cx="5" cy="8" r="2.8" />
      <path d="M7.8 8H14v2.2M11.5 8v1.8" />
    </>
  ),
  leave: <path d="M9.5 2.5h-6v11h6M6.8 8H14M11.3 5.2 14 8l-2.7 2.8" />,
  left: <path d="M9.7 4.5 6.2 8l3.5 3.5" />,
  link: (
    <path d="M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
  ),
  lock: <path d="M3.8 7.3h8.4v6.2H3.8zM5.5 7.3V5a2.5 2.5 0 0 1 5 0v2.3" />,
  mail: (
    <>
      <path d="M2 3.8h12v8.4H2z" />
      <path d="m2.3 4.3 5.7 4.5 5.7-4.5" />
    </>
  ),
  merge: (
    <>
      <path d="M2 3.5h2.2c3 0 3 4.5 6 4.5H14M2 12.5h2.2c3 0 3-4.5 6-4.5" />
      <path d="m11.8 5.8 2.2 2.2-2.2 2.2" />
    </>
  ),
  moon: <path d="M13.3 9.8A5.8 5.8 0 1 1 6.2 2.7a4.6 4.6 0 0 0 7.1 7.1z" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  notequal: <path d="M4 6.3h8M4 9.7h8M10 3.5 6 12.5" />,
  one: <path d="M4 8h8" />,
  out: <path d="M6.5 3h-4v10.5h10.5V9.5M9.5 2.5h4v4M13.3 2.7 7.5 8.5" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  people: (
    <>
      <circle cx="6" cy="5.2" r="2.4" />
      <path d="M1.8 13.4c.3-2.6 2-3.9 4.2-3.9s3.9 1.3 4.2 3.9M10.5 3.1a2.3 2.3 0 0 1 0 4.2M12 9.8c1.3.5 2 1.7 2.2 3.6" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  refresh: (
    <path d="M13 7.2A5.2 5.2 0 0 0 3.8 5M3 8.8a5.2 5.2 0 0 0 9.2 2.2M3.5 2.2V5h2.8M12.5 13.8V11H9.7" />
  ),
  revenue: <path d="M2 13.5h12M4 13.5V8.2M8 13.5V3M12 13.5V6" />,
  right: <path d="m6.3 4.5 3.5 3.5-3.5 3.5" />,
  rules: <path d="M3 4h10M3 8h10M3 12h6" />,
  screen: <path d="M2 3h12v8H2zM5.5 13.5h5M8 11v2.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.3 10.3 3.4 3.4" />
    </>
  ),
  send: <path d="M13.8 2.2 7 9M13.8 2.2 9.6 13.8 7 9 2.2 6.4z" />,
  sliders: (
    <>
      <path d="M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6" />
      <circle cx="10" cy="5" r="1.5" />
      <circle cx="6" cy="11" r="1.5" />
    </>
  ),
  star: <path d="m8 2 1.8 3.8 4.2.5-3.1 2.9.8 4.1L8 11.3l-3.7 2 .8-4.1L2 6.3l4.2-.5z" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.8v1.4M8 12.8v1.4M1.8 8h1.4M12.8 8h1.4M3.6 3.6l1 1M11.4 11.4l1 1M3.6 12.4l1-1M11.4 4.6l1-1" />
    </>
  ),
  trash: (
    <path d="M2.8 4.3h10.4M6 4.3V2.5h4v1.8M4.2 4.3l.6 9.2h6.4l.6-9.2M6.7 6.8v4.2M9.3 6.8v4.2" />
  ),
  undo: <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.5 2.8 6.5l3 3" />,
  up: <path d="m4.5 9.7 3.5-3.5 3.5 3.5" />,
  updown: <path d="m5 6.2 3-3 3 3M5 9.8l3 3 3-3" />,
  upload: <path d="M8 10.2V2.7M4.8 5.7 8 2.5l3.2 3.2M3 13.3h10" />,
  user: (
    <>
      <circle cx="8" cy="5.3" r="2.7" />
      <path d="M2.8 13.8C3.2 10.9 5.3 9.6 8 9.6s4.8 1.3 5.2 4.2" />
    </>
  ),
  x: <path d="m4 4 8 8M12 4l-8 8" />,
} as const;
