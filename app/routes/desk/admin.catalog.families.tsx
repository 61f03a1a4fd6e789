import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";

import { NameFamily } from "#app/domain/catalog/catalog.schema.ts";
import { listFamilies, nameFamily } from "#app/domain/catalog/families.server.ts";
import { FamilyPage } from "#app/domain/catalog/ui/family-page.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";

export const meta: MetaFunction = () => [{ title: "Product families · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  return {
    families: await withScope(actor, listFamilies),
    under: { label: "Catalog", to: "/desk/admin/catalog" },
    crumb: "Families",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const form = await readForm(request);
  const typed = String(form.get("name") ?? "");
  const submission = parseWithZod(form, { schema: NameFamily });
  if (submission.status !== "success") {
    return data({ typed, errors: submission.error?.name ?? [] }, { status: 400 });
  }
  const naming = await nameFamily(actor, submission.value);
  if (naming.ok) {
    const done = submission.value.familyId ? "renamed" : "added";
    return redirect(`/desk/admin/catalog/families?done=${done}`);
  }
  if (naming.reason === "unknown") throw data("Not found", { status: 404 });
  return data({ typed, errors: ["Another family has this name"] }, { status: 409 });
}

export default function Families() {
  const [params] = useSearchParams();
  return (
    <FamilyPage
      families={useLoaderData<typeof loader>().families}
      asked={params.get("do")}
      of={params.get("of")}
      answer={useActionData<typeof action>()}
    />
  );
}
