import { customers } from "./customers.ts";
import { approved, type DemoDeal, days, review, type Step, update } from "./deal.ts";
import { mainPartnerOf } from "./loyalty.ts";
import { partnerOf } from "./partners.ts";
import { type Random, randomFrom } from "./random.ts";
import { basket } from "./taste.ts";

type Fate = "approved" | "won" | "lost" | "rejected" | "expired" | "withdrawn" | "revoked";

const sellers: readonly (readonly [owner: string, partner: string])[] = [
  ["priya.raman@castellan.example", "CASTELLAN"],
  ["callum.reid@bluepeak.example", "BLUEPEAK"],
  ["katrin.vogel@ferrum.example", "FERRUM"],
  ["joost.vermeer@vermeer.example", "VERMEER"],
  ["freja.holm@sundgaard.example", "SUNDGAARD"],
  ["elin.hagstrom@hagstrom.example", "HAGSTROM"],
  ["camille.delorme@delorme.example", "DELORME"],
  ["antti.rautio@rautio.example", "RAUTIO"],
  ["petr.moravec@moravec.example", "MORAVEC"],
  ["niamh.loxley@loxley.example", "LOXLEY"],
];

/** What became of each, and how many days ago it was decided. */
const fates: readonly (readonly [Fate, number])[] = [
  ["approved", 88],
  ["approved", 71],
  ["won", 64],
  ["approved", 59],
  ["rejected", 57],
  ["approved", 52],
  ["lost", 70],
  ["won", 81],
  ["approved", 44],
  ["approved", 41],
  ["expired", 104],
  ["approved", 33],
  ["won", 49],
  ["rejected", 26],
  ["approved", 29],
  ["withdrawn", 24],
  ["approved", 24],
  ["lost", 66],
  ["approved", 19],
  ["won", 93],
  ["approved", 16],
  ["revoked", 77],
  ["approved", 12],
  ["rejected", 12],
  ["expired", 97],
  ["approved", 9],
  ["won", 38],
  ["approved", 6],
  ["lost", 43],
  ["approved", 5],
  ["approved", 65],
  ["won", 55],
];

const contacts = ["Anna Berg", "Jan Kuiper", "Marie Roux", "Peter Lang", "Eva Holm", "Niall Byrne"];
const work = [
  "Needs gathered on site, concept handed over.",
  "Existing instruments no longer get spare parts; replacement agreed in principle.",
  "Demonstration held, they asked for an offer.",
  "Follows the audit of last spring, budget is approved.",
  "Part of an extension of the plant, we advise the planners.",
];
const news = [
  "Offer sent, answer expected within two weeks.",
  "Trial units are installed.",
  "Budget confirmed for this quarter.",
  "Technical questions settled, procurement has taken over.",
];

/** The rest of what partners registered, made up; each is at a customer of its own. */
export function usualDeals(taken: ReadonlySet<string>): DemoDeal[] {
  const used = new Set(taken);
  return fates.map(([fate, decided], place) => {
    const [owner, partner] = sellers[place % sellers.length] ?? ["", ""];
    const random = randomFrom(`deal ${place}`);
    const { sellsIn } = partnerOf(partner);
    const free = customers.filter(
      ({ key, country }) => sellsIn.includes(country) && !used.has(key),
    );
    const own = free.filter((customer) => mainPartnerOf(customer) === partner);
    const customer = random.pick(own.length > 0 ? own : free);
    used.add(customer.key);
    const parts = basket(customer, random.between(1, 3), random);
    return {
      owner,
      customer: customer.key,
      lines: parts.map(({ partNo, list }) => [
        partNo,
        Math.max(1, Math.round(random.between(9, 60) * (400 / list))),
      ]),
      stage: random.pick(["qualified", "proposal", "negotiation"]),
      closes: fate === "approved" ? random.between(10, 80) : 5 - random.between(5, 20),
      contact: random.pick(contacts),
      workDone: random.pick(work),
      registered: days(
        decided + random.between(2, 3),
        `${random.between(9, 16)}:${random.between(10, 55)}`.padStart(5, "0"),
      ),
      steps: stepsTo(fate, decided, random),
    };
  });
}

function stepsTo(fate: Fate, decided: number, random: Random): Step[] {
  const decision = days(decided, "14:35");
  const first = random.chance(0.5) ? [review(days(decided + 1, "09:30"))] : [];
  const after = (count: number) => days(Math.max(decided - count, 1), "11:25");
  switch (fate) {
    case "approved":
      return [...first, approved(decision), ...updates(decided, random)];
    case "won":
      return [
        ...first,
        approved(decision),
        update(after(12), "negotiation", random.pick(news)),
        { do: "won", ago: after(random.between(18, 30)), note: "Ordered." },
      ];
    case "lost":
      return [
        approved(decision),
        { do: "lost", ago: after(random.between(15, 30)), note: "They stay with what they have." },
      ];
    case "rejected":
      return [
        ...first,
        {
          do: "reject",
          ago: decision,
          reason: random.pick(["existing_customer", "tender_published", "ineligible"]),
          note: "The need was public before this registration.",
        },
      ];
    case "withdrawn":
      return [{ do: "withdraw", ago: decision, note: "Project put off to next year." }];
    case "expired":
      return [approved(decision), { do: "expire", ago: days(decided - 91, "00:05") }];
    case "revoked":
      return [
        approved(decision),
        {
          do: "revoke",
          ago: after(40),
          note: "No update for 40 days, and no answer to two mails.",
        },
      ];
  }
}

/** An update every three weeks or so, the newest a few days ago. */
function updates(decided: number, random: Random): Step[] {
  const steps: Step[] = [];
  for (let ago = decided - random.between(14, 24); ago > 2; ago -= random.between(16, 26)) {
    steps.push(
      update(days(ago, "16:05"), random.pick(["proposal", "negotiation"]), random.pick(news)),
    );
  }
  return steps;
}
