import type { RecordKind } from "../submission.ts";
import { channelCosts } from "./channel-costs.server.ts";
import { customers } from "./customers.server.ts";
import { partners } from "./partners.server.ts";
import { prices } from "./prices.server.ts";
import { products } from "./products.server.ts";
import { rates } from "./rates.server.ts";
import type { RecordIntake } from "./record-intake.ts";
import { standardCosts } from "./standard-costs.server.ts";

export const recordIntakes: Record<RecordKind, RecordIntake> = {
  products,
  prices,
  customers,
  partners,
  rates,
  channel_costs: channelCosts,
  standard_costs: standardCosts,
};
