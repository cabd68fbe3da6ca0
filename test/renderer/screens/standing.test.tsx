import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Statement, StatementFigures } from '../../../src-main/areas/creditfile/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { formatDay } from '../../../src-main/kernel/format.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { noFigures } from '../../../src-renderer/screens/creditfile/figures.ts';
import { noIdentity } from '../fakeCustomer.ts';
import { createFakeHost, type FakeHost } from '../fakeHost.ts';
import { showApp, withRoom } from '../show.tsx';

withRoom();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 9) });
  localStorage.clear();
});

const CNY = currency('CNY');
const customerId = id<'customer'>(1);
const asked = (host: FakeHost, name: string) =>
  host.calls.filter((call) => call.name === name).map(({ input }) => input);

/** The worked example of the working-asset model: −0.1, 17.5 % of 3.0 m is 525,000. */
const example: StatementFigures = {
  ...noFigures,
  currentAssetsMinor: 600_000_000,
  inventoryMinor: 240_000_000,
  totalAssetsMinor: 1_000_000_000,
  currentLiabilitiesMinor: 400_000_000,
  totalLiabilitiesMinor: 600_000_000,
  retainedEarningsMinor: 100_000_000,
  equityMinor: 400_000_000,
  salesMinor: 1_800_000_000,
  ebitMinor: 80_000_000,
};

const statement = (statementId: number, end: string, figures: StatementFigures): Statement => ({
  statementId: id<'financialStatement'>(statementId), customerId, periodEndOn: day(end), months: 12, currency: CNY, source: 'Annual report',
  audited: false, figures, note: '', actor: 'Lin', recordedAt: instant('2026-05-01T08:00:00.000Z'),
}); // prettier-ignore

/** The page of one customer, whose tabs the tests fill. */
function hostOfCustomer(): FakeHost {
  const host = createFakeHost();
  const text = {
    shortName: '',
    taxId: '',
    contactName: '',
    phone: '',
    email: '',
    address: '',
    salesperson: '',
    region: '',
    industry: '',
    note: '',
  };
  host.answer('customers.get', () =>
    ok({
      id: customerId,
      recordedAt: instant('2026-01-01T00:00:00.000Z'),
      code: 'C001',
      name: 'Lantern Textiles',
      termsDays: 30,
      paymentTermId: null,
      language: 'en',
      ...text,
      ...noIdentity,
    }),
  );
  return host;
}

describe('financials', () => {
  const withStatements = (): FakeHost => {
    const host = hostOfCustomer();
    host.answer('creditfile.statements', () =>
      ok({ rows: [statement(2, '2025-12-31', example), statement(1, '2024-12-31', { ...example, equityMinor: 390_000_000, inventoryMinor: null })] }),
    ); // prettier-ignore
    return host;
  };

  it('show the ratios with their arithmetic and both models of the newest period', async () => {
    showApp('/customers/1?tab=financials', { host: withStatements(), language: 'en' });
    expect(await screen.findByText('¥525,000.00')).toBeDefined();
    expect(screen.getByText(/1\.50 \+ quick 0\.90 − current liabilities ÷ net worth 1\.00 − liabilities ÷ net worth 1\.50 = -0\.10/)).toBeDefined(); // prettier-ignore
    expect(screen.getByText('2.88')).toBeDefined();
    expect(screen.getByText('2.55')).toBeDefined();
    expect(screen.getByText(/not an automatic decision/)).toBeDefined();
    expect(screen.getByText('6,000,000.00 ÷ 4,000,000.00')).toBeDefined();
    // Last year is out of balance by 100,000 and lacks the inventory.
    expect(screen.getByText('off by 100,000')).toBeDefined();
    fireEvent.click(screen.getAllByRole('button', { name: formatDay(day('2024-12-31'), 'en') })[0] as HTMLElement);
    expect(screen.getAllByText('Lacking: Inventory').length).toBeGreaterThan(0);
  });

  it('are typed in 万 and sent in whole minor units, with a total filled in on request', async () => {
    const host = hostOfCustomer();
    host.answer('creditfile.statements', () => ok({ rows: [] }));
    host.answer('creditfile.saveStatement', () => ok({ statementId: id<'financialStatement'>(9) }));
    showApp('/customers/1?tab=financials', { host, language: 'en' });
    fireEvent.click(await screen.findByRole('button', { name: 'Enter a statement' }));
    const form = within(await screen.findByRole('dialog'));
    const type = (label: RegExp, text: string): void => {
      const field = form.getByLabelText(label, { selector: 'input' });
      fireEvent.change(field, { target: { value: text } });
      fireEvent.blur(field);
    };
    type(/^Period end/, '2025-12-31');
    type(/^Source/, 'Annual report');
    fireEvent.click(form.getByText('10,000s (万)'));
    type(/^Total assets/, '1,000');
    type(/^Total liabilities/, '600.000001');
    fireEvent.click(form.getByRole('button', { name: /Fill in/ }));
    expect(form.getByText(/it balances/)).toBeDefined();
    fireEvent.click(form.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(asked(host, 'creditfile.saveStatement')).toHaveLength(1));
    expect(asked(host, 'creditfile.saveStatement')[0]).toMatchObject({
      periodEndOn: '2025-12-31', months: 12, audited: false,
      figures: { totalAssetsMinor: 1_000_000_000, totalLiabilitiesMinor: 600_000_001, equityMinor: 399_999_999, cashMinor: null },
    }); // prettier-ignore
  });
});

describe('standing', () => {
  it('says in red what stops credit and leads from what is missing to where it is filled in', async () => {
    const host = hostOfCustomer();
    host.answer('creditfile.records', () => ok({ rows: [], hardStops: ['dishonest_debtor'], register: null }));
    host.answer('creditfile.ratings', () => ok({ rows: [] }));
    host.answer('creditfile.marketFactor', () => ok({ factorBp: 9500, notes: [{ scope: 'industry', name: 'Export trade', outlook: 'bad', factorBp: 9500 }] })); // prettier-ignore
    host.answer('creditfile.fraudChecks', () =>
      ok({
        rows: [{ fraudCheckId: id<'fraudCheck'>(1), customerId, checkedOn: day('2026-11-01'), ticks: ['mobile_only', 'refuses_licence', 'changed_payee'], note: '', actor: 'Lin', recordedAt: instant('2026-11-01T08:00:00.000Z') }],
        prepaymentOnly: true,
      }),
    ); // prettier-ignore
    host.answer('creditfile.completeness', () =>
      ok({
        points: 88,
        isNew: true,
        lines: [{ code: 'statement', weight: 12, state: 'expired', on: day('2024-12-31') }],
      }),
    );
    host.answer('creditfile.statements', () => ok({ rows: [] }));
    showApp('/customers/1?tab=standing', { host, language: 'en' });
    expect(await screen.findByText(/Credit is stopped: listed as a dishonest debtor/)).toBeDefined();
    expect(screen.getByText(/3 red flags: prepayment only/)).toBeDefined();
    expect(screen.getByText(/× 95.0%/, { selector: 'b' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /Statement of the last 12 months out of date/ }));
    expect(await screen.findByText('No statement yet')).toBeDefined();
  });
});
