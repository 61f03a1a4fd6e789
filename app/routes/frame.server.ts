import { data } from "@remix-run/node";

import { countUnread } from "#app/domain/identity/notifications/notifications.server.ts";
import { roleNames } from "#app/domain/identity/permissions.ts";
import type { Actor } from "#app/platform/actor.ts";
import { themeFrom } from "#app/ui/theme.ts";

import { requireVisitor } from "./guard.server.ts";

/** What the frame of a side needs to know. The other side's frame does not exist for the visitor. */
export async function frameOf<A extends Actor["audience"]>(request: Request, audience: A) {
  const { actor, membership, memberships, renewedCookie } = await requireVisitor(request);
  if (actor.audience !== audience) throw data("Not found", { status: 404 });

  const noteOf = (vendorName: string, partnerName: string | null) =>
    partnerName ? `at ${vendorName}` : "Channel desk";
  const unread = await countUnread(actor);
  const frame = {
    unread,
    organisation: {
      name: membership.partnerName ?? membership.vendorName,
      note: noteOf(membership.vendorName, membership.partnerName),
      choices: memberships.map((place) => ({
        id: place.id,
        name: place.partnerName ?? place.vendorName,
        note: noteOf(place.vendorName, place.partnerName),
        current: place.id === membership.id,
      })),
      switchAction: "/resources/switch",
    },
    person: {
      name: actor.name,
      role: membership.title || roleNames[actor.role],
      accountTo: "/account",
      signOutAction: "/sign-out",
      theme: themeFrom(request.headers.get("Cookie")),
      themeAction: "/resources/theme",
    },
  };
  const headers = new Headers();
  if (renewedCookie) headers.append("Set-Cookie", renewedCookie);
  return { actor: actor as Extract<Actor, { audience: A }>, frame, headers };
}
