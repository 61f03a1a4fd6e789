import { bootstrap } from "../../app/platform/run/bootstrap.mjs";

await bootstrap("../../../tests/bench/bench.ts", { development: true });
