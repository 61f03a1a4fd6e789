import { data, redirect } from "@remix-run/node";

import { currentVisitor, type Visitor } from "#app/domain/identity/current-actor.server.ts";
import { can, type Permission } from "#app/domain/identity/permissions.ts";
import type { Actor } from "#app/platform/actor.ts";
import { databaseIsAway } from "#app/platform/db/errors.server.ts";
import { log } from "#app/platform/log.server.ts";
import { addToContext } from "#app/platform/request-context.ts";

// The layout's loader and the page's loader ask for the same visitor within one request.
const visitors = new WeakMap<Request, Promise<Visitor | null>>();

export function visitorOf(request: Request): Promise<Visitor | null> {
  let visitor = visitors.get(request);
  if (!visitor) {
    visitor = currentVisitor(request.headers.get("Cookie")).then(noted, unavailable);
    visitors.set(request, visitor);
  }
  return visitor;
}

/** From here on the log says who asked. */
function noted(visitor: Visitor | null): Visitor | null {
  if (visitor?.membership) {
    const { id: membershipId, vendorId } = visitor.membership;
    addToContext({ vendorId, membershipId });
  }
  return visitor;
}

/** Every page asks first who is there, so this is where an absent database shows. */
function unavailable(error: unknown): never {
  if (!databaseIsAway(error)) throw error;
  log.error({ err: error }, "the database does not answer");
  throw data("Unavailable", { status: 503, headers: { "Retry-After": "10" } });
}

const toSignIn = (request: Request) => {
  const { pathname, search } = new URL(request.url);
  const next = (pathname + search).replace(/\.data(?=\?|$)/, "").replace(/[?&]_routes=[^&]*/, "");
  return redirect(`/sign-in?${new URLSearchParams({ next })}`);
};

/** Anybody who is signed in and works somewhere, on either side. */
export async function requireVisitor(request: Request) {
  const visitor = await visitorOf(request);
  if (!visitor) throw toSignIn(request);
  if (!visitor.membership) throw redirect("/nowhere");
  return { ...visitor, membership: visitor.membership, actor: visitor.membership.actor };
}

/** First line of every loader and action: who asks, from which side, and may they. */
export async function requireActor<A extends Actor["audience"]>(
  request: Request,
  audience: A,
  permission: Permission,
): Promise<Extract<Actor, { audience: A }>> {
  const { actor } = await requireVisitor(request);
  // A partner does not learn that a vendor's page exists, so the wrong side gets 404 and not 403.
  if (actor.audience !== audience) throw data("Not found", { status: 404 });
  if (!can(actor, permission)) throw data("Not allowed", { status: 403 });
  return actor as Extract<Actor, { audience: A }>;
}
