import { z } from "zod";

import { customerSilenceDays } from "#app/domain/partners/vendor.server.ts";
import type { ScopedTx } from "#app/platform/db/scope.server.ts";

import {
  type Golden,
  type KnownWording,
  selectWordings,
  writeGolden,
} from "./golden.store.server.ts";
import { type Locked, lockedIn, movesOfValues } from "./locked-values.server.ts";
import { lifecycleOf, type Survivor, survivorsOf } from "./survive.ts";

const LockedAddress = z.object({
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
});
const LockedKind = z.enum(["organisation", "household", "person"]);

/** Works the golden records of these customers out anew. Those that do not live are passed by. */
export async function refreshGolden(tx: ScopedTx, ids: readonly string[], at: Date) {
  const { vendorId } = tx;
  const live = await tx.customer.findMany({
    where: { vendorId, id: { in: [...new Set(ids)] }, standsForId: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (live.length === 0) return;
  const lives = live.map(({ id }) => id);
  const wordings = await selectWordings(tx, lives);
  const silenceDays = await customerSilenceDays(tx);
  const behind = await tx.customer.findMany({
    where: { vendorId, standsForId: { in: lives } },
    select: { id: true, standsForId: true },
  });
  const told = await movesOfValues(tx, [...lives, ...behind.map(({ id }) => id)]);
  const goldens = lives.map((id) => {
    const own = wordings.filter(({ customerId }) => customerId === id);
    const others = behind.filter(({ standsForId }) => standsForId === id);
    const locked = lockedIn(
      told,
      id,
      others.map((other) => other.id),
    );
    return { id, ...goldenOf(own, locked, silenceDays, at) };
  });
  await writeGolden(tx, goldens);
}

/** The golden record of a customer with these wordings, as it would be. */
export function goldenOf(
  wordings: readonly KnownWording[],
  locked: Locked,
  silenceDays: number,
  at: Date,
): Omit<Golden, "id"> {
  const { name, address } = survivorsOf(wordings);
  const day = (days: (Date | null)[], pick: (...times: number[]) => number) => {
    const times = days.flatMap((each) => (each ? [each.getTime()] : []));
    return times.length > 0 ? new Date(pick(...times)) : null;
  };
  const first = day(
    wordings.map(({ boughtFirst }) => boughtFirst),
    Math.min,
  );
  const last = day(
    wordings.map(({ boughtLast }) => boughtLast),
    Math.max,
  );
  const place = LockedAddress.safeParse(
    locked.address?.stands ? parsed(locked.address.value) : null,
  );
  const kind = LockedKind.safeParse(locked.kind?.value);
  return {
    name: locked.name?.stands ? byHand(locked.name.value) : name,
    address: place.success ? byHand(place.data) : address,
    kind: kind.success ? byHand(kind.data) : null,
    partner: locked.partner ? byHand(locked.partner.value) : null,
    lifecycle: lifecycleOf({ first, last }, silenceDays, at),
  };
}

const byHand = <T>(value: T): Survivor<T> => ({ value, partyId: null, why: "locked" });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
