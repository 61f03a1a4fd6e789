import { z } from "zod";

import { countries } from "#app/domain/partners/countries.ts";
import { minorDigits } from "#app/platform/money.ts";

import { type Conditions, registeringKinds } from "../conditions.ts";

const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given) => (given === undefined ? [] : [...new Set([given].flat())]));

/** Boxes that stand for ids. */
export const ticked = () => many.pipe(z.array(z.uuid("Choose from the list")));

const codes = new Map(
  Object.entries(countries).flatMap(([code, name]) => [
    [code.toLowerCase(), code],
    [name.toLowerCase(), code],
  ]),
);

/** "DE, France" as codes. */
export const countryCodes = () =>
  z
    .string()
    .max(2000, "At most 2,000 characters")
    .optional()
    .transform((text, context) => {
      const words = (text ?? "").split(/[,;\n]/).map((word) => word.trim());
      const found = words.filter(Boolean).flatMap((word) => {
        const code = codes.get(word.toLowerCase());
        if (!code) context.addIssue(`No country is called ${word}`);
        return code ? [code] : [];
      });
      return [...new Set(found)];
    });

const AMOUNT = /^\d{1,12}([.,]\d{1,3})?$/;

function minorOf(text: string | undefined, currency: string): bigint | null | undefined {
  const plain = text?.replaceAll(/[\s']/g, "") ?? "";
  if (!plain) return null;
  const digits = minorDigits(currency);
  const [whole = "", rest = ""] = plain.replace(",", ".").split(".");
  if (!AMOUNT.test(plain) || rest.length > digits) return undefined;
  return BigInt(whole) * 10n ** BigInt(digits) + BigInt(rest.padEnd(digits, "0") || "0");
}

const Size = z.object({ from: z.string().optional(), below: z.string().optional() });

const sizes = z
  .record(z.string().regex(/^[A-Z]{3}$/), Size)
  .optional()
  .transform((given, context) => {
    const read: Conditions["sizes"] = {};
    for (const [currency, size] of Object.entries(given ?? {})) {
      const [fromMinor, belowMinor] = [minorOf(size.from, currency), minorOf(size.below, currency)];
      const wrong = (path: string, message: string) =>
        context.addIssue({ code: "custom", path: [currency, path], message });
      if (fromMinor === undefined) wrong("from", "An amount such as 5000");
      if (belowMinor === undefined) wrong("below", "An amount such as 50000");
      if (fromMinor && belowMinor && belowMinor <= fromMinor) wrong("below", "More than the least");
      if ((fromMinor ?? null) === null && (belowMinor ?? null) === null) continue;
      read[currency] = { fromMinor: fromMinor || null, belowMinor: belowMinor ?? null };
    }
    return read;
  });

/** Which deals something is for, as a form asks it. */
export const conditionFields = {
  partnerKinds: many.pipe(z.array(z.enum(registeringKinds, "Choose from the list"))),
  tierIds: ticked(),
  partnerCountries: countryCodes(),
  customerCountries: countryCodes(),
  familyIds: ticked(),
  sizes,
};
