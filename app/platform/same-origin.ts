type Asked = {
  method: string;
  /** Host as the browser used it. */
  host: string | undefined;
  origin: string | undefined;
  secFetchSite: string | undefined;
};

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether an unsafe request came from one of our own pages. Cookies are SameSite=Lax; this is the second lock:
 * a browser always says where a post comes from, so silence is refused as well.
 */
export function isSameOrigin({ method, host, origin, secFetchSite }: Asked): boolean {
  if (SAFE.has(method)) return true;
  if (secFetchSite && secFetchSite !== "same-origin" && secFetchSite !== "none") return false;
  if (!origin) return secFetchSite === "same-origin" || secFetchSite === "none";
  return URL.canParse(origin) && new URL(origin).host === host;
}
