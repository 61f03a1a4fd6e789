import { findKey, type KeyAtWork } from "#app/domain/identity/keys/key-actor.server.ts";
import { type Count, count } from "#app/domain/identity/sign-in/limit.server.ts";
import { addToContext } from "#app/platform/request-context.ts";

import { ApiProblem } from "./problem.ts";

/** How much a key may still ask, as a program wants to know it. */
export const limitHeaders = ({ most, left, seconds, window }: Count): Record<string, string> => ({
  "RateLimit-Limit": String(most),
  "RateLimit-Remaining": String(left),
  "RateLimit-Reset": String(seconds),
  "RateLimit-Policy": `${most};w=${window}`,
});

const tooMany = (standing: Count) =>
  new ApiProblem("too-many", {
    detail: `Try again in ${standing.seconds} seconds`,
    headers: { ...limitHeaders(standing), "Retry-After": String(standing.seconds) },
  });

/** Who asks, by the key in the Authorization header. Cookies are not looked at. */
export async function keyOfRequest(
  request: Request,
  address: string | null,
  now: Date,
): Promise<{ key: KeyAtWork; headers: Record<string, string> }> {
  const [, text] =
    /^Bearer +(\S+)$/i.exec(request.headers.get("Authorization")?.trim() ?? "") ?? [];
  if (!text) throw notSignedIn("Send the key as Authorization: Bearer trib_…", "");
  const found = await findKey(text, address, now);
  if (!found.ok) {
    const standing = await count("api-address", address ?? "");
    if (!standing.ok) throw tooMany(standing);
    throw notSignedIn(
      found.reason === "expired" ? "The key has expired" : "There is no such key",
      ', error="invalid_token"',
    );
  }
  const { key } = found;
  const { vendorId, membershipId } = key.actor;
  addToContext({ vendorId, membershipId: membershipId ?? undefined });
  const standing = await count("api-key", key.id);
  if (!standing.ok) throw tooMany(standing);
  return { key, headers: limitHeaders(standing) };
}

const notSignedIn = (detail: string, error: string) =>
  new ApiProblem("not-signed-in", {
    detail,
    headers: { "WWW-Authenticate": `Bearer realm="Tributary"${error}` },
  });
