import { bootstrap } from "../../app/platform/run/bootstrap.mjs";

await bootstrap("../../../tests/bench/resolve-process.ts", { development: true });
