import { redirect } from "@remix-run/node";

import { proofIsRecent } from "#app/domain/identity/second-factor/step-up.ts";
import { now } from "#app/platform/clock.server.ts";

import { pathOf, requireVisitor } from "./guard.server.ts";
import { pathWithin } from "./path-within.ts";

type Options = {
  /** Where an action leads back to; by default its own address. */
  back?: string;
};

/**
 * For what a stolen session must not do. Whoever has not proved lately who sits there is asked first, and comes
 * back. It belongs into the loader of the page, so that nothing is typed in vain, and into its action, which says
 * that what was sent was not done.
 */
export async function requireRecentProof(request: Request, { back }: Options = {}): Promise<void> {
  const { session } = await requireVisitor(request);
  if (proofIsRecent(session.provedAt, now())) return;
  const asks = request.method === "GET" || request.method === "HEAD";
  const next = pathWithin(back ?? pathOf(request));
  throw redirect(`/account/prove?${new URLSearchParams({ next, ...(!asks && { unsent: "1" }) })}`);
}
