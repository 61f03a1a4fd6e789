import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { TypedLinesForm } from "#app/domain/exchange/ui/typed-lines-form.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";
import { takeTypedLines, typedKindOr404, typedPage } from "../typed-lines.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Typed in"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:send");
  return typedPage(actor, typedKindOr404(actor, params.kind));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "submission:send");
  return takeTypedLines(request, actor, typedKindOr404(actor, params.kind));
}

export default function TypedLines() {
  const { columns, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title={title} />
      <TypedLinesForm columns={columns} answer={answer} />
    </>
  );
}
