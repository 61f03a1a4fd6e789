import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { TermsForm } from "#app/domain/revenue/ui/worth/terms-form.tsx";
import { TermsPreviewTable } from "#app/domain/revenue/ui/worth/terms-preview.tsx";
import { ValueHead } from "#app/domain/revenue/ui/worth/value-head.tsx";
import { previewTerms } from "#app/domain/revenue/worth/preview-terms.server.ts";
import { latestWorthRun } from "#app/domain/revenue/worth/read-worth.server.ts";
import { setWorthTerms, worthTerms } from "#app/domain/revenue/worth/worth-terms.server.ts";
import { SetWorthTerms } from "#app/domain/revenue/worth/worth-terms.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const handle = { crumb: "Settings" };
export const meta: MetaFunction = () => [{ title: "Settings of customer value · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  return withScope(actor, async (tx) => ({
    run: await latestWorthRun(tx),
    terms: await worthTerms(tx),
    timeZone: (await findVendor(tx)).timeZone,
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "settings:manage");
  const form = await readForm(request);
  const submission = parseWithZod(form, { schema: SetWorthTerms });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply(), preview: null }, { status: 400 });
  }
  const terms = submission.value;
  if (form.get("intent") === "preview") {
    const preview = await withScope(actor, (tx) => previewTerms(tx, terms));
    return data({ lastResult: submission.reply(), preview });
  }
  await withScope(actor, (tx) => setWorthTerms(tx, actor, terms));
  throw redirect("/desk/value?done=settings");
}

export default function ValueSettings() {
  const { run, terms, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <ValueHead run={run} timeZone={timeZone} mayChange />
      {answer?.preview && <TermsPreviewTable {...answer.preview} />}
      <TermsForm terms={terms} lastResult={answer?.lastResult} />
    </>
  );
}
