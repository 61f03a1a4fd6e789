type Pressed = { key: string; preventDefault: () => void };

/** Where a key leads from this cell. `=` takes the demand over and goes on to the right. */
export function stepFor(event: Pressed, cell: HTMLInputElement): HTMLInputElement | undefined {
  switch (event.key) {
    case "ArrowLeft":
      return atEdge(cell, 0) ? beside(cell, -1) : undefined;
    case "ArrowRight":
      return atEdge(cell, cell.value.length) ? beside(cell, 1) : undefined;
    case "ArrowUp":
      return below(cell, -1);
    case "ArrowDown":
    case "Enter":
      return below(cell, 1);
    case "=":
      event.preventDefault();
      accept(cell);
      return beside(cell, 1);
    default:
      return undefined;
  }
}

// In the middle of a figure the arrows belong to the caret.
function atEdge(cell: HTMLInputElement, edge: number): boolean {
  const { selectionStart: start, selectionEnd: end, value } = cell;
  return (start === edge && end === edge) || (start === 0 && end === value.length);
}

function accept(cell: HTMLInputElement) {
  const { demand } = cell.dataset;
  if (demand === undefined) return;
  // Past React's own setter, so that it hears the change.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(cell, demand);
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}

const inputOf = (element: Element | null | undefined) =>
  element?.querySelector("input") ?? undefined;

function beside(cell: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const cells = [...(cell.closest("tr")?.cells ?? [])];
  const here = cells.findIndex((each) => each.contains(cell));
  return inputOf(cells[here + step]);
}

function below(cell: HTMLInputElement, step: 1 | -1): HTMLInputElement | undefined {
  const column = cell.closest("td")?.cellIndex ?? 0;
  const rows = [...(cell.closest("tbody")?.rows ?? [])];
  const here = rows.findIndex((row) => row.contains(cell));
  for (let at = here + step; at >= 0 && at < rows.length; at += step) {
    const found = inputOf(rows[at]?.cells[column]);
    if (found) return found;
  }
  return undefined;
}
