import { data } from "@remix-run/node";

import type { Permission } from "#app/domain/identity/permissions.ts";

import { requireActor } from "../guard.server.ts";

/** Distributors and resellers report sales and stock; for a supplier these pages do not exist. */
export async function requireReporter(request: Request, permission: Permission) {
  const actor = await requireActor(request, "partner", permission);
  if (actor.partnerKind === "supplier") throw data("Not found", { status: 404 });
  return actor;
}
