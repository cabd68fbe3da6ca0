import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../../src-main/kernel/day.ts';
import { id } from '../../../../src-main/kernel/ids.ts';
import { usedOf } from '../../../../src-renderer/components/Entry/UseCreditsDrawer.tsx';
import {
  availableTo,
  cycledLetGo,
  emptyDraft,
  emptyPart,
  filledRest,
  receiptsOf,
  remainderOf,
  toggled,
  withPart,
  withTyped,
  type Part,
} from '../../../../src-renderer/screens/receipts/workbench/draft.ts';

const item = (key: number, openMinor: number, dueOn = '2026-01-01') => ({
  dueItemId: id<'dueItem'>(key),
  openMinor,
  dueOn: day(dueOn),
});
const customer = (key: number) => ({ id: id<'customer'>(key), code: `C${key}`, name: `Customer ${key}` });

describe('what is decided about a bank line', () => {
  it('space pays an item as far as the money goes, and takes it back', () => {
    const once = toggled(emptyPart, item(1, 70), 50);
    expect(once.amounts).toEqual({ 1: 50 });
    expect(toggled(once, item(1, 70), 50).amounts).toEqual({});
  });

  it('F fills the oldest first and leaves alone what is let go', () => {
    const items = [item(1, 70, '2026-03-01'), item(2, 50, '2026-01-01'), item(3, 40, '2026-02-01')];
    expect(filledRest(emptyPart, items, 100).amounts).toEqual({ 2: 50, 3: 40, 1: 10 });
    const short = cycledLetGo(withTyped(emptyPart, item(2, 50), 48), item(2, 50));
    expect(filledRest(short, items, 100)).toMatchObject({ amounts: { 1: 12, 2: 48, 3: 40 }, letGo: { 2: { amountMinor: 2 } } });
  }); // prettier-ignore

  it('D goes through the reasons, and what is let go follows the amount', () => {
    const half = withTyped(emptyPart, item(1, 100), 95);
    const reasons = [1, 2, 3, 4].reduce<Part[]>((all) => [...all, cycledLetGo(all.at(-1) ?? half, item(1, 100))], []);
    expect(reasons.map((part) => part.letGo[1]?.reason ?? null)).toEqual(['bank_charge', 'discount', 'small_balance', null]); // prettier-ignore
    const charged = cycledLetGo(half, item(1, 100));
    expect(withTyped(charged, item(1, 100), 97).letGo).toEqual({ 1: { reason: 'bank_charge', amountMinor: 3 } });
    expect(withTyped(charged, item(1, 100), 100).letGo).toEqual({});
    expect(withTyped(charged, item(1, 100), null).letGo).toEqual({});
  });

  it('shares one line between two customers; what is left stays with the first', () => {
    const draft = {
      active: 1,
      parts: [
        { ...withTyped(emptyPart, item(1, 60), 60), customer: null },
        { ...withTyped(emptyPart, item(9, 30), 30), customer: customer(2) },
      ],
    };
    expect([availableTo(draft, 100), remainderOf(draft, 100)]).toEqual([40, 10]);
    expect(receiptsOf(draft, customer(1), 100, true)).toEqual([
      { customerId: 1, amountMinor: 70, allocations: [{ dueItemId: 1, amountMinor: 60 }], adjustments: [], rule: 'chosen', remember: true },
      { customerId: 2, amountMinor: 30, allocations: [{ dueItemId: 9, amountMinor: 30 }], adjustments: [], rule: 'chosen', remember: true },
    ]);
  }); // prettier-ignore

  it('never gives out more or less than the line, whatever is pressed', () => {
    const press = fc.record({ key: fc.integer({ min: 1, max: 5 }), what: fc.constantFrom('space', 'fill', 'go') });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 1, max: 200 }),
        fc.array(press, { maxLength: 12 }),
        (opens, total, presses) => {
          const items = opens.map((openMinor, index) => item(index + 1, openMinor));
          let draft = emptyDraft;
          for (const { key, what } of presses)
            draft = withPart(draft, (part) => {
              const target = items[key - 1] ?? item(key, 1);
              if (what === 'fill') return filledRest(part, items, total);
              return what === 'space' ? toggled(part, target, total) : cycledLetGo(part, target);
            });
          expect(remainderOf(draft, total)).toBeGreaterThanOrEqual(0);
          const [receipt] = receiptsOf(draft, customer(1), total, false);
          expect(receipt?.amountMinor).toBe(total);
          const lines = receipt?.allocations ?? [];
          expect(lines.reduce((sum, line) => sum + line.amountMinor, 0) + remainderOf(draft, total)).toBe(total);
          for (const { openMinor, dueItemId } of items) {
            const paid = [...lines, ...(receipt?.adjustments ?? [])].filter((line) => line.dueItemId === dueItemId);
            expect(paid.reduce((sum, line) => sum + line.amountMinor, 0)).toBeLessThanOrEqual(openMinor);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('credits used on an invoice', () => {
  it('goes oldest first through what is ticked: 100 open, 70 and 50 give 70 and 30', () => {
    const credits = [70, 50, 20].map((unappliedMinor, index) => ({ documentId: id<'document'>(index + 1), unappliedMinor })); // prettier-ignore
    expect([...usedOf(credits, new Set([1, 2, 3]), 100)]).toEqual([[1, 70], [2, 30]]); // prettier-ignore
    expect([...usedOf(credits, new Set([3]), 100)]).toEqual([[3, 20]]);
  });
});
