import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cockpit, CockpitItem, TodayItem } from '../../../src-main/areas/collections/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { keepDraft } from '../../../src-renderer/app/memory.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
  for (const customer of [1, 2]) keepDraft(`cockpit:${customer}`, undefined);
});

const CNY = currency('CNY');
const asOf = day('2026-11-21');

function item(number: string, openMinor: number, more: Partial<CockpitItem> = {}): CockpitItem {
  const itemId = Number(number.slice(2));
  return {
    dueItemId: id<'dueItem'>(itemId),
    documentId: id<'document'>(itemId),
    number,
    kind: 'invoice',
    currency: CNY,
    issuedOn: day('2026-09-01'),
    dueOn: day('2026-10-07'),
    dueBasis: 'stated',
    daysLate: 45,
    amountMinor: openMinor,
    openMinor,
    disputedMinor: 0,
    promisedMinor: 0,
    promisedOn: null,
    brokenPromises: 0,
    planNumber: null,
    caseNumber: null,
    delay: null,
    safeOn: null,
    greyOn: null,
    safeInDays: null,
    evidenceMissing: [],
    evidenceUnproved: [],
    blocks: [],
    ...more,
  };
}

function cockpit(customerId: number, more: Partial<Cockpit> = {}): Cockpit {
  return {
    asOf,
    customer: {
      customerId: id<'customer'>(customerId), code: `C00${customerId}`, name: customerId === 1 ? '明达服饰' : '锦程家居', shortName: '', language: 'zh',
      collector: '', salesperson: '', termsDays: 30, contactName: '', phone: '', note: '',
    }, // prettier-ignore
    money: [
      {
        currency: CNY, owedMinor: 8_000_000, overdueMinor: 8_000_000, disputedMinor: 0, unappliedMinor: 0, billsHeldMinor: 0, oldestDaysLate: 45,
        exposureMinor: 8_000_000, limitMinor: 10_000_000, hasLimit: true,
      },
    ], // prettier-ignore
    grade: 'B',
    segment: 'standard',
    danger: { level: 'none', weight: 0, codes: [] },
    lateness: { paidItems: 0, medianDaysLate: null, slowDaysLate: null, averageDaysLateTenths: null },
    keptRates: [],
    status: null,
    rating: null,
    lastContact: null,
    lastLetter: null,
    attemptsSinceReached: 0,
    contactsToday: 0,
    blocks: [],
    mayChase: true,
    limitation: null,
    items: [item('A-1', 5_000_000, { brokenPromises: 2 }), item('A-2', 3_000_000)],
    steps: [],
    promises: [],
    plans: [],
    cases: [],
    contacts: [],
    recent: [],
    tasks: [],
    papers: [],
    evidence: { documents: 0, percent: 0, provedPercent: 0 },
    ...more,
  };
}

const listed = (customerId: number): TodayItem => ({
  customerId: id<'customer'>(customerId), customerCode: `C00${customerId}`, customerName: String(customerId), collector: '', priority: 1, chips: [], debts: [],
  overdueMinor: 8_000_000, noRate: [], oldestDays: 45, forced: [], leftAlone: null, contact: null, letter: null, nextOn: null, nextAction: '', promise: null, step: null,
}); // prettier-ignore

function hostOf(first: Partial<Cockpit> = {}): FakeHost {
  const host = createFakeHost();
  host.answer('collections.cockpit', ({ customerId }) => ok(cockpit(customerId, customerId === 1 ? first : {})));
  host.answer('collections.today', () =>
    ok({
      asOf, base: CNY, items: [listed(1), listed(2)], forcedCount: 0, scoredCount: 2, hidden: [], doneCount: 0, collectors: [],
    } as never),
  ); // prettier-ignore
  host.answer('actions.check', ({ result, promisedOn }) =>
    ok({
      findings: [],
      next:
        result === undefined
          ? null
          : {
              nextOn: promisedOn == null ? day('2026-11-23') : day('2026-11-30'),
              nextTime: '',
              nextAction: promisedOn == null ? 'call' : 'check_promise',
              hints: [],
            },
      proofGrade: 'none',
      times: 1,
      wornChannels: [],
      advisedChannel: null,
    }),
  );
  host.answer('playbook.scripts', () => ok({ rows: [], shippedOn: asOf, version: 1 }));
  host.answer('collections.tasks', () => ok({ rows: [], total: 0, owners: [], ageing: [] }));
  host.answer('history.timeline', () => ok({ rows: [], total: 0 }));
  host.answer('promises.preview', ({ amountMinor }) =>
    ok({ currency: CNY, amountMinor: amountMinor ?? 0, spokenMinor: null, assumed: false, level: 3, replacesId: null, lines: [], warnings: ['max_postponements'] }),
  ); // prettier-ignore
  host.answer('collections.logResult', () =>
    ok({ actionId: id<'action'>(1), nextOn: day('2026-11-30'), promiseId: id<'promise'>(1), promiseLevel: 3, disputeIds: [], taskIds: [], stepDone: false }),
  ); // prettier-ignore
  return host;
}

const logged = (host: FakeHost) => host.calls.filter(({ name }) => name === 'collections.logResult').map(({ input }) => input); // prettier-ignore
const press = (key: string, more: object = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more }); // prettier-ignore

describe('the cockpit by keyboard', () => {
  it('logs a promise with one key, a day and Ctrl+Enter, and goes on to the next customer', async () => {
    const host = hostOf();
    showApp('/today/1', { host });
    await screen.findByRole('heading', { name: '明达服饰' });
    press('2');
    const dayField = await screen.findByLabelText(/付款日/);
    await waitFor(() => expect(document.activeElement).toBe(dayField));
    fireEvent.change(dayField, { target: { value: '周五' } });
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(logged(host)).toHaveLength(1));
    expect(logged(host)[0]).toMatchObject({
      customerId: 1,
      direction: 'out',
      channel: 'phone',
      result: 'promise',
      dueItemIds: [1, 2],
      promise: {
        amountMinor: 8_000_000,
        dueOn: '2026-11-27',
        lines: [
          { dueItemId: 1, amountMinor: 5_000_000 },
          { dueItemId: 2, amountMinor: 3_000_000 },
        ],
      },
      nextOn: '2026-11-30',
      nextAction: 'check_promise',
      note: '电话联系对方，谈 2 笔，共 ¥80,000.00，最长逾期 45 天。第 3 次承诺：2026-11-27 付 ¥80,000.00（口头）。下一步 2026-11-30：核对承诺是否到账。',
    });
    await screen.findByRole('heading', { name: '锦程家居' });
  });

  it('logs no answer with two keys; J and K walk the list', async () => {
    const host = hostOf();
    showApp('/today/1', { host });
    await screen.findByRole('heading', { name: '明达服饰' });
    press('j');
    await screen.findByRole('heading', { name: '锦程家居' });
    press('k');
    await screen.findByRole('heading', { name: '明达服饰' });
    press('7');
    await screen.findByDisplayValue(/无人接听/);
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(logged(host)).toHaveLength(1));
    expect(logged(host)[0]).toMatchObject({ result: 'no_answer', nextOn: '2026-11-23', nextAction: 'call', disputes: [], tasks: [] }); // prettier-ignore
  });

  it('does not save a promise whose day cannot be read', async () => {
    const host = hostOf();
    showApp('/today/1', { host });
    await screen.findByRole('heading', { name: '明达服饰' });
    press('2');
    const dayField = await screen.findByLabelText(/付款日/);
    await waitFor(() => expect(document.activeElement).toBe(dayField));
    fireEvent.change(dayField, { target: { value: '哪天再说' } });
    press('Enter', { ctrlKey: true });
    await screen.findByText(/看不懂“哪天再说”/);
    await act(async () => new Promise((resolve) => setTimeout(resolve, 400)));
    expect(logged(host)).toEqual([]);
  });

  it('saves what was confirmed before its proposal came, once it is there', async () => {
    const host = hostOf();
    showApp('/today/1', { host });
    await screen.findByRole('heading', { name: '明达服饰' });
    press('5');
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(logged(host)).toHaveLength(1), { timeout: 3000 });
    expect(logged(host)[0]).toMatchObject({ result: 'invoice_missing' });
  });

  it('keeps what was keyed in while the screen is left', async () => {
    const host = hostOf();
    showApp('/today/1', { host });
    await screen.findByRole('heading', { name: '明达服饰' });
    press('6');
    const note = await screen.findByDisplayValue(/付款在审批中/);
    fireEvent.change(note, { target: { value: '卡在财务总监' } });
    fireEvent.keyDown(note, { key: 'Escape' });
    press('j');
    await screen.findByRole('heading', { name: '锦程家居' });
    press('k');
    await screen.findByDisplayValue('卡在财务总监');
  });
});

describe('the cockpit', () => {
  it('says that a customer must not be chased and why, and takes a call that comes in', async () => {
    const host = hostOf({
      mayChase: false,
      blocks: [{ kind: 'promise', untilOn: day('2026-11-25'), dueItemIds: null, reason: '' }],
    });
    showApp('/today/1', { host });
    await screen.findByText(/现在不能催收/);
    screen.getByText(/承诺未到期 · 到 2026-11-25/);
    press('8');
    await screen.findByDisplayValue(/来电/);
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(logged(host)).toHaveLength(1));
    expect(logged(host)[0]).toMatchObject({ direction: 'in', result: 'call_back' });
  });

  it('asks for a decision or a paper where a period runs out of one that is left alone, and for no call', async () => {
    const limitation = {
      safeOn: day('2026-12-20'),
      daysLeft: 28,
      number: 'A-1',
      amountMinor: 5_000_000,
      currency: CNY,
    };
    const host = hostOf({
      mayChase: false,
      limitation,
      blocks: [{ kind: 'excluded', untilOn: null, dueItemIds: null, reason: '老板亲戚' }],
      lastLetter: { onDay: day('2026-11-02'), number: 'L2-1', level: 2 },
    });
    showApp('/today/1', { host });
    const said = await screen.findByText(/不是电话/);
    const notice = within(said.closest('[role="alert"]') as HTMLElement);
    notice.getByText(/A-1（¥50,000.00）稳妥届满日 2026-12-20，还有 28 天。 恢复催收并寄出能证明送达的书面催告/);
    expect(notice.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '#/customers/1?tab=limitation',
      '#/process?tab=pauses&customer=1',
      '#/letters?customer=1',
    ]);
    screen.getByText(/现在不能催收/);
    screen.getByText('第 2 级催款函');
    // What is keyed in is taken for a call of theirs.
    press('8');
    await screen.findByDisplayValue(/来电/);
  });

  it('names a period that runs out of one that may be called too', async () => {
    const limitation = {
      safeOn: day('2026-12-20'),
      daysLeft: 28,
      number: 'A-1',
      amountMinor: 5_000_000,
      currency: CNY,
    };
    showApp('/today/1', { host: hostOf({ limitation }) });
    await screen.findByText(/时效快到了。/);
    expect(screen.queryByText(/不是电话/)).toBeNull();
    expect(screen.queryByRole('link', { name: '暂停与排除' })).toBeNull();
  });

  it('asks for a reason where the conduct check finds something', async () => {
    const host = hostOf();
    host.answer('actions.check', () =>
      ok({
        findings: [{ code: 'too_many_today', severity: 'override', params: { count: 4, most: 3 } }],
        next: { nextOn: day('2026-11-23'), nextTime: '', nextAction: 'call', hints: [] },
        proofGrade: 'none', times: 1, wornChannels: [], advisedChannel: null,
      }),
    ); // prettier-ignore
    showApp('/today/1', { host });
    await screen.findByRole('heading', { name: '明达服饰' });
    press('7');
    await screen.findByText('今天第 4 次联系，上限 3 次。');
    press('Enter', { ctrlKey: true });
    await waitFor(() => screen.getByText('请写明仍要联系的理由。'));
    expect(logged(host)).toEqual([]);
    fireEvent.change(screen.getByLabelText(/仍要联系的理由/), { target: { value: '对方约好的' } });
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(logged(host)).toHaveLength(1));
    expect(logged(host)[0]).toMatchObject({ overrideReason: '对方约好的' });
  });

  it('is about what is ticked', async () => {
    const host = hostOf();
    showApp('/today/1', { host });
    fireEvent.click(await screen.findByLabelText('谈 A-2'));
    await screen.findByText('本次谈 1 笔，可催金额');
    press('7');
    await screen.findByDisplayValue(/谈 A-1，未付/);
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(logged(host)[0]).toMatchObject({ dueItemIds: [1] }));
  });

  it('recalls what was learned from the customer, and goes with the customer to pauses and papers', async () => {
    const host = hostOf({ evidence: { documents: 2, percent: 50, provedPercent: 25 } });
    host.answer('playbook.lessons', ({ customerId }) =>
      ok({ rows: [{ lessonId: id<'lesson'>(3), customerId: customerId ?? null, learned: '第三次说在走流程就去见老板', title: '' }], total: 1, tags: [] } as never),
    ); // prettier-ignore
    host.answer('policy.overrides', () => ok({ rows: [], total: 0 } as never));
    host.answer('policy.blocked', () => ok({ rows: [], total: 0 } as never));
    host.answer('customers.get', (input) =>
      ok({ id: input.id, code: 'C00001', name: '杭州明达服饰有限公司' } as never),
    );
    showApp('/today/1', { host });
    expect(await screen.findByText('第三次说在走流程就去见老板')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '暂停催收…' }));
    expect(await screen.findByText('流程监控', undefined, { timeout: 5_000 })).toBeTruthy();
    expect(await screen.findByDisplayValue('杭州明达服饰有限公司', undefined, { timeout: 5_000 })).toBeTruthy();
    expect(host.calls.filter(({ name }) => name === 'customers.get').map(({ input }) => input)).toContainEqual({
      id: 1,
    });
  });
});
