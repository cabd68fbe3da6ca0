import { describe, expect, it } from 'vitest';
import { policyDifferences } from '../../../src-main/areas/policy/rules/differences.ts';
import { shippedPolicy } from '../../../src-main/areas/policy/rules/defaults.ts';
import { ladderFor } from '../../../src-main/areas/policy/rules/ladder.ts';
import { cycleOf, delaysOf, median, missingOf, stageOf, stagesOf, threeWay, type InvoiceFacts } from '../../../src-main/areas/policy/rules/rpm.ts'; // prettier-ignore
import type { RpmStage, StageAt } from '../../../src-main/areas/policy/contract.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';

const policy = shippedPolicy(initialSettings('x', currency('CNY'), 'zh'));
const due = day('2026-06-01');
const issued = day('2026-04-02');

function facts(more: Partial<InvoiceFacts> = {}): InvoiceFacts {
  return {
    asOf: day('2026-05-01'),
    issuedOn: issued,
    dueOn: due,
    closedOn: null,
    openMinor: 100,
    hasOrder: false,
    releasedOn: null,
    shipPlannedOn: null,
    shippedOn: null,
    signedOn: null,
    acceptedOn: null,
    objectedOn: null,
    objectionDays: 7,
    confirmedOn: null,
    invoiceDueOn: day('2026-04-07'),
    statementOn: null,
    midTermOn: null,
    remindedOn: null,
    firstContactOn: null,
    letterOn: {},
    lawyerOn: null,
    decisionOn: null,
    legalOn: null,
    graceDays: 3,
    ladder: ladderFor(policy.ladders.standard, { own: [], maxStep: null, short: false }),
    frozen: false,
    byHand: [],
    foundIn: {},
    ...more,
  };
}
const at = (more: Partial<InvoiceFacts>, stage: RpmStage): StageAt | undefined => stagesOf(facts(more)).find((one) => one.stage === stage); // prettier-ignore
const stage = (more: Partial<InvoiceFacts>): RpmStage => stageOf(stagesOf(facts(more)), facts(more));

describe('the stages of an invoice', () => {
  it.each([
    ['R4', {}, '2026-04-07'],
    ['R5', {}, '2026-05-05'],
    ['R6', {}, '2026-05-17'],
    ['R7', {}, '2026-05-29'],
    ['R8', {}, '2026-06-01'],
    ['R9', {}, '2026-06-02'],
    ['R10', {}, '2026-06-08'],
    ['R11', {}, '2026-06-16'],
    ['R12', {}, '2026-07-01'],
    ['R13', {}, '2026-07-16'],
    ['R14', {}, '2026-07-31'],
    ['R15', {}, '2026-08-30'],
    ['R1', { shipPlannedOn: day('2026-04-01') }, '2026-04-01'],
    ['R2', { shippedOn: day('2026-04-01') }, '2026-04-04'],
    ['R3', { shippedOn: day('2026-04-28') }, '2026-05-05'],
  ] as const)('%s is planned for its day', (name, more, planned) => {
    expect(at(more, name)?.plannedOn).toBe(planned);
  });

  it('have a delay of actual less planned, and of the days so far while missing', () => {
    const asOf = day('2026-06-20');
    expect(at({ asOf, letterOn: { 1: day('2026-06-11') } }, 'R10')).toMatchObject({ delayDays: 3, missing: false });
    expect(at({ asOf, letterOn: { 1: day('2026-06-06') } }, 'R10')).toMatchObject({ delayDays: -2 });
    expect(at({ asOf }, 'R10')).toMatchObject({ delayDays: 12, missing: true });
    expect(at({ asOf }, 'R12')).toMatchObject({ delayDays: null, missing: false });
  });

  it('are frozen while nothing may be chased, and over once it is paid', () => {
    const asOf = day('2026-06-20');
    expect(at({ asOf, frozen: true }, 'R10')).toMatchObject({ plannedOn: null, missing: false });
    const paid = { asOf, closedOn: day('2026-06-05'), openMinor: 0 };
    expect(at(paid, 'R10')).toMatchObject({ plannedOn: null, missing: false });
    expect(at(paid, 'R8')).toMatchObject({ delayDays: 4 });
    expect(stage(paid)).toBe('R17');
  });

  it('say that nobody objected when the window has ended', () => {
    const shippedOn = day('2026-04-02');
    expect(at({ shippedOn }, 'R3')).toMatchObject({ actualOn: '2026-04-09', delayDays: 0, result: 'no_objection' });
    expect(at({ shippedOn, objectedOn: day('2026-04-05') }, 'R3')).toMatchObject({ result: 'objected', delayDays: -4 });
  });

  it('skip the mid-term check on short terms and what rests on papers nobody has', () => {
    expect(at({ issuedOn: day('2026-05-01') }, 'R6')?.plannedOn).toBeNull();
    expect(at({}, 'R2')).toMatchObject({ plannedOn: null, missing: false });
    expect(at({ shippedOn: day('2026-04-01') }, 'R0')?.plannedOn).toBeNull();
  });

  it('take an entry by hand for what it says', () => {
    const byHand = [{ stageId: id<'rpmStage'>(3), stage: 'R5' as const, plannedOn: null, actualOn: day('2026-04-30'), result: 'agreed', note: '', actor: 'Wang', recordedAt: instant('2026-05-01T02:00:00.000Z') }]; // prettier-ignore
    expect(at({ byHand }, 'R5')).toMatchObject({
      actualOn: '2026-04-30',
      delayDays: -5,
      byHand: true,
      result: 'agreed',
      source: 'hand',
      actor: 'Wang',
    });
  });

  it('say where they were found, and by hand only what was entered as done', () => {
    const foundIn = { R4: 'evidence', R10: 'letter' } as const;
    const asOf = day('2026-06-20');
    expect(at({ asOf, foundIn, letterOn: { 1: day('2026-06-11') } }, 'R10')).toMatchObject({ source: 'letter', actor: null });
    expect(at({ asOf, foundIn }, 'R10')).toMatchObject({ actualOn: null, source: null });
    const shippedOn = day('2026-04-02');
    expect(at({ foundIn: { R3: 'delivery' }, shippedOn }, 'R3')).toMatchObject({ result: 'no_objection', source: 'window' });
    expect(at({ foundIn: { R3: 'delivery' }, shippedOn, objectedOn: day('2026-04-05') }, 'R3')).toMatchObject({ source: 'delivery' });
    const byHand = [{ stageId: id<'rpmStage'>(3), stage: 'R4' as const, plannedOn: day('2026-04-10'), actualOn: null, result: '', note: '', actor: 'Wang', recordedAt: instant('2026-04-08T02:00:00.000Z') }];
    expect(at({ foundIn, byHand, confirmedOn: day('2026-04-09') }, 'R4')).toMatchObject({ plannedOn: '2026-04-10', actualOn: '2026-04-09', delayDays: -1, source: 'evidence', byHand: true, actor: 'Wang' });
  }); // prettier-ignore

  it('place an invoice on its side of the due day', () => {
    expect(stage({})).toBe('R0');
    expect(stage({ confirmedOn: day('2026-04-06') })).toBe('R4');
    expect(stage({ asOf: day('2026-06-02'), confirmedOn: day('2026-04-06') })).toBe('R8');
    const asOf = day('2026-06-20');
    expect(stage({ asOf, firstContactOn: day('2026-06-03'), letterOn: { 1: day('2026-06-09') } })).toBe('R10');
    const stages = stagesOf(facts({ asOf, firstContactOn: day('2026-06-03') }));
    expect(missingOf(stages, asOf, due)?.stage).toBe('R10');
  });
});

describe('figures over many', () => {
  it('are medians, with no share of fewer than five', () => {
    expect(median([9, -1, 0, 2, 0])).toBe(0);
    expect(median([1, 2])).toBe(1.5);
    expect(median([])).toBeNull();
    const asOf = day('2026-07-30');
    const one = (late: number) => stagesOf(facts({ asOf, letterOn: { 1: addDays(day('2026-06-08'), late) } }));
    const all = [-1, 0, 0, 2, 9].map(one);
    expect(delaysOf(all, day('2026-06-01'))[10]).toMatchObject({ count: 5, medianDays: 0, onTimeBp: 6000 });
    expect(delaysOf(all.slice(1), day('2026-06-01'))[10]).toMatchObject({ count: 4, onTimeBp: null });
  });

  it('measure the deal from point to point where both are known', () => {
    const deals = [
      facts({ shippedOn: day('2026-04-01'), acceptedOn: day('2026-04-05'), closedOn: day('2026-06-11') }),
      facts({ shippedOn: day('2026-04-01') }),
    ];
    expect(cycleOf(deals)).toEqual([
      { leg: 'ship_accept', count: 1, medianDays: 4, slowestDays: 4 },
      { leg: 'accept_invoice', count: 1, medianDays: -3, slowestDays: -3 },
      { leg: 'invoice_confirm', count: 0, medianDays: null, slowestDays: null },
      { leg: 'invoice_due', count: 2, medianDays: 60, slowestDays: 60 },
      { leg: 'due_paid', count: 1, medianDays: 10, slowestDays: 10 },
      { leg: 'ship_paid', count: 1, medianDays: 71, slowestDays: 71 },
    ]);
  });
});

describe('order, delivery and invoice', () => {
  const papers = { orderMinor: 100, orderOn: issued, deliveredMinor: 100, deliveredOn: issued, invoiceMinor: 100, invoiceOn: issued }; // prettier-ignore
  it.each([
    [{}, []],
    [{ orderMinor: null, orderOn: null }, ['no_order']],
    [{ invoiceMinor: 101, deliveredMinor: 101 }, ['amount_above_order']],
    [{ invoiceMinor: 60 }, ['amount_differs_from_delivery']],
    [{ deliveredOn: null, deliveredMinor: null }, ['no_delivery']],
    [{ invoiceOn: addDays(issued, -1) }, ['invoiced_before_delivery']],
    [{ orderOn: addDays(issued, 1) }, ['ordered_after_delivery']],
  ])('%o', (more, findings) => {
    expect(threeWay({ ...papers, ...more })).toEqual(findings);
  });
});

describe('versions of a policy', () => {
  it('tell what one says otherwise than the other', () => {
    const standard = policy.ladders.standard.filter(({ code }) => code !== 'C2').map((step) => step.code === 'L2' ? { ...step, offsetDays: 20 } : step); // prettier-ignore
    const next = { ...policy, graceDays: 5, ladders: { ...policy.ladders, standard } };
    expect(policyDifferences(policy, policy)).toEqual([]);
    expect(policyDifferences(policy, next).map(({ segment, step, what, before, after }) => [segment, step?.code ?? null, what, before, after])).toEqual([
      ['standard', 'C2', 'offsetDays', '10', ''],
      ['standard', 'L2', 'offsetDays', '15', '20'],
      [null, null, 'graceDays', '3', '5'],
    ]); // prettier-ignore
  });
});
