import { useEffect, useState } from "react";

import { outlookFrom, type TypedOutlook } from "../../register/outlook.ts";

const PAUSE_MS = 400;

/** Asks what the form as it stands leads to, a moment after it changed. */
export function useLiveOutlook(at: string, query: string | null): TypedOutlook | null {
  const [outlook, setOutlook] = useState<TypedOutlook | null>(null);
  useEffect(() => {
    if (query === null) {
      setOutlook(null);
      return;
    }
    const question = new AbortController();
    const timer = setTimeout(() => {
      ask(`${at}${at.includes("?") ? "&" : "?"}${query}`, question.signal).then(
        setOutlook,
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      question.abort();
    };
  }, [at, query]);
  return outlook;
}

async function ask(address: string, signal: AbortSignal): Promise<TypedOutlook | null> {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  return answer.ok ? outlookFrom(await answer.text()) : null;
}
