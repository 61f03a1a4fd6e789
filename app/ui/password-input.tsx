import { type ComponentPropsWithoutRef, forwardRef, useEffect, useState } from "react";

import { Button } from "./button.tsx";
import { TextInput } from "./input.tsx";

/** A password that can be looked at while it is typed. */
export const PasswordInput = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<"input">>(
  function PasswordInput(props, ref) {
    const [shown, setShown] = useState(false);
    const [scripted, setScripted] = useState(false);
    useEffect(() => setScripted(true), []);
    return (
      <TextInput
        ref={ref}
        autoCapitalize="none"
        spellCheck={false}
        {...props}
        type={shown ? "text" : "password"}
        end={
          scripted && (
            <Button
              kind="bare"
              size="sm"
              icon="eye"
              iconOnly
              className="reveal"
              aria-pressed={shown}
              onClick={() => setShown(!shown)}
            >
              Show password
            </Button>
          )
        }
      />
    );
  },
);
