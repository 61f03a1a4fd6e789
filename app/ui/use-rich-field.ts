import { useEffect, useState } from "react";
import { flushSync } from "react-dom";

/** What a plain field held when the one with script took its place; its text and what it sends are two things in a list. */
export type Held = { text: string; value: string };

/**
 * What takes the place of the plain field once its script is there, with what was typed or chosen by then. The person
 * goes on typing where they were. Nothing until then.
 */
export function useRichField<Part>(load: () => Promise<Part>, id: string | undefined) {
  const [rich, setRich] = useState<{ Part: Part; held: Held | null } | null>(null);

  useEffect(() => {
    let mounted = true;
    load().then((Part) => {
      if (!mounted) return;
      const plain = fieldOf(id);
      const held = plain && { text: textOf(plain), value: plain.value };
      const hadFocus = plain !== null && document.activeElement === plain;
      // At once: a key pressed between reading the one and showing the other would be lost.
      flushSync(() => setRich({ Part, held }));
      if (hadFocus) goOnTyping(fieldOf(id));
    });
    return () => {
      mounted = false;
    };
  }, [load, id]);

  return rich;
}

type PlainField = HTMLInputElement | HTMLSelectElement;

function fieldOf(id: string | undefined): PlainField | null {
  const field = document.getElementById(id ?? "");
  const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
  return isField ? field : null;
}

const textOf = (field: PlainField): string =>
  field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.label ?? "") : field.value;

function goOnTyping(field: PlainField | null) {
  field?.focus();
  if (field instanceof HTMLInputElement)
    field.setSelectionRange(field.value.length, field.value.length);
}
