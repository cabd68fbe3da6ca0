import { html, type Markup } from '../../letters/markup.ts';
import { bucketLabel } from '../../aging/rules/buckets.ts';
import { periodWindow } from '../../aging/rules/dso.ts';
import type { ReportData } from '../gather.ts';
import type { Pen } from '../pen.ts';
import { ruleVersions } from '../rules/report.ts';

/** What the figures mean, with the settings and rule versions they were made by, and the anchor of the audit chain. */
export function definitionsSection(pen: Pen, data: ReportData): Markup {
  const { words, definitions, split } = pen.text;
  const { quadrant } = data;
  const { warnings } = data.settings;
  const window = periodWindow(data.asOf);
  const amount = pen.money(quadrant.splitAmountMinor);
  const values = {
    flagged: data.flaggedDueDates,
    buckets: data.aging[0]?.buckets.map(bucketLabel).join(pen.language === 'zh' ? '、' : ', ') ?? words.none,
    from: pen.day(window.from),
    days: window.days,
    splitDays: quadrant.splitDays,
    splitAmount:
      quadrant.splitMode === 'pareto'
        ? pen.say(split.pareto, { amount, share: pen.basisPoints(quadrant.paretoShareBp) })
        : pen.say(split.fixed, { amount }),
    overdueDaysRed: warnings.overdueDaysRed,
    overLimit: pen.basisPoints(warnings.overLimitAmberBp),
    concentration: pen.basisPoints(warnings.concentrationBp),
    slowerDays: warnings.slowerDays,
    slowerShare: pen.basisPoints(warnings.slowerShareBp),
    newlyDays: warnings.newlyOverdueDays,
    newlyShare: pen.basisPoints(warnings.newlyOverdueShareBp),
    agingVersion: ruleVersions.aging,
    dsoVersion: ruleVersions.dso,
    quadrantVersion: ruleVersions.quadrant,
    warningsVersion: ruleVersions.warnings,
    lettersVersion: ruleVersions.letters,
  };
  return html`<section>
    <h2>${words.definitions}</h2>
    <dl class="defs">
      ${definitions.map(
        ({ term, text }) =>
          html`<dt>${term}</dt>
            <dd>${pen.say(text, values)}</dd>`,
      )}
    </dl>
    ${data.audit && html`<p class="audit">${pen.say(words.auditHead, { seq: data.audit.seq, hash: data.audit.hash })}</p>`}
  </section>`;
}
