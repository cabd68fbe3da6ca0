import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ValueOf } from '../../../src-renderer/app/calls.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok, refuse } from '../../../src-main/kernel/result.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

const CNY = currency('CNY');
const at = instant('2026-11-01T08:00:00.000Z');
withRoom();
beforeEach(() => localStorage.clear());

const file: ValueOf<'customers.file'> = {
  names: [{ nameId: id<'customerName'>(1), kind: 'former', name: '老字号布行', untilOn: day('2020-12-31'), note: '', recordedAt: at }],
  contacts: [],
  accounts: [
    {
      accountId: id<'customerAccount'>(8), accountName: '杭州明达服饰有限公司', bankName: '农业银行', maskedNumber: '•••• 2710', currency: CNY,
      source: 'email', status: 'pending', checks: null, confirmedBy: '', confirmedAt: null, note: '', recordedAt: at,
    },
  ],
  tags: ['酒店'],
  group: { head: null, members: [] },
}; // prettier-ignore

function hostOfFile(): FakeHost {
  const host = createFakeHost();
  host.answer('customers.get', ({ id: customerId }) =>
    customerId === id<'customer'>(9)
      ? refuse('customer_merged', { id: 1, name: '杭州明达服饰有限公司' })
      : ok({
          id: customerId, recordedAt: at, code: 'C001', name: '杭州明达服饰有限公司', shortName: '', taxId: '91350100M000100Y44', termsDays: 30,
          paymentTermId: null, language: 'zh' as const, contactName: '', phone: '', email: '', address: '', salesperson: '', region: '',
          industry: '', note: '', ...noIdentity,
        }),
  ); // prettier-ignore
  host.answer('customers.file', () => ok(file));
  host.answer('customers.words', () =>
    ok({
      tags: ['酒店', '出口'],
      salespeople: [],
      departments: [],
      collectors: [],
      regions: [],
      industries: [],
      heads: [],
    }),
  );
  host.answer('customers.changes', () => ok({ rows: [{ at, actor: '王芳', field: 'legalRepresentative', before: '李伟', after: '陈杰' }] })); // prettier-ignore
  host.answer('customers.duplicates', () => ok({ rows: [], total: 0 }));
  host.answer('customers.merges', () => ok({ rows: [] }));
  host.answer(
    'aging.standing',
    () =>
    ok({ kind: 'core' as const, sinceOn: day('2020-01-01'), salesMinor: 1, salesShareBp: 1770, salesRank: 1, openMinor: 1, openShareBp: 900 }), // prettier-ignore
  );
  host.answer(
    'aging.customer',
    () =>
    ok({ currencies: [], lateness: { paidItems: 0, medianDaysLate: null, slowDaysLate: null, averageDaysLateTenths: null } }), // prettier-ignore
  );
  return host;
}

const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

describe('the credit file', () => {
  it('says what is wrong with a credit code, and what changed', async () => {
    showApp('/customers/1?tab=profile', { host: hostOfFile() });
    expect(await screen.findByText('校验码不对：按前 17 位应为“3”，请对照执照核对。')).toBeTruthy();
    expect(await screen.findByText('法定代表人：李伟 → 陈杰')).toBeTruthy();
    expect(await screen.findByText('老字号布行')).toBeTruthy();
  });

  it('checks the code while it is typed and saves the identity with the rest of the file', async () => {
    const host = hostOfFile();
    host.answer('customers.save', () => ok({ id: id<'customer'>(1) }));
    showApp('/customers/1?tab=profile', { host });
    const section = await screen.findByRole('region', { name: '工商身份' });
    fireEvent.click(within(section).getByRole('button', { name: '修改' }));
    const drawer = await screen.findByRole('dialog', { name: '工商身份' });
    fireEvent.change(within(drawer).getByLabelText(/统一社会信用代码/), { target: { value: '91350100M000100Y43' } });
    expect(within(drawer).getByText('校验码正确')).toBeTruthy();
    fireEvent.change(within(drawer).getByLabelText('法定代表人'), { target: { value: '钱志远' } });
    fireEvent.click(within(drawer).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(asked(host, 'customers.save')).toHaveLength(1));
    expect(asked(host, 'customers.save')[0]).toMatchObject({
      id: 1,
      code: 'C001',
      taxId: '91350100M000100Y43',
      legalRepresentative: '钱志远',
      capitalCurrency: '',
      termsDays: 30,
    });
  });

  it('confirms an account only when both checks are told and the box is ticked', async () => {
    const host = hostOfFile();
    host.answer('customers.confirmAccount', () => ok(null));
    showApp('/customers/1?tab=profile', { host });
    fireEvent.click(await screen.findByRole('button', { name: '核实并确认' }));
    const drawer = await screen.findByRole('dialog', { name: '核实并确认' });
    const confirm = within(drawer).getByRole<HTMLButtonElement>('button', { name: '确认账号' });
    fireEvent.change(within(drawer).getByLabelText(/回拨的号码/), { target: { value: '0571-5550 1000' } });
    fireEvent.change(within(drawer).getByLabelText(/接听人/), { target: { value: '谢玉兰' } });
    fireEvent.change(within(drawer).getByLabelText(/核实人/), { target: { value: '王芳' } });
    expect(confirm.disabled).toBe(true);
    fireEvent.click(within(drawer).getByLabelText('两项核实都做过，并且结果一致'));
    expect(confirm.disabled).toBe(false);
    fireEvent.click(confirm);
    await waitFor(() => expect(asked(host, 'customers.confirmAccount')).toHaveLength(1));
    expect(asked(host, 'customers.confirmAccount')[0]).toMatchObject({
      accountId: 8,
      retires: null,
      checks: { calledNumber: '0571-5550 1000', secondBy: '王芳', secondCheck: 'letter_sealed' },
    });
  });

  it('shows a whole account number only on asking', async () => {
    const host = hostOfFile();
    host.answer('customers.showAccount', () => ok({ accountNumber: '6228 4803 1200 0099 2710' }));
    showApp('/customers/1?tab=profile', { host });
    expect(await screen.findByText('•••• 2710')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '查看' }));
    expect(await screen.findByText('6228 4803 1200 0099 2710')).toBeTruthy();
  });

  it('of a merged customer is that of the one it went into', async () => {
    showApp('/customers/9?tab=profile', { host: hostOfFile() });
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/customers\/1\?/));
  });
});

describe('duplicates', () => {
  const side = (number: number, code: string, name: string) => ({
    id: id<'customer'>(number), code, name, taxId: '', phone: '0571-5550 1000', address: '', contactName: '', documents: number, recordedAt: at,
  }); // prettier-ignore

  it('are laid side by side and merged with what moves', async () => {
    const host = hostOfFile();
    const [a, b] = [side(1, 'C001', '明达服饰有限公司'), side(2, 'C002', '明达服饰')];
    host.answer('customers.duplicates', () => ok({ rows: [{ reasons: ['near_name' as const], a, b }], total: 1 }));
    host.answer(
      'customers.mergePreview',
      () =>
      ok({ kept: b, merged: a, moved: [{ table: 'document', count: 3 }], left: [{ table: 'credit_limit', count: 1 }], sameNumbers: [] }), // prettier-ignore
    );
    host.answer('customers.merge', () => ok({ mergeId: id<'merge'>(1) }));
    showApp('/customers', { host });
    fireEvent.click(await screen.findByRole('button', { name: '查重：1 对' }));
    const drawer = await screen.findByRole('dialog', { name: '查重' });
    fireEvent.click(await within(drawer).findByRole('button', { name: '合并，保留 C002' }));
    expect(await within(drawer).findByText('一起过去：单据 3')).toBeTruthy();
    expect(within(drawer).getByText(/信用额度 1/)).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: '合并' }));
    await waitFor(() => expect(asked(host, 'customers.merge')).toEqual([{ keptId: 2, mergedId: 1, reason: '' }]));
  });
});
