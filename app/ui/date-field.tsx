import { type ComponentPropsWithoutRef, forwardRef } from "react";

import { useFieldWiring } from "./field.tsx";

type DateFieldProps = Omit<ComponentPropsWithoutRef<"input">, "type">;

/** A day, picked or typed in the browser's own way; it arrives as 2026-03-12. */
export const DateField = forwardRef<HTMLInputElement, DateFieldProps>(
  function DateField(props, ref) {
    return (
      <span className="input date">
        <input ref={ref} {...props} {...useFieldWiring(props)} type="date" />
      </span>
    );
  },
);
