import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClosedMatter } from '../../../src-main/areas/effects/contract.ts';
import type { Visit } from '../../../src-main/areas/reports/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
const CNY = currency('CNY');
const asOf = day('2026-11-21');

const visit = (nr: number, more: Partial<Visit> = {}): Visit => ({
  customerId: id<'customer'>(nr), customerCode: `KH00${nr}`, customerName: `客户${nr}`, collector: '', region: '嘉兴', address: `中山路 ${nr}`,
  reasons: [], stopped: null, overdue: [{ currency: CNY, amountMinor: nr * 1_000_00 }], oldestDays: 30 + nr, ...more,
}); // prettier-ignore
const agreed: Visit['reasons'] = [{ code: 'agreed', on: asOf, time: '15:00', reference: '' }];
const round = [
  visit(1, { reasons: agreed }),
  visit(2, { reasons: [{ code: 'policy', on: day('2026-11-18'), time: '', reference: 'L3' }], stopped: 'legal' }),
  visit(3, { region: '', address: '' }),
];

function hostOf(rows: Visit[] = round): FakeHost {
  const host = createFakeHost({ asOf });
  host.answer('collections.today', () => ok({ asOf, base: CNY, items: [], forcedCount: 0, scoredCount: 0, hidden: [], doneCount: 0, collectors: [] })); // prettier-ignore
  host.answer('collections.tasks', () => ok({ rows: [], total: 0, owners: [], ageing: [] }));
  host.answer('collections.calendar', () => ok({ entries: [], cut: false }));
  host.answer('reports.visits', () => ok({ rows }));
  host.answer('reports.visitSheet', ({ customerIds }) => ok({ documentToken: 'visit_sheet_token_1', title: '上门走访单', suggestedFileName: 'x.pdf', customers: customerIds.length })); // prettier-ignore
  return host;
}
const asked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).map(({ input }) => input); // prettier-ignore

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

describe('the visits of a day', () => {
  it('are ticked where they were agreed and may be made, and printed with whoever is ticked beside them', async () => {
    const host = hostOf();
    showApp('/today', { host });
    fireEvent.click(await screen.findByRole('button', { name: '上门走访单' }));
    const drawer = await screen.findByRole('dialog', { name: '上门走访单' });
    const planned = await within(drawer).findByRole('group', { name: '约好或到期的上门（2）' });
    const box = (name: string) => within(drawer).getByRole<HTMLInputElement>('checkbox', { name });
    expect(within(planned).getByText('约好上门 15:00')).toBeTruthy();
    expect(within(planned).getByText('政策到上门催告一步（L3，2026-11-18 起）')).toBeTruthy();
    expect(within(planned).getByText('法律程序中')).toBeTruthy();
    expect([box('客户1').checked, box('客户2').checked, box('客户3').checked]).toEqual([true, false, false]);
    expect(within(drawer).getByText('地址未登记')).toBeTruthy();
    await waitFor(() => expect(asked(host, 'reports.visitSheet')).toMatchObject([{ onDay: '2026-11-21', language: 'zh', customerIds: [1] }])); // prettier-ignore
    fireEvent.click(box('客户3'));
    await waitFor(() => expect(asked(host, 'reports.visitSheet').at(-1)).toMatchObject({ customerIds: [1, 3] }));
    expect(await within(drawer).findByRole('button', { name: /打印/ })).toBeTruthy();
    fireEvent.click(box('客户1'));
    fireEvent.click(box('客户3'));
    expect(await within(drawer).findByText('还没有选客户')).toBeTruthy();
  });

  it('are asked for of another day', async () => {
    const host = hostOf();
    showApp('/today?part=calendar', { host });
    fireEvent.click(await screen.findByRole('button', { name: '上门走访单' }));
    const field = await screen.findByLabelText('走访日');
    fireEvent.change(field, { target: { value: '2026-11-25' } });
    fireEvent.blur(field);
    await waitFor(() => expect(asked(host, 'reports.visits').at(-1)).toMatchObject({ asOf: '2026-11-21', onDay: '2026-11-25' })); // prettier-ignore
  });

  it('say what to do where there are none, and where there are too many', async () => {
    const none = showApp('/today', { host: hostOf([]) });
    fireEvent.click(await screen.findByRole('button', { name: '上门走访单' }));
    expect(await screen.findByText('没有可走访的客户')).toBeTruthy();
    none.unmount();
    const many = Array.from({ length: 31 }, (_, index) => visit(index + 1, { reasons: agreed }));
    const host = hostOf(many);
    showApp('/today', { host });
    fireEvent.click(await screen.findByRole('button', { name: '上门走访单' }));
    expect(await screen.findByText(/一张走访单最多 30 家/)).toBeTruthy();
    expect(asked(host, 'reports.visitSheet')).toEqual([]);
  });
});

describe('closed matters on the list of the day', () => {
  const matter: ClosedMatter = {
    kind: 'case', customerId: id<'customer'>(4), customerCode: 'KH004', customerName: '客户4', endedOn: day('2026-11-10'), daysAgo: 11, reference: 'A-1',
    currency: CNY, amountMinor: 5_000_00, daysLate: 0, outcome: 'judgment', figures: { currency: null, clearedMinor: 0, daysLate: 0 },
  }; // prettier-ignore

  it('are one quiet line that leads to the sheet of the lesson, and none where all is written', async () => {
    const host = hostOf();
    host.answer('effects.lessonPrompts', () => ok({ rows: [matter] }));
    const one = showApp('/today', { host });
    expect(await screen.findByText(/1 件已了结的事还没有写经验/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '去写' }).getAttribute('href')).toBe('#/playbook?tab=lessons&write=next');
    one.unmount();
    const two = hostOf();
    two.answer('effects.lessonPrompts', () => ok({ rows: [matter, { ...matter, customerId: id<'customer'>(5) }] }));
    const several = showApp('/today', { host: two });
    expect(await screen.findByText(/2 件已了结的事还没有写经验/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '去写' }).getAttribute('href')).toBe('#/playbook?tab=lessons');
    several.unmount();
    const calm = hostOf();
    calm.answer('effects.lessonPrompts', () => ok({ rows: [] }));
    showApp('/today', { host: calm });
    await screen.findByRole('button', { name: '上门走访单' });
    await waitFor(() => expect(asked(calm, 'effects.lessonPrompts')).toHaveLength(1));
    expect(screen.queryByText(/还没有写经验/)).toBeNull();
  });
});
