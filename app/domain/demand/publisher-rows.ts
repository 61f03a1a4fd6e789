import type { PartnerKind } from "#app/platform/actor.ts";

import type { Weighed } from "./consolidate.ts";
import type { PublisherRow } from "./demand-overview.ts";
import type { Month } from "./month.ts";

type Partner = { id: string; name: string; kind: PartnerKind };
type PublishedDay = { productId: string; partnerId: string; publishedAt: Date };

const order: PartnerKind[] = ["distributor", "reseller", "supplier"];

/** Who stated what for one product: distributors first, then resellers, then the supplier, each by name. */
export function publisherRows(
  productId: string,
  months: readonly Month[],
  weighed: readonly Weighed[],
  partners: readonly Partner[],
  days: readonly PublishedDay[],
): PublisherRow[] {
  const known = new Map(partners.map((partner) => [partner.id, partner]));
  const name = (id: string) => known.get(id)?.name ?? "";
  const mine = weighed.filter((line) => line.productId === productId);
  return [...new Set(mine.map((line) => line.partnerId))]
    .flatMap((partnerId): PublisherRow[] => {
      const lines = mine.filter((line) => line.partnerId === partnerId);
      const partner = known.get(partnerId);
      const day = days.find((each) => each.productId === productId && each.partnerId === partnerId);
      if (!partner || !day) return [];
      const cell = (month: Month) => {
        const line = lines.find((each) => each.month === month);
        const counted = line?.role === "channel" && line.within.length === 0;
        return { month, quantity: line?.quantity ?? null, counted };
      };
      return [
        {
          partnerId,
          name: partner.name,
          kind: partner.kind,
          publishedAt: day.publishedAt,
          cells: months.map(cell),
          within: [...new Set(lines.flatMap((line) => line.within.map(name)))],
        },
      ];
    })
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.name.localeCompare(b.name));
}
