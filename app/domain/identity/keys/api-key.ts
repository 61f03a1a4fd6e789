import type { Role } from "#app/platform/actor.ts";

export type ApiKeyLine = {
  id: string;
  name: string;
  role: Role;
  mayWrite: boolean;
  /** What of the key may be shown. */
  shown: string;
  makerName: string;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  revokerName: string | null;
  lastUsedAt: Date | null;
  lastNetwork: string | null;
};

export type KeyState = "live" | "ending" | "expired" | "revoked";

const DAY = 86_400_000;
const SOON = 14 * DAY;

export function keyState({ revokedAt, expiresAt }: ApiKeyLine, now: Date): KeyState {
  if (revokedAt) return "revoked";
  if (expiresAt <= now) return "expired";
  return expiresAt.getTime() - now.getTime() < SOON ? "ending" : "live";
}
