import { connectOwner } from "#app/platform/db/connect-owner.ts";
import { prepareDatabase } from "#app/platform/db/prepare-database.ts";
import { buildIfStale } from "#app/platform/run/build-app.ts";
import { beforeExit, runToEnd } from "#app/platform/run/run-to-end.ts";
import { complain, say } from "#app/platform/run/say.ts";

import { type BenchPostgres, startBenchPostgres } from "./bench-database.ts";
import { startBenchServer } from "./bench-server.ts";
import { type Bench, entries } from "./entries.ts";
import { type Figure, ratioOf, round, sayTable } from "./figure.ts";
import { fillDatabase } from "./fill-database.ts";
import { type Options, readOptions } from "./options.ts";

await runToEnd(
  async () => {
    const options = readOptions(process.argv.slice(2));
    await buildIfStale();
    const postgres = await startBenchPostgres();
    await beforeExit(() => postgres.stop());
    const figures: Figure[] = [];
    for (const size of options.sizes) figures.push(...(await measure(size, options, postgres)));
    if (!options.json) sayTable(figures);
  },
  { keepsRunning: false },
);

/** One database of this size, one server on it, and every entry against both. */
async function measure(size: number, options: Options, postgres: BenchPostgres): Promise<Figure[]> {
  const ownerUrl = postgres.ownerUrl(size);
  note(`Filling in ${size.toLocaleString("en-GB")} deals`);
  await prepareDatabase(ownerUrl);
  const owner = await connectOwner(ownerUrl);
  await beforeExit(() => owner.end().catch(() => undefined));
  await owner.query("set search_path = tributary, public");
  await fillDatabase(owner, size);

  const server = await startBenchServer(ownerUrl, postgres.folder);
  await beforeExit(() => server.stop());
  const idleMemory = await server.memory();
  const { seconds } = options;
  const bench: Bench = { size, owner, ownerUrl, server, idleMemory, seconds };
  const figures: Figure[] = [];
  for (const name of options.entries) {
    note(`Measuring ${name}`);
    for (const { limit, ...found } of await entries[name](bench)) {
      const figure = {
        name: found.name,
        size,
        value: round(found.value),
        unit: found.unit,
        limit: limit === null ? null : round(limit),
        ratio: ratioOf(found.value, limit, found.unit),
        memory: round(await server.memory()),
      };
      figures.push(figure);
      if (options.json) say(JSON.stringify(figure));
    }
  }
  await server.stop();
  await owner.end();
  await postgres.drop(ownerUrl);
  return figures;
}

/** Beside the figures, never among them. */
function note(line: string): void {
  complain(line);
}
