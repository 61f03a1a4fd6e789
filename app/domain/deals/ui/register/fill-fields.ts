/** Writes into fields of a form as a person would, so that whatever listens to typing hears of it. */
export function fillFields(formId: string, values: Readonly<Record<string, string>>) {
  const form = document.getElementById(formId);
  if (!(form instanceof HTMLFormElement)) return;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      write(field, value);
    }
  }
}

function write(field: HTMLInputElement | HTMLSelectElement, value: string) {
  const own =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLSelectElement.prototype;
  // React watches the property on the field itself; through the prototype's setter it sees the change.
  Object.getOwnPropertyDescriptor(own, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
