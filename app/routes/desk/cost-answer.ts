import type { CostEntered } from "#app/domain/revenue/costs/enter-cost.server.ts";

type Errors = { formErrors?: string[]; fieldErrors?: Record<string, string[]> };

/** What is wrong with a typed cost, beside its fields. */
export const costErrors = (entered: Extract<CostEntered, { ok: false }>): Errors =>
  entered.reason === "unknown"
    ? { formErrors: ["It was taken back in the meantime"] }
    : {
        fieldErrors: Object.fromEntries(entered.problems.map(({ field, what }) => [field, [what]])),
      };
