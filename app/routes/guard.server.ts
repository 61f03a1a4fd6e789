import { data, redirect } from "@remix-run/node";
import { can, type Permission } from "#app/domain/identity/permissions.ts";
import { secondFactorOf } from "#app/domain/identity/second-factor/second-factor.server.ts";
import { currentVisitor, type Visitor } from "#app/domain/identity/session/current-actor.server.ts";
import { renewSession } from "#app/domain/identity/session/session.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { databaseIsAway } from "#app/platform/db/errors.server.ts";
import { log } from "#app/platform/log.server.ts";
import { addToContext, contextNow } from "#app/platform/request-context.ts";

// The layout's loader and the page's loader ask for the same visitor, each with a request object of its own. What
// an action changed is read anew by the loaders after it, which ask with GET.
const visitors = new WeakMap<object, Map<string, Promise<Visitor | null>>>();

export function visitorOf(request: Request): Promise<Visitor | null> {
  const work = contextNow();
  const known = visitors.get(work) ?? new Map<string, Promise<Visitor | null>>();
  visitors.set(work, known);
  let visitor = known.get(request.method);
  if (!visitor) {
    visitor = currentVisitor(request.headers.get("Cookie")).then(noted, unavailable);
    known.set(request.method, visitor);
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

/** The address that a browser shows for this request. */
export const pathOf = (request: Request) => {
  const { pathname, search } = new URL(request.url);
  return (pathname + search).replace(/\.data(?=\?|$)/, "").replace(/[?&]_routes=[^&]*/, "");
};

const toSignIn = (request: Request) =>
  redirect(`/sign-in?${new URLSearchParams({ next: pathOf(request) })}`);

const renewals = new WeakMap<Visitor, Promise<string | null>>();

/**
 * A role or a place that changed is taken up by a session under another id, and the page is shown anew: a form that
 * was opened for the old role is not sent as the new one.
 */
async function takeUp(request: Request, visitor: Visitor): Promise<never> {
  const renewal = renewals.get(visitor) ?? renewSession(request.headers.get("Cookie"));
  renewals.set(visitor, renewal);
  const cookie = await renewal;
  if (!cookie) throw toSignIn(request);
  throw redirect(pathOf(request), { headers: { "Set-Cookie": cookie } });
}

const factors = new WeakMap<Visitor, Promise<boolean>>();

/** Where the vendor asks for a second factor, whoever has none sets one up before anything else. */
async function requireSecondFactor(request: Request, visitor: Visitor) {
  if (!visitor.membership?.secondFactorRequired) return;
  if (/^\/(account|resources)\b/.test(new URL(request.url).pathname)) return;
  const known = factors.get(visitor) ?? secondFactorOf(visitor.person.id);
  factors.set(visitor, known);
  if (!(await known)) throw redirect("/account/security?required=1");
}

/** Anybody who is signed in and works somewhere, on either side. */
export async function requireVisitor(request: Request) {
  const visitor = await visitorOf(request);
  if (!visitor) throw toSignIn(request);
  if (!visitor.membership) throw redirect("/nowhere");
  if (visitor.session.outdated) await takeUp(request, visitor);
  await requireSecondFactor(request, visitor);
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
