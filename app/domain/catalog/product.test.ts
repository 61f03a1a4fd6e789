import { expect, test } from "vitest";

import { partKey } from "./product.ts";

test.each(["HI-4210", "hi 4210", "HI4210", " Hi_42-10 ", "ＨＩ－４２１０"])(
  "%s is one part",
  (text) => {
    expect(partKey(text)).toBe("HI4210");
  },
);
