import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { approverNames } from "#app/domain/programs/approval/approver-names.server.ts";
import { delegateSchema } from "#app/domain/programs/away/delegate.schema.ts";
import { delegate, endDelegation } from "#app/domain/programs/away/delegate.server.ts";
import { listDelegations } from "#app/domain/programs/away/delegations.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import { AwayPage } from "#app/domain/programs/ui/away-page.tsx";
import { typedFrom } from "#app/domain/programs/ui/typed-form.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Absence" };
export const meta: MetaFunction = () => [{ title: "Absence · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  return withScope(actor, async (tx) => ({
    delegations: await listDelegations(tx, actor, now()),
    people: await approverNames(tx),
    own: actor.membershipId,
    mayChoose: actor.role === "vendor_admin",
  }));
}

const End = z.object({ id: z.uuid() });

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "deal:decide");
  const form = await readForm(request);
  const at = now();
  if (form.get("intent") === "end") {
    const end = End.safeParse({ id: form.get("id") });
    if (!end.success) throw data("Not understood", { status: 400 });
    const ended = await endDelegation(actor, end.data.id, at);
    if (!ended.ok && ended.reason === "not-yours") throw data("Not allowed", { status: 403 });
    return redirect("/desk/away?done=ended");
  }
  const { timeZone } = await withScope(actor, findVendor);
  const submission = parseWithZod(form, { schema: delegateSchema(localDay(at, timeZone)) });
  if (submission.status !== "success") {
    return data(typedFrom(form, submission.error ?? {}), { status: 400 });
  }
  const said = await delegate(actor, submission.value, at);
  if (said.ok) return redirect("/desk/away?done=added");
  switch (said.reason) {
    case "not-yours":
      throw data("Not allowed", { status: 403 });
    case "not-an-approver":
      return data(typedFrom(form, { delegateId: ["Does not decide deals"] }), { status: 409 });
    case "overlapping":
      return data(typedFrom(form, { fromDay: ["Away on some of these days already"] }), {
        status: 409,
      });
  }
}

const done = { added: "The absence was saved", ended: "The absence was ended" };

export default function Away() {
  return (
    <>
      <PageHead title="Absence" sub="Who decides while somebody is away" />
      <Done words={done} />
      <AwayPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </>
  );
}
