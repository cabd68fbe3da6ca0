import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { Contracts } from '../../../src-main/areas/contracts.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
let item: DueItemId;
const asOf = day('2026-11-20');

beforeEach(async () => {
  book = await TestBook.create('2026-11-20T02:00:00.000Z');
  customerId = await book.customer('K1', { name: 'Fabric House Ltd' });
  item = (await book.invoice(customerId, 'INV-1', '2026-08-01', 100_000, { dueOn: '2026-08-31' })).itemId;
});
afterEach(() => book.close());

type Added = InputOf<Contracts['actions.add']>;
const call = (more: Partial<Added> = {}): Added => ({
  customerId,
  onDay: asOf,
  channel: 'phone',
  result: 'reached',
  ...more,
});

describe('the log', () => {
  it('fills in the next step and the proof, and reads back what was entered', async () => {
    const added = await book.call('actions.add', call({ result: 'invoice_missing', reasonCode: 'E01', dueItemIds: [item], minutes: 6, costMinor: 350, atTime: '10:20', note: 'asked for a copy' })); // prettier-ignore
    expect(added).toMatchObject({ findings: [], nextOn: '2026-11-24', nextAction: 'call' });
    const { rows, total, minutes, costs } = await book.call('actions.list', { asOf, customerId });
    expect([total, minutes, costs]).toEqual([1, 6, [{ currency: 'CNY', costMinor: 350 }]]);
    expect(rows[0]).toMatchObject({
      result: 'invoice_missing', reasonCode: 'E01', proofGrade: 'none', nextOn: '2026-11-24', note: 'asked for a copy',
      items: [{ dueItemId: item, number: 'INV-1' }],
    }); // prettier-ignore
  });

  it('asks for a next step or a reason why there is none', async () => {
    expect(await book.ask('actions.add', call({ nextOn: null }))).toMatchObject({ ok: false, code: 'next_action_missing' });
    expect(await book.ask('actions.add', call({ nextOn: day('2026-11-19') }))).toMatchObject({ code: 'next_action_in_past' });
    expect(await book.call('actions.add', call({ closedBecause: 'with the lawyer' }))).toMatchObject({ nextOn: null });
  }); // prettier-ignore

  it.each([
    [{ contactRole: 'relative' as const, contactName: 'a brother' }, 'conduct_blocked'],
    [{ contactName: 'Mr Li' }, 'contact_role_missing'],
    [{ atTime: '23:10' }, 'conduct_needs_reason'],
    [{ onDay: day('2026-11-21') }, 'action_in_future'],
    [{ text: 'Pay or we go public' }, 'conduct_blocked'],
    [{ customerId: 999 as CustomerId }, 'customer_not_found'],
    [{ dueItemIds: [999 as DueItemId] }, 'item_not_found'],
  ])('refuses %j: %s', async (more, code) => {
    expect(await book.ask('actions.add', call(more))).toMatchObject({ ok: false, code });
    expect((await book.call('actions.list', { asOf })).total).toBe(0);
  });

  it('keeps the reason for going beyond, with the findings', async () => {
    await book.call('actions.add', call({ atTime: '23:10', overrideReason: 'he asked to be called at night' }));
    const { rows } = await book.call('actions.list', { asOf });
    expect(rows[0]).toMatchObject({ overrideReason: 'he asked to be called at night', findings: [{ code: 'outside_hours', severity: 'override' }] }); // prettier-ignore
  });

  it('does not take papers or people of another customer', async () => {
    const other = await book.customer('K2', { name: 'Other Ltd' });
    const foreign = (await book.invoice(other, 'INV-2', '2026-08-01', 5_000)).itemId;
    const { contactId } = await book.call('customers.saveContact', {
      customerId: other, name: 'Ms Wu', role: 'finance', title: '', phone: '', mobile: '', email: '', wechat: '', address: '', channel: '',
      language: '', primary: true, consent: 'unknown', consentOn: null, consentNote: '', note: '',
    }); // prettier-ignore
    expect(await book.ask('actions.add', call({ dueItemIds: [foreign] }))).toMatchObject({
      code: 'not_of_this_customer',
    });
    expect(await book.ask('actions.add', call({ contactId }))).toMatchObject({ code: 'contact_of_another' });
    const named = await book.call('actions.check', call({ text: 'Unlike Other Ltd you have not paid' }));
    expect(named.findings).toMatchObject([{ code: 'other_debtor_named', params: { names: 'Other Ltd' } }]);
  });

  it('knows who refused to be contacted, picked from the list or typed by name', async () => {
    const { contactId } = await book.call('customers.saveContact', {
      customerId, name: 'Ms Wu', role: 'finance', title: '', phone: '', mobile: '', email: '', wechat: '', address: '', channel: '',
      language: '', primary: true, consent: 'refused', consentOn: asOf, consentNote: '', note: '',
    }); // prettier-ignore
    for (const who of [{ contactId }, { contactName: ' Ms  Wu', contactRole: 'finance' as const }])
      expect((await book.call('actions.check', call(who))).findings).toMatchObject([{ code: 'consent_refused' }]);
    expect((await book.call('actions.check', call({ contactName: 'Ms Li', contactRole: 'finance' }))).findings).toEqual([]); // prettier-ignore
  });

  it('corrects with a new row; what was known before keeps the old one', async () => {
    const { actionId } = await book.call('actions.add', call({ note: 'wrong' }));
    const before = book.now;
    const fixed = await book.call('actions.correct', { actionId, reason: 'slip of the pen', ...call({ note: 'right' }) });
    const now = await book.call('actions.list', { asOf });
    expect(now.rows.map(({ actionId: each, note, correctsId }) => [each, note, correctsId])).toEqual([[fixed.actionId, 'right', actionId]]);
    const then = await book.call('actions.list', { asOf, knownAt: before });
    expect(then.rows.map(({ note }) => note)).toEqual(['wrong']);
    const all = await book.call('actions.list', { asOf, withdrawn: true });
    expect(all.rows.find((row) => row.actionId === actionId)).toMatchObject({ voidReason: 'slip of the pen' });
    expect(await book.ask('actions.withdraw', { actionId, reason: 'again' })).toMatchObject({ code: 'action_not_found' });
  }); // prettier-ignore

  it('a letter that goes out keeps the call agreed for tomorrow', async () => {
    await book.call('actions.add', call({ result: 'call_back', nextOn: day('2026-11-23'), nextTime: '15:00', nextAction: 'call' })); // prettier-ignore
    const sent = await book.call('actions.add', call({ channel: 'letter', result: 'sent' }));
    expect(sent).toMatchObject({ nextOn: '2026-11-23', nextAction: 'call' });
    const { last } = await book.call('actions.customer', { customerId, asOf });
    expect(last).toMatchObject({ channel: 'letter', nextOn: '2026-11-23', nextTime: '15:00' });
  });

  it('moves the next step without touching the rest', async () => {
    const { actionId } = await book.call('actions.add', call({ note: 'spoke to accounts', dueItemIds: [item] }));
    const moved = await book.call('actions.reschedule', { actionId, nextOn: day('2026-12-01'), nextAction: 'visit', reason: 'away until then' }); // prettier-ignore
    const { rows } = await book.call('actions.list', { asOf });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actionId: moved.actionId, note: 'spoke to accounts', nextOn: '2026-12-01', nextAction: 'visit', items: [{ dueItemId: item }] }); // prettier-ignore
  });

  it('counts failures of a channel and advises another, until somebody answers', async () => {
    for (const on of ['2026-11-16', '2026-11-17', '2026-11-18'])
      await book.call('actions.add', call({ onDay: day(on), result: 'no_answer' }));
    const draft = call({ result: 'no_answer' });
    expect(await book.call('actions.check', draft)).toMatchObject({ times: 4, wornChannels: ['phone'], advisedChannel: 'wechat', next: { nextAction: 'change_channel' } }); // prettier-ignore
    expect(await book.call('actions.customer', { customerId, asOf })).toMatchObject({ attemptsSinceReached: 3, lastReachedOn: null }); // prettier-ignore
    await book.call(
      'actions.add',
      call({ onDay: day('2026-11-19'), direction: 'in', channel: 'wechat', result: 'reply' }),
    );
    expect(await book.call('actions.customer', { customerId, asOf })).toMatchObject({ attemptsSinceReached: 0, lastReachedOn: '2026-11-19' }); // prettier-ignore
  });
});

describe('gaps', () => {
  it('shows overdue customers without a next step and steps whose day passed', async () => {
    const gaps = (on = asOf) => book.call('actions.gaps', { asOf: on });
    expect((await gaps()).rows).toMatchObject([{ customerId, kind: 'no_next', overdue: [{ currency: 'CNY', overdueMinor: 100_000 }], oldestDaysLate: 81 }]); // prettier-ignore
    await book.call('actions.add', call({ nextOn: day('2026-11-23') }));
    expect((await gaps()).rows).toEqual([]);
    expect((await gaps(day('2026-11-23'))).rows).toEqual([]);
    expect((await gaps(day('2026-11-24'))).rows).toMatchObject([{ kind: 'next_passed', nextOn: '2026-11-23' }]);
    await book.receipt(customerId, '2026-11-20', 100_000, [{ dueItemId: item, amountMinor: 100_000 }]);
    expect((await gaps(day('2026-11-24'))).rows).toEqual([]);
  });
});

describe('reasons for delay', () => {
  it('lists overdue items without one first and adds up the shares', async () => {
    const second = (await book.invoice(customerId, 'INV-2', '2026-08-01', 300_000, { dueOn: '2026-10-31' })).itemId;
    await book.invoice(customerId, 'INV-3', '2026-11-01', 50_000, { dueOn: '2026-12-31' });
    expect(await book.call('actions.delays', { asOf })).toMatchObject({ total: 2, withoutCount: 2, sums: [{ openMinor: 400_000, withoutMinor: 400_000 }] }); // prettier-ignore
    await book.call('actions.setDelayReason', {
      dueItemIds: [second],
      code: 'E04',
      cause: 'customer_cash',
      onDay: asOf,
    });
    const { rows } = await book.call('actions.delays', { asOf });
    expect(rows.map(({ number, code, daysLate }) => [number, code, daysLate])).toEqual([['INV-1', '', 81], ['INV-2', 'E04', 20]]); // prettier-ignore
    const causes = await book.call('actions.delayCauses', { asOf });
    expect(causes.rows.map(({ key, openMinor, shareBp, averageDaysLateTenths }) => [key, openMinor, shareBp, averageDaysLateTenths])).toEqual([['E04', 300_000, 7500, 200], ['', 100_000, 2500, 810]]); // prettier-ignore
    await book.call('actions.setDelayReason', { dueItemIds: [second], code: 'E06', onDay: asOf });
    expect((await book.call('actions.delays', { asOf, filter: 'with' })).rows).toMatchObject([{ code: 'E06' }]);
    expect(await book.ask('actions.setDelayReason', { dueItemIds: [item], code: 'other', onDay: asOf })).toMatchObject({ code: 'delay_note_missing' }); // prettier-ignore
  });
});

describe('rating', () => {
  it('needs evidence, takes unknown, and asks again after a contact', async () => {
    const rate = (more = {}) => ({ customerId, ratedOn: day('2026-11-10'), ability: 2, willingness: 4, ...more });
    expect(await book.ask('actions.rate', rate())).toMatchObject({ code: 'rating_evidence_missing' });
    const proved = { abilityEvidence: 'pays wages late', willingnessEvidence: 'admits the debt' };
    expect(await book.call('actions.rate', rate(proved))).toMatchObject({ box: 'C' });
    expect(await book.call('actions.rate', rate({ ...proved, ability: null, ratedOn: day('2026-11-01') }))).toMatchObject({ box: null }); // prettier-ignore
    expect(await book.call('actions.customer', { customerId, asOf })).toMatchObject({ rating: { box: 'C' }, rateAgain: false }); // prettier-ignore
    await book.call('actions.add', call({ result: 'refuses' }));
    expect((await book.call('actions.customer', { customerId, asOf })).rateAgain).toBe(true);
  });
});

describe('feedback and care', () => {
  it('keeps complaints until they are closed, scores apart', async () => {
    const about = { customerId, onDay: day('2026-11-01') };
    expect(await book.ask('actions.addFeedback', { ...about, kind: 'complaint' })).toMatchObject({
      code: 'feedback_empty',
    });
    expect(await book.ask('actions.addFeedback', { ...about, kind: 'satisfaction' })).toMatchObject({ code: 'feedback_score_missing' }); // prettier-ignore
    const { feedbackId } = await book.call('actions.addFeedback', { ...about, kind: 'complaint', content: 'late delivery', targetOn: day('2026-11-15') }); // prettier-ignore
    for (const score of [4, 5]) await book.call('actions.addFeedback', { ...about, kind: 'satisfaction', score });
    expect(await book.call('actions.feedback', { asOf })).toMatchObject({ openCount: 1, pastTargetCount: 1, averageScoreTenths: 45 }); // prettier-ignore
    await book.call('actions.closeFeedback', { feedbackId, closedOn: asOf, outcome: 'faster carrier' });
    expect(await book.call('actions.feedback', { asOf })).toMatchObject({ openCount: 0, pastTargetCount: 0 });
    expect((await book.call('actions.feedback', { asOf: day('2026-11-19') })).openCount).toBe(1);
    expect(await book.ask('actions.closeFeedback', { feedbackId, closedOn: asOf, outcome: 'x' })).toMatchObject({ code: 'feedback_closed' }); // prettier-ignore
  });

  it('keeps care dates by their next day and respects who wants none', async () => {
    await book.call('actions.addCare', {
      customerId,
      kind: 'birthday',
      title: 'Ms Wu',
      onDay: day('1985-12-01'),
      yearly: true,
    });
    await book.call('actions.addCare', { customerId, kind: 'visit', title: 'spring visit', onDay: day('2026-03-01') });
    const { rows } = await book.call('actions.care', { asOf });
    expect(rows.map(({ title, nextOn, optedOut }) => [title, nextOn, optedOut])).toEqual([['Ms Wu', '2026-12-01', false], ['spring visit', '2026-03-01', false]]); // prettier-ignore
    expect((await book.call('actions.care', { asOf, withinDays: 7 })).total).toBe(0);
    await book.call('actions.addCare', {
      customerId,
      kind: 'opt_out',
      title: 'wants no greetings',
      onDay: day('2026-11-01'),
    });
    expect((await book.call('actions.care', { asOf })).rows.find(({ title }) => title === 'Ms Wu')).toMatchObject({ optedOut: true }); // prettier-ignore
    expect(await book.ask('actions.add', call({ purpose: 'care' }))).toMatchObject({ code: 'conduct_needs_reason' });
    await book.call('actions.add', call({ purpose: 'care', overrideReason: 'she asked us to come' }));
    expect((await book.call('actions.customer', { customerId, asOf })).last).toBeNull();
  });
});
