import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect } from "@remix-run/node";

import { setPriceRule } from "#app/domain/exchange/price-rule.server.ts";
import { SetPriceRule } from "#app/domain/exchange/price-rule.ts";
import type { PriceRuleFormProps } from "#app/domain/exchange/ui/price-rule-form.tsx";
import { setSecondFactorRule } from "#app/domain/identity/second-factor/second-factor-rule.server.ts";
import { SecondFactorRule } from "#app/domain/identity/second-factor/second-factor-rule.ts";
import { settingsNow } from "#app/domain/partners/ui/setting-words.ts";
import type { SettingsFormProps } from "#app/domain/partners/ui/settings-form.tsx";
import {
  AddHoliday,
  EditVendor,
  RemoveHoliday,
} from "#app/domain/partners/vendor-settings.schema.ts";
import {
  addHoliday,
  editVendor,
  removeHoliday,
} from "#app/domain/partners/vendor-settings.server.ts";
import { CloseBooks } from "#app/domain/revenue/close-books.schema.ts";
import { closeBooks, takeClosedDays } from "#app/domain/revenue/open-period.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import { readForm } from "../form.server.ts";

type Settings = SettingsFormProps["answer"];
type Typed = { day: string[]; name: string[]; typed: { day: string; name: string } };
type Books = { errors: string[]; typed: string; late: boolean };
type Prices = PriceRuleFormProps["answer"];
type Answer = { settings?: Settings; holiday?: Typed; books?: Books; prices?: Prices };

const answered = (answer: Answer, status: number) => data<Answer>(answer, { status });

/** Whatever is posted to the vendor's settings. */
export async function changeSettings(request: Request, actor: VendorActor) {
  const form = await readForm(request);
  const intent = form.get("intent");
  const done = () => redirect(`/desk/admin/settings?done=${intent}`);
  switch (intent) {
    case "settings": {
      const refused = await edit(actor, form);
      if (refused) return refused;
      throw done();
    }
    case "rule": {
      const rule = SecondFactorRule.safeParse(form.get("rule"));
      if (!rule.success) throw data("Not understood", { status: 400 });
      await withScope(actor, (tx) => setSecondFactorRule(tx, actor, rule.data));
      throw done();
    }
    case "books": {
      const books = parseWithZod(form, { schema: CloseBooks });
      if (books.status !== "success") {
        const typed = String(form.get("through") ?? "");
        const errors = books.error?.through ?? [];
        return answered({ books: { errors, typed, late: form.has("late") } }, 400);
      }
      const { through, late } = books.value;
      await withScope(actor, async (tx) => {
        await closeBooks(tx, actor, through ?? null);
        await takeClosedDays(tx, actor, late);
      });
      throw done();
    }
    case "prices": {
      const prices = parseWithZod(form, { schema: SetPriceRule });
      if (prices.status !== "success") {
        const { tolerance, outside } = prices.error ?? {};
        const typed = {
          tolerance: String(form.get("tolerance") ?? ""),
          outside: String(form.get("outside") ?? ""),
        };
        return answered(
          { prices: { errors: [...(tolerance ?? []), ...(outside ?? [])], typed } },
          400,
        );
      }
      await withScope(actor, (tx) => setPriceRule(tx, actor, prices.value));
      throw done();
    }
    case "add-holiday": {
      const submission = parseWithZod(form, { schema: AddHoliday });
      if (submission.status !== "success") {
        const { day, name } = submission.error ?? {};
        const typed = { day: String(form.get("day")), name: String(form.get("name")) };
        return answered({ holiday: { day: day ?? [], name: name ?? [], typed } }, 400);
      }
      await addHoliday(actor, submission.value);
      throw done();
    }
    case "remove-holiday": {
      const submission = parseWithZod(form, { schema: RemoveHoliday });
      if (submission.status !== "success") throw data("Not understood", { status: 400 });
      await removeHoliday(actor, submission.value.day);
      throw done();
    }
    default:
      throw data("Not understood", { status: 400 });
  }
}

async function edit(actor: VendorActor, form: FormData) {
  const submission = parseWithZod(form, { schema: EditVendor });
  if (submission.status !== "success") {
    return answered({ settings: { lastResult: submission.reply() } }, 400);
  }
  const outcome = await editVendor(actor, submission.value);
  if (outcome.ok) return null;
  if (outcome.reason === "changed") {
    const { edition } = outcome;
    const settings = { lastResult: submission.reply(), edition, now: settingsNow(outcome.now) };
    return answered({ settings }, 409);
  }
  const fieldErrors = { currency: ["Fixed: what was sold is added up in the one before"] };
  return answered({ settings: { lastResult: submission.reply({ fieldErrors }) } }, 409);
}
