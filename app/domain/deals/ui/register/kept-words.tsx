import { Mark } from "#app/ui/icon.tsx";

import { type Clock, wallTime } from "../../clock.ts";
import type { Kept } from "./keep-form.ts";

const two = (number: number) => String(number).padStart(2, "0");

/** "Saved 14:03", read out when it changes. */
export function KeptWords({ kept, clock }: { kept: Kept; clock: Clock }) {
  const { savedAt, problem } = kept;
  const time = savedAt && wallTime(savedAt, clock);
  return (
    <span className="small faint" role="status" data-tone={problem ? "warn" : undefined}>
      {problem ? (
        <span className="tone-warn">
          <Mark name="warn" /> {problem}
        </span>
      ) : (
        time && `Saved ${two(time.hours)}:${two(time.minutes)}`
      )}
    </span>
  );
}
