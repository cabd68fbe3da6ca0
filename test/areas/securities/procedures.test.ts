import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
const CNY = currency('CNY');
beforeEach(async () => {
  book = await TestBook.create('2026-09-25T08:00:00.000Z');
  customerId = await book.customer('A');
});
afterEach(() => book.close());

const asOf = day('2026-09-25');
const guarantee = () => ({
  customerId,
  kind: 'guarantee' as const,
  form: 'general' as const,
  provider: 'Parent Co',
  currency: CNY,
  amountMinor: 5_000_000,
  signedOn: day('2026-01-05'),
  mainDueOn: day('2026-03-31'),
});
const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? null : reply.code);

describe('the register of securities', () => {
  it('shows the day that counts, warns and tells what stands behind', async () => {
    const { securityId, warnings } = await book.call('securities.save', { ...guarantee(), company: true });
    expect(warnings).toEqual(['resolution_missing']);
    const { rows, sums, alarmCount } = await book.call('securities.list', { asOf });
    expect(rows[0]).toMatchObject({ securityId, form: 'general', company: true, coverMinor: 5_000_000, periodEnd: { on: '2026-09-30', basis: 'computed' }, alarm: { code: 'period_ends', level: 'red', daysLeft: 5 } }); // prettier-ignore
    expect(sums).toEqual([{ currency: 'CNY', amountMinor: 5_000_000, coverMinor: 5_000_000 }]);
    expect(alarmCount).toBe(1);
    expect((await book.call('securities.list', { asOf: day('2026-10-01') })).sums[0]).toMatchObject({ coverMinor: 0 });
    const { rows: alarms } = await book.call('securities.alarms', { asOf });
    expect(alarms).toMatchObject([{ of: 'security', detail: 'Parent Co', form: 'general', code: 'period_ends' }]);
  });

  it('changes, releases and takes out', async () => {
    const { securityId } = await book.call('securities.save', guarantee());
    await book.call('securities.save', {
      ...guarantee(),
      securityId,
      actedOn: day('2026-09-20'),
      period: 'until_paid',
    });
    expect(await book.call('securities.get', { securityId, asOf: day('2027-06-01') })).toMatchObject({ actedOn: '2026-09-20', period: 'until_paid', coverMinor: 5_000_000, alarm: null }); // prettier-ignore
    expect(code(await book.ask('securities.release', { securityId, on: day('2025-12-31'), reason: 'x' }))).toBe('security_days_disordered'); // prettier-ignore
    await book.call('securities.release', { securityId, on: day('2026-09-24'), reason: 'paid' });
    expect(code(await book.ask('securities.release', { securityId, on: asOf, reason: 'x' }))).toBe('security_released');
    expect((await book.call('securities.list', { asOf })).total).toBe(0);
    expect((await book.call('securities.list', { asOf: day('2026-09-23') })).total).toBe(1);
    expect((await book.call('securities.list', { asOf, filter: 'released' })).rows[0]?.releaseReason).toBe('paid');
    const knownAt = book.now;
    await book.call('securities.remove', { securityId, reason: 'entered twice' });
    expect((await book.call('securities.list', { asOf, filter: 'all' })).total).toBe(0);
    expect((await book.call('securities.list', { asOf, filter: 'all', knownAt })).total).toBe(1);
  });

  it('finds by customer, provider and registration', async () => {
    await book.call('securities.save', { ...guarantee(), registrationNumber: 'DY-2026-7' });
    for (const [search, total] of [['parent', 1], ['dy-2026', 1], ['customer a', 1], ['nobody', 0]] as const)
      expect([search, (await book.call('securities.list', { asOf, search })).total]).toEqual([search, total]);
  }); // prettier-ignore

  it('refuses what cannot be', async () => {
    const refused = async (more: object) => code(await book.ask('securities.save', { ...guarantee(), ...more }));
    expect(await refused({ form: 'building' })).toBe('security_form_does_not_fit');
    expect(await refused({ contractId: 7 })).toBe('security_contract_not_found');
    expect(await refused({ customerId: 99 })).toBe('customer_not_found');
    expect(await refused({ securityId: 99 })).toBe('security_not_found');
    expect(await refused({ untilOn: day('2025-01-01') })).toBe('security_days_disordered');
    expect(await refused({ realisableMinor: -1 })).toBe('security_value_negative');
  });
});

describe('credit insurance', () => {
  const policy = {
    insurer: 'Insurer', number: 'P-1', currency: CNY, fromOn: day('2026-01-01'), untilOn: day('2026-12-31'), insuredBp: 9_000,
    retentionMinor: 500_000, reportOverdueDays: 60, claimDays: 180,
  }; // prettier-ignore

  it('reckons the days of the oldest overdue invoice and falls silent once the insurer was told', async () => {
    const { policyId } = await book.call('securities.savePolicy', policy);
    await book.call('securities.saveInsured', {
      policyId,
      customerId,
      amountMinor: 20_000_000,
      fromOn: day('2026-01-01'),
    });
    const { documentId } = await book.invoice(customerId, 'F-1', '2026-07-01', 10_000_000, { dueOn: '2026-07-31' });
    await book.invoice(customerId, 'F-0', '2025-07-01', 1_000_000, { dueOn: '2025-07-31' });
    const [row] = (await book.call('securities.insurance', { asOf })).rows;
    expect(row?.limits[0]).toMatchObject({
      oldest: { number: 'F-1' }, reportByOn: '2026-09-29', claimByOn: '2027-01-27', openMinor: 11_000_000, insuredLossMinor: 9_400_000,
      alarms: [{ code: 'report_overdue', level: 'red', daysLeft: 4 }],
    }); // prettier-ignore
    await book.call('securities.tellInsurer', { documentId, what: 'report', on: asOf, reference: 'mail 88' });
    expect(code(await book.ask('securities.tellInsurer', { documentId, what: 'report', on: asOf, reference: 'x' }))).toBe('insurer_already_told'); // prettier-ignore
    expect((await book.call('securities.alarms', { asOf })).rows).toEqual([]);
    const behind = await book.call('securities.behind', { asOf, customerId });
    expect(behind.currencies).toEqual([
      { currency: 'CNY', openMinor: 11_000_000, securedMinor: 0, depositMinor: 0, insuredMinor: 20_000_000 },
    ]);
  });

  it('refuses what cannot be, and takes buyers out with their policy', async () => {
    const { policyId } = await book.call('securities.savePolicy', policy);
    const limit = { policyId, customerId, amountMinor: 1, fromOn: day('2026-01-01') };
    await book.call('securities.saveInsured', limit);
    expect(code(await book.ask('securities.savePolicy', policy))).toBe('policy_number_taken');
    expect(code(await book.ask('securities.savePolicy', { ...policy, untilOn: day('2025-01-01') }))).toBe('policy_days_disordered'); // prettier-ignore
    expect(code(await book.ask('securities.savePolicy', { ...policy, policyId, currency: currency('USD') }))).toBe('policy_currency_in_use'); // prettier-ignore
    expect(code(await book.ask('securities.saveInsured', limit))).toBe('insured_limit_overlaps');
    await book.call('securities.removePolicy', { policyId, reason: 'mistake' });
    expect((await book.call('securities.behind', { asOf, customerId })).limits).toEqual([]);
    expect(code(await book.ask('securities.saveInsured', limit))).toBe('policy_not_found');
  });
});

describe('outside agents', () => {
  it('keep their check list and warn of the end of their contract', async () => {
    const { agentId, missingChecks } = await book.call('securities.saveAgent', { kind: 'agency', name: 'Agency', untilOn: day('2026-10-20'), checks: ['licence', 'lawful'] }); // prettier-ignore
    expect(missingChecks).toContain('privacy');
    expect((await book.call('securities.alarms', { asOf })).rows).toMatchObject([{ of: 'agent', code: 'agent_ends', level: 'orange', daysLeft: 25 }]); // prettier-ignore
    expect(code(await book.ask('securities.saveAgent', { kind: 'law_firm', name: 'x', checks: ['lawful'] }))).toBe('agent_check_unknown'); // prettier-ignore
    await book.call('securities.removeAgent', { agentId, reason: 'over' });
    expect((await book.call('securities.agents', { asOf })).rows).toEqual([]);
  });
});
