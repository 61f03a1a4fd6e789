import { expect, test } from "vitest";

import { reverseSubmission } from "#app/domain/exchange/life/reverse-submission.server.ts";
import { acceptLink } from "#app/domain/partners/answer-link.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";
import { aWorld, type World } from "#tests/support/world.ts";

import { at, send, sendAndLook, sendAndRead } from "../hand-over.ts";
import { mistakesOf } from "./looking.ts";

const header = "Code,Name,Kind,Tier,City,Country,Status,Distributors\n";

const partners = ({ system, vendorId }: World) =>
  withScope(system, async (tx) => {
    const rows = await tx.partner.findMany({
      where: { vendorId },
      orderBy: { code: "asc" },
      select: {
        ...{ code: true, name: true, kind: true, city: true, country: true, status: true },
        tier: { select: { name: true } },
        distributors: { select: { status: true, distributor: { select: { code: true } } } },
      },
    });
    return rows.map(({ tier, distributors, ...row }) => ({
      ...{ ...row, tier: tier?.name ?? null },
      links: distributors.map(({ status, distributor }) => `${distributor.code} ${status}`).sort(),
    }));
  });

const told = ({ system, vendorId }: World) =>
  withScope(system, async (tx) => [
    await tx.mail.count({ where: { vendorId } }),
    await tx.invitation.count({ where: { vendorId } }),
  ]);

test("partners are registered without people, changed, and proposed to their distributors", async () => {
  const world = await aWorld();
  const file =
    `${header}FJORD,Fjord IT,Reseller,gold,Bergen,Norway,active,NORTH;EAST\n` +
    "EAST,East Distribution,distributor,,Riga,LV,,\nADA,Ada Limited,,-,,,active,\n";

  const submission = await sendAndRead(world.admin, "partners", file);

  expect(submission).toMatchObject({ status: "applied", rowsTaken: 3, rowsChanged: 1 });
  const found = await partners(world);
  expect(found.find(({ code }) => code === "FJORD")).toEqual({
    ...{ code: "FJORD", name: "Fjord IT", kind: "reseller", tier: "Gold", city: "Bergen" },
    ...{ country: "NO", status: "active", links: ["EAST proposed", "NORTH proposed"] },
  });
  expect(found.find(({ code }) => code === "ADA")).toMatchObject({
    ...{ name: "Ada Limited", tier: null, links: ["NORTH live"] },
  });
  expect(await told(world)).toEqual([0, 0]);
  expect(await sendAndRead(world.admin, "partners", `${file}\n`)).toMatchObject({ rowsSame: 3 });
});

test("what cannot be a partner is refused in words", async () => {
  const world = await aWorld();
  const rows = [
    "NEW,,,,,,,",
    "TWO,Two,agent,,Oslo,NO,,",
    "ADA,,distributor,,,,,",
    "BOB,,,,,,suspended,",
    "SIX,Six,reseller,Platinum,Oslo,NO,,",
    "SEV,Seven,reseller,,Oslo,XX,,",
    "OCT,Eight,reseller,,Oslo,NO,,BOB",
    "NIN,Nine,reseller,,Oslo,NO,,NOWHERE",
    "TEN,Ten,distributor,,Oslo,NO,,NORTH",
    "a b,Eleven,reseller,,Oslo,NO,,",
    "LAST,Last,reseller,,Oslo,NO,ended,",
    "SOUTH,South Two,,,,,,",
  ];
  const submission = await sendAndLook(world.admin, "partners", header + rows.join("\n"));
  expect(submission).toMatchObject({ status: "waiting", rowsRefused: 11 });
  const what = (await mistakesOf(world, submission.id)).map((mistake) => mistake.what);
  expect(what.sort()).toEqual([
    "A new partner is active",
    "A new partner needs a city",
    "A new partner needs a country",
    "A new partner needs a kind",
    "A new partner needs a name",
    "A reseller alone has distributors",
    "BOB is a reseller, no distributor",
    "Kind is distributor, reseller or supplier",
    "Letters, digits, points and hyphens",
    "The distributor is not known",
    "The kind of a partner does not change",
    "The status is active, and stays by file",
    "Tier not known",
    "Use the two-letter country code, e.g. DE",
  ]);
});

test("taken back, partners are what they were; one that has accepted a link stays", async () => {
  const world = await aWorld();
  const before = await partners(world);
  const file =
    `${header}FJORD,Fjord IT,reseller,Gold,Bergen,NO,,NORTH;EAST\n` +
    "EAST,East,distributor,,Riga,LV,,\nADA,Ada Limited,,,Leeds,,,SOUTH\nBOB,,,,,,,NORTH\n";
  const { id } = await sendAndRead(world.admin, "partners", file);
  expect(await reverseSubmission(world.admin, id, at)).toMatchObject({ preview: { ended: 2 } });
  expect(await partners(world)).toEqual(before);

  const again = await sendAndRead(world.admin, "partners", file);
  const link = await withScope(world.system, (tx) =>
    tx.partnerLink.findFirstOrThrow({
      where: {
        vendorId: world.vendorId,
        status: "proposed",
        distributorId: world.north.partnerId,
        reseller: { code: "FJORD" },
      },
    }),
  );
  expect(await acceptLink(world.northAdmin, link.id, { showDeals: false }, at)).toEqual({
    ok: true,
  });
  expect(await reverseSubmission(world.admin, again.id, at)).toMatchObject({
    preview: {
      records: { kept: [{ title: "FJORD", why: "it is named by 1 link" }] },
    },
  });
  const left = await partners(world);
  expect(left.filter(({ code }) => code !== "FJORD")).toEqual(before);
});

test("partners are the administrator's to hand over", async () => {
  const world = await aWorld();
  for (const who of [world.steward, world.finance, world.northAdmin]) {
    expect(await send(who, "partners", header)).toEqual({ ok: false, reason: "wrong-kind" });
  }
});
