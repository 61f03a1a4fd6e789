/** What came back from a form that was refused: what was typed, and what is wrong with it. */
export type TypedForm = {
  typed: Record<string, string[]>;
  errors: Record<string, string[]>;
};

export function typedFrom(form: FormData, errors: Record<string, string[] | null>): TypedForm {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value === "string") typed[name] = [...(typed[name] ?? []), value];
  }
  const found = Object.entries(errors).filter(([, messages]) => messages && messages.length > 0);
  return { typed, errors: Object.fromEntries(found.map(([name, list]) => [name, list ?? []])) };
}

/** A form's fields: what was typed, or else what stands. */
export function fieldsOf(answer: TypedForm | undefined) {
  return {
    text: (name: string, standing: string | number | null) =>
      answer ? (answer.typed[name]?.[0] ?? "") : String(standing ?? ""),
    has: (name: string, value: string, standing: boolean) =>
      answer ? (answer.typed[name]?.includes(value) ?? false) : standing,
    errors: (name: string) => answer?.errors[name] ?? [],
  };
}
export type TypedFields = ReturnType<typeof fieldsOf>;
