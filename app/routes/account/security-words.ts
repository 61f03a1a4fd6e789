import { formatInstant } from "#app/ui/format.ts";

type Used = { backedUp: boolean; createdAt: Date; lastUsedAt: Date | null };

/** Since when a passkey is there, when it was used last, and whether it is on other devices too. */
export function passkeyNote({ backedUp, createdAt, lastUsedAt }: Used, timeZone: string): string {
  const used = lastUsedAt ? `last used ${formatInstant(lastUsedAt, timeZone)}` : "not used yet";
  const kept = backedUp ? ", on all devices of its keeper" : "";
  return `Added ${formatInstant(createdAt, timeZone)}, ${used}${kept}`;
}

/** What an action of the page just did, as it is said on top of it. */
export const doneWords: Record<string, string> = {
  "app-added": "The authenticator app is set up",
  "app-removed": "The authenticator app is removed",
  "passkey-removed": "The passkey is removed",
  "passkey-renamed": "The passkey has its new name",
};
