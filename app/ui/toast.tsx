import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";

import { Button } from "./button.tsx";
import { Mark, type MarkName } from "./icon.tsx";
import type { Tone } from "./status.tsx";

export type ToastMessage = {
  /** A new one shows a message again that was seen before. */
  id: string;
  text: string;
  tone?: Tone;
  /** A form that takes it back. */
  undo?: { action: string; fields: Record<string, string> };
};

const STAYS_MS = 10_000;
const marks: Record<Tone, MarkName> = { ok: "ok", warn: "warn", bad: "bad", live: "overlap" };

/** What was just done, and the way to undo it. It waits while somebody points at it or stands in it. */
export function ToastRegion({ toast }: { toast: ToastMessage | null }) {
  const [gone, setGone] = useState<string | null>(null);
  const [held, setHeld] = useState(false);
  const shown = toast && toast.id !== gone ? toast : null;
  const id = shown?.id;

  useEffect(() => {
    if (!id || held) return;
    const timer = setTimeout(() => setGone(id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [id, held]);

  return (
    <div role="status" className="toasts">
      {shown && (
        <fieldset
          className="toast"
          aria-label="What was done"
          data-tone={shown.tone ?? "ok"}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <Mark name={marks[shown.tone ?? "ok"]} />
          <span className="clip">{shown.text}</span>
          {shown.undo && <Undo {...shown.undo} />}
          <Button kind="bare" size="sm" icon="x" iconOnly onClick={() => setGone(shown.id)}>
            Close
          </Button>
        </fieldset>
      )}
    </div>
  );
}

function Undo({ action, fields }: { action: string; fields: Record<string, string> }) {
  return (
    <Form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="sm" kbd="Z" data-undo="">
        Undo
      </Button>
    </Form>
  );
}
