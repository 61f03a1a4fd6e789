import { expect, test } from "vitest";

import { writeKeys } from "./kbd.tsx";
import { strokeOf } from "./key-stroke.ts";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", true>> = {},
) => strokeOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test("a stroke is its key and what is held", () => {
  expect(press("j")).toBe("j");
  expect(press("J", { shiftKey: true })).toBe("shift+j");
  expect(press("?", { shiftKey: true })).toBe("?");
  expect(press("ArrowDown", { shiftKey: true })).toBe("shift+arrowdown");
  expect(press("k", { metaKey: true })).toBe("mod+k");
  expect(press("Enter", { ctrlKey: true })).toBe("mod+enter");
  expect(press("Shift", { shiftKey: true })).toBeUndefined();
  expect(press("q", { altKey: true })).toBeUndefined();
});

test("keys are written as the computer writes them", () => {
  expect(writeKeys("mod+k", true)).toBe("⌘K");
  expect(writeKeys("mod+k", false)).toBe("Ctrl K");
  expect(writeKeys("mod+enter", true)).toBe("⌘↵");
  expect(writeKeys("A", true)).toBe("A");
  expect(writeKeys("escape", false)).toBe("Esc");
  expect(writeKeys("+", false)).toBe("+");
});
