import type { Answer, Outcome } from "./file-queue.ts";

/** A connection over which nothing has gone for so long is broken, whatever it says of itself. */
const SILENCE_MS = 60_000;

/** Sends a file as the body of a request, and says how much of it is on its way. */
export function sendFile(
  file: File,
  address: string,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = (outcome: Outcome) => {
      clearTimeout(silence);
      resolve(outcome);
    };
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => request.abort(), SILENCE_MS);
    };
    request.upload.onprogress = ({ loaded }) => {
      heard();
      progress(loaded);
    };
    request.onload = () => end(outcomeOf(request));
    request.onerror = () => end("broken");
    request.onabort = () => end("broken");
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.open("POST", address);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.send(file);
    heard();
  });
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Outcome {
  if (status === 408 || status === 429 || status >= 500) return "broken";
  const answer = answerIn(responseText);
  if (answer) return answer;
  if (status === 403) return { ok: false, words: "You may not send this" };
  // What answers otherwise is the page to sign in.
  return { ok: false, words: "You are not signed in any more. Sign in and send it again" };
}

function answerIn(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as Partial<Answer> | null;
    if (typeof answer !== "object" || answer === null) return null;
    if (answer.ok === true && typeof answer.href === "string") return answer as Answer;
    return answer.ok === false && typeof answer.words === "string" ? (answer as Answer) : null;
  } catch {
    return null;
  }
}
