import { type ReactNode, useEffect, useId, useRef, useState } from "react";

type DialogProps = {
  /** An open dialog in the first answer of the server is there before any script. */
  open: boolean;
  onClose: () => void;
  /** The question. */
  title: ReactNode;
  /** The answers: the safe one marked with `data-safe`, submit buttons naming their `form` by id. */
  actions: ReactNode;
  children?: ReactNode;
};

/** Only for what cannot be undone or needs a reason; everything else is done, and can be undone. */
export function Dialog({ open, onClose, title, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  // Only the first answer says so in the markup: taking the attribute away would leave the page inert.
  const [openAtFirst] = useState(open);

  useEffect(() => {
    const { current } = dialog;
    if (!current) return;
    // What the server opened is not modal yet.
    if (current.open) current.close();
    if (!open) return;
    current.showModal();
    current.querySelector<HTMLElement>("[data-safe]")?.focus();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className="dialog"
      open={openAtFirst}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
      </header>
      {children && <div>{children}</div>}
      <footer>{actions}</footer>
    </dialog>
  );
}
