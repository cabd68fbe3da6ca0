import { expect, it } from 'vitest';
import { handoverPaper } from '../../../src-main/areas/reports/papers/handover.ts';
import { formatDay } from '../../../src-main/kernel/format.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

it('tells whoever takes over what is owed, why, what was said and what comes next', async () => {
  const book = await TestBook.create('2026-11-20T02:00:00.000Z');
  const asOf = day('2026-11-20');
  const profile = {
    shortName: '', taxId: '', termsDays: null, language: 'en', contactName: '', phone: '0573 1', email: '', address: '', region: '', industry: '', note: 'calls in the morning',
  } as const;
  const { id: customerId } = await book.call('customers.save', { ...profile, code: 'K1', name: 'Fabric <House>', salesperson: 'Lin' });
  await book.call('customers.save', { ...profile, code: 'K2', name: 'Owes Nothing', salesperson: 'Lin' });
  const { itemId } = await book.invoice(customerId, 'INV-1', '2026-08-01', 123_456, { dueOn: '2026-08-31' });
  await book.call('actions.add', { customerId, onDay: asOf, channel: 'phone', result: 'in_approval', note: 'waits for the owner' });
  await book.call('actions.setDelayReason', { dueItemIds: [itemId], code: 'E02', onDay: asOf });
  await book.call('disputes.open', { dueItemId: itemId, amountMinor: 456, reason: 'price', openedOn: asOf });

  const { title, customers } = await book.call('reports.handover', { asOf, language: 'en', of: { salesperson: 'Lin' } });
  expect([title, customers]).toEqual(['Hand-over of receivables Lin 2026-11-20', 1]);
  const file = book.service.keeper.book;
  if (file === null) throw new Error('the book is open');
  const paper = handoverPaper(file.db, { asOf }, { customerId }, 'en')?.html ?? '';
  for (const text of ['K1 Fabric &lt;House&gt;', 'INV-1', '1,234.56', 'in approval', 'waits for the owner', 'calls in the morning', '4.56', formatDay(day('2026-11-25'), 'en')])
    expect(paper).toContain(text);
  expect(paper).not.toContain('Owes Nothing');
  expect(await book.ask('reports.handover', { asOf, language: 'en', of: { collector: 'Nobody' } })).toMatchObject({ code: 'handover_empty' });
  await book.close();
}); // prettier-ignore
