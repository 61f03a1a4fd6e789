import { bootstrap } from "../../app/platform/run/bootstrap.mjs";

await bootstrap("../../../tests/bench/fit-rule.ts", { development: true });
