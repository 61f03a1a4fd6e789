import type { MailStatus } from "#app/platform/db/generated/enums.ts";
import type { MarkName } from "#app/ui/icon.tsx";
import type { Tone } from "#app/ui/status.tsx";

type Look = { word: string; mark: MarkName; tone?: Tone };

/** What became of a mail, in a word and a shape. */
export const mailStates: Record<MailStatus, Look> = {
  queued: { word: "Queued", mark: "review", tone: "live" },
  sent: { word: "Sent", mark: "ok", tone: "ok" },
  kept: { word: "Kept here", mark: "dot" },
  failed: { word: "Failed", mark: "bad", tone: "bad" },
};
