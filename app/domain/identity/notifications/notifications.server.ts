import type { Actor } from "#app/platform/actor.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import { type ReadTx, withReadScope } from "#app/platform/db/read-scope.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";

export type Notification = {
  id: string;
  kind: string;
  subject: string;
  text: string;
  path: string;
  createdAt: Date;
  readAt: Date | null;
};

const NOTIFICATIONS_SHOWN = 40;
/** More than anybody counts; the bell says "99+". */
const MOST_COUNTED = 100;

const { sql, empty } = Prisma;

export type NotificationPage = { notifications: Notification[]; older: string | null };

/** What somebody was told at the place where they work now, the newest first. */
export function listNotifications(
  actor: Actor,
  { unread, before }: { unread: boolean; before: string | undefined },
): Promise<NotificationPage> {
  return withReadScope(actor, async (tx) => {
    const rows = await tx.query<Notification>(sql`
      select n.id, n.kind, n.subject, n.text, n.path, n.created_at as "createdAt", n.read_at as "readAt"
        from notification n
       where ${mine(tx, actor)} and n.listed ${unread ? sql`and n.read_at is null` : empty}
         ${
           before
             ? sql`and (n.created_at, n.id) < ((select b.created_at from notification b
                    where b.vendor_id = ${tx.vendorId} and b.id = ${before}::uuid), ${before}::uuid)`
             : empty
         }
       order by n.created_at desc, n.id desc
       limit ${NOTIFICATIONS_SHOWN + 1}`);
    const notifications = rows.slice(0, NOTIFICATIONS_SHOWN);
    return {
      notifications,
      older: rows.length > NOTIFICATIONS_SHOWN ? (notifications.at(-1)?.id ?? null) : null,
    };
  });
}

const mine = (tx: ReadTx, { membershipId, personId }: Actor) =>
  sql`n.vendor_id = ${tx.vendorId} and n.membership_id = ${membershipId}::uuid and n.person_id = ${personId}::uuid`;

/** How many of them are unread, up to a hundred. */
export async function countUnread(actor: Actor): Promise<number> {
  const [row] = await withReadScope(actor, (tx) =>
    tx.query<{ unread: number }>(sql`
      select count(*)::int as unread from (
        select from notification n where ${mine(tx, actor)} and n.listed and n.read_at is null
         limit ${MOST_COUNTED}) counted`),
  );
  return row?.unread ?? 0;
}

const own = (tx: ScopedTx, { membershipId, personId }: Actor) => ({
  vendorId: tx.vendorId,
  membershipId: membershipId ?? "",
  personId: personId ?? "",
});

/** Marks one as read; answers with the page it is about, or null when it is nobody's or somebody else's. */
export function openNotification(actor: Actor, id: string, at: Date): Promise<string | null> {
  return withScope(actor, async (tx) => {
    const where = { ...own(tx, actor), id };
    const found = await tx.notification.findFirst({ where, select: { path: true } });
    await tx.notification.updateMany({ where: { ...where, readAt: null }, data: { readAt: at } });
    return found?.path ?? null;
  });
}

/** Marks all as read that were there when the page was shown. */
export async function markAllRead(actor: Actor, upTo: Date, at: Date): Promise<number> {
  const { count } = await withScope(actor, (tx) =>
    tx.notification.updateMany({
      where: { ...own(tx, actor), readAt: null, createdAt: { lte: upTo } },
      data: { readAt: at },
    }),
  );
  return count;
}
