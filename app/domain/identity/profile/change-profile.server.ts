import type { Actor } from "#app/platform/actor.ts";
import { audit } from "#app/platform/audit/audit.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { followPerson } from "../members/follow-person.server.ts";
import type { Membership } from "../members/memberships.server.ts";
import type { Profile } from "./profile.schema.ts";

/** Another name, here and at every place where the person works. */
export const changeProfile = (
  actor: Actor,
  personId: string,
  memberships: readonly Membership[],
  { name }: Profile,
) =>
  withScope(actor, async (tx) => {
    await tx.person.updateMany({ where: { id: personId }, data: { name } });
    await followPerson(tx, actor, { personId, memberships }, { name });
    await audit(tx, actor, "person.profile-changed", { kind: "person", id: personId }, { name });
  });
