import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { type ScopedTx, withScope } from "#app/platform/db/scope.server.ts";
import { newId } from "#app/platform/id.server.ts";

import type { SavedView, SavedViewsOf, ViewPlace } from "./saved-view.ts";

/** As many as one person keeps of one list. */
const MOST_VIEWS = 30;

const ADMINISTRATORS: readonly Actor["role"][] = ["vendor_admin", "partner_admin"];

/** An administrator may keep a view for everybody of the organisation. */
export const mayShareViews = (actor: Pick<Actor, "role">) => ADMINISTRATORS.includes(actor.role);

/** The views of a list that somebody finds there: their own, and those that their organisation shares. */
export async function viewsOf(tx: ScopedTx, actor: Actor, place: ViewPlace): Promise<SavedView[]> {
  const rows = await tx.savedView.findMany({
    where: {
      vendorId: tx.vendorId,
      place,
      partnerId: actor.partnerId,
      OR: [{ shared: true }, { personId: actor.personId ?? undefined }],
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 4 * MOST_VIEWS,
    select: { id: true, name: true, query: true, shared: true, personId: true, personName: true },
  });
  return rows.map(({ personId, personName, ...view }) => ({
    ...view,
    mine: personId === actor.personId,
    ownerName: personName,
  }));
}

/** The same, with all that the menu over the list asks. */
export const savedViewsOf = async (
  tx: ScopedTx,
  actor: Actor,
  place: ViewPlace,
): Promise<SavedViewsOf> => ({
  place,
  views: await viewsOf(tx, actor, place),
  mayShare: mayShareViews(actor),
});

type Save = { place: ViewPlace; name: string; query: string; shared: boolean };
type Saved = { ok: true } | { ok: false; reason: "too-many" | "not-shared-by-you" };

/** Keeps a view. The same name at the same list takes the place of what stood there. */
export function saveView(
  actor: Actor,
  { place, name, query, shared }: Save,
  now: Date,
): Promise<Saved> {
  return withScope(actor, async (tx) => {
    const { vendorId } = tx;
    const { personId, partnerId } = actor;
    if (!personId) throw new Error("Only a person keeps a view");
    if (shared && !mayShareViews(actor)) return { ok: false, reason: "not-shared-by-you" };
    const own = { vendorId, personId, partnerId, place };
    await tx.savedView.deleteMany({ where: { ...own, name } });
    if ((await tx.savedView.count({ where: own })) >= MOST_VIEWS) {
      return { ok: false, reason: "too-many" };
    }
    const id = newId();
    await tx.savedView.createMany({
      data: [{ ...own, id, name, query, shared, personName: actor.name, createdAt: now }],
    });
    const subject = { kind: "saved_view", id } as const;
    if (shared) await audit(tx, actor, "view.shared", subject, { name });
    return { ok: true };
  });
}

/** Gives one's own view up. Another person's is not there, whether one sees it in the list or not. */
export function removeView(actor: Actor, place: ViewPlace, id: string): Promise<boolean> {
  return withScope(actor, async (tx) => {
    const { count } = await tx.savedView.deleteMany({
      where: {
        vendorId: tx.vendorId,
        id,
        place,
        partnerId: actor.partnerId,
        personId: actor.personId ?? undefined,
      },
    });
    return count > 0;
  });
}
