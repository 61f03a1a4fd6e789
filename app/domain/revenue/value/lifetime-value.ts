import { type BgNbd, type Buying, probabilityActive, purchasesIfActive } from "./bg-nbd.ts";
import { expectedValue, type GammaGamma } from "./gamma-gamma.ts";

/** How far a lifetime is looked ahead, and what a year's delay takes off: 0.1 is ten percent. */
export type Outlook = { horizonWeeks: number; discountRate: number };

export type Forecast = {
  probabilityActive: number;
  /** Purchases in the next 52 weeks. */
  nextYear: number;
  /** Purchases in as many weeks as the calibration is followed by. */
  afterCalibration: number;
  /** What a purchase is worth; null where the values tell of no average. */
  averageValue: number | null;
  /** What the purchases within the horizon are worth today. */
  lifetimeValue: number | null;
};

export type Models = { buying: BgNbd; spending: GammaGamma | null };

const YEAR = 52;
const WEEKS_IN_A_YEAR = 365.25 / 7;
/** Purchases are discounted as if those of four weeks were all made in their middle. */
const STEP_WEEKS = 4;

type ToForecast = Buying & {
  meanValue: number | null;
  /** Repeat purchases whose value is known; by default all of them. */
  valued?: number;
};

type IfActive = Pick<Forecast, "nextYear" | "afterCalibration"> & { discounted: number };

/**
 * A forecast for any customer. What only repeats and age decide is kept, since many customers share it. Lifetime value
 * is the purchases expected, discounted, times the value expected of each: Fader, Hardie & Lee (2005), RFM and CLV,
 * Journal of Marketing Research 42(4), with the sum over steps in place of their integral.
 */
export function forecaster(models: Models, outlook: Outlook, weeksAfter: number) {
  const kept = new Map<string, IfActive>();
  const ifActive = (buying: Buying): IfActive => {
    const key = `${buying.repeats} ${buying.age}`;
    const known = kept.get(key);
    if (known) return known;
    const within = (weeks: number) => purchasesIfActive(models.buying, buying, weeks);
    const worked: IfActive = {
      nextYear: within(YEAR),
      afterCalibration: within(weeksAfter),
      discounted: discountedPurchases(within, outlook),
    };
    kept.set(key, worked);
    return worked;
  };
  return (customer: ToForecast): Forecast => {
    const active = probabilityActive(models.buying, customer);
    const { nextYear, afterCalibration, discounted } = ifActive(customer);
    const { repeats, valued = repeats, meanValue } = customer;
    const own = { repeats: valued, meanValue: meanValue ?? 0 };
    const averageValue = models.spending && expectedValue(models.spending, own);
    return {
      probabilityActive: active,
      nextYear: active * nextYear,
      afterCalibration: active * afterCalibration,
      averageValue,
      lifetimeValue: averageValue === null ? null : active * discounted * averageValue,
    };
  };
}

function discountedPurchases(
  within: (weeks: number) => number,
  { horizonWeeks, discountRate }: Outlook,
): number {
  let discounted = 0;
  let before = 0;
  for (let from = 0; from < horizonWeeks; from += STEP_WEEKS) {
    const to = Math.min(from + STEP_WEEKS, horizonWeeks);
    const bought = within(to);
    discounted += (bought - before) / (1 + discountRate) ** ((from + to) / 2 / WEEKS_IN_A_YEAR);
    before = bought;
  }
  return discounted;
}
