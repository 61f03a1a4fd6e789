import { bootstrap } from "../../app/platform/run/bootstrap.mjs";

await bootstrap("../../../tests/bench/deal-process.ts", { development: true });
