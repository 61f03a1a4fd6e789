import { Notice } from "#app/ui/status.tsx";

import type { Clock } from "../../clock.ts";
import type { ExtensionAnswer } from "../../requests/extension.ts";
import type { Edited } from "../../terms/write-terms.server.ts";
import { dayWords } from "../due-words.ts";

type Refused =
  | Exclude<Edited, { ok: true } | { reason: "changed" }>["reason"]
  | Extract<ExtensionAnswer, { ok: false }>["reason"];

type TendRefusedProps = { refusal: Refused; extension: ExtensionAnswer; clock: Clock };

/** Why what a partner tried was not done. */
export function TendRefused({ refusal, extension, clock }: TendRefusedProps) {
  switch (refusal) {
    case "asked-before":
      return (
        <Notice tone="bad" title="More time was asked for already" live>
          It can be asked for once for each registration.
        </Notice>
      );
    case "too-late":
      return (
        <Notice tone="bad" title="Too late to ask for more time" live>
          {"lastMoment" in extension &&
            `The last day was ${dayWords(extension.lastMoment, clock)}.`}
        </Notice>
      );
    default:
      return (
        <Notice tone="bad" title="That is not possible any more" live>
          The deal has moved on in the meantime. This is where it stands now.
        </Notice>
      );
  }
}
