import type { Changed } from "./changed.ts";

/** Why a move was not made: out of sight, or not from where the deal is now. */
export type Refusal = { ok: false; reason: "not-found" | "wrong-state" };
export type Moved = { ok: true } | Refusal | Changed;

export const notFound: Refusal = { ok: false, reason: "not-found" };
export const wrongState: Refusal = { ok: false, reason: "wrong-state" };
