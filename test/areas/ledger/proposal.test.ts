import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { legalOrder } from '../../../src-main/areas/ledger/rules/legalOrder.ts';
import { readMemo } from '../../../src-main/areas/ledger/rules/memo.ts';
import type { OpenDebt } from '../../../src-main/areas/ledger/rules/openDebt.ts';
import { proposeAllocation, toleranceFor, type Question } from '../../../src-main/areas/ledger/rules/proposal.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { id, type DocumentId, type DueItemId } from '../../../src-main/kernel/ids.ts';

function debt(number: string, openMinor: number, dueOn: string, more: Partial<OpenDebt> = {}): OpenDebt {
  const key = Number(/\d+$/.exec(number)?.[0] ?? 0) + 1;
  return {
    dueItemId: id<'dueItem'>(key),
    documentId: id<'document'>(key),
    number,
    issuedOn: day('2026-01-01'),
    dueOn: day(dueOn),
    openMinor,
    discountUntilOn: null,
    discountBp: null,
    secured: false,
    lateRateBp: null,
    purpose: '',
    parentId: null,
    ...more,
  };
}

const ask = (amountMinor: number, items: readonly OpenDebt[], more: Partial<Question> = {}) =>
  proposeAllocation(
    {
      amountMinor,
      on: day('2026-03-05'),
      memo: '',
      tolerance: { shareBp: 100, mostMinor: 5000 },
      by: 'evidence',
      ...more,
    },
    items,
  );
const brief = (answer: { lines: readonly { dueItemId: number; amountMinor: number; adjustMinor: number }[] }) =>
  answer.lines.map(({ dueItemId, amountMinor, adjustMinor }) =>
    adjustMinor === 0 ? [dueItemId - 1, amountMinor] : [dueItemId - 1, amountMinor, adjustMinor],
  );
const codes = (answer: { evidence: readonly { code: string }[] }) => answer.evidence.map(({ code }) => code);

describe('invoice numbers in a memo', () => {
  const documents = [
    'INV-001',
    'INV-002',
    'INV-003',
    'INV-010',
    'INV-1',
    'INV-1-2',
    '25312000000012345678',
    '25312000000098345678',
    'XS2026030117',
    'A7',
    '1234',
    '20260',
  ].map((number, index) => ({ documentId: id<'document'>(index + 1), number }));

  it.each([
    ['货款 INV-001', ['INV-001']],
    ['货款inv001，谢谢', ['INV-001']],
    ['ＩＮＶ－００２', ['INV-002']],
    ['INV-001,002、003', ['INV-001', 'INV-002', 'INV-003']],
    ['INV-001/02', ['INV-001', 'INV-002']],
    ['INV-001 002', ['INV-001', 'INV-002']],
    ['INV-001~003', ['INV-001', 'INV-002', 'INV-003']],
    ['INV-001至010', ['INV-001', 'INV-002', 'INV-003', 'INV-010']],
    ['INV-001和003', ['INV-001', 'INV-003']],
    ['INV-1-2', ['INV-1-2']],
    ['INV-1 30 days', ['INV-1']],
    ['INV-001,500.00', ['INV-001']],
    ['发票25312000000012345678货款', ['25312000000012345678']],
    ['发票号后六位 030117', ['XS2026030117']],
    ['尾号12345678', ['25312000000012345678']],
    // Two invoices end in it; it is part of a longer run; it is an amount; it is too short a number.
    ['尾号 345678', []],
    ['卡号9925312000000012345678', []],
    ['1030117', []],
    ['20260.50', []],
    ['付 1234 元', []],
    ['XINV-001', []],
    ['A7货款', ['A7']],
    ['BA7', []],
    ['', []],
  ])('%s names %j', (memo, expected) => {
    expect(
      readMemo(memo, documents)
        .map((find) => find.number)
        .sort(),
    ).toEqual([...expected].sort());
  });

  it('says which words it read, and how', () => {
    expect(readMemo('付INV-002,003', documents)).toEqual([
      { documentId: 2, number: 'INV-002', text: 'INV-002', how: 'number' },
      { documentId: 3, number: 'INV-003', text: 'INV-002,003', how: 'sequence' },
    ]);
  });

  it('leaves words that fit two documents', () => {
    const twins = [
      { documentId: id<'document'>(1), number: 'A-11' },
      { documentId: id<'document'>(2), number: 'A1-1' },
    ];
    expect(readMemo('A11', twins)).toEqual([]);
  });
});

describe('proposals in their order', () => {
  const three = [debt('INV-001', 50_000, '2026-02-01'), debt('INV-002', 30_000, '2026-02-10'), debt('INV-003', 20_000, '2026-04-01')]; // prettier-ignore

  it.each([
    ['the payer names one, though another is older', 30_000, 'INV-003', 'named', [[3, 20_000]], 10_000, ['memo_number', 'left_over']],
    ['named and short by a bank fee', 29_985, 'INV-002', 'named', [[2, 29_985, 15]], 0, ['memo_number', 'tolerance']],
    ['named and short by far: what came', 10_000, 'INV-002', 'named', [[2, 10_000]], 0, ['memo_number']],
    ['one item of the amount', 30_000, '货款', 'exact', [[2, 30_000]], 0, ['exact']],
    ['one set of the amount', 70_000, '', 'exact_set', [[1, 50_000], [3, 20_000]], 0, ['set_of']],
    ['all that is open', 100_000, '', 'exact_set', [[1, 50_000], [2, 30_000], [3, 20_000]], 0, ['set_all']],
    ['all that is overdue', 80_000, '', 'exact_set', [[1, 50_000], [2, 30_000]], 0, ['set_overdue']],
    ['one item less a fee', 49_950, '', 'tolerance', [[1, 49_950, 50]], 0, ['one_item', 'tolerance']],
    ['all less a fee', 99_950, '', 'tolerance', [[1, 49_950, 50], [2, 30_000], [3, 20_000]], 0, ['set_all', 'tolerance']],
    ['short by more than allowed: the oldest', 49_400, '', 'oldest_due', [[1, 49_400]], 0, ['oldest_due']],
    ['the oldest due', 65_000, '', 'oldest_due', [[1, 50_000], [2, 15_000]], 0, ['oldest_due']],
    ['an over-payment', 120_000, '', 'oldest_due', [[1, 50_000], [2, 30_000], [3, 20_000]], 20_000, ['oldest_due', 'over_payment']],
  ] as const)('%s', (_, amount, memo, rule, lines, unapplied, why) => {
    const found = ask(amount, three, { memo });
    expect([found.rule, brief(found), found.unappliedMinor, codes(found), found.alternatives]).toEqual([rule, lines, unapplied, why, []]);
  }); // prettier-ignore

  it('asks between two items of one amount, and falls back to the oldest due', () => {
    const twins = [debt('INV-001', 30_000, '2026-02-10'), debt('INV-002', 30_000, '2026-02-01')];
    const found = ask(30_000, twins);
    expect([found.rule, brief(found), codes(found)]).toEqual(['oldest_due', [[2, 30_000]], ['tie', 'oldest_due']]);
    expect(found.alternatives.map((one) => [one.rule, brief(one)])).toEqual([
      ['exact', [[2, 30_000]]],
      ['exact', [[1, 30_000]]],
    ]);
  });

  it('asks between two sets: 100 + 400 and 200 + 300 are both 500', () => {
    const four = [100, 200, 300, 400].map((amount, index) => debt(`INV-00${index}`, amount, `2026-04-0${index + 1}`));
    expect(ask(500, four).alternatives.map(brief)).toEqual([
      [[0, 100], [3, 400]],
      [[1, 200], [2, 300]],
    ]); // prettier-ignore
  });

  it('finds one month among fifty invoices', () => {
    const fifty = Array.from({ length: 50 }, (_, index) =>
      debt(`F${1000 + index}`, 100_003 + index * index * 7, '2026-05-31', {
        issuedOn: day(index < 30 ? '2026-02-11' : '2026-03-02'),
      }),
    );
    const march = fifty.slice(30);
    const found = ask(march.reduce((sum, item) => sum + item.openMinor, 0), fifty); // prettier-ignore
    expect(found.rule).toBe('exact_set');
    expect(found.lines).toHaveLength(20);
    expect(found.evidence).toEqual([{ code: 'set_month', params: { month: '2026-03', count: 20 } }]);
  });

  describe('a discount for paying early: 1,000.00 at 2 % until 2026-03-10', () => {
    const item = debt('INV-001', 100_000, '2026-04-01', { discountBp: 200, discountUntilOn: day('2026-03-10') });
    it('is proposed up to its last day', () => {
      const found = ask(98_000, [item], { on: day('2026-03-10') });
      expect([found.rule, brief(found), found.lines[0]?.adjustReason]).toEqual(['discount', [[1, 98_000, 2000]], 'discount']); // prettier-ignore
      expect(found.evidence).toContainEqual({ code: 'discount', params: { adjustMinor: 2000, untilOn: '2026-03-10' } });
    });
    it('is refused a day later, and says why', () => {
      const found = ask(98_000, [item], { on: day('2026-03-11') });
      expect([found.rule, brief(found), codes(found)]).toEqual(['oldest_due', [[1, 98_000]], ['oldest_due', 'discount_too_late']]); // prettier-ignore
    });
    it('counts in a set with items that have none', () => {
      const found = ask(148_000, [item, debt('INV-002', 50_000, '2026-04-02')]);
      expect([found.rule, brief(found)]).toEqual(['discount', [[1, 98_000, 2000], [2, 50_000]]]); // prettier-ignore
    });
    it('goes before a tolerance that would fit too', () => {
      const found = ask(99_000, [{ ...item, discountBp: 100 }]);
      expect([found.rule, found.lines[0]?.adjustReason]).toEqual(['discount', 'discount']);
    });
  });

  it.each([
    [1_000_000, 5000],
    [100_000, 1000],
    [99, 0],
  ])('a tolerance of 1 %% and at most 50.00 lets %i go short by %i', (total, limit) => {
    expect(toleranceFor(total, { shareBp: 100, mostMinor: 5000 })).toBe(limit);
  });

  it('has nothing to say where nothing is open', () => {
    expect(ask(100, [])).toEqual({ rule: 'oldest_due', lines: [], unappliedMinor: 100, evidence: [{ code: 'nothing_open', params: {} }], alternatives: [] }); // prettier-ignore
  });
});

describe('the order of 民法典 560 and 561', () => {
  const on = day('2026-03-05');
  const lines = (amount: number, items: readonly OpenDebt[]) => brief(legalOrder(amount, items, on));

  it('due debts before one that is not due, however unsecured', () => {
    const items = [debt('D0', 100, '2026-04-01'), debt('D1', 100, '2026-03-05', { secured: true })];
    expect(lines(150, items)).toEqual([[1, 100], [0, 50]]); // prettier-ignore
  });
  it('of those due the unsecured, of those the dearer, of those the earlier', () => {
    const items = [
      debt('D0', 100, '2026-01-01', { secured: true, lateRateBp: 1800 }),
      debt('D1', 100, '2026-01-05', { lateRateBp: 500 }),
      debt('D2', 100, '2026-02-01', { lateRateBp: 1200 }),
      debt('D3', 100, '2026-01-02', { lateRateBp: 500 }),
    ];
    expect(lines(400, items).map(([key]) => key)).toEqual([2, 3, 1, 0]);
  });
  it('what is equal in proportion: 300.00 on 400.00 and 200.00 is 200.00 and 100.00', () => {
    expect(lines(30_000, [debt('D0', 40_000, '2026-02-01'), debt('D1', 20_000, '2026-02-01')])).toEqual([[0, 20_000], [1, 10_000]]); // prettier-ignore
  });
  it('a cent that cannot be shared goes to the largest remainder', () => {
    const items = [0, 1, 2].map((key) => debt(`D${key}`, 100, '2026-02-01'));
    expect(lines(100, items)).toEqual([[0, 34], [1, 33], [2, 33]]); // prettier-ignore
  });
  it('within one debt costs, interest, principal, before the next debt gets anything', () => {
    const parentId = id<'document'>(1);
    const items = [
      debt('D0', 50_000, '2026-01-01'),
      debt('D1', 25_000, '2026-02-20', { purpose: 'interest', parentId }),
      debt('D2', 10_000, '2026-02-25', { purpose: 'cost', parentId }),
      debt('D3', 10_000, '2026-02-01'),
    ];
    expect(lines(60_000, items)).toEqual([[2, 10_000], [1, 25_000], [0, 25_000]]); // prettier-ignore
    expect(legalOrder(60_000, items, on).lines.map((one) => one.evidence.at(-1)?.code)).toEqual(['legal_cost', 'legal_interest', 'legal_principal']); // prettier-ignore
  });
  it('is taken whatever the memo says, when asked for', () => {
    const items = [debt('INV-001', 100, '2026-01-01'), debt('INV-002', 100, '2026-02-01')];
    const found = ask(100, items, { memo: 'INV-002', by: 'legal_order' });
    expect([found.rule, brief(found)]).toEqual(['legal_order', [[1, 100]]]);
  });
});

describe('any proposal', () => {
  const days = fc.constantFrom('2026-01-31', '2026-02-28', '2026-03-04', '2026-03-05', '2026-03-31');
  const item = fc.record({
    openMinor: fc.integer({ min: 1, max: 40 }),
    dueOn: days,
    discountBp: fc.option(fc.constantFrom(200, 1000)),
    secured: fc.boolean(),
    lateRateBp: fc.option(fc.constantFrom(500, 1200)),
    purpose: fc.constantFrom('', '', '', 'interest', 'cost'),
    parent: fc.option(fc.integer({ min: 1, max: 10 })),
  });
  const items = fc.array(item, { maxLength: 15 }).map((rows) =>
    rows.map(({ dueOn, parent, ...row }, index): OpenDebt => ({
      ...debt(`N-${String(index).padStart(3, '0')}`, row.openMinor, dueOn),
      ...row,
      discountUntilOn: row.discountBp === null ? null : day('2026-03-10'),
      parentId: parent === null ? null : (parent as DocumentId),
    })),
  );
  const question = fc.record({
    amountMinor: fc.integer({ min: 1, max: 400 }),
    memo: fc.constantFrom('', 'N-001', 'N-002,003', 'N-000~004', '货款'),
    by: fc.constantFrom('evidence', 'oldest_due', 'legal_order'),
    tolerance: fc.constant({ shareBp: 500, mostMinor: 3 }),
  });

  it('adds up, exceeds no item, and depends on nothing but the facts', () => {
    fc.assert(
      fc.property(items, question, fc.infiniteStream(fc.nat()), (facts, asked, dice) => {
        const found = ask(asked.amountMinor, facts, asked);
        const open = new Map<DueItemId, number>(facts.map((fact) => [fact.dueItemId, fact.openMinor]));
        for (const answer of [found, ...found.alternatives]) {
          const given = answer.lines.reduce((sum, one) => sum + one.amountMinor, 0);
          if (answer === found) expect(given + found.unappliedMinor).toBe(asked.amountMinor);
          expect(given).toBeLessThanOrEqual(asked.amountMinor);
          expect(new Set(answer.lines.map((one) => one.dueItemId)).size).toBe(answer.lines.length);
          for (const one of answer.lines) {
            expect(one.amountMinor).toBeGreaterThan(0);
            expect(one.amountMinor + one.adjustMinor).toBeLessThanOrEqual(open.get(one.dueItemId) ?? 0);
            expect(one.adjustReason === null).toBe(one.adjustMinor === 0);
          }
        }
        const order = new Map(facts.map((fact) => [fact, dice.next().value ?? 0]));
        const shuffled = [...facts].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        expect(ask(asked.amountMinor, shuffled, asked)).toEqual(found);
      }),
      { numRuns: 1500 },
    );
  });
});
