import { useNavigate } from "@remix-run/react";
import { type FormEvent, useState } from "react";
import { z } from "zod";

const Answer = z.union([z.object({ to: z.string() }), z.object({ error: z.string() })]);

/** Sends a form with a file and knows how much of it is on its way, which a form by itself does not tell. */
export function useUpload(to: string) {
  const navigate = useNavigate();
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<string>();

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    const failed = (words = "The file did not arrive whole. Send it again") => {
      setShare(null);
      setError(words);
    };
    request.upload.onprogress = ({ loaded, total }) => setShare(total > 0 ? loaded / total : 0);
    request.onerror = () => failed();
    request.onload = () => {
      const answer = Answer.safeParse(parsed(request.responseText));
      if (!answer.success) return failed();
      if ("error" in answer.data) return failed(answer.data.error);
      setShare(null);
      navigate(answer.data.to, { replace: true, preventScrollReset: true });
    };
    setError(undefined);
    setShare(0);
    request.open("POST", to + window.location.search);
    request.send(new FormData(event.currentTarget));
  };
  return { share, error, onSubmit };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
