import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { limitAll } from "#app/domain/identity/sign-in/limit.server.ts";
import { Apply } from "#app/domain/partners/application.schema.ts";
import { apply, vendorTakingApplications } from "#app/domain/partners/apply.server.ts";
import { ApplyForm } from "#app/domain/partners/ui/apply-form.tsx";
import { now } from "#app/platform/clock.server.ts";
import { PageHead } from "#app/ui/page.tsx";
import { PublicPage } from "#app/ui/public-page.tsx";
import { Notice } from "#app/ui/status.tsx";

import { actionHeaders } from "../action-headers.ts";
import { tooMany } from "../browser.server.ts";
import { readForm } from "../form.server.ts";
import { vendorParam } from "../params.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Become a partner${page ? ` of ${page.vendorName}` : ""} · Tributary` },
];

export const headers = actionHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const vendor = await vendorTakingApplications(vendorParam(params.vendorId));
  if (!vendor) throw data("Not found", { status: 404 });
  return { vendorName: vendor.name, sent: new URL(request.url).searchParams.has("sent") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const vendorId = vendorParam(params.vendorId);
  const submission = parseWithZod(await readForm(request), { schema: Apply });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const allowed = await limitAll([
    ["application-address", context.address ?? "unknown"],
    ["application-vendor", String(vendorId)],
  ]);
  if (!allowed.ok) {
    const { sentence, init } = tooMany(allowed.seconds);
    return data(submission.reply({ formErrors: [sentence] }), init);
  }
  const applied = await apply(vendorId, submission.value, now());
  if (!applied.ok) throw data("Not found", { status: 404 });
  return redirect(`/apply/${vendorId}?sent`);
}

export default function ApplyPage() {
  const { vendorName, sent } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  return (
    <PublicPage>
      <PageHead title="Become a partner" sub={`of ${vendorName}`} />
      {sent ? (
        <Notice tone="ok" title={`${vendorName} has your application`} live>
          A mail with a link is on its way to you. The link shows how it stands.
        </Notice>
      ) : (
        <ApplyForm vendorName={vendorName} lastResult={lastResult} />
      )}
    </PublicPage>
  );
}
