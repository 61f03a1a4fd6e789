import { type DragEvent, type ReactNode, useId, useRef, useState } from "react";

import { formatBytes } from "./format.ts";
import { Icon } from "./icon.tsx";

type DropZoneProps = {
  name: string;
  /** What to hand over: "Sales-out or inventory file". */
  label: string;
  /** Which files can be read. */
  help?: ReactNode;
  accept?: string;
  multiple?: boolean;
  required?: boolean;
  id?: string;
  locale?: string;
  /** True says that they are taken, and the field is empty for others. */
  onChoose?: ((files: File[]) => void) | ((files: File[]) => boolean);
};

/** A place to drop files on. Inside is the browser's own file field, which does the same without script. */
export function DropZone({ label, help, locale, onChoose, ...input }: DropZoneProps) {
  const own = useId();
  const id = input.id ?? own;
  const field = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [files, setFiles] = useState<File[]>([]);

  const chosen = () => {
    const list = [...(field.current?.files ?? [])];
    const taken = onChoose?.(list) === true;
    if (taken && field.current) field.current.value = "";
    setFiles(taken ? [] : list);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!field.current || event.dataTransfer.files.length === 0) return;
    field.current.files = event.dataTransfer.files;
    chosen();
  };
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    setOver(true);
  };

  return (
    <fieldset
      className="drop-zone"
      data-over={over ? "" : undefined}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="upload" />
      <label className="strong" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        ref={field}
        type="file"
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={chosen}
      />
      {help && (
        <div className="help" id={`${id}-help`}>
          {help}
        </div>
      )}
      <ul className="drop-list" aria-live="polite">
        {files.map((file) => (
          <li key={`${file.name} ${file.size} ${file.lastModified}`}>
            <Icon name="file" />
            <span className="clip">{file.name}</span>
            <span className="faint small push">{formatBytes(file.size, locale)}</span>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
