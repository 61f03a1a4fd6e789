import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";

import { EditProduct, SetPrice } from "#app/domain/catalog/catalog.schema.ts";
import { editProduct, productRecord } from "#app/domain/catalog/edit-catalog.server.ts";
import { pricesOf, setPrice } from "#app/domain/catalog/prices.server.ts";
import { PriceHistory } from "#app/domain/catalog/ui/price-history.tsx";
import { ProductForm } from "#app/domain/catalog/ui/product-form.tsx";
import { findVendor } from "#app/domain/partners/vendor.server.ts";
import { localDay } from "#app/domain/programs/local-time.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";
import { PageHead } from "#app/ui/page.tsx";
import { Badge } from "#app/ui/status.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { productChoices, productNow, productRefusal } from "./product-answer.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.crumb ?? "Product"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const productId = uuidParam(params.productId);
  return withScope(actor, async (tx) => {
    const from = await productRecord(tx, productId);
    if (!from) throw data("Not found", { status: 404 });
    const { timeZone, currency } = await findVendor(tx);
    return {
      productId,
      from,
      ...(await productChoices(tx)),
      prices: await pricesOf(tx, productId),
      today: localDay(now(), timeZone),
      currency,
      under: { label: "Catalog", to: "/desk/admin/catalog" },
      crumb: from.record.partNo,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "catalog:manage");
  const productId = uuidParam(params.productId);
  const form = await readForm(request);
  return form.get("intent") === "price"
    ? price(actor, productId, form)
    : product(actor, productId, form);
}

const back = (productId: string, done: string) =>
  redirect(`/desk/admin/catalog/${productId}?done=${done}`);

async function price(actor: VendorActor, productId: string, form: FormData) {
  form.set("productId", productId);
  const submission = parseWithZod(form, { schema: SetPrice });
  if (submission.status !== "success") {
    return data({ price: submission.reply(), product: undefined }, { status: 400 });
  }
  const { timeZone } = await withScope(actor, findVendor);
  const pricing = await setPrice(actor, submission.value, localDay(now(), timeZone));
  if (pricing.ok) throw back(productId, "priced");
  if (pricing.reason === "unknown") throw data("Not found", { status: 404 });
  const fieldErrors = { validFrom: ["A price begins today or later"] };
  return data({ price: submission.reply({ fieldErrors }), product: undefined }, { status: 409 });
}

async function product(actor: VendorActor, productId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: EditProduct });
  if (submission.status !== "success") {
    return data({ product: { lastResult: submission.reply() }, price: undefined }, { status: 400 });
  }
  const edit = await editProduct(actor, productId, submission.value);
  if (edit.ok) throw back(productId, "changed");
  if (edit.reason === "changed") {
    const { edition } = edit;
    const standing = await withScope(actor, (tx) => productNow(tx, edit.now));
    const answer = { lastResult: submission.reply(), edition, now: standing };
    return data({ product: answer, price: undefined }, { status: 409 });
  }
  const lastResult = submission.reply(productRefusal(edit.reason));
  return data({ product: { lastResult }, price: undefined }, { status: 409 });
}

const done = {
  added: "The product was added",
  changed: "The product was changed",
  priced: "The price was set",
};

export default function ProductPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { record } = page.from;
  return (
    <>
      <PageHead title={record.name} sub={record.partNo}>
        {!record.active && <Badge>Not sold any more</Badge>}
      </PageHead>
      <Done words={done} />
      <ProductForm
        from={page.from}
        families={page.families}
        suppliers={page.suppliers}
        answer={answer?.product}
      />
      <PriceHistory
        productId={page.productId}
        prices={page.prices}
        today={page.today}
        currency={page.currency}
        lastResult={answer?.price}
      />
    </>
  );
}
