import type { Product } from "#app/domain/catalog/product.ts";
import type { SaleDeal } from "#app/domain/deals/deals-by-number.server.ts";
import type { Conventions } from "#app/platform/tables/conventions.ts";
import type { Header } from "#app/platform/tables/header.ts";

import type { Field } from "./columns.ts";
import type { PartnerFinder } from "./find-partner.ts";
import type { PriceGuide } from "./price-guide.ts";
import type { Corrections } from "./said/corrections.ts";
import type { SubmissionKind } from "./submission.ts";

/** What the rows of one file are checked against. */
export type RowContext = {
  kind: SubmissionKind;
  vendorName: string;
  currency: string;
  /** The vendor's calendar day: nothing has been sold or counted after it. */
  today: Date;
  /** The last day of the vendor's closed books, where nothing more of them is taken. */
  closedThrough: Date | null;
  /** By partKey. */
  products: ReadonlyMap<string, Product>;
  partners: PartnerFinder;
  /** What things cost by the list. */
  prices: PriceGuide;
  /** Deals that lines may refer to, by dealKey. */
  deals: ReadonlyMap<string, SaleDeal>;
  header: Header<Field>;
  /** How numbers and days are written in this file. */
  conventions: Conventions;
  labels: ReadonlyMap<Field, string>;
  /** What people corrected in this file. */
  corrections?: Corrections;
};
