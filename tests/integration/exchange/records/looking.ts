import { selectMistakes } from "#app/domain/exchange/row.store.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import type { World } from "#tests/support/world.ts";

/** What is wrong with the rows of a file, the most frequent first. */
export const mistakesOf = ({ system }: Pick<World, "system">, id: string) =>
  withScope(system, async (tx) =>
    (await selectMistakes(tx, id)).map(({ column, what, hint, values }) => ({
      ...{ column, what, hint },
      value: values?.[0],
    })),
  );
