import { z } from "zod";

import { minorDigits } from "#app/platform/money.ts";

const chosen = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** An invented deal, as it stands in the address of the preview. */
export const PreviewQuery = z.object({
  partner: chosen(z.uuid()),
  currency: chosen(z.string().regex(/^[A-Z]{3}$/)),
  value: chosen(
    z
      .string()
      .transform((text) => text.replaceAll(/[\s']/g, ""))
      .pipe(z.string().regex(/^\d{1,12}$/)),
  ),
  family: z.array(z.uuid()).catch([]),
  country: chosen(z.string().regex(/^[A-Z]{2}$/)),
  draft: chosen(z.uuid()),
});
export type PreviewQuery = z.output<typeof PreviewQuery>;

export function previewQueryFrom(request: Request): PreviewQuery {
  const { searchParams } = new URL(request.url);
  return PreviewQuery.parse({
    ...Object.fromEntries(searchParams),
    family: searchParams.getAll("family"),
  });
}

export const worthOf = ({ value }: PreviewQuery, currency: string): bigint =>
  BigInt(value ?? "0") * 10n ** BigInt(minorDigits(currency));
