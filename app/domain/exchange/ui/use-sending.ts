import {
  createPath,
  useBeforeUnload,
  useBlocker,
  useNavigate,
  useRevalidator,
} from "@remix-run/react";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";

import { LARGEST_FILE } from "../submission.ts";
import { FileQueue, isUnderWay, type SentFile } from "./file-queue.ts";
import { sendFile } from "./send-file.ts";

const pause = (milliseconds: number) =>
  new Promise<void>((awake) => setTimeout(awake, milliseconds));

const none: readonly SentFile[] = [];

/**
 * Files on their way from this page. One that is sent alone leads to its own page; of several, the list on this page is
 * read anew as they arrive. Whoever leaves meanwhile is asked first.
 */
export function useSending() {
  const [queue, setQueue] = useState<FileQueue | null>(null);
  const [still] = useState(() => () => () => {});
  const files = useSyncExternalStore(
    queue?.subscribe ?? still,
    queue?.snapshot ?? (() => none),
    () => none,
  );
  const [wayOut, setWayOut] = useState<string | null>(null);
  const mayLeave = useRef(false);
  const navigate = useNavigate();
  const { revalidate } = useRevalidator();
  const underWay = files.some(isUnderWay);
  const arrived = files.filter(({ state }) => state === "sent").length;
  const [only] = files.length === 1 ? files : [];
  const alone = only?.answer?.ok ? only.answer.href : null;

  useEffect(() => {
    const made = new FileQueue(sendFile, pause, LARGEST_FILE);
    setQueue(made);
    return () => made.stop();
  }, []);

  useBeforeUnload(
    useCallback(
      (event) => {
        if (underWay) event.preventDefault();
      },
      [underWay],
    ),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      underWay && !mayLeave.current && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    // Kept here, because reading this page anew makes the router forget that it asked.
    setWayOut(createPath(blocker.location));
    blocker.reset();
  }, [blocker]);
  // Below the blocker, which knows by then that nothing is under way any more.
  useEffect(() => {
    if (alone) navigate(alone);
  }, [alone, navigate]);

  // After the blocker, which would otherwise stop it: for it, the file is still under way.
  useEffect(() => {
    // Reading this page anew would call off the way to the file's own.
    if (arrived > 0 && !alone) revalidate();
  }, [arrived, alone, revalidate]);

  /** False before the page is ready for it: then the form is sent by the browser. */
  const send = (chosen: readonly File[], address: (file: File) => string): boolean => {
    if (!queue || chosen.length === 0) return false;
    if (!underWay) queue.clear();
    queue.add(chosen, address);
    return true;
  };
  const leave = () => {
    mayLeave.current = true;
    if (wayOut) navigate(wayOut);
  };
  const asked = wayOut === null ? null : { leave, stay: () => setWayOut(null) };
  return { files, underWay, send, again: (no: number) => queue?.again(no), asked };
}
