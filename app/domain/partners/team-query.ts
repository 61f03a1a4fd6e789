import { z } from "zod";

import { roleNames } from "#app/domain/identity/permissions.ts";
import type { Role } from "#app/platform/actor.ts";

/** The choices of a list of people, as they stand in the address. */
export const TeamQuery = z.object({
  q: z.string().trim().max(100).catch(""),
  sort: z.enum(["name", "-name", "role", "-role", "seen", "-seen"]).catch("name"),
});
export type TeamQuery = z.infer<typeof TeamQuery>;

type Somebody = { name: string; email: string; title: string; role: Role };
type Colleague = Somebody & { lastSeenAt: Date | null };

const keys = {
  name: (row: Colleague) => row.name.toLowerCase(),
  role: (row: Colleague) => roleNames[row.role],
  seen: (row: Colleague) => row.lastSeenAt?.getTime() ?? 0,
};

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** Narrows those who work at a place and those who were asked to, and orders the former. */
export function arrangeTeam<M extends Colleague, I extends Somebody>(
  { members, invitations }: { members: readonly M[]; invitations: readonly I[] },
  { q, sort }: TeamQuery,
): { members: M[]; invitations: I[] } {
  const words = q.toLowerCase();
  const fits = ({ name, email, title, role }: Somebody) =>
    [name, email, title, roleNames[role]].some((text) => text.toLowerCase().includes(words));
  const key = keys[sort.replace("-", "") as keyof typeof keys];
  const direction = sort.startsWith("-") ? -1 : 1;
  return {
    members: members
      .filter(fits)
      .sort((a, b) => direction * compare(key(a), key(b)) || compare(keys.name(a), keys.name(b))),
    invitations: invitations.filter(fits),
  };
}
