import type { AgreementKind } from "#app/domain/partners/agreement.ts";
import { recordAgreement } from "#app/domain/partners/agreements.server.ts";
import { Apply, type JudgeApplication } from "#app/domain/partners/application.schema.ts";
import { apply } from "#app/domain/partners/apply.server.ts";
import { judgeApplication } from "#app/domain/partners/decide-application.server.ts";
import type { PartnerKind } from "#app/platform/actor.ts";
import { asOf } from "#app/platform/clock.server.ts";
import { withScope } from "#app/platform/db/scope.server.ts";

import type { Cast } from "./actors.ts";
import { type Calendar, isoDay } from "./calendar.ts";
import { idOf } from "./load-ground.ts";
import { partners } from "./partners.ts";
import { vendor } from "./vendor.ts";

type Scene = { cast: Cast; calendar: Calendar; partnerIds: ReadonlyMap<string, string> };

const kinds: Record<PartnerKind, AgreementKind> = {
  distributor: "distribution",
  reseller: "partner",
  supplier: "supply",
};

/** What each partner signed for two years, written down on one day; some of it runs out soon. */
export async function loadAgreements({ cast, calendar, partnerIds }: Scene): Promise<void> {
  const astrid = cast.vendor("astrid.nygaard@halden.example");
  const written = calendar.on(calendar.daysAgo(185), "10:00");
  await asOf(written, () =>
    withScope(
      astrid,
      async (tx) => {
        for (const [place, { code, kind }] of partners.entries()) {
          const partnerId = idOf(partnerIds, code);
          const signedOn = calendar.daysAgo(190 + ((place * 37) % 545));
          const terms = {
            kind: kinds[kind],
            version: "2024.2",
            reference: `HI-${isoDay(signedOn).slice(0, 4)}-${String(place + 101)}`,
            signedOn,
            validUntil: new Date(signedOn.getTime() + 730 * 86_400_000),
            replacesId: null,
          };
          await recordAgreement(tx, astrid, partnerId, terms, written);
        }
      },
      { timeoutMs: 60_000 },
    ),
  );
}

type Story = {
  days: number;
  application: Apply;
  judged?: { days: number; what: JudgeApplication }[];
};

const stories: Story[] = [
  {
    days: 2,
    application: Apply.parse({
      company: "Lakeside Process Control Ltd",
      kind: "reseller",
      country: "IE",
      city: "Limerick",
      domain: "lakeside-process.example",
      taxId: "IE3628911PH",
      sells:
        "Flow and gas instruments to dairies and pharma sites in the west of Ireland, with service.",
      name: "Niamh Doyle",
      title: "Managing director",
      email: "niamh.doyle@lakeside-process.example",
    }),
  },
  {
    days: 4,
    application: Apply.parse({
      company: "Bluepeak Infrastructure",
      kind: "reseller",
      country: "GB",
      city: "Leeds",
      domain: "bluepeak.example",
      taxId: "",
      sells: "Cabling and sensors for warehouses. We belong to the same group as Bluepeak IT.",
      name: "Gareth Lowe",
      title: "Sales manager",
      email: "gareth.lowe@bluepeak.example",
    }),
  },
  {
    days: 9,
    application: Apply.parse({
      company: "Distribuciones Ebro SL",
      kind: "distributor",
      country: "ES",
      city: "Zaragoza",
      domain: "ebro-distribuciones.example",
      taxId: "ESB50112233",
      sells:
        "Industrial instruments to forty resellers in Aragón and Navarra, from our own warehouse.",
      name: "Pilar Lacasa",
      title: "Purchasing",
      email: "pilar.lacasa@ebro-distribuciones.example",
    }),
    judged: [
      { days: 8, what: { intent: "check", checked: ["identity", "compliance"] } },
      {
        days: 7,
        what: {
          intent: "ask",
          text: "Which of the resellers that you name do you supply with gas monitors today, and from whom?",
        },
      },
    ],
  },
  {
    days: 34,
    application: Apply.parse({
      company: "QuickGadget Trading",
      kind: "reseller",
      country: "NL",
      city: "Almere",
      domain: "quickgadget.example",
      taxId: "",
      sells: "Electronics of every kind on marketplaces.",
      name: "Bas de Wit",
      title: "Owner",
      email: "bas@quickgadget.example",
    }),
    judged: [
      {
        days: 31,
        what: {
          intent: "decline",
          text: "We sell through partners who plan and service installations, and not through marketplaces.",
        },
      },
    ],
  },
];

/** Companies that want to become partners: two to look at, one that was asked, one that was declined. */
export async function loadApplications({ cast, calendar }: Scene): Promise<void> {
  const ingrid = cast.vendor("ingrid.solheim@halden.example");
  const on = (days: number) => calendar.at(calendar.daysAgo(days), "11:20");
  for (const { days, application, judged = [] } of stories) {
    await asOf(on(days), () => apply(vendor.vendorId, application, on(days)));
    const { company } = application;
    const { id } = await withScope(ingrid, (tx) =>
      tx.partnerApplication.findFirstOrThrow({ where: { vendorId: tx.vendorId, company } }),
    );
    for (const { days: later, what } of judged) {
      await asOf(on(later), () => judgeApplication(ingrid, id, what, on(later)));
    }
  }
}
