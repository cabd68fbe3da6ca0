import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { allRules } from '../../../src-main/areas/law/rules/versions.ts';
import { caseValuesField, eventValuesField } from '../../../src-main/areas/cases/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

type Row = ValueOf<'cases.list'>['rows'][number];
type Detail = ValueOf<'cases.get'>;
const CNY = currency('CNY');
const caseId = id<'case'>(1);
const asked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).map(({ input }) => input); // prettier-ignore

const appeal: Detail['deadlines'][number] = {
  caseId, deadlineId: null, code: 'appeal', own: false, party: 'us', fromStage: 'judged', fromOn: day('2026-11-06'), dueOn: day('2026-11-23'),
  shiftedFrom: day('2026-11-21'), article: '民诉法 171', subject: '', note: '', doneOn: null, daysLeft: 2, urgency: 'within_7',
}; // prettier-ignore
const row: Row = {
  caseId, parentId: null, kind: 'suit', number: '(2026)浙0402民初1号', title: '', forum: '南湖法院', customerId: id<'customer'>(1), customerCode: 'C001',
  customerName: '杭州明达服饰有限公司', currency: CNY, claimMinor: 20_000_000, agentId: null, agentName: '', openedOn: day('2026-07-01'), closedOn: null,
  outcome: '', stage: 'judged', stageOn: day('2026-11-06'), next: appeal, costMinor: 430_000, recoveredMinor: 1_000_000, netMinor: 570_000,
}; // prettier-ignore
const detail: Detail = {
  ...row, values: caseValuesField.parse({}), note: '', closeNote: '', actor: '王芳', items: [], deadlines: [appeal], parent: null, children: [],
  checks: [{ code: 'claim_due', article: '', answer: 'yes', byFacts: 'yes' }], ownCostMinor: 430_000, interest: null, warnings: ['arbitration_named'],
  events: [{
    eventId: id<'caseEvent'>(3), stage: 'filed', onDay: day('2026-07-02'), values: eventValuesField.parse({}), costKind: 'court_fee', costMinor: 430_000,
    note: '', actor: '王芳', recordedAt: instant('2026-07-02T08:00:00.000Z'), interrupts: 'suit', proofGrade: 'A',
  }],
}; // prettier-ignore

function hostOfCases(rows: Row[] = [row]): FakeHost {
  const host = createFakeHost();
  host.answer('cases.list', () => ok({ rows, sums: rows.map(({ claimMinor }) => ({ currency: CNY, count: 1, claimMinor, costMinor: 430_000, recoveredMinor: 0 })), overdueCount: 0, soonCount: rows.length })); // prettier-ignore
  host.answer('cases.deadlines', () => ok({ rows: rows.map((one) => ({ ...appeal, kind: one.kind, number: one.number, title: '', customerId: one.customerId, customerCode: one.customerCode, customerName: one.customerName })), counts: { overdue: 0, within_7: rows.length, within_30: 0, later: 0 } })); // prettier-ignore
  host.answer('cases.get', () => ok(detail));
  host.answer('cases.clues', () => ok({ rows: [] }));
  host.answer('files.list', () => ok({ rows: [] }));
  return host;
}

describe('the register of cases', () => {
  it('lists them with what cannot wait, and counts what is urgent on its tab', async () => {
    showApp('/cases', { host: hostOfCases() });
    const line = await screen.findByRole('row', { name: /明达服饰/ });
    expect(line.textContent).toContain('还有 2 天');
    expect(line.textContent).toContain('上诉期届满');
    expect(screen.getByText('期限（1 个紧急）')).toBeTruthy();
  });

  it('says what to do when there is none', async () => {
    showApp('/cases', { host: hostOfCases([]) });
    expect(await screen.findByText('还没有法律案件')).toBeTruthy();
  });
});

describe('one case', () => {
  it('shows its stages, deadlines with their articles and what proves them, and ticks one off', async () => {
    const host = hostOfCases();
    host.answer('cases.tickDeadline', () => ok({ deadlineId: id<'caseDeadline'>(7) }));
    showApp('/cases?case=1', { host });
    const drawer = await screen.findByRole('dialog');
    expect(await within(drawer).findByText(/民诉法 171/)).toBeTruthy();
    expect(drawer.textContent).toContain('原为 2026-11-21，遇休息日顺延');
    expect(drawer.textContent).toContain('诉讼时效中断 · 有法院材料或案号');
    expect(drawer.textContent).toContain('合同约定了仲裁');
    expect(drawer.textContent).toContain('不构成法律意见');
    fireEvent.click(within(drawer).getByRole('button', { name: '办结' }));
    await waitFor(() =>
      expect(asked(host, 'cases.tickDeadline')).toEqual([
        { caseId: 1, doneOn: '2026-11-21', code: 'appeal', fromStage: 'judged', fromOn: '2026-11-06', subject: '' },
      ]),
    );
  });

  it('records the next stage with the number that proves it, and shows a refusal in place', async () => {
    const host = hostOfCases();
    host.answer('cases.addStage', () => refuse('case_stage_twice', { onDay: '2026-11-10' }));
    showApp('/cases?case=1', { host });
    const drawer = await screen.findByRole('dialog');
    fireEvent.click(await within(drawer).findByRole('button', { name: '登记阶段' }));
    fireEvent.change(within(drawer).getByLabelText(/文号/), { target: { value: '(2026)浙04民终9号' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '登记' }));
    expect(await within(drawer).findByText(/已登记在 2026-11-10/)).toBeTruthy();
    expect(asked(host, 'cases.addStage')).toEqual([
      expect.objectContaining({ caseId: 1, stage: 'effective', onDay: '2026-11-21', values: { reference: '(2026)浙04民终9号', performUntilOn: null } }),
    ]); // prettier-ignore
  });
});

describe('the end of a case', () => {
  const item = { dueItemId: id<'dueItem'>(5), documentId: id<'document'>(9), number: 'XS2609-008', dueOn: day('2026-10-31'), amountMinor: 2_014_500, openMinor: 2_014_500 }; // prettier-ignore
  const choose = async (openMinor: number): Promise<HTMLElement> => {
    const host = hostOfCases();
    host.answer('cases.get', () => ok({ ...detail, items: [{ ...item, openMinor }] }));
    showApp('/cases?case=1', { host });
    fireEvent.click(await screen.findByRole('button', { name: '结案' }));
    const dialog = await screen.findByRole('dialog', { name: '结案' });
    fireEvent.click(within(dialog).getByRole('combobox', { name: /结果/ }));
    fireEvent.click(await screen.findByRole('option', { name: '全部付清' }));
    return dialog;
  };

  it('says what the book still shows open of a debt said to be paid', async () => {
    const dialog = await choose(item.openMinor);
    expect(await within(dialog).findByText(/账上仍有 ¥20,145.00 未收/)).toBeTruthy();
  });

  it('has nothing to say where it is paid', async () => {
    const dialog = await choose(0);
    expect(within(dialog).getByRole('button', { name: '结案' }).hasAttribute('disabled')).toBe(false);
    expect(within(dialog).queryByText(/账上仍有/)).toBeNull();
  });
});

describe('the fee calculator', () => {
  it('shows every procedure and how one is worked out', async () => {
    showApp('/cases?part=fees', { host: hostOfCases() });
    expect((await screen.findAllByText('¥4,300.00')).length).toBeGreaterThan(0);
    for (const fee of ['¥1,433.33', '¥2,150.00', '¥1,520.00', '¥2,900.00']) expect(screen.getByText(fee)).toBeTruthy();
    fireEvent.click(screen.getByText('¥1,433.33'));
    expect(await screen.findByText('按 1/3 收取')).toBeTruthy();
    expect(screen.getByText(/诉讼费用交纳办法.*第 13、14\(3\) 条/)).toBeTruthy();
  });

  it('charges by the law of the book', async () => {
    const host = hostOfCases();
    const own = { pack: 'cn' as const, code: 'fees_suit', fromOn: day('2026-01-01'), untilOn: null, article: '9', source: 'order of 2026', checkedOn: day('2026-01-02'), note: '' }; // prettier-ignore
    const values = { kind: 'fees' as const, bands: [{ upToMinor: null, flatMinor: null, rateBp: 100 }], capMinor: null, numerator: 1, denominator: 1 }; // prettier-ignore
    const row = {
      ...own,
      ruleId: id<'lawRule'>(1),
      values,
      replaced: false,
      recordedAt: null,
      inForce: true,
      stale: false,
    };
    const others = allRules([row]).filter(({ ruleId }) => ruleId === null).map((rule) => ({ ...rule, inForce: true, stale: false })); // prettier-ignore
    host.answer('law.rules', () => ok({ rows: [row, ...others], staleCount: 0 }));
    showApp('/cases?part=fees', { host });
    expect((await screen.findAllByText('¥2,000.00')).length).toBeGreaterThan(0);
    expect(screen.getByText(/order of 2026/)).toBeTruthy();
    expect(screen.getByText('¥1,433.33')).toBeTruthy();
  });
});
