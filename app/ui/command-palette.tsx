import { Link, useNavigate } from "@remix-run/react";
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from "react";

import { type Command, matching } from "./command.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { useKeys } from "./keyboard.ts";

export type { Command } from "./command.ts";

const LABEL = "Search or run a command";

type CommandPaletteProps = { commands: Command[]; searchTo?: string };

/** Ctrl or Cmd with K, or its button: type a few letters, press Enter, and be there. */
export function CommandPalette({ commands, searchTo }: CommandPaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [round, setRound] = useState(0);

  const open = () => {
    setRound((before) => before + 1);
    dialog.current?.showModal();
  };
  const close = () => dialog.current?.close();
  useKeys({ "mod+k": { run: open, says: "Search or run a command" } });

  const openInstead = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    open();
  };
  const inside = (
    <>
      <Icon name="search" />
      <span>{LABEL}</span>
      <Kbd keys="mod+k" />
    </>
  );

  return (
    <>
      {searchTo ? (
        <Link className="command" to={searchTo} aria-label={LABEL} onClick={openInstead}>
          {inside}
        </Link>
      ) : (
        <button className="command" type="button" aria-label={LABEL} onClick={open}>
          {inside}
        </button>
      )}
      <dialog
        ref={dialog}
        className="palette"
        aria-label={LABEL}
        onClick={(event) => event.target === dialog.current && close()}
        onKeyDown={(event) => event.key === "Escape" && close()}
      >
        {round > 0 && (
          <Choices key={round} commands={commands} searchTo={searchTo} onDone={close} />
        )}
      </dialog>
    </>
  );
}

function Choices({ commands, searchTo, onDone }: CommandPaletteProps & { onDone: () => void }) {
  const navigate = useNavigate();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = matching(commands, text, searchTo);
  const current = Math.min(at, found.length - 1);

  useEffect(() => input.current?.focus(), []);

  const choose = (command: Command | undefined) => {
    if (!command) return;
    onDone();
    if (command.run) command.run();
    else if (command.to) navigate(command.to);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      setAt((current + step + found.length) % found.length);
    } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(found[current]);
    }
  };

  return (
    <>
      <div className="palette-input">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={LABEL}
          aria-expanded="true"
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found[current] ? `${list}-${current}` : undefined}
          placeholder={LABEL}
          autoComplete="off"
          ref={input}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={keys}
        />
        <kbd>Esc</kbd>
      </div>
      <div id={list} className="palette-list" role="listbox" aria-label="Commands">
        {found.map((command, place) => (
          <button
            type="button"
            tabIndex={-1}
            key={`${command.label} ${command.to ?? ""}`}
            id={`${list}-${place}`}
            className="menu-item"
            role="option"
            aria-selected={place === current}
            data-focused={place === current ? "" : undefined}
            onPointerMove={() => setAt(place)}
            onClick={() => choose(command)}
          >
            {command.icon && <Icon name={command.icon} />}
            <span className="clip">{command.label}</span>
            {command.hint && <span className="faint small push">{command.hint}</span>}
            {command.keys && <Kbd keys={command.keys} />}
          </button>
        ))}
        {found.length === 0 && <p className="palette-none">Nothing by that name</p>}
      </div>
    </>
  );
}
