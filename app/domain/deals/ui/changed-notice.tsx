import { Notice } from "#app/ui/status.tsx";

import type { Changed } from "../changed.ts";
import type { Clock } from "../clock.ts";
import { changeLines } from "./change-words.ts";
import { dueWords } from "./due-words.ts";

/** Told to the second of two who work on one deal: who was first, and with what. What was typed is still there. */
export function ChangedNotice({ changed, clock }: { changed: Changed; clock: Clock }) {
  const lines = changeLines(changed.changes, clock);
  return (
    <Notice tone="warn" title={`${changed.by} changed this deal while you were at it`} live>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p>{dueWords(changed.at, clock)}. What you typed is still here; look again, then send it.</p>
    </Notice>
  );
}
