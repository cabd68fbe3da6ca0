import { describe, expect, it } from 'vitest';
import { insuredLossMinor, itemAlarms, limitAlarms, policyAlarms, type InsuredItem } from '../../../src-main/areas/securities/rules/insurance.ts'; // prettier-ignore
import { agentChecks, missingChecks } from '../../../src-main/areas/securities/rules/agents.ts';
import { day } from '../../../src-main/kernel/day.ts';

const policy = {
  fromOn: day('2026-01-01'),
  untilOn: day('2026-12-31'),
  maxTermDays: 90,
  maxExtensionDays: 30,
  reportOverdueDays: 60,
  claimDays: 180,
};
const item = (more: Partial<Record<keyof InsuredItem, string | null>> = {}): InsuredItem => ({
  issuedOn: day(more.issuedOn ?? '2026-01-01'),
  originalDueOn: day(more.originalDueOn ?? '2026-01-31'),
  dueOn: day(more.dueOn ?? '2026-01-31'),
  reportedOn: more.reportedOn == null ? null : day(more.reportedOn),
  claimedOn: more.claimedOn == null ? null : day(more.claimedOn),
});
const alarms = (asOf: string, more: Parameters<typeof item>[0] = {}) =>
  itemAlarms(policy, item(more), day(asOf)).map(({ code, level, dueOn, daysLeft }) => [code, level, dueOn, daysLeft]);

describe('what the insurer must be told', () => {
  it.each([
    ['2026-01-31', []],
    ['2026-02-01', [['report_overdue', 'yellow', '2026-04-01', 59]]],
    ['2026-03-02', [['report_overdue', 'orange', '2026-04-01', 30]]],
    ['2026-03-25', [['report_overdue', 'red', '2026-04-01', 7]]],
    ['2026-04-02', [['report_overdue', 'red', '2026-04-01', -1]]],
  ] as const)('due 2026-01-31, on %s', (asOf, expected) => {
    expect(alarms(asOf)).toEqual(expected);
  });

  it('then the claim', () => {
    expect(alarms('2026-05-30', { reportedOn: '2026-03-01' })).toEqual([]);
    expect(alarms('2026-05-31', { reportedOn: '2026-03-01' })).toEqual([['claim', 'yellow', '2026-07-30', 60]]);
    expect(alarms('2026-07-31', { reportedOn: '2026-03-01', claimedOn: '2026-07-01' })).toEqual([]);
  });

  it.each([
    [{ dueOn: '2026-03-02' }, []],
    [{ dueOn: '2026-03-03' }, [['extension_exceeded', 'red', '2026-03-02', 29]]],
    [{ originalDueOn: '2026-04-01', dueOn: '2026-04-01' }, []],
    [{ originalDueOn: '2026-04-02', dueOn: '2026-04-02' }, [['term_exceeded', 'orange', '2026-04-01', 59]]],
  ] as const)('an extension or a term beyond the policy: %j', (more, expected) => {
    expect(alarms('2026-02-01', more)).toEqual(expected);
  });
});

describe('ends', () => {
  it('of a policy and of a buyer’s limit that ends before it', () => {
    const codes = (asOf: string, until: string | null) => [
      ...policyAlarms(policy, day(asOf)).map(({ code, level }) => `${code} ${level}`),
      ...limitAlarms(until === null ? null : day(until), policy, day(asOf)).map(
        ({ code, level }) => `${code} ${level}`,
      ),
    ];
    expect(codes('2026-10-31', '2026-11-30')).toEqual(['limit_ends orange']);
    expect(codes('2026-11-01', '2026-12-31')).toEqual(['policy_ends yellow']);
    expect(codes('2027-01-30', null)).toEqual(['policy_ends red']);
    expect(codes('2027-01-31', null)).toEqual([]);
  });
});

describe('what the insurer pays', () => {
  it.each([
    // 90 % of 100,000.00 less 5,000.00 retained.
    [10_000_000, 8_500_000],
    [500_000, 0],
    [0, 0],
    [30_000_000, 20_000_000],
  ])('of a loss of %i: %i', (loss, expected) => {
    expect(insuredLossMinor(loss, { insuredBp: 9_000, retentionMinor: 500_000, limitMinor: 20_000_000 })).toBe(
      expected,
    );
  });
});

describe('agents', () => {
  it('have a check list each', () => {
    expect(missingChecks('agency', ['licence', 'lawful'])).toEqual([
      'mandate',
      'fee',
      'privacy',
      'conduct',
      'money',
      'report',
    ]);
    expect(missingChecks('law_firm', agentChecks.law_firm)).toEqual([]);
  });
});
