import { Section } from "#app/ui/page.tsx";
import { Weights } from "#app/ui/weights.tsx";

import { type QualityFigures, scoreOf, scoreParts } from "../quality-score.ts";

/** Of what the score is made, with the reason for each part. */
export function ScoreSection({ figures }: { figures: QualityFigures }) {
  const score = scoreOf(figures);
  const parts = scoreParts(figures);
  const counted = parts.filter(({ value }) => value !== null);
  const weight = counted.reduce((sum, part) => sum + part.weight, 0);
  const points = (value: number) => String(Math.round(value * 100));
  return (
    <Section title="Score" sub="Last three months">
      {score === null ? (
        <p className="quiet">Nothing was due and nothing came</p>
      ) : (
        <Weights
          weights={counted.map((part) => ({
            label: part.label,
            share: ((part.value ?? 0) * part.weight) / weight,
          }))}
          sum={{ label: "Score", share: score / 100 }}
          write={points}
        />
      )}
      <details className="mt-3">
        <summary className="link small">How it is made</summary>
        <dl className="facts small">
          {parts.map(({ label, weight: of, why }) => (
            <div key={label} className="contents">
              <dt>
                {label}, {of}
              </dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
        <p className="faint small">What does not apply is left out, and the rest counts for all.</p>
      </details>
    </Section>
  );
}
