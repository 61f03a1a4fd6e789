import { engageDirectly } from "#app/domain/deals/engagements/engage-directly.server.ts";
import { sizesOf } from "#app/domain/programs/program-rules.ts";
import { saveDraft } from "#app/domain/programs/versions/draft-program.server.ts";
import { addProgram, changeProgram } from "#app/domain/programs/versions/edit-programs.server.ts";
import {
  listPrograms,
  rulesEdition,
  rulesToEdit,
} from "#app/domain/programs/versions/programs.server.ts";
import { publishDraft } from "#app/domain/programs/versions/publish-program.server.ts";
import type { VendorActor } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import type { Calendar } from "./calendar.ts";
import { type DemoDeal, workdays } from "./deal.ts";
import { loadDeals } from "./load-deals.ts";
import { idOf } from "./load-ground.ts";
import { vendor } from "./vendor.ts";

type Ground = {
  cast: Cast;
  calendar: Calendar;
  productIds: ReadonlyMap<string, string>;
  customerIds: ReadonlyMap<string, string>;
};

/** Registrations that meet others in ways a name does not tell. They wait, so that the evidence can be looked at. */
const meetings: readonly DemoDeal[] = [
  {
    // A sister firm with a number and a name of its own: only its web domain gives it away.
    owner: "priya.raman@castellan.example",
    customer: "eskdale-water",
    words: {
      name: "EW Wastewater Services Ltd",
      duns: "211977034",
      street: "Unit 4, Kingstown Park",
      postcode: "CA3 0HA",
    },
    lines: [
      ["HI-5130", 36],
      ["HI-7715", 12],
    ],
    stage: "proposal",
    closes: 54,
    contact: "Gwen Marsden",
    workDone: "Two pumping stations surveyed on 9 and 10 November, offer for both handed over.",
    reference: "CS-8902",
    registered: workdays(1, "10:40"),
    steps: [],
  },
  {
    // An operating theatre company whose group is protected for another partner.
    owner: "niamh.loxley@loxley.example",
    customer: "theatres.meridian-health",
    lines: [["HI-4225", 16]],
    stage: "qualified",
    closes: 47,
    contact: "Robert Hale",
    workDone:
      "Trial of two monitors in the boiler house since October, asked for by their safety officer.",
    registered: workdays(1, "13:05"),
    steps: [],
  },
  {
    // A customer that the vendor's own people are selling to.
    owner: "freja.holm@sundgaard.example",
    customer: "solvang-energi",
    lines: [["HI-5150", 12]],
    stage: "prospect",
    closes: 72,
    contact: "Ida Moen",
    workDone: "First meeting about heat metering held in Hamar.",
    registered: workdays(1, "14:45"),
    steps: [],
  },
];

/** A programme whose protections hold for the whole company group, an engagement of the own sales, and who meets them. */
export async function loadConflicts(ground: Ground) {
  const { cast, calendar, customerIds } = ground;
  const lately = calendar.at(calendar.workdaysAgo(2), "11:15");
  const ingrid = cast.vendor("ingrid.solheim@halden.example");
  await asOf(lately, async () => {
    await protectGroups(cast.vendor("astrid.nygaard@halden.example"), lately);
    const engaged = await engageDirectly(
      ingrid,
      idOf(customerIds, "solvang-energi"),
      {
        familyId: null,
        startsOn: calendar.daysAgo(21),
        endsOn: null,
        note: "Framework agreement for all plants, our offer is with their board.",
      },
      lately,
    );
    if (!engaged.ok) throw new Error("The own sales could not be noted");
  });
  await loadDeals(meetings, ground);
}

async function protectGroups(admin: VendorActor, at: Date) {
  const programs = () => withScope(admin, (tx) => listPrograms(tx, at));
  const standard = (await programs())[0];
  const added = await addProgram(admin, { name: "Silver, Britain", like: standard?.id }, at);
  const tiers = await withScope(admin, (tx) =>
    tx.tier.findMany({
      where: { vendorId: vendor.vendorId, name: "Silver" },
      select: { id: true },
    }),
  );
  const begun = added.ok ? (await programs()).find(({ id }) => id === added.id) : undefined;
  if (!begun) throw new Error("The programme for company groups was not added");
  const like = rulesToEdit(begun);
  const rules = {
    ...like,
    takes: {
      ...like.takes,
      sizes: sizesOf(like),
      tierIds: tiers.map(({ id }) => id),
      customerCountries: ["GB"],
    },
    wholeFamily: true,
  };
  await saveDraft(admin, { programId: begun.id, rules, edition: rulesEdition(like) }, at);
  const drafted = (await programs()).find(({ id }) => id === begun.id);
  const edition = rulesEdition(drafted?.draft?.rules ?? like);
  const note = "Smaller partners protect, and are kept off, whole company groups";
  await publishDraft(admin, { programId: begun.id, from: null, note, edition }, at);
  // It takes less than the standard programme and has to be asked first.
  await changeProgram(admin, begun.id, { intent: "up" }, at);
  await changeProgram(admin, begun.id, { intent: "up" }, at);
}
