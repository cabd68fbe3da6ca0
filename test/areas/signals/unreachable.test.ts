import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src-main/areas/actions/rules/codes.ts';
import { unreachableFinding, type ContactFact } from '../../../src-main/areas/signals/rules/unreachable.ts';
import { day } from '../../../src-main/kernel/day.ts';
import { TestBook } from '../book.ts';

let next = 0;
const contact = (onDay: string, channel: Channel, result: string, direction: 'out' | 'in' = 'out'): ContactFact => ({
  actionId: (next += 1),
  onDay: day(onDay),
  channel,
  result,
  direction,
});
const call = (onDay: string, result = 'no_answer') => contact(onDay, 'phone', result);
const letter = (onDay: string) => contact(onDay, 'courier', 'sent');

describe('a debtor nobody gets hold of', () => {
  it.each([
    ['three attempts over seven days', [call('2026-11-02'), call('2026-11-05'), call('2026-11-09')], '2026-11-09'],
    ['three attempts in six days', [call('2026-11-02'), call('2026-11-05'), call('2026-11-08')], null],
    ['two attempts', [call('2026-11-02'), call('2026-11-09')], null],
    ['an answer in between', [call('2026-11-02'), call('2026-11-05', 'reached'), call('2026-11-09'), call('2026-11-12')], null], // prettier-ignore
    ['they called themselves', [call('2026-11-02'), call('2026-11-05'), call('2026-11-09'), contact('2026-11-10', 'phone', 'reply', 'in')], null], // prettier-ignore
    ['two letters of which the second is ten days old', [letter('2026-10-20'), letter('2026-11-01')], '2026-11-11'],
    ['two letters, the second too young', [letter('2026-10-20'), letter('2026-11-15')], null],
    ['e-mails are no letters', [contact('2026-10-01', 'email', 'sent'), contact('2026-10-02', 'email', 'sent')], null],
  ])('%s', (_title, contacts, sinceOn) => {
    expect(unreachableFinding(contacts, day('2026-11-22'))?.sinceOn ?? null).toBe(sinceOn);
  });

  it('stands in the warnings by the log alone, with the contacts behind it, and ends with an answer', async () => {
    const book = await TestBook.create();
    const customerId = await book.customer('K1');
    await book.invoice(customerId, 'INV-1', '2026-08-01', 100_000, { dueOn: '2026-08-31' });
    for (const on of ['2026-11-02', '2026-11-05', '2026-11-09'])
      await book.call('actions.add', { customerId, onDay: day(on), channel: 'phone', result: 'no_answer' });
    const asOf = day('2026-11-22');
    const found = async () =>
      (await book.call('signals.list', { asOf })).rows.find(({ rule }) => rule === 'unreachable');
    const signal = await found();
    expect(signal).toMatchObject({ customerId, sinceOn: '2026-11-09', danger: { code: 'unreachable', weight: 3 } });
    const { rows } = await book.call('signals.rows', { key: signal?.key ?? '', asOf });
    expect(rows.map(({ kind, on }) => [kind, on])).toEqual([['contact', '2026-11-09'], ['contact', '2026-11-05'], ['contact', '2026-11-02']]); // prettier-ignore
    await book.call('actions.add', { customerId, onDay: day('2026-11-20'), channel: 'phone', result: 'reached' });
    expect(await found()).toBeUndefined();
    await book.close();
  });
});
