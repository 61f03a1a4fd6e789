import { systemActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Submission } from "../submission.ts";
import { keepControlNumbers, repeatedControlNumber } from "./control.store.server.ts";
import type { X12Survey } from "./survey-x12.ts";

/** Keeps the control numbers of a file that was looked at; why it is not taken, if one of them was taken before. */
export const receivedNumbers = (
  vendorId: number,
  submission: Pick<Submission, "id" | "partnerId" | "kind">,
  { interchanges }: X12Survey,
): Promise<string | null> =>
  withScope(systemActor(vendorId), async (tx) => {
    await keepControlNumbers(tx, submission, interchanges);
    return repeatedControlNumber(tx, submission.id);
  });
