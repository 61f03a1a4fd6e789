import type { Product } from "#app/domain/catalog/product.ts";

import type { ChosenProducts } from "./choose-products.ts";
import type { ForecastLine, Publication } from "./forecast.ts";
import type { Month } from "./month.ts";

export type ForecastGrid = ChosenProducts & {
  first: Month;
  timeZone: string;
  months: Month[];
  lines: ForecastLine[];
  newest: Publication | null;
};

export type History = { publications: Publication[]; older: string | null };

export type OpenPublication = {
  publication: Publication;
  products: Product[];
  months: Month[];
  lines: ForecastLine[];
};
