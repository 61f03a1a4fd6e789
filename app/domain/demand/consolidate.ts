import type { Consolidated, PartnerKinds, StatedLine } from "./forecast.ts";

export type Link = { distributorId: string; resellerId: string };

export type Ground = {
  products: readonly { id: string; supplierId: string | null }[];
  kinds: PartnerKinds;
  /** Live links only. */
  links: readonly Link[];
};

/** What a partner's figure adds: to the channel's demand, to the supplier's own view, or to neither. */
export type Weighed = StatedLine & {
  role: "channel" | "supplier" | "other";
  /** The distributors whose figures already hold this reseller's demand. */
  within: string[];
};

const cell = (productId: string, month: string) => `${productId} ${month}`;

/**
 * Says of each figure in force what it counts for. A reseller buys from its distributors, so where one of them
 * stated the same product and month, the reseller's figure is already in theirs.
 */
export function weigh(lines: readonly StatedLine[], ground: Ground): Weighed[] {
  const suppliers = new Map(ground.products.map(({ id, supplierId }) => [id, supplierId]));
  const stated = new Set(
    lines.map((line) => `${line.partnerId} ${cell(line.productId, line.month)}`),
  );
  const distributorsOf = new Map<string, string[]>();
  for (const { distributorId, resellerId } of ground.links) {
    distributorsOf.set(resellerId, [...(distributorsOf.get(resellerId) ?? []), distributorId]);
  }
  return lines.map((line) => {
    const kind = ground.kinds.get(line.partnerId);
    if (kind === "distributor") return { ...line, role: "channel", within: [] };
    if (kind === "reseller") {
      const within = (distributorsOf.get(line.partnerId) ?? []).filter((distributor) =>
        stated.has(`${distributor} ${cell(line.productId, line.month)}`),
      );
      return { ...line, role: "channel", within };
    }
    const supplies = kind === "supplier" && suppliers.get(line.productId) === line.partnerId;
    return { ...line, role: supplies ? "supplier" : "other", within: [] };
  });
}

/** Adds up the figures in force: per product and month, each expected unit once. */
export function consolidate(lines: readonly StatedLine[], ground: Ground): Consolidated[] {
  const suppliers = new Map(ground.products.map(({ id, supplierId }) => [id, supplierId]));
  const cells = new Map<string, Consolidated>();
  for (const line of weigh(lines, ground)) {
    const supplierId = suppliers.get(line.productId);
    if (supplierId === undefined || line.role === "other") continue;
    const key = cell(line.productId, line.month);
    const sum = cells.get(key) ?? {
      productId: line.productId,
      month: line.month,
      supplierId,
      channelQuantity: 0,
      supplierQuantity: null,
      publishers: 0,
    };
    if (line.role === "supplier") sum.supplierQuantity = line.quantity;
    else if (line.within.length === 0) {
      sum.channelQuantity += line.quantity;
      sum.publishers += 1;
    }
    cells.set(key, sum);
  }
  return [...cells.values()].sort(
    (a, b) => a.productId.localeCompare(b.productId) || a.month.localeCompare(b.month),
  );
}
