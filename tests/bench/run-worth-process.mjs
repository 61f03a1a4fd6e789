import { bootstrap } from "../../app/platform/run/bootstrap.mjs";

await bootstrap("../../../tests/bench/worth-process.ts", { development: true });
