import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

import { fitBgNbd } from "./bg-nbd.ts";
import { buyingPatterns } from "./buying-patterns.ts";
import { fitGammaGamma } from "./gamma-gamma.ts";
import { readPurchases } from "./read-purchases.ts";

const sample = resolve(import.meta.dirname, "../../../../../shared/data/clv/CDNOW_sample.txt");

test.skipIf(!existsSync(sample))(
  "the sample of CDNOW's customers gives the published figures",
  async () => {
    const read = await readPurchases(() => createReadStream(sample));
    if (!read.ok) throw new Error(read.problems.join());
    const histories = read.book.until(new Date("1997-09-30"));
    const customers = histories?.customers ?? [];
    expect(customers).toHaveLength(2357);

    // Fader, Hardie & Lee (2005), table 2.
    const buying = fitBgNbd(buyingPatterns(customers));
    if (!buying.ok) throw new Error(buying.reason);
    expect(buying.model.r).toBeCloseTo(0.243, 3);
    expect(buying.model.alpha).toBeCloseTo(4.414, 3);
    expect(buying.model.a).toBeCloseTo(0.793, 3);
    expect(buying.model.b).toBeCloseTo(2.426, 3);
    expect(buying.logLikelihood).toBeCloseTo(-9582.4, 1);

    // Fader & Hardie (2013), on the 946 customers who bought again.
    const spent = customers.flatMap(({ repeats, meanValue }) =>
      meanValue ? [{ repeats, meanValue }] : [],
    );
    expect(spent).toHaveLength(946);
    const spending = fitGammaGamma(spent);
    if (!spending.ok) throw new Error(spending.reason);
    expect(spending.model.p).toBeCloseTo(6.25, 2);
    expect(spending.model.q).toBeCloseTo(3.74, 2);
    expect(spending.model.v).toBeCloseTo(15.44, 2);
  },
);
