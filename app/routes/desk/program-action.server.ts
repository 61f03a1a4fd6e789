import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";

import { AddProgram, PublishProgram } from "#app/domain/programs/form/program-form.schema.ts";
import { type TypedForm, typedFrom } from "#app/domain/programs/ui/typed-form.ts";
import { discardDraft } from "#app/domain/programs/versions/draft-program.server.ts";
import { changeProgram } from "#app/domain/programs/versions/edit-programs.server.ts";
import { publishDraft } from "#app/domain/programs/versions/publish-program.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { formatDay } from "#app/ui/format.ts";

import { readForm } from "../form.server.ts";

type Answer = { refusal?: string; form?: TypedForm };
const answered = (answer: Answer, status: number) => data<Answer>(answer, { status });

/** Whatever is posted to a programme's page. */
export async function changeProgramRecord(request: Request, actor: VendorActor, programId: string) {
  const form = await readForm(request);
  const intent = form.get("intent");
  const back = (done: string) => redirect(`/desk/admin/programs/${programId}?done=${done}`);
  switch (intent) {
    case "publish":
      return (await publish(actor, programId, form)) ?? back("published");
    case "discard":
      await discardDraft(actor, programId);
      return back("discarded");
    case "close":
    case "reopen": {
      const change = await changeProgram(actor, programId, { intent }, now());
      if (change.ok) return back(intent === "close" ? "closed" : "reopened");
      if (change.reason === "unknown") throw data("Not found", { status: 404 });
      return answered({ refusal: "It is the only programme in force, so it stays open" }, 409);
    }
    case "rename": {
      const submission = parseWithZod(form, { schema: AddProgram });
      if (submission.status !== "success") {
        return answered({ form: typedFrom(form, submission.error ?? {}) }, 400);
      }
      const { name } = submission.value;
      const change = await changeProgram(actor, programId, { intent: "rename", name }, now());
      if (change.ok) return back("renamed");
      if (change.reason === "unknown") throw data("Not found", { status: 404 });
      const errors = { name: ["Another programme has this name"] };
      return answered({ form: typedFrom(form, errors) }, 409);
    }
    default:
      throw data("Not understood", { status: 400 });
  }
}

async function publish(actor: VendorActor, programId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: PublishProgram });
  if (submission.status !== "success") {
    return answered({ form: typedFrom(form, submission.error ?? {}) }, 400);
  }
  const { from = null, note, edition } = submission.value;
  const published = await publishDraft(actor, { programId, from, note, edition }, now());
  if (published.ok) return null;
  const wrongDay = (message: string) =>
    answered({ form: typedFrom(form, { from: [message] }) }, 409);
  switch (published.reason) {
    case "unknown":
      throw data("Not found", { status: 404 });
    case "in-the-past":
      return wrongDay("Choose today or a later day");
    case "before-another":
      return wrongDay(
        `A version begins on ${formatDay(published.validFrom)} already; not before it`,
      );
    case "no-draft":
      return answered({ refusal: "There is no draft any more" }, 409);
    case "changed":
      return answered({ refusal: "The draft was changed meanwhile; it stands below" }, 409);
  }
}
