import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";

import {
  listNotifications,
  markAllRead,
  openNotification,
} from "#app/domain/identity/notifications/notifications.server.ts";
import { NotificationList } from "#app/domain/identity/ui/notification-list.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireVisitor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";

export const handle = { crumb: "Notifications" };

const Query = z.object({
  show: z.literal("unread").optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor } = await requireVisitor(request);
  const { show, before } = Query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [page, { timeZone }] = await Promise.all([
    listNotifications(actor, { unread: show === "unread", before }),
    withScope(actor, findVendor),
  ]);
  return { ...page, unreadOnly: show === "unread", later: Boolean(before), timeZone, today: now() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { actor } = await requireVisitor(request);
  const form = await readForm(request);
  if (form.get("intent") === "read-all") {
    const upTo = z.coerce.date().safeParse(form.get("upTo"));
    if (!upTo.success) throw data("Not understood", { status: 400 });
    await markAllRead(actor, upTo.data, now());
    return redirect("/account/notifications");
  }
  const path = await openNotification(actor, uuidParam(String(form.get("id"))), now());
  if (!path) throw data("Not found", { status: 404 });
  return redirect(path);
}

export default function NotificationsPage() {
  return <NotificationList {...useLoaderData<typeof loader>()} />;
}
