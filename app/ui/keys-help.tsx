import { useRef, useState } from "react";
import { Button } from "./button.tsx";
import { Kbd } from "./kbd.tsx";
import { keysInForce, lettersAreOn, switchLetters, useKeys } from "./keyboard.ts";

type Sheet = { keys: string; says: string }[];

/** The button and the "?" key that show every key of the page, and the switch that turns letters off. */
export function KeysHelp() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [sheet, setSheet] = useState<Sheet>([]);
  const [letters, setLetters] = useState(true);

  const open = () => {
    setSheet(keysInForce());
    setLetters(lettersAreOn());
    dialog.current?.showModal();
  };
  useKeys({ "?": { run: open, says: "All keys" } });

  return (
    <>
      <Button className="wide-only" kind="bare" size="sm" icon="help" iconOnly onClick={open}>
        Keyboard and help
      </Button>
      <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
        <header>
          <h2 id="keys-title">Keys on this page</h2>
        </header>
        <div>
          <dl className="keys">
            {sheet.map(({ keys, says }) => (
              <div key={keys}>
                <dt>{says}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
          <label className="row-flex">
            <input
              className="check"
              type="checkbox"
              checked={letters}
              onChange={(event) => {
                switchLetters(event.target.checked);
                setLetters(event.target.checked);
              }}
            />
            Single letters act
          </label>
        </div>
        <footer>
          <Button onClick={() => dialog.current?.close()}>Close</Button>
        </footer>
      </dialog>
    </>
  );
}
