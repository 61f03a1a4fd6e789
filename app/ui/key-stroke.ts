type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const MODIFIERS = ["Control", "Meta", "Alt", "Shift", "AltGraph"];

/** One stroke in words: "j", "?", "shift+j", "mod+enter". Nothing for a modifier alone, or with Alt, which types. */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string | undefined {
  if (MODIFIERS.includes(key) || altKey) return undefined;
  const name = key.toLowerCase();
  // "?" already needed Shift; letters and named keys keep it as a difference.
  const shifted = shiftKey && (name.length > 1 || name !== key);
  return `${ctrlKey || metaKey ? "mod+" : ""}${shifted ? "shift+" : ""}${name}`;
}
