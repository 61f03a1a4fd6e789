export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

/** The theme this browser chose, from its Cookie header; the system decides until it has. */
export function themeFrom(cookieHeader: string | null): Theme {
  const value = /(?:^|;\s*)theme=([a-z]+)/.exec(cookieHeader ?? "")?.[1];
  return isTheme(value) ? value : "system";
}

/** The Set-Cookie header that remembers a choice. It holds no secret, and no script needs to read it. */
export function themeCookie(theme: Theme): string {
  const age = theme === "system" ? 0 : YEAR_SECONDS;
  return `theme=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly`;
}

/** What `data-theme` on the html element says; nothing when the system decides. */
export function themeAttribute(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
