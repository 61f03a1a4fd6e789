import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";

import { requireActor } from "../guard.server.ts";
import { takeTypedLines, typedKindOr404, typedPage } from "../typed-lines.server.ts";
import { TypedLinesPage } from "../typed-lines-page.tsx";

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

export default TypedLinesPage;
