import { beforeExit } from "#app/platform/run/run-to-end.ts";

import { startTestPostgres } from "./test-postgres.ts";

// What `npm start` runs, on the database and the port of the browser tests.
const env = process.env;
if (env.E2E_POSTGRES_PORT) {
  delete env.DATABASE_URL;
  const server = await startTestPostgres({
    port: Number(env.E2E_POSTGRES_PORT),
    password: env.E2E_POSTGRES_PASSWORD,
  });
  await beforeExit(server.stop);
  env.DATA_DIR = server.dataFolder;
}
env.DATABASE_URL = env.OWNER_DATABASE_URL;
// The tests' own connections; the server makes these roles, as it does for an operator.
delete env.APP_DATABASE_URL;
delete env.JOBS_DATABASE_URL;
delete env.LOADER_DATABASE_URL;
env.PORT = env.E2E_PORT;
// With the demo in it, it is not production; what is served is built the same.
env.NODE_ENV = "test";
await import("#app/platform/run/start.ts");
