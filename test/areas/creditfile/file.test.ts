import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completenessOf, completenessParts, type FileFacts } from '../../../src-main/areas/creditfile/rules/completeness.ts'; // prettier-ignore
import { hardStopsIn } from '../../../src-main/areas/creditfile/rules/hardStops.ts';
import { concerns, factorBpOf } from '../../../src-main/areas/creditfile/rules/market.ts';
import { proposedGrade } from '../../../src-main/areas/creditfile/rules/ratings.ts';
import { day } from '../../../src-main/kernel/day.ts';

const asOf = day('2026-11-22');

describe('hard stops', () => {
  const entry = (category: string, status: 'clean' | 'active' | 'settled', checkedOn: string) => ({
    category,
    status,
    checkedOn: day(checkedOn),
  });

  it('are the four codes, in one order', () => {
    const records = ['licence_revoked', 'fraud', 'insolvency', 'dishonest_debtor', 'litigation'];
    expect(hardStopsIn(records.map((category) => entry(category, 'active', '2026-01-01')), null)).toEqual([
      'insolvency', 'dishonest_debtor', 'licence_revoked', 'fraud_mark',
    ]); // prettier-ignore
  });

  it('are lifted by a later look that says it is over, not by an earlier one', () => {
    const active = entry('dishonest_debtor', 'active', '2026-05-01');
    expect(hardStopsIn([active, entry('dishonest_debtor', 'settled', '2026-06-01')], null)).toEqual([]);
    expect(hardStopsIn([active, entry('dishonest_debtor', 'clean', '2026-04-01')], null)).toEqual(['dishonest_debtor']);
    expect(hardStopsIn([active, entry('dishonest_debtor', 'clean', '2026-05-01')], null)).toEqual(['dishonest_debtor']);
    expect(hardStopsIn([active, entry('search', 'clean', '2026-06-01')], null)).toEqual(['dishonest_debtor']);
  });

  it.each([
    [null, []],
    [2, []],
    [3, ['fraud_mark']],
    [9, ['fraud_mark']],
  ])('of a fraud check with %s ticks are %s', (ticks, stops) => {
    expect(hardStopsIn([], ticks)).toEqual(stops);
  });
});

describe('market notes', () => {
  it('multiply, rounded once', () => {
    expect(factorBpOf([])).toBe(10_000);
    expect(factorBpOf([{ factorBp: 9500 }])).toBe(9500);
    expect(factorBpOf([{ factorBp: 9500 }, { factorBp: 9000 }])).toBe(8550);
    expect(factorBpOf([{ factorBp: 9999 }, { factorBp: 9999 }, { factorBp: 9999 }])).toBe(9997);
  });

  it('do not mind the order', () => {
    const note = fc.integer({ min: 5000, max: 12_000 }).map((factorBp) => ({ factorBp }));
    fc.assert(
      fc.property(fc.array(note, { maxLength: 6 }), (notes) => {
        expect(factorBpOf(notes.toReversed())).toBe(factorBpOf(notes));
      }),
    );
  });

  it('concern those whose profile names the industry or region', () => {
    const placed = { industry: '服装', region: '浙江（杭州）' };
    expect(concerns({ scope: 'market', name: '', factorBp: 1 }, placed)).toBe(true);
    expect(concerns({ scope: 'industry', name: ' 服装', factorBp: 1 }, placed)).toBe(true);
    expect(concerns({ scope: 'region', name: '浙江(杭州)', factorBp: 1 }, placed)).toBe(true);
    expect(concerns({ scope: 'industry', name: '浙江（杭州）', factorBp: 1 }, placed)).toBe(false);
    expect(concerns({ scope: 'region', name: '', factorBp: 1 }, { industry: '', region: '' })).toBe(false);
  });
});

describe('outside ratings', () => {
  it.each([
    ['AAA', 'AAA'], ['AA-', 'AA'], ['A+', 'A'], ['BBB-', 'B'], ['BB+', 'C'], ['B', 'C'], ['CCC', 'D'], ['D', 'D'],
    ['Aa2', 'AA'], ['Baa1', 'B'], ['Ba3', 'C'], ['B1', 'C'], ['Caa1', 'D'], ['ＡＡ', 'AA'], ['5A2', null], ['优', null],
  ])('%s is proposed as %s', (rating, grade) => {
    expect(proposedGrade(rating)).toBe(grade);
  }); // prettier-ignore
});

describe('how whole a file is', () => {
  const whole: FileFacts = {
    taxId: '91350100M000100Y43',
    licenceCopies: [{ expiresOn: null }],
    licenceUntilOn: null,
    legalRepresentative: '陈建国',
    capitalMinor: 5_000_000_00,
    address: '杭州市',
    contacts: 2,
    contactsWithConsent: 1,
    confirmedAccounts: 1,
    debtorClass: 'sme',
    statementEndOn: day('2025-12-31'),
    registerCheckedOn: day('2026-09-01'),
    signedContracts: 1,
    isNew: true,
    fraudCheckedOn: day('2026-09-01'),
    reports: [{ expiresOn: null }],
  };
  const lineOf = (facts: Partial<FileFacts>, code: string) =>
    completenessOf({ ...whole, ...facts }, asOf).lines.find((line) => line.code === code);

  it('weighs 100 in all, and 74 without statement and register', () => {
    expect(completenessParts.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(completenessOf(whole, asOf).points).toBe(100);
    expect(completenessOf({ ...whole, statementEndOn: null, registerCheckedOn: null }, asOf).points).toBe(74);
  });

  it.each<[string, Partial<FileFacts>, string]>([
    ['creditCode', { taxId: '' }, 'missing'],
    ['creditCode', { taxId: '91350100M000100Y44' }, 'invalid'],
    ['creditCode', { taxId: 'GB123456789' }, 'there'],
    ['licence', { licenceCopies: [] }, 'missing'],
    ['licence', { licenceCopies: [{ expiresOn: day('2026-11-21') }] }, 'expired'],
    ['licence', { licenceCopies: [{ expiresOn: day('2026-11-22') }] }, 'there'],
    ['licence', { licenceUntilOn: day('2026-11-21') }, 'expired'],
    ['contact', { contactsWithConsent: 0 }, 'invalid'],
    ['contact', { contacts: 0, contactsWithConsent: 0 }, 'missing'],
    ['statement', { statementEndOn: day('2025-11-22') }, 'there'],
    ['statement', { statementEndOn: day('2025-11-21') }, 'expired'],
    ['publicRegister', { registerCheckedOn: day('2026-08-24') }, 'there'],
    ['publicRegister', { registerCheckedOn: day('2026-08-23') }, 'expired'],
    ['fraudCheck', { fraudCheckedOn: null }, 'missing'],
    ['fraudCheck', { fraudCheckedOn: null, isNew: false }, 'not_needed'],
    ['externalReport', { reports: [{ expiresOn: day('2026-11-21') }] }, 'expired'],
    ['externalReport', { reports: [{ expiresOn: day('2026-11-21') }, { expiresOn: day('2026-11-22') }] }, 'there'],
  ])('%s of %j is %s', (code, facts, state) => {
    expect(lineOf(facts, code)).toMatchObject({ state });
  });

  it('counts what an old customer does not need', () => {
    expect(completenessOf({ ...whole, fraudCheckedOn: null, isNew: false }, asOf).points).toBe(100);
  });
});
