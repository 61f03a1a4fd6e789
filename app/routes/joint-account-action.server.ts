import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";
import type { z } from "zod";

import {
  acceptInvitation,
  declineInvitation,
} from "#app/domain/accounts/answer-invitation.server.ts";
import { changeWhatIsShown } from "#app/domain/accounts/change-what-is-shown.server.ts";
import { endJointAccount } from "#app/domain/accounts/end-joint-account.server.ts";
import {
  AcceptInvitation,
  AddContact,
  AddMember,
  ChangeLevel,
  Named,
} from "#app/domain/accounts/joint-account.schema.ts";
import {
  addContact,
  addMember,
  removeContact,
  removeMember,
} from "#app/domain/accounts/who-works-on-it.server.ts";
import type { Actor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";

import { readForm } from "./form.server.ts";

const refusals = {
  "not-yours-to-answer": "This invitation has been answered",
  "not-active": "This account is not live any more",
  "not-open": "This account is not live any more",
  "not-yours": "This is not yours to show",
} as const;

type Outcome = { ok: true } | { ok: false; reason: keyof typeof refusals | "not-found" };

/** Whatever is posted to the page of one joint account, from either side. */
export async function answerJointAccount(request: Request, actor: Actor, accountId: string) {
  const form = await readForm(request);
  const at = now();
  const done = (outcome: Outcome) => answer(outcome, new URL(request.url).pathname);

  switch (form.get("intent")) {
    case "accept":
      return parsed(form, AcceptInvitation, async (input) =>
        done(await acceptInvitation(actor, accountId, input, at)),
      );
    case "decline":
      return done(await declineInvitation(actor, accountId, at));
    case "end":
      return done(await endJointAccount(actor, accountId, at));
    case "show":
      return parsed(form, ChangeLevel, async (input) =>
        done(await changeWhatIsShown(actor, accountId, input, at)),
      );
    case "add-member":
      return parsed(form, AddMember, async ({ membershipId }) =>
        done(await addMember(actor, accountId, membershipId)),
      );
    case "remove-member":
      return parsed(form, Named, async ({ id }) => done(await removeMember(actor, accountId, id)));
    case "add-contact":
      return parsed(form, AddContact, async (input) =>
        done(await addContact(actor, accountId, input)),
      );
    case "remove-contact":
      return parsed(form, Named, async ({ id }) => done(await removeContact(actor, accountId, id)));
    default:
      throw data("Not understood", { status: 400 });
  }
}

function answer(outcome: Outcome, path: string) {
  if (outcome.ok) throw redirect(path.replace(/\.data$/, ""));
  if (outcome.reason === "not-found") throw data("Not found", { status: 404 });
  return data({ refusal: refusals[outcome.reason], lastResult: undefined }, { status: 409 });
}

async function parsed<S extends z.ZodType, R>(
  form: FormData,
  schema: S,
  work: (input: z.output<S>) => Promise<R>,
) {
  const submission = parseWithZod(form, { schema });
  if (submission.status === "success") return work(submission.value);
  const lastResult = submission.reply();
  const [first] = Object.values(lastResult.error ?? {}).flat();
  return data({ refusal: first, lastResult }, { status: 400 });
}
