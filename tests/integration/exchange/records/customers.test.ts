import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, planOf, send, sendAndLook, sendAndRead } from "../hand-over.ts";
import { mistakesOf } from "./looking.ts";

const header = "Account ID,System,Name,Web,DUNS,Street,Postcode,City,Country,Parent ID\n";

const records = ({ system, vendorId }: World) =>
  withScope(system, async (tx) => {
    const rows = await tx.customerRecord.findMany({
      where: { vendorId },
      orderBy: [{ system: "asc" }, { externalId: "asc" }],
      select: {
        ...{ system: true, externalId: true, parentExternalId: true },
        party: {
          select: {
            ...{ name: true, city: true, country: true, method: true, partnerId: true },
            customer: { select: { id: true, name: true, parent: { select: { name: true } } } },
          },
        },
      },
    });
    return rows.map(({ party: { customer, ...party }, ...row }) => ({
      ...{ ...row, ...party, customerId: customer.id },
      parent: customer.parent?.name ?? null,
    }));
  });

const customers = ({ system, vendorId }: World) =>
  withScope(system, (tx) => tx.customer.count({ where: { vendorId } }));

test("customers of two systems become reported parties that resolve as those of any source", async () => {
  const world = await aWorld();
  const file =
    `${header}1001,,Solvang Hydro AS,solvang.example,,Elvegata 2,5003,Bergen,Norway,\n` +
    "1002,,Solvang Drift,,,,,Bergen,NO,1001\n" +
    "C-7,CRM,Solvang Hydro,www.solvang.example,,,,,NO,\n";

  const submission = await sendAndRead(world.steward, "customers", file);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 3 });
  const [crm, parent, child] = await records(world);
  expect(crm).toMatchObject({ system: "CRM", externalId: "C-7", method: "domain" });
  expect(parent).toMatchObject({
    system: "ERP",
    externalId: "1001",
    country: "NO",
    partnerId: null,
  });
  expect(child).toMatchObject({ externalId: "1002", parent: "Solvang Hydro AS" });
  expect(crm?.customerId).toBe(parent?.customerId);
  expect(await customers(world)).toBe(2);
});

test("a record that changes points to other words, stays with its customer, and rewrites nothing", async () => {
  const world = await aWorld();
  await sendAndRead(world.steward, "customers", `${header}1001,,Solvang Hydro,,,,,Bergen,NO,\n`);
  const [before] = await records(world);

  const file = `${header}1001,,Nordlys Energi,,,,,Tromsø,NO,\n`;
  const changed = await sendAndRead(world.steward, "customers", file);
  const same = await sendAndRead(world.steward, "customers", `${file}\n`);

  expect(changed).toMatchObject({ rowsTaken: 1, rowsChanged: 1 });
  expect(same).toMatchObject({ rowsTaken: 0, rowsSame: 1 });
  const [after] = await records(world);
  expect(after).toMatchObject({ name: "Nordlys Energi", city: "Tromsø", method: "identifier" });
  expect(after?.customerId).toBe(before?.customerId);
  expect((await planOf(world.vendorId, changed.id)).records).toMatchObject({
    said: ["1 customer moved", "1 renamed"],
  });
  const parties = await withScope(world.system, (tx) =>
    tx.reportedParty.count({ where: { vendorId: world.vendorId } }),
  );
  expect(parties).toBe(2);
});

test("taken back, records point to what they said before, and the customers stay", async () => {
  const world = await aWorld();
  const first = `${header}1001,,Solvang Hydro,,,,,Bergen,NO,\n1002,,Solvang Drift,,,,,Bergen,NO,\n`;
  await sendAndRead(world.steward, "customers", first);
  const before = await records(world);
  const file = `${header}1001,,Nordlys Energi,,,,,Bergen,NO,\n1002,,Solvang Drift,,,,,Bergen,NO,1001\n1003,,Fjord,,,,,Oslo,NO,1002\n`;
  const { id } = await sendAndRead(world.steward, "customers", file);

  expect(await reverseSubmission(world.steward, id, at)).toMatchObject({
    preview: { ended: 1, restored: 2, replaced: 0 },
  });
  expect(await records(world)).toEqual(before);
  expect(await customers(world)).toBe(3);
});

test("nobody is its own ancestor, whatever the file says", async () => {
  const world = await aWorld();
  const file = `${header}1,,Alpha,,,,,Oslo,NO,2\n2,,Beta,,,,,Oslo,NO,3\n3,,Gamma,,,,,Oslo,NO,1\n4,,Delta,,,,,Oslo,NO,3\n`;
  await sendAndRead(world.steward, "customers", file);
  const parents = (await records(world)).map(({ name, parent }) => [name, parent]);
  expect(parents.filter(([, parent]) => parent !== null)).toEqual([["Delta", "Gamma"]]);
});

test("a number that says another customer is believed over the record's own", async () => {
  const world = await aWorld();
  await sendAndRead(
    world.steward,
    "customers",
    `${header}1,,Alpha,,218841176,,,Oslo,NO,\n2,,Beta,,301234561,,,Oslo,NO,\n`,
  );
  const [, beta] = await records(world);
  await sendAndRead(world.steward, "customers", `${header}1,,Alpha,,301234561,,,Oslo,NO,\n`);
  const [alpha] = await records(world);
  expect(alpha?.customerId).toBe(beta?.customerId);
});

test("two systems that know a company by one LEI mean one customer, and its telephone is kept", async () => {
  const world = await aWorld();
  const file =
    "Account ID,System,Name,City,Country,LEI,Phone\n" +
    "1001,,Solvang Hydro,Bergen,NO,5493001KJTIIGC8Y1R12,+47 55 12 34 56\n" +
    "C-7,CRM,Nordlys Energi,Bergen,NO,5493001KJTIIGC8Y1R12,\n";
  await sendAndRead(world.steward, "customers", file);
  const [crm, erp] = await records(world);
  expect(crm?.customerId).toBe(erp?.customerId);
  const kept = await withScope(world.system, (tx) =>
    tx.reportedParty.findFirstOrThrow({
      where: { vendorId: tx.vendorId, name: "Solvang Hydro" },
      select: { phone: true, lei: true },
    }),
  );
  expect(kept).toEqual({ phone: "+47 55 12 34 56", lei: "5493001KJTIIGC8Y1R12" });
});

test("what cannot be a customer is refused in words", async () => {
  const world = await aWorld();
  const rows = [
    ",,Nobody,,,,,Oslo,NO,",
    "1,,,,,,,Oslo,NO,",
    "2,,Gamma,,,,,Oslo,Atlantis,",
    "3,,Delta,,,,,Oslo,NO,3",
    "4,,One,,,,,Oslo,NO,",
    "4,,Other,,,,,Oslo,NO,",
    `5,,Epsilon,,${"1".repeat(40)},,,Oslo,NO,`,
  ];
  const submission = await sendAndLook(world.steward, "customers", header + rows.join("\n"));
  expect(submission).toMatchObject({ status: "waiting", rowsRefused: 6 });
  const what = (await mistakesOf(world, submission.id)).map((mistake) => mistake.what);
  expect(what.sort()).toEqual([
    "A customer is not its own parent",
    "Another row has the same customer ID",
    "At most 20 characters",
    "Country not known",
    "Customer ID is missing",
    "Name is missing",
  ]);
});

test("partners neither hand customers over nor see the vendor's records", async () => {
  const world = await aWorld();
  expect(await send(world.north, "customers", header)).toEqual({ ok: false, reason: "wrong-kind" });
  await sendAndRead(world.steward, "customers", `${header}1001,,Solvang,,,,,Bergen,NO,\n`);
  const seen = await withScope(world.northAdmin, async (tx) => [
    await tx.customerRecord.count({ where: { vendorId: world.vendorId } }),
    await tx.recordWord.count({ where: { vendorId: world.vendorId } }),
  ]);
  expect(seen).toEqual([0, 0]);
});
