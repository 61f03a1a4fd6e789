import { useEffect, useRef, useState } from "react";

/** From which version of a draft the form was filled, 0 before there is one. */
export type Keeping = { version: number; savedAt: Date | null };

/** What the address that keeps it answers. */
export type KeepAnswer =
  | { ok: true; version: number; at: string }
  | { ok: false; words: string; final: boolean };

export type Kept = {
  version: number;
  savedAt: Date | null;
  /** Why it is not kept. */
  problem: string | null;
};

const PAUSE_MS = 900;
const DRAFTS = "/portal/deals/drafts";

/** Sends the form a moment after each change. One save follows another, so that none overtakes. */
export function useKeepForm(formId: string, keeping: Keeping | undefined): Kept {
  const [kept, setKept] = useState<Kept>({
    version: keeping?.version ?? 0,
    savedAt: keeping?.savedAt ?? null,
    problem: null,
  });
  const version = useRef(kept.version);
  const keeps = keeping !== undefined;

  useEffect(() => {
    const form = document.getElementById(formId);
    if (!keeps || !(form instanceof HTMLFormElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let sending = false;
    let stopped = false;
    let last = wordsIn(form);

    const send = async () => {
      const words = wordsIn(form);
      if (stopped || words === last) return;
      if (sending) {
        schedule();
        return;
      }
      sending = true;
      // The form says itself what it will become: the page around it may have been asked for anew.
      const page = `${DRAFTS}/${String(new FormData(form).get("dealId"))}`;
      const answer = await keep(`${page}/keep`, form, version.current);
      sending = false;
      if (stopped) return;
      if (answer.ok) {
        last = words;
        version.current = answer.version;
        setKept({ version: answer.version, savedAt: new Date(answer.at), problem: null });
        // A page that is opened anew goes on from here.
        if (window.location.pathname !== page) {
          window.history.replaceState(window.history.state, "", page);
        }
      } else {
        stopped = answer.final;
        setKept((before) => ({ ...before, problem: answer.words }));
      }
    };
    const schedule = () => {
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE_MS);
    };
    // A form that is handed in is kept as what it becomes.
    const stop = () => clearTimeout(timer);
    form.addEventListener("input", schedule);
    form.addEventListener("click", schedule);
    form.addEventListener("submit", stop);
    return () => {
      stopped = true;
      clearTimeout(timer);
      form.removeEventListener("input", schedule);
      form.removeEventListener("click", schedule);
      form.removeEventListener("submit", stop);
    };
  }, [formId, keeps]);

  return kept;
}

const unsaved = new Set(["version", "intent", "__state__", "__intent__"]);

const wordsIn = (form: HTMLFormElement) =>
  JSON.stringify([...new FormData(form)].filter(([name]) => !unsaved.has(name)));

async function keep(to: string, form: HTMLFormElement, version: number): Promise<KeepAnswer> {
  const body = new FormData(form);
  body.set("version", String(version));
  try {
    const response = await fetch(to, { method: "POST", body });
    return (await response.json()) as KeepAnswer;
  } catch {
    return { ok: false, words: "Not saved: no connection", final: false };
  }
}
