import { randomInt } from "node:crypto";

import { FirstAdministrator } from "#app/domain/identity/members/administrator.schema.ts";
import {
  createVendor,
  firstWayIn,
  makeAdministrator,
} from "#app/domain/identity/members/create-administrator.server.ts";
import { passwordProblems } from "#app/domain/identity/password/password-rule.ts";
import { beginProgram } from "#app/domain/programs/begin-program.server.ts";
import { systemActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { env } from "#app/platform/env.server.ts";
import { newId } from "#app/platform/id.server.ts";
import { OperatorError } from "#app/platform/run/operator-error.ts";

/** The number is part of links, so it does not count. */
const someVendorId = () => randomInt(1_000, 2_000_000_000);

/**
 * A vendor with what the application cannot do without, and somebody who administers it; what is there already
 * stays. Answers with what the operator is to be told.
 */
export async function createAdministrator(given: Record<string, unknown>): Promise<string[]> {
  const parsed = FirstAdministrator.safeParse(given);
  if (!parsed.success) {
    throw new OperatorError(parsed.error.issues.map(({ message }) => message).join("; "));
  }
  const wanted = parsed.data;
  const at = now();
  const vendorId = wanted.vendorId ?? someVendorId();
  const made = await withScope(systemActor(vendorId), async (tx) => {
    if (!wanted.vendorId) {
      await createVendor(tx, wanted, at);
      await tx.tier.createMany({
        data: [{ vendorId, id: newId(), name: "Standard", rank: 1, discountBp: 0 }],
      });
      await beginProgram(tx, wanted.currency, at);
    }
    return makeAdministrator(tx, wanted, at);
  });

  const way = await firstWayIn(made.personId, wanted.password, at);
  if (!way.ok)
    throw new OperatorError(`The password was not set. ${passwordProblems[way.problem]}`);
  return [
    `${wanted.vendor} ${wanted.vendorId ? "was there already" : "is made"}`,
    `${wanted.email} ${made.isNew ? "administers it" : "works there already, and administers it"}`,
    ...wordsFor(way),
  ];
}

function wordsFor(way: Extract<Awaited<ReturnType<typeof firstWayIn>>, { ok: true }>): string[] {
  if (way.way === "has-password") return ["This login has a password; nothing else is needed"];
  if (way.way === "password-set") return ["The password is set"];
  return ["Choose a password within a day, once:", `${env.ORIGIN}/reset/${way.secret}`];
}
