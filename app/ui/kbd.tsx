import { useSyncExternalStore } from "react";

const SIGNS: Record<string, string> = {
  enter: "↵",
  escape: "Esc",
  shift: "⇧",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
};

const never = () => () => {};
const onApple = () => /mac|iphone|ipad/i.test(navigator.userAgent);

/** Keys as this computer writes them: "mod+k" is ⌘K on a Mac and Ctrl K elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  const apple = useSyncExternalStore(never, onApple, () => false);
  return (
    <span className="contents" aria-hidden="true">
      {keys.split(" ").map((stroke) => (
        <kbd key={stroke}>{writeKeys(stroke, apple)}</kbd>
      ))}
    </span>
  );
}

export function writeKeys(keys: string, apple: boolean): string {
  const parts = keys.split("+").filter(Boolean);
  if (parts.length < 2) return sign(keys, apple);
  const joint = !apple && parts[0] === "mod" ? " " : "";
  return parts.map((part) => sign(part, apple)).join(joint);
}

function sign(part: string, apple: boolean): string {
  if (part === "mod") return apple ? "⌘" : "Ctrl";
  return SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
}
