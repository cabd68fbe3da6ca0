import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LetterNotice } from '../../../src-main/areas/letters/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { lookBook } from '../fakeBook.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

function hostOfLetters(notices: LetterNotice[]): FakeHost {
  const host = createFakeHost();
  host.answer('customers.get', ({ id: customerId }) =>
    ok({
      id: customerId,
      recordedAt: instant('2026-01-01T00:00:00.000Z'),
      code: 'C001',
      name: '杭州明达服饰有限公司',
      shortName: '',
      taxId: '',
      termsDays: null,
      paymentTermId: null,
      language: 'zh',
      contactName: '',
      phone: '',
      email: '',
      address: '',
      salesperson: '',
      region: '',
      industry: '',
      note: '',
      ...noIdentity,
    }),
  );
  host.answer('collections.cockpit', () => ok({ items: [] } as never));
  host.answer('letters.candidates', () =>
    ok({
      rows: [
        {
          customerId: id<'customer'>(1),
          customerCode: 'C001',
          customerName: '杭州明达服饰有限公司',
          overdueMinor: 18_640_000,
          disputedMinor: 0,
          unappliedMinor: 0,
          oldestDaysLate: 74,
          lastLevel: 1,
          lastIssuedAt: instant('2026-10-01T00:00:00.000Z'),
          lastPayBy: day('2026-10-11'),
          suggestedLevel: 2,
          stepDue: true,
          held: [],
        },
      ],
      total: 1,
    }),
  );
  host.answer('letters.preview', () =>
    ok({
      documentToken: 'document_token_123456',
      title: '催款函',
      suggestedFileName: '催款函.pdf',
      figures: {
        currency: currency('CNY'),
        lines: [],
        claimedMinor: 18_640_000,
        disputedMinor: 0,
        unappliedMinor: 0,
        deductedMinor: 0,
        requestedMinor: 18_640_000,
        oldestDaysLate: 74,
        payBy: day('2026-11-28'),
        interest: null,
      },
      notices,
    }),
  );
  host.answer('letters.issue', () => ok({ issuedId: id<'issued'>(1), number: 'DL-2026-0001', sha256: 'c'.repeat(64) }));
  host.answer('letters.reprint', () =>
    ok({
      documentToken: 'document_token_654321',
      title: '催款函',
      suggestedFileName: '催款函.pdf',
      sha256: 'c'.repeat(64),
    }),
  );
  return host;
}

describe('a letter', () => {
  it('opens with the level that is next, shows the real document, and is issued after a confirmation', async () => {
    const host = hostOfLetters([]);
    showApp('/letters', { host });
    fireEvent.click(await screen.findByText('杭州明达服饰有限公司'));
    const frame = await screen.findByTitle<HTMLIFrameElement>('催款函');
    expect(frame.getAttribute('src')).toBe('/document/document_token_123456');
    expect(frame.getAttribute('sandbox')).toBe('');
    expect(asked(host, 'letters.preview').at(-1)).toMatchObject({ customerId: 1, level: 2, language: 'zh' });
    fireEvent.click(screen.getByRole('button', { name: '签发' }));
    const dialog = await screen.findByRole('dialog', { name: '签发催款函' });
    expect(dialog.textContent).toContain('¥186,400.00');
    expect(asked(host, 'letters.issue')).toHaveLength(0);
    fireEvent.click(within(dialog).getByRole('button', { name: '签发' }));
    expect(await screen.findByText(/DL-2026-0001 已签发/)).toBeTruthy();
    expect((await screen.findByTitle<HTMLIFrameElement>('催款函')).getAttribute('src')).toContain('654321');
    expect(screen.getByText(new RegExp('c'.repeat(64)))).toBeTruthy();
  });

  it('leaves out the items that were unticked', async () => {
    const host = hostOfLetters([]);
    showApp('/letters?customer=1', { host });
    const [box] = await screen.findAllByRole('checkbox');
    if (box === undefined) throw new Error('no items');
    fireEvent.click(box);
    await waitFor(() =>
      expect((asked(host, 'letters.preview').at(-1) as { leaveOut: unknown[] }).leaveOut).toHaveLength(1),
    );
  });

  it('starts without the items that must not be chased now, and takes one in when it is ticked', async () => {
    const host = hostOfLetters([]);
    const items = lookBook(day('2026-11-21'))[0]?.items ?? [];
    const late = { currency: 'CNY', daysLate: 74, openMinor: 100 };
    host.answer('collections.cockpit', () =>
      ok({
        items: [
          ...items.map(({ dueItemId }) => ({ ...late, dueItemId, blocks: ['promise'] })),
          { ...late, dueItemId: 999, blocks: ['disputed'] },
        ],
      } as never),
    );
    showApp('/letters?customer=1', { host });
    const [box] = await screen.findAllByRole<HTMLInputElement>('checkbox');
    if (box === undefined) throw new Error('no items');
    expect(box.checked).toBe(false);
    const asks = () => (asked(host, 'letters.preview').at(-1) as { leaveOut: unknown[] }).leaveOut;
    expect(asks()).toHaveLength(items.length);
    expect(screen.getByText(/暂不应催，已先不列入/)).toBeTruthy();
    fireEvent.click(box);
    await waitFor(() => expect(asks()).toHaveLength(items.length - 1));
  });

  it('cannot be issued while something blocks it, and says where to mend it', async () => {
    const host = hostOfLetters([{ code: 'no_account', severity: 'blocking', params: { currency: 'CNY' } }]);
    showApp('/letters?customer=1', { host });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('不能签发：');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '签发' }).disabled).toBe(true);
    fireEvent.click(within(alert).getByRole('button', { name: '去设置' }));
    await waitFor(() => expect(window.location.hash).toBe('#/settings?tab=accounts'));
  });

  it('needs a reason where something had to be looked at', async () => {
    const host = hostOfLetters([
      {
        code: 'unapplied_money',
        severity: 'look',
        params: { unappliedMinor: 2_000_000, shareBp: 1073, currency: 'CNY' },
      },
    ]);
    showApp('/letters?customer=1', { host });
    expect(await screen.findByText(/未核销款 ¥20,000.00，相当于催款金额的 10.7%/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '签发' }));
    const dialog = await screen.findByRole('dialog', { name: '签发催款函' });
    const issue = within(dialog).getByRole<HTMLButtonElement>('button', { name: '签发' });
    expect(issue.disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText(/理由/), { target: { value: '客户确认是预付款' } });
    fireEvent.click(issue);
    await waitFor(() => expect(asked(host, 'letters.issue')).toHaveLength(1));
    expect(asked(host, 'letters.issue')[0]).toMatchObject({ lookedReason: '客户确认是预付款', level: 2 });
  });
});
