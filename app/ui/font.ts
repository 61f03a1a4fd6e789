import latin from "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url";

/** Asks for the font with the page, so that words do not change their shape while one reads. */
export const fontLinks = [
  { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: latin },
] as const;
