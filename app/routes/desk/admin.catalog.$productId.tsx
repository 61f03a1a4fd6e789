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
import {
  setStandardCost,
  standardCostsOf,
} from "#app/domain/revenue/costs/set-standard-cost.server.ts";
import { StandardCostWords } from "#app/domain/revenue/costs/standard-cost.schema.ts";
import { StandardCostSection } from "#app/domain/revenue/ui/costs/standard-cost-section.tsx";
import type { VendorActor } from "#app/platform/actor.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { dayInWords } from "#app/platform/form-fields.ts";
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
      costs: await standardCostsOf(tx, productId),
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
  const intent = form.get("intent");
  if (intent === "standard-cost" || intent === "standard-cost-gone") {
    await requireActor(request, "vendor", "cost:manage");
    const change = intent === "standard-cost" ? standardCost : standardCostGone;
    return change(actor, productId, form);
  }
  return intent === "price" ? price(actor, productId, form) : product(actor, productId, form);
}

const back = (productId: string, done: string) =>
  redirect(`/desk/admin/catalog/${productId}?done=${done}`);

async function standardCost(actor: VendorActor, productId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: StandardCostWords });
  if (submission.status !== "success") {
    const answer = { cost: submission.reply(), price: undefined, product: undefined };
    return data(answer, { status: 400 });
  }
  const set = await setStandardCost(actor, productId, submission.value, now());
  if (set.ok) throw back(productId, "costed");
  throw data("Not found", { status: 404 });
}

async function standardCostGone(actor: VendorActor, productId: string, form: FormData) {
  const day = dayInWords().safeParse(form.get("validFrom"));
  if (!day.success) throw data("Not understood", { status: 400 });
  const set = await setStandardCost(actor, productId, { validFrom: day.data, said: null }, now());
  if (set.ok) throw back(productId, "costed");
  throw data("Not found", { status: 404 });
}

async function price(actor: VendorActor, productId: string, form: FormData) {
  form.set("productId", productId);
  const submission = parseWithZod(form, { schema: SetPrice });
  if (submission.status !== "success") {
    return data(
      { price: submission.reply(), product: undefined, cost: undefined },
      { status: 400 },
    );
  }
  const { timeZone } = await withScope(actor, findVendor);
  const pricing = await setPrice(actor, submission.value, localDay(now(), timeZone));
  if (pricing.ok) throw back(productId, "priced");
  if (pricing.reason === "unknown") throw data("Not found", { status: 404 });
  const fieldErrors = { validFrom: ["A price begins today or later"] };
  return data(
    { price: submission.reply({ fieldErrors }), product: undefined, cost: undefined },
    { status: 409 },
  );
}

async function product(actor: VendorActor, productId: string, form: FormData) {
  const submission = parseWithZod(form, { schema: EditProduct });
  if (submission.status !== "success") {
    return data(
      { product: { lastResult: submission.reply() }, price: undefined, cost: undefined },
      { status: 400 },
    );
  }
  const edit = await editProduct(actor, productId, submission.value);
  if (edit.ok) throw back(productId, "changed");
  if (edit.reason === "changed") {
    const { edition } = edit;
    const standing = await withScope(actor, (tx) => productNow(tx, edit.now));
    const answer = { lastResult: submission.reply(), edition, now: standing };
    return data({ product: answer, price: undefined, cost: undefined }, { status: 409 });
  }
  const lastResult = submission.reply(productRefusal(edit.reason));
  return data({ product: { lastResult }, price: undefined, cost: undefined }, { status: 409 });
}

const done = {
  added: "The product was added",
  changed: "The product was changed",
  priced: "The price was set",
  costed: "The standard costs were changed",
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
      <StandardCostSection
        costs={page.costs}
        today={page.today}
        currency={page.currency}
        lastResult={answer?.cost}
      />
    </>
  );
}
