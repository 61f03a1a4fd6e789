import type { Taken } from "../conflicts/overlap.ts";
import type { Made } from "../deal.store.server.ts";
import type { TermsRefused } from "../terms/terms-refused.ts";

/** Others hold some of it; nothing was granted. */
export type Held = { ok: false; reason: "held"; taken: Taken[] };

/** What granting came to: what it changed, and until when the deal is protected now. */
export type Granted = { ok: true; made: Made; protectedUntil: Date | null } | Held | TermsRefused;

/** Ends a transaction in which terms were written already, so that none of them is kept. */
export class HeldByOthers extends Error {
  constructor(readonly taken: Taken[]) {
    super("Others protect some of it");
  }
}
