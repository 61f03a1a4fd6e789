import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";

import { previewQueryFrom } from "#app/domain/programs/preview-query.ts";
import { previewTerms } from "#app/domain/programs/preview-terms.server.ts";
import { PreviewPage } from "#app/domain/programs/ui/preview-page.tsx";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { PageHead } from "#app/ui/page.tsx";

import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Preview a deal · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "program:manage");
  const page = await withScope(actor, (tx) => previewTerms(tx, previewQueryFrom(request), now()));
  return {
    ...page,
    under: { label: "Programmes", to: "/desk/admin/programs" },
    crumb: "Preview",
  };
}

export default function Preview() {
  const { draftName, under: _, crumb: __, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="What would the next deal get"
        sub={draftName ? `with the draft of ${draftName}` : "as the rules stand now"}
      />
      <PreviewPage {...page} />
    </>
  );
}
