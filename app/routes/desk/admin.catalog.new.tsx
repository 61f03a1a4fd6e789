import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { AddProduct } from "#app/domain/catalog/catalog.schema.ts";
import { addProduct } from "#app/domain/catalog/edit-catalog.server.ts";
import { ProductForm } from "#app/domain/catalog/ui/product-form.tsx";
import { withScope } from "#app/platform/db/scope.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { PageHead } from "#app/ui/page.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { productChoices, productRefusal } from "./product-answer.server.ts";

export const meta: MetaFunction = () => [{ title: "Add a product · Tributary" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const choices = await withScope(actor, productChoices);
  return {
    ...choices,
    under: { label: "Catalog", to: "/desk/admin/catalog" },
    crumb: "Add a product",
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const submission = parseWithZod(await readForm(request), { schema: AddProduct });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply() }, { status: 400 });
  }
  const adding = await addProduct(actor, submission.value);
  if (adding.ok) return redirect(`/desk/admin/catalog/${adding.productId}?done=added`);
  return data({ lastResult: submission.reply(productRefusal(adding.reason)) }, { status: 409 });
}

export default function NewProduct() {
  const { families, suppliers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add a product" />
      {families.length === 0 ? (
        <Empty
          title="A family first"
          actions={
            <LinkButton to="/desk/admin/catalog/families" kind="primary">
              Add a family
            </LinkButton>
          }
        >
          Every product belongs to a family, the unit in which deals are protected
        </Empty>
      ) : (
        <ProductForm from={null} families={families} suppliers={suppliers} answer={answer} />
      )}
    </>
  );
}
