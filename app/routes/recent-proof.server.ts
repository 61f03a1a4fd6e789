import { redirect } from "@remix-run/node";

import { proofIsRecent } from "#app/domain/identity/second-factor/step-up.ts";
import { now } from "#app/platform/clock.server.ts";
import { contextNow } from "#app/platform/request-context.ts";

import { pathOf, requireVisitor } from "./guard.server.ts";
import { pathWithin } from "./path-within.ts";

// Where an action answers with the form that was sent, its loader shows it again and leads nowhere else.
const shownAgain = new WeakSet<object>();

/** For an action with much typed in its form: what was sent is not done without a proof, and nothing typed is lost. */
export async function hasRecentProof(request: Request): Promise<boolean> {
  const { session } = await requireVisitor(request);
  const recent = proofIsRecent(session.provedAt, now());
  if (!recent) shownAgain.add(contextNow());
  return recent;
}

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
  if (proofIsRecent(session.provedAt, now()) || shownAgain.has(contextNow())) return;
  const asks = request.method === "GET" || request.method === "HEAD";
  const next = pathWithin(back ?? pathOf(request));
  throw redirect(`/account/prove?${new URLSearchParams({ next, ...(!asks && { unsent: "1" }) })}`);
}
