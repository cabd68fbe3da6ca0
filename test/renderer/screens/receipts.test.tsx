import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

/** 杭州明达服饰 of the look's book: 82,000.00 not due and 186,400.00 at 74 days late. */
function hostOfReceipts(): FakeHost {
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
  host.answer('ledger.propose', ({ amountMinor }) =>
    ok({
      rule: 'oldest_due',
      lines: [{ dueItemId: oldest(), amountMinor: Math.min(amountMinor, 18_640_000), adjustMinor: 0, adjustReason: null, evidence: [] }], // prettier-ignore
      unappliedMinor: Math.max(0, amountMinor - 18_640_000),
      evidence: [
        { code: 'oldest_due', params: { count: 1 } },
        { code: 'over_payment', params: { leftMinor: Math.max(0, amountMinor - 18_640_000) } },
      ],
      alternatives: [],
    }),
  );
  return host;
}

let oldestItem = 0;
const oldest = () => id<'dueItem'>(oldestItem);

async function enter(host: FakeHost, amount: string) {
  const items = await host.call('ledger.items', { customerId: id<'customer'>(1), asOf: '2026-11-21' as never });
  if (!items.ok) throw new Error(items.code);
  const late = items.value.rows.find((row) => row.openMinor === 18_640_000);
  oldestItem = late?.dueItemId ?? 0;
  host.calls.length = 0;
  showApp('/receipts/new?customer=1', { host });
  const field = await screen.findByLabelText(/^金额/);
  await screen.findByLabelText(`核销到 ${late?.number}`);
  fireEvent.change(field, { target: { value: amount } });
  fireEvent.blur(field);
  const line = await screen.findByLabelText<HTMLInputElement>(`核销到 ${late?.number}`);
  return { field, line, others: screen.getAllByLabelText<HTMLInputElement>(/^核销到/).filter((each) => each !== line) };
}

describe('entering a receipt', () => {
  it('takes the proposal, says why, and adds up', async () => {
    const host = hostOfReceipts();
    const { line } = await enter(host, '200000');
    await waitFor(() => expect(line.value).toBe('186,400.00'));
    expect(screen.getByText('建议：先到期先核销')).toBeTruthy();
    expect(screen.getByText(/多付 ¥13,600.00，留作客户的未核销余额/)).toBeTruthy();
    const sums = screen.getAllByRole('status').find((each) => each.textContent?.includes('留作未核销'));
    expect(sums?.textContent).toContain('可核销 ¥200,000.00');
    expect(sums?.textContent).toContain('已分配 ¥186,400.00');
    expect(sums?.textContent).toContain('留作未核销 ¥13,600.00');

    host.answer('ledger.addReceipt', () =>
      ok({
        documentId: id<'document'>(9),
        number: 'R-1',
        unappliedMinor: 1_360_000,
        adjustments: [],
        thirdParty: false,
      }),
    );
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked(host, 'ledger.addReceipt')).toHaveLength(1));
    expect(asked(host, 'ledger.addReceipt')[0]).toMatchObject({
      customerId: 1,
      amountMinor: 20_000_000,
      receivedOn: '2026-11-21',
      allocations: [{ dueItemId: oldestItem, amountMinor: 18_640_000 }],
      rule: 'oldest_due',
    });
    expect(await screen.findByText('已保存 R-1，未核销 ¥13,600.00')).toBeTruthy();
  });

  it('is ready to be saved while the amount is typed, before the field is left', async () => {
    const host = hostOfReceipts();
    const { field } = await enter(host, '1000');
    fireEvent.change(field, { target: { value: '' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(true);
    fireEvent.change(field, { target: { value: '500' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(false);
    fireEvent.change(field, { target: { value: '500x' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(true);
  });

  it('is done with the keys alone: down, space, delete, Ctrl+Enter', async () => {
    const host = hostOfReceipts();
    const { line, others } = await enter(host, '100000');
    await waitFor(() => expect(line.value).toBe('100,000.00'));
    line.focus();
    line.select();
    fireEvent.keyDown(line, { key: 'Delete' });
    await waitFor(() => expect(line.value).toBe(''));
    const [other] = others;
    if (other === undefined) throw new Error('one item only');
    other.focus();
    fireEvent.keyDown(other, { key: ' ' });
    await waitFor(() => expect(other.value).not.toBe(''));
    fireEvent.keyDown(other, {
      key: other.compareDocumentPosition(line) & Node.DOCUMENT_POSITION_PRECEDING ? 'ArrowUp' : 'ArrowDown',
    });
    expect(document.activeElement).toBe(line);
    host.answer('ledger.addReceipt', () => ok({ documentId: id<'document'>(9), number: 'R-2', unappliedMinor: 0, adjustments: [], thirdParty: false })); // prettier-ignore
    fireEvent.keyDown(line, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(asked(host, 'ledger.addReceipt')).toHaveLength(1));
    expect(asked(host, 'ledger.addReceipt')[0]).toMatchObject({ rule: 'chosen' });
  });

  it('does not save more than there is, nor more than an item is open for', async () => {
    const host = hostOfReceipts();
    const { line } = await enter(host, '1000');
    await waitFor(() => expect(line.value).toBe('1,000.00'));
    fireEvent.change(line, { target: { value: '186400.01' } });
    fireEvent.blur(line);
    await waitFor(() => expect(line.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('有金额超过该单据的未收余额')).toBeTruthy();
    expect(screen.getByText('¥185,400.01')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '采用建议' }));
    await waitFor(() => expect(line.value).toBe('1,000.00'));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '保存' }).disabled).toBe(false);
  });

  it('keeps what was typed and says in place why it was refused', async () => {
    const host = hostOfReceipts();
    const { field, line } = await enter(host, '1000');
    await waitFor(() => expect(line.value).toBe('1,000.00'));
    host.answer('ledger.addReceipt', () => refuse('document_number_taken', { number: 'R-1' }));
    fireEvent.change(screen.getByLabelText('单号'), { target: { value: 'R-1' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect((await screen.findByRole('alert')).textContent).toContain('R-1');
    expect((field as HTMLInputElement).value).toBe('1,000.00');
  });
});

describe('reversing a receipt', () => {
  it('asks for day and reason and says what opens again', async () => {
    const host = hostOfReceipts();
    showApp('/receipts/list', { host });
    const grid = await screen.findByRole('grid', { name: '全部收款' });
    const credits = await host.call('ledger.credits', {});
    if (!credits.ok) throw new Error(credits.code);
    const [credit] = credits.value.rows;
    if (credit === undefined) throw new Error('no credit in the book');
    host.answer('ledger.document', () =>
      ok({
        documentId: credit.documentId,
        kind: 'receipt',
        number: credit.number,
        customerId: credit.customerId,
        customerName: credit.customerName,
        currency: credit.currency,
        issuedOn: credit.issuedOn,
        amountMinor: 500_000,
        openMinor: 0,
        note: '',
        reversedOn: null,
        recordedAt: credit.recordedAt,
        batchId: null,
        items: [],
        disputes: [],
        allocations: [
          {
            allocationId: id<'allocation'>(1),
            dueItemId: id<'dueItem'>(1),
            debitNumber: 'XS-77',
            debitId: id<'document'>(1),
            creditId: credit.documentId,
            creditKind: 'receipt',
            creditNumber: credit.number,
            amountMinor: 500_000,
            effectiveOn: credit.issuedOn,
            recordedAt: credit.recordedAt,
            rule: 'chosen',
            actor: '王芳',
            reversedOn: null,
            reversalReason: '',
          },
        ],
      }),
    );
    host.answer('ledger.reverse', () => ok(null));
    fireEvent.click(await within(grid).findByText(credit.number));
    fireEvent.click(await screen.findByRole('button', { name: '冲销' }));
    const dialog = await screen.findByRole('dialog', { name: `冲销 ${credit.number}` });
    expect(await within(dialog).findByText('XS-77')).toBeTruthy();
    expect(within(dialog).getByText('¥5,000.00')).toBeTruthy();
    const confirm = within(dialog).getByRole<HTMLButtonElement>('button', { name: '冲销' });
    expect(confirm.disabled).toBe(true);
    fireEvent.change(within(dialog).getByLabelText(/原因/), { target: { value: '银行退票' } });
    fireEvent.click(confirm);
    await waitFor(() =>
      expect(asked(host, 'ledger.reverse')).toEqual([
        { documentId: credit.documentId, reversedOn: '2026-11-21', reason: '银行退票' },
      ]),
    );
  });
});

describe('using credits on an invoice', () => {
  it('goes back to the invoice by Esc', async () => {
    const host = hostOfReceipts();
    const [credits, open] = [await host.call('ledger.credits', {}), await host.call('ledger.items', { asOf: day('2026-11-21') })]; // prettier-ignore
    const credit = credits.ok ? credits.value.rows[0] : undefined;
    const item = open.ok ? open.value.rows[0] : undefined;
    if (credit === undefined || item === undefined) throw new Error('nothing in the book');
    host.answer('ledger.document', () =>
      ok({
        documentId: credit.documentId,
        kind: 'invoice',
        number: 'XS-77',
        customerId: credit.customerId,
        customerName: credit.customerName,
        currency: credit.currency,
        issuedOn: credit.issuedOn,
        amountMinor: item.openMinor,
        openMinor: item.openMinor,
        note: '',
        reversedOn: null,
        recordedAt: credit.recordedAt,
        batchId: null,
        items: [item],
        disputes: [],
        allocations: [],
      }),
    );
    showApp('/receipts/list', { host });
    const grid = await screen.findByRole('grid', { name: '全部收款' });
    fireEvent.click(await within(grid).findByText(credit.number));
    fireEvent.click(await screen.findByRole('button', { name: '使用未核销款' }));
    await screen.findByRole('dialog', { name: /使用/ });
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('dialog', { name: /使用/ })).toBeNull());
    expect(screen.getByRole('dialog', { name: '单据' })).toBeTruthy();
  });
});
