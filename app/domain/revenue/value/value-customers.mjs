import { bootstrap } from "../../../platform/run/bootstrap.mjs";

await bootstrap(new URL("./value-customers.ts", import.meta.url).href);
