import { useEffect, useRef } from "react";

import { strokeOf } from "./key-stroke.ts";

type Act = () => void;

/** What a key does; `says` puts it on the sheet of all keys. */
export type Binding = Act | { run: Act; says: string };

/** "j", "?", "shift+j", "mod+enter", "escape", or two strokes after each other: "g d". */
export type Bindings = Record<string, Binding>;

const SEQUENCE_MS = 1200;
const LETTERS_OFF = "letters-off";

// The youngest binding wins, so that a drawer may take a key from the page under it.
const listening: { current: Bindings }[] = [];
let begun = "";
let forget: ReturnType<typeof setTimeout> | undefined;

/** Binds keys while the component stands. Inside fields only those with mod, and Escape, are heard. */
export function useKeys(bindings: Bindings) {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (listening.length === 0) window.addEventListener("keydown", hear);
    listening.push(latest);
    return () => {
      listening.splice(listening.indexOf(latest), 1);
      if (listening.length === 0) window.removeEventListener("keydown", hear);
    };
  }, []);
}

/** Every key that says what it does or is shown on a button, for the sheet of all keys. */
export function keysInForce(): { keys: string; says: string }[] {
  const bound = [...listening]
    .reverse()
    .flatMap(({ current }) =>
      Object.entries(current).flatMap(([keys, binding]) =>
        typeof binding === "function" ? [] : [{ keys, says: binding.says }],
      ),
    );
  const pressed = buttonsWithKeys().map((button) => ({
    keys: button.dataset.key ?? "",
    says: wordsOf(button),
  }));
  const all = [...pressed, ...bound];
  return all.filter(({ keys }, at) => all.findIndex((other) => other.keys === keys) === at);
}

// WCAG 2.1.4: somebody who speaks or shakes may switch keys without a modifier off.
export const lettersAreOn = () => localStorage.getItem(LETTERS_OFF) === null;

export function switchLetters(on: boolean) {
  if (on) localStorage.removeItem(LETTERS_OFF);
  else localStorage.setItem(LETTERS_OFF, "");
}

function hear(event: KeyboardEvent) {
  const stroke = strokeOf(event);
  if (!stroke || event.defaultPrevented || event.isComposing || !mayAct(stroke, event.target))
    return;

  const whole = begun ? `${begun} ${stroke}` : stroke;
  const act = actFor(whole) ?? actFor(stroke) ?? pressOf(stroke);
  clearTimeout(forget);
  begun = "";
  if (act) {
    event.preventDefault();
    act();
  } else if (startsSequence(stroke)) {
    begun = stroke;
    forget = setTimeout(() => {
      begun = "";
    }, SEQUENCE_MS);
  }
}

function mayAct(stroke: string, target: EventTarget | null): boolean {
  if (document.querySelector("dialog:modal")) return false;
  const modified = stroke.startsWith("mod+");
  if (!(target instanceof Element)) return true;
  if (
    target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")
  ) {
    return modified || stroke === "escape";
  }
  // Enter and Space belong to what has focus.
  if (/^(enter| )$/.test(stroke) && target.closest("a, button, summary")) return false;
  return modified || stroke.length > 1 || lettersAreOn();
}

function actFor(keys: string): Act | undefined {
  for (let place = listening.length - 1; place >= 0; place -= 1) {
    const binding = listening[place]?.current[keys];
    if (binding) return typeof binding === "function" ? binding : binding.run;
  }
  return undefined;
}

function wordsOf(button: HTMLElement): string {
  const words = button.textContent ?? "";
  const key = button.querySelector("kbd")?.textContent ?? "";
  return key && words.endsWith(key) ? words.slice(0, -key.length) : words;
}

/** A button that shows its key is pressed by it. */
function pressOf(stroke: string): Act | undefined {
  const button = buttonsWithKeys().find((each) => each.dataset.key === stroke);
  return button && (() => button.click());
}

const buttonsWithKeys = () =>
  [...document.querySelectorAll<HTMLElement>("[data-key]:not(:disabled)")].filter((button) =>
    button.checkVisibility(),
  );

const startsSequence = (stroke: string) =>
  listening.some(({ current }) =>
    Object.keys(current).some((keys) => keys.startsWith(`${stroke} `)),
  );
