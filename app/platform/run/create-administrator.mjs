import { bootstrap } from "./bootstrap.mjs";

await bootstrap("./create-administrator.ts");
