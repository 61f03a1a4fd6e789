import { expect, test } from "vitest";

import * as rules from "./rules.ts";

const room = (name: string) => `app/domain/${name}`;
const importing = (target: string) => `import { thing } from "${target}";\n`;

const cases: { rule: rules.Rule; bad: [string, string]; good: [string, string] }[] = [
  {
    rule: rules.layers,
    bad: [`${room("deals")}/deal.ts`, importing("#app/routes/guard.server.ts")],
    good: ["app/routes/desk/deals.tsx", importing("#app/domain/deals/deal.ts")],
  },
  {
    rule: rules.layers,
    bad: ["app/ui/table.tsx", importing("../domain/deals/deal.ts")],
    good: ["app/ui/table.tsx", importing("./field.tsx")],
  },
  {
    rule: rules.layers,
    bad: ["app/platform/money.ts", 'const x = await import("#app/ui/format.ts");'],
    good: ["app/platform/db/migrate.ts", importing("../../../prisma/engine/wasm-engine.ts")],
  },
  {
    rule: rules.layers,
    bad: ["app/root.tsx", importing("#tests/support/factories.ts")],
    good: ["app/root.tsx", importing("#app/ui/nonce.ts")],
  },
  {
    rule: rules.roomOrder,
    bad: [`${room("customers")}/customer.ts`, importing("../deals/deal.ts")],
    good: [`${room("deals")}/deal.ts`, importing("../customers/customer.ts")],
  },
  {
    rule: rules.roomOrder,
    bad: [
      `${room("identity")}/who.ts`,
      'import type { P } from "#app/domain/partners/partner.ts";',
    ],
    good: [`${room("inventory")}/stock.ts`, importing("#app/domain/demand/forecast.ts")],
  },
  {
    rule: rules.layers,
    bad: [`${room("revenue")}/books.ts`, importing("#tests/support/seeded-numbers.ts")],
    good: [`${room("revenue")}/books.test.ts`, importing("#tests/support/seeded-numbers.ts")],
  },
  {
    rule: rules.roomOrder,
    bad: [`${room("programs")}/rules.ts`, importing("../deals/deal.ts")],
    good: [`${room("deals")}/deal.ts`, importing("../programs/rules.ts")],
  },
  {
    rule: rules.roomOrder,
    bad: [`${room("misc")}/thing.ts`, ""],
    good: [`${room("exchange")}/x12.ts`, ""],
  },
  {
    rule: rules.foreignStores,
    bad: [`${room("deals")}/deal.ts`, importing("../customers/party.store.server.ts")],
    good: [`${room("deals")}/approve-deal.server.ts`, importing("./deal.store.server.ts")],
  },
  {
    rule: rules.unscopedQueries,
    bad: [`${room("deals")}/deal.server.ts`, importing("#app/platform/db/client.server.ts")],
    good: [`${room("identity")}/session.server.ts`, importing("#app/platform/db/client.server.ts")],
  },
  {
    rule: rules.serverCodeInUi,
    bad: [`${room("deals")}/ui/deal-table.tsx`, importing("../deals.server.ts")],
    good: [`${room("deals")}/ui/deal-table.tsx`, 'import type { D } from "../deals.server.ts";'],
  },
  {
    rule: rules.fileLength,
    bad: ["app/ui/table.tsx", "line\n".repeat(301)],
    good: ["app/ui/table.tsx", "line\n".repeat(300)],
  },
  {
    rule: rules.environment,
    bad: [`${room("deals")}/deal.server.ts`, "process.env.HOME"],
    good: ["app/platform/env.server.ts", "process.env.HOME"],
  },
  { rule: rules.fileNames, bad: ["app/ui/utils.ts", ""], good: ["app/ui/address.ts", ""] },
  {
    rule: rules.fileNames,
    bad: ["app/ui/DealTable.tsx", ""],
    good: ["app/routes/desk/deals.$dealId.tsx", ""],
  },
];

test.each(cases)("$rule.name refuses $bad.0 and takes $good.0", ({ rule, bad, good }) => {
  expect(rule({ path: bad[0], text: bad[1] })).toHaveLength(1);
  expect(rule({ path: good[0], text: good[1] })).toEqual([]);
});

test("an import over several lines and an export from elsewhere count as well", () => {
  const text = 'import {\n  a,\n  b,\n} from "#app/ui/a.ts";\nexport { c } from "../../ui/b.ts";\n';
  expect(rules.layers({ path: "app/platform/x/y.ts", text })).toHaveLength(2);
});

test("a stranger at the top of the repository is named", () => {
  expect(rules.strangersAtTheTop(["app", "scripts", "README.md"])).toEqual(["scripts"]);
});
