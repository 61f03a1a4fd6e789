import { type ComponentPropsWithoutRef, forwardRef } from "react";

import { TextInput } from "#app/ui/input.tsx";

type CodeInputProps = ComponentPropsWithoutRef<"input"> & {
  /** The six of an app: a phone shows its figures, and offers the code it has just shown. */
  digits?: boolean;
};

export const CodeInput = forwardRef<HTMLInputElement, CodeInputProps>(function CodeInput(
  { digits, ...rest },
  ref,
) {
  return (
    <TextInput
      ref={ref}
      {...rest}
      className="code"
      inputMode={digits ? "numeric" : "text"}
      autoComplete={digits ? "one-time-code" : "off"}
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
});
