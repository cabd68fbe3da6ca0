import { expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

it('warns of the nearest deadline of a case, worse as it comes near, until it is ticked off', async () => {
  const book = await TestBook.create('2026-11-20T08:00:00.000Z');
  const customerId = await book.customer('C1');
  const { itemId, documentId } = await book.invoice(customerId, 'INV1', '2026-08-01', 50_000_00, { dueOn: '2026-08-31' }); // prettier-ignore
  const { caseId } = await book.call('cases.open', { customerId, kind: 'suit', items: [{ dueItemId: itemId, amountMinor: 50_000_00 }], openedOn: day('2026-09-01') }); // prettier-ignore
  const { deadlineId } = await book.call('cases.addDeadline', { caseId, kind: 'hearing', dueOn: day('2026-12-15') });
  const found = async (asOf: string) =>
    (await book.call('signals.list', { asOf: day(asOf) })).rows.find(({ rule }) => rule === 'case_deadline');
  expect(await found('2026-11-14')).toBeUndefined();
  expect(await found('2026-11-15')).toMatchObject({ level: 'yellow', amountMinor: 50_000_00, names: ['hearing'], sinceOn: '2026-11-15' }); // prettier-ignore
  const orange = await found('2026-12-08');
  expect(orange).toMatchObject({ level: 'orange', figures: expect.arrayContaining([{ name: 'daysLeft', unit: 'days', value: 7 }]) as unknown }); // prettier-ignore
  expect(await found('2026-12-16')).toMatchObject({ level: 'red' });
  const { rows } = await book.call('signals.rows', { asOf: day('2026-12-08'), key: orange!.key });
  expect(rows.map((row) => row.documentId)).toEqual([documentId]);
  await book.call('cases.tickDeadline', { caseId, deadlineId, doneOn: day('2026-11-20') });
  expect(await found('2026-12-08')).toBeUndefined();
  await book.close();
});
