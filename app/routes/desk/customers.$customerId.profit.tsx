import { parseWithZod } from "@conform-to/zod/v4";
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
import { localDay } from "#app/domain/programs/local-time.ts";
import { yearStart } from "#app/domain/revenue/of-customer/bought.ts";
import { customerPage } from "#app/domain/revenue/of-customer/lines-address.ts";
import { profitOfCustomers } from "#app/domain/revenue/profit/read-profit.server.ts";
import { CustomerProfit } from "#app/domain/revenue/ui/profit/customer-profit.tsx";
import { Wallet } from "#app/domain/revenue/ui/profit/wallet.tsx";
import { EstimateSpend } from "#app/domain/revenue/wallet/estimate.schema.ts";
import {
  estimateSpend,
  takeEstimateBack,
} from "#app/domain/revenue/wallet/estimate-spend.server.ts";
import { readWallet } from "#app/domain/revenue/wallet/read-wallet.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { Done } from "#app/ui/done.tsx";

import { readForm } from "../form.server.ts";
import { requireActor } from "../guard.server.ts";
import { uuidParam } from "../params.server.ts";
import { CustomerHead } from "./customer-head.tsx";
import { readCustomerPage } from "./customer-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Profit of ${page?.head.customer.name ?? "a customer"} · Tributary` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  return withScope(actor, async (tx) => {
    const { head, whose } = await readCustomerPage(tx, request, params.customerId);
    const { customer, reach } = head;
    const { currency, timeZone } = await findVendor(tx);
    const today = localDay(now(), timeZone);
    const period = { from: yearStart(today), to: today };
    return {
      crumb: "Profit",
      under: { label: customer.name, to: customerPage({ customerId: customer.id, reach }) },
      ...{ head, currency, today, period },
      profit: await profitOfCustomers(tx, whose.customerIds, period),
      wallet: await readWallet(tx, customer.id, today),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "vendor", "revenue:read");
  const customerId = uuidParam(params.customerId);
  const form = await readForm(request);
  const back = (done: string) => redirect(`/desk/customers/${customerId}/profit?done=${done}`);
  if (form.get("intent") === "take-back") {
    const id = z.uuid().safeParse(form.get("estimate"));
    if (!id.success) throw data("Not understood", { status: 400 });
    const taken = await takeEstimateBack(actor, customerId, id.data, now());
    if (!taken.ok) throw data("Not found", { status: 404 });
    throw back("taken-back");
  }
  const submission = parseWithZod(form, { schema: EstimateSpend });
  if (submission.status !== "success") {
    return data({ lastResult: submission.reply() }, { status: 400 });
  }
  const estimated = await estimateSpend(actor, customerId, submission.value, now());
  if (!estimated.ok) throw data("Not found", { status: 404 });
  throw back("estimated");
}

const done = {
  estimated: "The estimate was kept",
  "taken-back": "The estimate was taken back",
};

export default function CustomerProfitPage() {
  const { head, profit, wallet, currency, today, period } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const of = { customerId: head.customer.id, reach: head.reach };
  return (
    <>
      <CustomerHead {...head} />
      <Done words={done} />
      <CustomerProfit of={of} profit={profit} period={period} currency={currency} />
      <Wallet {...wallet} currency={currency} today={today} lastResult={answer?.lastResult} />
    </>
  );
}
