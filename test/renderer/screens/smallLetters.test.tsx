import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
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

type Small = ValueOf<'letters.small'>;
const asked = (host: FakeHost, name: string) => host.calls.filter((call) => call.name === name).map(({ input }) => input); // prettier-ignore

function row(number: number, more: Partial<Small['rows'][number]> = {}): Small['rows'][number] {
  return {
    customerId: id<'customer'>(number),
    customerCode: `C00${number}`,
    customerName: `小户${number}`,
    overdueMinor: number * 1_000,
    disputedMinor: 0,
    claimedMinor: number * 1_000,
    oldestDaysLate: 40 + number,
    lastLevel: null,
    lastIssuedAt: null,
    held: [],
    ...more,
  };
}

const rows = [
  row(3),
  row(2, { lastLevel: 1, lastIssuedAt: instant('2026-06-01T00:00:00.000Z') }),
  row(1, { held: [{ reason: 'small_gap', untilOn: day('2026-12-24') }] }),
];

function hostOf(value: Partial<Small> = {}): FakeHost {
  const host = createFakeHost();
  host.answer('letters.small', () => ok({ rows, total: rows.length, minimumMinor: 50_000, gapDays: 90, ...value }));
  const paper = { documentToken: 'document_token_123456', title: '小额余款提醒函', suggestedFileName: 'a.pdf' };
  host.answer('letters.smallDraft', () => ok({ ...paper, unfilled: [] }));
  host.answer('letters.bundle', () => ok({ ...paper, documentToken: 'document_token_bundle1' }));
  host.answer('letters.reprint', () =>
    ok({ ...paper, documentToken: 'document_token_654321', sha256: 'c'.repeat(64) }),
  );
  host.answer('letters.issueSmall', ({ customerIds }) =>
    ok({
      issued: customerIds.slice(0, 1).map((customerId) => ({
        customerId,
        customerName: '小户3',
        issuedId: id<'issued'>(7),
        number: 'DL-2026-0007',
        amountMinor: 3_000,
      })),
      left: customerIds.slice(1).map((customerId) => ({ customerId, customerName: '小户2', codes: ['open_promise', 'same_day'] })), // prettier-ignore
    }),
  );
  return host;
}

const issueButton = () => screen.findByRole<HTMLButtonElement>('button', { name: /^签发 \d+ 封/ });

describe('small balances', () => {
  it('are listed with sum, age, last letter and why one must wait', async () => {
    showApp('/letters?tab=small', { host: hostOf() });
    const table = await screen.findByRole('table', { name: '小额余款' });
    const cells = within(table).getAllByRole('row').slice(1).map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent)); // prettier-ignore
    expect(cells.map(([, name, overdue, claimed]) => [name, overdue, claimed])).toEqual([
      ['小户3C003', '30.00', '30.00'],
      ['小户2C002', '20.00', '20.00'],
      ['小户1C001', '10.00', '–'],
    ]);
    expect(cells[1]?.[5]).toContain('L1');
    expect(cells[2]?.[6]).toBe('近期已发过 至 2026-12-24');
    const [all, first, , waiting] = within(table).getAllByRole<HTMLInputElement>('checkbox');
    expect([all?.checked, first?.checked, waiting?.checked, waiting?.disabled]).toEqual([true, true, false, true]);
    expect((await issueButton()).textContent).toBe('签发 2 封，合计 ¥50.00');
  });

  it('go out only to those left ticked, after a confirmation that names the sum', async () => {
    const host = hostOf();
    showApp('/letters?tab=small', { host });
    fireEvent.click(await screen.findByRole('checkbox', { name: '发给 小户2' }));
    expect((await issueButton()).textContent).toBe('签发 1 封，合计 ¥30.00');
    fireEvent.click(await issueButton());
    const dialog = await screen.findByRole('dialog', { name: '签发小额余款提醒函' });
    expect(dialog.textContent).toContain('¥30.00');
    expect(asked(host, 'letters.issueSmall')).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: '签发' }));
    await screen.findByText('DL-2026-0007');
    expect(asked(host, 'letters.issueSmall')).toMatchObject([
      { asOf: '2026-11-21', currency: 'CNY', customerIds: [3] },
    ]);
  });

  it('are printed from one file, and who was left out is told with the reasons', async () => {
    const host = hostOf();
    showApp('/letters?tab=small', { host });
    fireEvent.click(await issueButton());
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '签发' }));
    await screen.findByText('已签发 1 封');
    await screen.findByText('未发：小户2，已承诺付款、今天已联系');
    const bar = await screen.findByRole('button', { name: '打印' });
    expect(bar).toBeTruthy();
    expect(asked(host, 'letters.bundle')).toEqual([{ issuedIds: [7], language: 'zh' }]);
    fireEvent.click(screen.getByRole('button', { name: '打开 DL-2026-0007' }));
    const frame = await screen.findByTitle<HTMLIFrameElement>('小额余款提醒函');
    expect(frame.getAttribute('src')).toBe('/document/document_token_654321');
  });

  it('untick and tick all at once', async () => {
    showApp('/letters?tab=small', { host: hostOf() });
    const all = await screen.findByRole('checkbox', { name: '勾选全部可发的客户' });
    fireEvent.click(all);
    expect((await issueButton()).disabled).toBe(true);
    fireEvent.click(all);
    expect((await issueButton()).textContent).toContain('2 封');
  });

  it('show a letter before it goes out', async () => {
    const host = hostOf();
    showApp('/letters?tab=small', { host });
    fireEvent.click(await screen.findByRole('button', { name: '预览致 小户2 的函' }));
    await screen.findByTitle('小额余款提醒函');
    expect(asked(host, 'letters.smallDraft')).toMatchObject([{ customerId: 2 }]);
  });

  it('stay in the dialog with the reason when none can go out', async () => {
    const host = hostOf();
    host.answer('letters.issueSmall', () => refuse('small_letters_none', { codes: ['no_account'] }));
    showApp('/letters?tab=small', { host });
    fireEvent.click(await issueButton());
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '签发' }));
    await waitFor(() => expect(dialog.textContent).toContain('没有签发'));
  });

  it.each([
    [{ minimumMinor: 50_000 }, '没有小额余款'],
    [{ minimumMinor: 0 }, '还没有设起催金额'],
    [{ minimumMinor: null }, '这个币种没有小额余款'],
  ])('say why there are none: %j', async (value, title) => {
    showApp('/letters?tab=small', { host: hostOf({ rows: [], total: 0, ...value }) });
    await screen.findByText(title);
  });
});
