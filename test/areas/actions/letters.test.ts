import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import {
  lettersAsContacts,
  tellsOf,
  type LetterEntry,
  type SentLetter,
} from '../../../src-main/areas/actions/rules/letters.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';
import { id, type CustomerId, type DueItemId, type IssuedId } from '../../../src-main/kernel/ids.ts';
import { instant } from '../../../src-main/kernel/instant.ts';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import { TestBook } from '../book.ts';
import { account, company } from '../letters/samples.ts';

const tenth = day('2026-11-10');
const [one, two] = [id<'dueItem'>(1), id<'dueItem'>(2)];
const letter: SentLetter = { issuedId: id<'issued'>(7), letterOn: tenth, onDay: tenth, dueItemIds: [one] };
const entry: LetterEntry = { issuedId: null, direction: 'out', channel: 'courier', onDay: tenth, dueItemIds: [] };

describe('a letter and the entry that tells of it', () => {
  it.each<[string, Partial<LetterEntry>, Partial<SentLetter>, boolean]>([
    ['it names the letter', { issuedId: letter.issuedId, onDay: day('2026-12-24'), channel: 'phone' }, {}, true],
    ['it names another letter', { issuedId: id<'issued'>(8) }, {}, false],
    ['posted the same day', {}, {}, true],
    ['posted three days after', { onDay: addDays(tenth, 3) }, {}, true],
    ['posted four days after', { onDay: addDays(tenth, 4) }, {}, false],
    ['posted three days after its recorded sending', { onDay: addDays(tenth, 8) }, { onDay: addDays(tenth, 5) }, true],
    ['posted before it was written', { onDay: addDays(tenth, -1) }, {}, false],
    ['mailed the same day', { channel: 'email' }, {}, true],
    ['a mail two days after', { channel: 'email', onDay: addDays(tenth, 2) }, {}, false],
    ['a call the same day', { channel: 'phone' }, {}, false],
    ['a letter of theirs', { direction: 'in' }, {}, false],
    ['about the same item', { dueItemIds: [one, two] }, {}, true],
    ['about another item', { dueItemIds: [two] }, {}, false],
  ])('%s', (_name, change, sent, expected) => {
    expect(tellsOf({ ...entry, ...change }, { ...letter, ...sent })).toBe(expected);
  });

  it('are one contact, and a letter nobody told of is one of its own', () => {
    const later = { ...letter, issuedId: id<'issued'>(9), letterOn: addDays(tenth, 9), onDay: addDays(tenth, 9) };
    expect(lettersAsContacts([letter, later], [entry])).toEqual([
      { onDay: '2026-11-19', atTime: '', direction: 'out', purpose: 'collection', channel: 'letter', result: 'sent', stepCode: '', dueItemIds: [one] },
    ]); // prettier-ignore
  });

  it('never leave a letter out that no entry is near', () => {
    const days = fc.integer({ min: 0, max: 60 }).map((shift) => addDays(tenth, shift));
    fc.assert(
      fc.property(fc.array(days, { maxLength: 6 }), fc.array(days, { maxLength: 6 }), (sent, logged) => {
        const letters = sent.map((onDay) => ({ ...letter, letterOn: onDay, onDay }));
        const contacts = lettersAsContacts(letters, logged.map((onDay) => ({ ...entry, onDay }))); // prettier-ignore
        const far = (onDay: Day): boolean => logged.every((on) => on < onDay || on > addDays(onDay, 3));
        expect(contacts.map(({ onDay }) => onDay)).toEqual(sent.filter(far));
      }),
    );
  });
});

describe('the conduct check and issued letters', () => {
  let book: TestBook;
  let customerId: CustomerId;
  let item: DueItemId;
  beforeEach(async () => {
    book = await TestBook.create('2026-11-10T02:00:00.000Z');
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    customerId = await book.customer('K1', { name: 'Fabric House Ltd' });
    item = (await book.invoice(customerId, 'INV-1', '2026-08-01', 100_000, { dueOn: '2026-08-31' })).itemId;
  });
  afterEach(() => book.close());

  type Draft = InputOf<Contracts['actions.check']>;
  const issue = async (): Promise<IssuedId> =>
    (await book.call('letters.issue', { customerId, currency: currency('CNY'), level: 1, language: 'en', asOf: day(book.now.slice(0, 10)) })).issuedId; // prettier-ignore
  const codes = async (onDay: string, more: Partial<Draft> = {}, whose = customerId): Promise<string[]> => {
    const { findings } = await book.call('actions.check', { customerId: whose, onDay: day(onDay), channel: 'phone', result: 'reached', ...more }); // prettier-ignore
    return findings.map(({ code }) => code);
  };
  const courtesy = async (courtesyGapDays: number): Promise<void> => {
    const { conduct } = await book.call('settings.get', {});
    await book.call('settings.update', { conduct: { ...conduct, courtesyGapDays } });
  };

  it('asks for a reason where something is written again about the items of a letter too soon', async () => {
    await issue();
    const mail: Partial<Draft> = { channel: 'email', result: 'sent', dueItemIds: [item] };
    expect(await codes('2026-11-12', mail)).toEqual(['item_gap']);
    expect(await codes('2026-11-13', mail)).toEqual([]);
    expect(await codes('2026-11-12', { ...mail, dueItemIds: [] })).toEqual([]);
  });

  it('lets the posting of a letter be logged, and counts both as one', async () => {
    await issue();
    const posted = { channel: 'courier' as const, result: 'sent' as const, dueItemIds: [item] };
    expect(await codes('2026-11-10', posted)).toEqual([]);
    await book.call('actions.add', { customerId, onDay: day('2026-11-10'), ...posted, nextOn: day('2026-11-20'), nextAction: 'call' }); // prettier-ignore
    const { rows } = await book.call('actions.list', { asOf: day('2026-11-10'), customerId });
    expect(rows).toMatchObject([{ findings: [] }]);
    expect(await codes('2026-11-10', { ...posted, dueItemIds: [] })).toEqual(['duplicate', 'letter_gap']);
    expect((await book.call('collections.cockpit', { customerId, asOf: day('2026-11-10') })).contactsToday).toBe(1);
  });

  it('counts a letter among the contacts of its day and for the gap all ways share, which is off at first', async () => {
    await issue();
    expect(await codes('2026-11-11')).toEqual([]);
    await courtesy(3);
    expect(await codes('2026-11-12')).toEqual(['courtesy_gap']);
    expect(await codes('2026-11-13')).toEqual([]);
    expect(await codes('2026-11-09')).toEqual([]);
    await courtesy(0);
    for (const atTime of ['09:00', '11:00'])
      await book.call('actions.add', { customerId, onDay: day('2026-11-10'), atTime, channel: 'phone', result: 'no_answer' }); // prettier-ignore
    expect(await codes('2026-11-10', { atTime: '15:00', result: 'no_answer' })).toEqual(['too_many_today']);
  });

  it('goes by the day the letter was sent, and each sending is one', async () => {
    await courtesy(2);
    const issuedId = await issue();
    book.now = instant('2026-11-20T02:00:00.000Z');
    const { proofId } = await book.call('letters.addProof', { issuedId, method: 'ems', sentOn: day('2026-11-13'), tracking: 'EX1' }); // prettier-ignore
    await book.call('letters.addProof', { issuedId, method: 'email', sentOn: day('2026-11-17'), address: 'ar@example.com' }); // prettier-ignore
    expect(await codes('2026-11-11')).toEqual([]);
    expect(await codes('2026-11-14')).toEqual(['courtesy_gap']);
    expect(await codes('2026-11-15')).toEqual([]);
    expect(await codes('2026-11-18')).toEqual(['courtesy_gap']);
    await book.call('letters.voidProof', { proofId, reason: 'typed wrongly' });
    expect(await codes('2026-11-14')).toEqual([]);
  });

  it('knows the letters of who was merged since', async () => {
    await courtesy(3);
    const kept = await book.customer('K2', { name: 'Fabric Group' });
    await issue();
    await book.call('customers.merge', { keptId: kept, mergedId: customerId, reason: 'one firm' });
    expect(await codes('2026-11-11', {}, kept)).toEqual(['courtesy_gap']);
  });
});
