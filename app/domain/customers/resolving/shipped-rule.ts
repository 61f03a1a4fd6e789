import { type MatchRule, readWeights, type StoredWeights } from "./rule.ts";

/** As the bench fitted them to made lists: `node tests/bench/fit-rule.mjs` prints them anew. */
export const SHIPPED_WEIGHTS: StoredWeights = {
  start: -1.705,
  keys: {
    name: [
      3.688, 3.688, 2.801, 0.845, 0.633, 0.633, 0.633, 0.633, 0.633, 0.633, -1.699, -1.999, -1.999,
      -5.321, -10.852,
    ],
    number: [5.568, 1.514, 1.514, -6, -6, -6],
    "legal form": [0.513, 0.513, -3.242],
    address: [8, 4.832, 2.347, 2.347, -1.886, -2.001, -3],
    postcode: [7.133, -3.124, -3.124],
    city: [2.683, 2.683, 2.683, -2],
    region: [0.862, -2.434],
    country: [0.663, -2.813],
    phone: [8, 3.494, 3.494, -1.953],
    domain: [6.031, 2.697, -1.035],
    "DUNS number": [18, -60],
    LEI: [18, -60],
    "tax number": [18, -60],
  },
};

/** What decides until a vendor turns on a version of its own. */
export const SHIPPED_RULE: MatchRule = {
  version: 3,
  weights: readWeights(SHIPPED_WEIGHTS),
  automatic: 0.98,
  workbench: 0.5,
};
