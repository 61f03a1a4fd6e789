import { type MatchRule, readWeights, type StoredWeights } from "./rule.ts";

/** As the bench fitted them to made lists: `node tests/bench/fit-rule.mjs` prints them anew. */
export const SHIPPED_WEIGHTS: StoredWeights = {
  start: -1.516,
  keys: {
    name: [
      3.354, 3.354, 2.322, 0.244, 0.141, 0.141, 0.141, 0.141, 0.141, 0.141, -2.504, -2.504, -2.832,
      -6.092, -12,
    ],
    number: [5.758, 1.517, 1.517, -6, -6, -6],
    "legal form": [0.704, 0.704, -3.07],
    address: [8, 5.071, 3.061, 0.248, -0.26, -1, -3],
    postcode: [8, 3.378, -1.519, -2],
    city: [2.83, 2.83, 2.83, -2.287],
    region: [0.862, -2.434],
    country: [0.663, -2.813],
    phone: [8, 2.996, 2.996, -1.824],
    domain: [6.328, 2.37, -1],
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
