import { secureCookies } from "../session/session.server.ts";

type Options = { path: string; maxAge: number };

/** A cookie that scripts cannot read and other sites cannot send along with a form. */
export function privateCookie(name: string, value: string, { path, maxAge }: Options): string {
  const secure = secureCookies ? "; Secure" : "";
  return `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}

export function cookieIn(cookieHeader: string | null, name: string): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return value.join("=");
  }
  return null;
}
