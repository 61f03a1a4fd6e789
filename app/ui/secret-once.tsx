import { useEffect, useState } from "react";

import { Button } from "./button.tsx";
import { Notice } from "./status.tsx";

type SecretOnceProps = {
  title: string;
  /** What it is for and what becomes of it, in a sentence. */
  children: string;
  /** What it is called for those who do not see it. */
  label: string;
  text: string;
};

/** Something that is shown this once, to be taken where it is needed. */
export function SecretOnce({ title, children, label, text }: SecretOnceProps) {
  const [scripted, setScripted] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setScripted(true), []);
  return (
    <div className="secret-once section">
      <Notice box tone="warn" title={title} live>
        {children}
      </Notice>
      <p className="row-flex">
        <code>{text}</code>
        {scripted && (
          <Button
            icon="copy"
            size="sm"
            onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
          >
            {copied ? "Copied" : "Copy"}
            <span className="sr"> {label}</span>
          </Button>
        )}
      </p>
      <span className="sr" role="status">
        {copied && `${label} is copied`}
      </span>
    </div>
  );
}
