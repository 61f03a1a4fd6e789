import { useEffect, useState } from "react";

import { Button, LinkButton } from "#app/ui/button.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Notice } from "#app/ui/status.tsx";

/** The codes, this once: to copy, keep as a file or print. */
export function RecoveryCodes({ codes, doneTo }: { codes: string[]; doneTo: string }) {
  const text = `Tributary recovery codes. Each works once.\n\n${codes.join("\n")}\n`;
  return (
    <div className="codes">
      <Notice box tone="warn" title="Keep these recovery codes now">
        They are shown this once. Each signs you in once when you have neither app nor passkey
      </Notice>
      <ol aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row-flex codes-actions">
        <a
          className="btn"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="tributary-recovery-codes.txt"
        >
          <Icon name="download" />
          Download
        </a>
        <ScriptedActions text={text} />
        <LinkButton to={doneTo} kind="primary" className="push">
          I have kept them
        </LinkButton>
      </div>
    </div>
  );
}

function ScriptedActions({ text }: { text: string }) {
  const [scripted, setScripted] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setScripted(true), []);
  if (!scripted) return null;
  return (
    <>
      <Button
        icon="copy"
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? "Copied" : "Copy"}
      </Button>
      <Button icon="file" onClick={() => window.print()}>
        Print
      </Button>
      <span className="sr" role="status">
        {copied && "The codes are copied"}
      </span>
    </>
  );
}
