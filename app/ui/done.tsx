import { useSearchParams } from "@remix-run/react";

import { Notice } from "./status.tsx";

/** Says what was just done: an action leads back to its page with `?done=` and a word that the page knows. */
export function Done({ words }: { words: Record<string, string> }) {
  const [params] = useSearchParams();
  const said = words[params.get("done") ?? ""];
  return said ? <Notice tone="ok" title={said} live /> : null;
}
