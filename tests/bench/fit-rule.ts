// Prints weights fitted anew, for the shipped rule or for a vendor's own version on trial.
import { writeWeights } from "#app/domain/customers/resolving/rule.ts";
import { say } from "#app/platform/run/say.ts";

import { fitOnMadeLists } from "./fit-on-made-lists.ts";

const ROWS = 6_000;

say(JSON.stringify(writeWeights(fitOnMadeLists(ROWS)), null, 2));
