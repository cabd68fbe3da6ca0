import { pageRule, paperStyle } from '../../../../resources/templates/paper.ts';
import { policyEn } from '../../../../resources/templates/policy.en.ts';
import { policyZh } from '../../../../resources/templates/policy.zh.ts';
import { policyStyle } from '../../../../resources/templates/policyStyle.ts';
import type { PolicyChapter, PolicyText } from '../../../../resources/templates/policyText.ts';
import { reportStyle } from '../../../../resources/templates/reportStyle.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { ReadDb } from '../../../storage/database.ts';
import { exposureParts } from '../../credit/rules/exposure.ts';
import { html, type Insert, type Markup } from '../../letters/markup.ts';
import { page } from '../../letters/page.ts';
import { policyAt, type PolicyVersion } from '../../policy/store.ts';
import { grades, type Settings } from '../../settings/contract.ts';
import { isPractice, readSettings } from '../../settings/store.ts';
import { wallClock } from '../../settings/moment.ts';
import { Pen } from '../pen.ts';
import { stampOf, type Stamp } from '../stamp.ts';
import type { Instant } from '../../../kernel/instant.ts';

const texts: Readonly<Record<Language, PolicyText>> = { zh: policyZh, en: policyEn };

export interface PolicyData extends Stamp {
  readonly language: Language;
  readonly asOf: Day;
  readonly settings: Settings;
  readonly practice: boolean;
  /** The timetables in force on the day. */
  readonly policy: PolicyVersion;
}

export function policyData(db: ReadDb, language: Language, asOf: Day, now: Instant): PolicyData {
  return {
    language,
    asOf,
    settings: readSettings(db),
    practice: isPractice(db),
    policy: policyAt(db, { asOf }),
    ...stampOf(db, undefined, now),
  };
}

export function policyTitle({ language, asOf }: PolicyData): string {
  return `${texts[language].title} ${asOf}`;
}

/** The policy manual: every figure in it is the setting the program works by. `number` null prints a draft. */
export function policyHtml(data: PolicyData, number: string | null): string {
  const { language, settings, asOf } = data;
  const text = texts[language];
  const { words } = text;
  const pen = new Pen(language, settings.baseCurrency);
  const company = language === 'en' && settings.company.nameEn !== '' ? settings.company.nameEn : settings.company.name;
  const values = valuesOf(data, pen, text);
  const fact = (label: string, value: Insert): Markup => html`<span>${label} <b>${value}</b></span>`;
  const sign = (label: string): Markup =>
    html`<div><b>${label}</b>${words.signature}${' '.repeat(2)}／${' '.repeat(2)}${words.date}</div>`;
  const body = html`<body class="sans">
    ${number === null && html`<div class="watermark" aria-hidden="true">${words.draft}</div>`}
    <main class="sheet">
      <header>
        <div class="top">
          <div>
            <h1>${text.title}</h1>
            <p>${company}${data.practice && html` <span class="mark">${words.practice}</span>`}</p>
          </div>
          <div class="day"><span>${words.effective}</span><b>${pen.day(asOf)}</b></div>
        </div>
        <div class="meta">
          ${fact(words.number, number ?? html`<span class="mark">${words.draft}</span>`)}
          ${fact(words.pack, text.packs[settings.policy.pack])}
          ${fact(words.generatedAt, wallClock(data.generatedAt, language))}
          ${data.audit && fact(words.anchor, `#${data.audit.seq} ${data.audit.hash.slice(0, 12)}`)}
        </div>
      </header>
      <p class="lead">${pen.sayFrom(text.lead, { company })}</p>
      ${text.chapters.map(
        (chapter) =>
          html`<section>
            <h2>${chapter.heading}</h2>
            ${chapter.lines.map((line) => html`<p>${pen.sayFrom(line, values)}</p>`)} ${table(chapter, data, pen, text)}
          </section>`,
      )}
      <div class="signs">${sign(words.prepared)}${sign(words.approved)}</div>
    </main>
  </body>`;
  const mark = `${number ?? words.draft} · ${asOf}`;
  const rule = pageRule('13mm 14mm 16mm', mark, 'counter(page) " / " counter(pages)');
  const style = `${paperStyle}${reportStyle}${policyStyle}${rule}`;
  return page({ language, title: `${policyTitle(data)} ${number ?? words.draft}`, style, body });
}

function valuesOf({ settings, policy }: PolicyData, pen: Pen, text: PolicyText): Record<string, string> {
  const { limits, exposure, danger, letters, disputes } = settings;
  const { words } = text;
  const money = (amountMinor: number): string => pen.money(amountMinor);
  const days = (count: number | null): string => (count === null ? words.notAgreed : `${count} ${words.day}`);
  const counted = exposureParts.filter((part) => exposure[part]);
  const formula = counted
    .map((part, index) => `${part === 'unapplied' ? words.minus : index === 0 ? '' : words.plus}${text.parts[part]}`)
    .join('');
  return {
    newCustomerMonths: String(limits.newCustomerMonths),
    ownSalesShare: pen.basisPoints(limits.ownSalesShareBp),
    exposureShare: pen.basisPoints(limits.exposureShareBp),
    roundDown: money(limits.roundDownToMinor),
    trial: money(limits.trialMinor),
    trialCapital: pen.basisPoints(limits.trialCapitalShareBp),
    trialTerm: String(limits.trialTermDays),
    graduatePayments: String(limits.graduateAfterPayments),
    graduateDays: String(limits.graduateAfterDays),
    raiseStep: pen.basisPoints(limits.raiseStepBp),
    exposureFormula: formula === '' ? words.none : formula,
    insuredShare: pen.basisPoints(exposure.insuredShareBp),
    defaultTerms: String(settings.defaultTermsDays),
    yellowFrom: String(danger.yellowFrom),
    orangeFrom: String(danger.orangeFrom),
    redFrom: String(danger.redFrom),
    tickDays: String(danger.tickLastsDays),
    payL1: String(letters.payWithinDays.l1),
    payL2: String(letters.payWithinDays.l2),
    payL3: String(letters.payWithinDays.l3),
    payL4: String(letters.payWithinDays.l4 ?? 7),
    ladderVersion:
      policy.fromOn === null
        ? words.usualTimetables
        : `${policy.version} · ${policy.name} · ${pen.day(policy.fromOn)} · ${policy.approver}`,
    goodGrades: policy.definition.segments.good.join('、') || words.none,
    riskGrades: policy.definition.segments.highRisk.join('、') || words.none,
    sameKind: String(policy.definition.gaps.sameKindDays),
    grace: String(policy.definition.graceDays),
    shortTerm: String(policy.definition.shortTermDays),
    unappliedHold: pen.basisPoints(letters.unappliedHoldBp),
    disputeDays: String(disputes.targetDays),
    objectionDays: days(disputes.objectionDays),
  };
}

function table(chapter: PolicyChapter, { language, settings, policy }: PolicyData, pen: Pen, text: PolicyText): Insert {
  const { words } = text;
  const head = (...names: string[]): Markup =>
    html`<thead>
      <tr>
        ${names.map((name) => html`<th>${name}</th>`)}
      </tr>
    </thead>`;
  const body = (rows: readonly (readonly Insert[])[]): Markup =>
    html`<tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>`;
  switch (chapter.table) {
    case 'grades':
      return html`<table class="rules">
        ${head(words.grade, words.factor, words.review)}
        ${body(
          grades.map((grade) => [
            grade,
            ((settings.limits.gradeFactorBp[grade] ?? 0) / 10_000).toFixed(2),
            settings.limits.reviewMonths[grade] === 0
              ? words.atEachDeal
              : pen.sayFrom(words.months, { count: settings.limits.reviewMonths[grade] ?? 0 }),
          ]),
        )}
      </table>`;
    case 'orderCheck':
      return html`<table class="rules">
        ${head(words.condition, words.result)} ${body(orderRows(settings, pen, language))}
      </table>`;
    case 'levels':
      return html`<table class="rules">
        ${head(words.level, words.overdue, words.owner, words.rhythm, words.mustDo)} ${body(chapter.rows ?? [])}
      </table>`;
    case 'ladder':
      return html`<table class="rules">
        ${head(words.step, words.segmentGood, words.segmentStandard, words.segmentRisk)}
        ${body(ladderRows(policy.definition.ladders, text))}
      </table>`;
    default:
      return null;
  }
}

/** Every step of the three timetables in the order of the standard one, with its days from the due day. */
function ladderRows(ladders: PolicyVersion['definition']['ladders'], text: PolicyText): string[][] {
  const all = [...ladders.standard, ...ladders.good, ...ladders.high_risk];
  const codes = [...new Set(all.map(({ code }) => code))];
  const days = (segment: keyof typeof ladders, code: string): string => {
    const step = ladders[segment].find((one) => one.code === code);
    return step === undefined
      ? '–'
      : step.offsetDays > 0
        ? `+${step.offsetDays}`
        : String(step.offsetDays).replace('-', '−');
  };
  const first = (code: string): number => all.find((step) => step.code === code)?.offsetDays ?? 0;
  return codes
    .sort((a, b) => first(a) - first(b))
    .map((code) => [text.steps[code] ?? code, days('good', code), days('standard', code), days('high_risk', code)]);
}

/** The table of domain.md §7.7 with the thresholds in force. */
function orderRows({ orderCheck: rule }: Settings, pen: Pen, language: Language): readonly [string, string][] {
  const over = pen.basisPoints(rule.toleranceBp);
  const { toleranceGrade, reasonOverdueDays, holdOverdueDays, blockOverdueDays, cashOnlyGrade, staleGraceDays } = rule;
  const papers =
    language === 'zh'
      ? [rule.requireContract ? '无有效合同' : '', rule.requireSigner ? '无授权签收人' : '']
      : [rule.requireContract ? 'no contract in force' : '', rule.requireSigner ? 'no authorised receiver' : ''];
  const missing = papers
    .filter((paper) => paper !== '')
    .map((paper) => (language === 'zh' ? `、${paper}` : `, ${paper}`));
  return language === 'zh'
    ? [
        ['敞口加订单不超过额度，且无逾期', '放行'],
        [`不超过额度的 ${over}，且等级在 ${toleranceGrade} 以上`, '放行并注明'],
        [
          `超过额度的 ${over}，或逾期 ${reasonOverdueDays}–${holdOverdueDays - 1} 天，或没有额度`,
          '由信用专员决定，留存理由',
        ],
        [`逾期 ${holdOverdueDays}–${blockOverdueDays - 1} 天，或承诺付款未兑现`, '暂停；收到款项或负责人签名后放行'],
        [
          `逾期 ${blockOverdueDays} 天以上，等级 ${cashOnlyGrade} 及以下，红色信号，停发状态${missing.join('')}`,
          '停发，只收现款',
        ],
        [`额度到期，或档案超过复核日 ${staleGraceDays} 天`, '暂停至复核完成'],
      ]
    : [
        ['exposure and order within the limit, nothing overdue', 'release'],
        [`up to ${over} of the limit, grade ${toleranceGrade} or better`, 'release with a note'],
        [
          `over ${over} of the limit, or ${reasonOverdueDays}–${holdOverdueDays - 1} days late, or no limit`,
          'the clerk decides, the reason is kept',
        ],
        [
          `${holdOverdueDays}–${blockOverdueDays - 1} days late, or a broken promise`,
          'hold; released by payment or the manager’s name',
        ],
        [
          `${blockOverdueDays} days late or more, grade ${cashOnlyGrade} or below, red signal, on hold${missing.join('')}`,
          'stop, cash only',
        ],
        [`limit ended, or file ${staleGraceDays} days past its review`, 'hold until reviewed'],
      ];
}
