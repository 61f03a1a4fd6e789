import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

const EVERY_MS = 1_000;

/** Asks again every second while a file is being read. Without script there is a link that does. */
export function LiveReload({ while: running }: { while: boolean }) {
  const { state, revalidate } = useRevalidator();

  useEffect(() => {
    if (!running || state !== "idle") return;
    const timer = setTimeout(revalidate, EVERY_MS);
    return () => clearTimeout(timer);
  }, [running, state, revalidate]);

  if (!running) return null;
  return (
    <noscript>
      <a className="link" href="?">
        Look again
      </a>
    </noscript>
  );
}
