import type { Actor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { selectSubmission } from "./submission.store.server.ts";
import type { Submission } from "./submission.ts";

/** A submission in the actor's scope. */
export const findSubmission = (actor: Actor, id: string): Promise<Submission | null> =>
  withScope(actor, (tx) => selectSubmission(tx, id));
