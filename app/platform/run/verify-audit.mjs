import { bootstrap } from "./bootstrap.mjs";

await bootstrap("./verify-audit.ts", { development: false });
