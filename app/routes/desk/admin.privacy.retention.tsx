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
import { SetRetention } from "#app/domain/privacy/retention.schema.ts";
import { readRetention, setRetention } from "#app/domain/privacy/retention.server.ts";
import { retentionKinds } from "#app/domain/privacy/retention.ts";
import { RetentionForm } from "#app/domain/privacy/ui/retention-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { requireRecentProof } from "../recent-proof.server.ts";

export const handle = { crumb: "How long things are kept" };
export const meta: MetaFunction = () => [{ title: "How long things are kept · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request);
  return withScope(actor, async (tx) => ({
    kept: await readRetention(tx),
    timeZone: (await findVendor(tx)).timeZone,
    under: { label: "Privacy", to: "/desk/admin/privacy" },
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "privacy:manage");
  await requireRecentProof(request);
  const typed = Object.fromEntries(
    [...(await readForm(request))].map(([name, value]) => [name, String(value)]),
  );
  const wanted = SetRetention.safeParse(typed);
  if (!wanted.success) {
    return data({ errors: z.flattenError(wanted.error).fieldErrors, typed }, { status: 400 });
  }
  const days = retentionKinds.map(({ kind }) => ({ kind, days: wanted.data[kind] }));
  await setRetention(actor, days, now());
  throw redirect("/desk/admin/privacy/retention?done=saved");
}

export default function RetentionPage() {
  const { kept, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="How long things are kept" sub="Nothing of the books is touched" />
      <Done words={{ saved: "The days were saved" }} />
      <RetentionForm kept={kept} timeZone={timeZone} answer={useActionData<typeof action>()} />
    </>
  );
}
