import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, DocumentId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
let documentId: DocumentId;
const CNY = currency('CNY');
const asOf = day('2026-03-20');
const later = day('2026-05-20');

beforeEach(async () => {
  book = await TestBook.create('2026-03-20T08:00:00.000Z');
  customerId = await book.customer('A');
  ({ documentId } = await book.invoice(customerId, 'F-1', '2026-03-01', 10_000_000, { dueOn: '2026-04-30' }));
});
afterEach(() => book.close());

const code = (reply: { ok: boolean; code?: string }) => (reply.ok ? null : reply.code);
const sheet = (on = asOf) => book.call('evidence.document', { documentId, asOf: on });
const gaps = (more: object = {}) => book.call('evidence.gaps', { asOf, currency: CNY, ...more });

describe('the papers of a receivable', () => {
  it('start empty and are scaled to a hundred before the debt is overdue', async () => {
    expect(await sheet()).toMatchObject({ percent: 0, possible: 95, overdue: false });
    const overdue = await sheet(later);
    expect(overdue).toMatchObject({ possible: 100, overdue: true, daysLate: 20 });
    expect(overdue.parts.map(({ kind, applies }) => [kind, applies])).toContainEqual(['letter', true]);
  });

  it('tell a paper in hand from one a day only speaks of', async () => {
    await book.call('invoices.confirm', { documentId, deliveredOn: day('2026-03-02'), confirmedOn: day('2026-03-05') });
    expect((await sheet()).states).toMatchObject({ delivery: 'claimed', invoice: 'claimed' });
    expect(await sheet()).toMatchObject({ earned: 35, proved: 0, percent: 37, provedPercent: 0 });
    await book.call('evidence.record', {
      documentIds: [documentId],
      kind: 'delivery',
      on: day('2026-03-02'),
      reference: 'DN-77',
    });
    await book.call('evidence.record', { documentIds: [documentId], kind: 'contract', on: day('2026-02-01') });
    expect((await sheet()).states).toMatchObject({
      delivery: 'held',
      contract: 'claimed',
      invoice: 'claimed',
      signer: 'missing',
    });
    expect(await sheet()).toMatchObject({ earned: 60, proved: 25, percent: 63, provedPercent: 26 });
    expect((await book.call('evidence.document', { documentId, asOf: day('2026-03-01') })).states.delivery).toBe(
      'missing',
    );
  });

  it('agree between one document and the list of gaps', async () => {
    await book.call('invoices.confirm', { documentId, deliveredOn: day('2026-03-02') });
    await book.call('evidence.record', {
      documentIds: [documentId],
      kind: 'statement',
      on: day('2026-03-10'),
      reference: 'S',
    });
    await book.call('evidence.setUnobtainable', { documentId, kind: 'contract', reason: 'sold over the counter' });
    for (const on of [asOf, later]) {
      const one = await sheet(on);
      const [row] = (await gaps({ asOf: on })).rows;
      for (const name of ['states', 'percent', 'provedPercent', 'earned', 'possible', 'openMinor', 'daysLate'] as const)
        expect([name, row?.[name]]).toEqual([name, one[name]]);
    }
  });

  it('take a paper back, and keep what was known', async () => {
    const { evidenceIds } = await book.call('evidence.record', { documentIds: [documentId], kind: 'statement', on: asOf, reference: 'S' }); // prettier-ignore
    const knownAt = book.now;
    const [evidenceId] = evidenceIds;
    if (evidenceId === undefined) throw new Error('one was recorded');
    await book.call('evidence.remove', { evidenceId, reason: 'wrong customer' });
    expect((await sheet()).states.statement).toBe('missing');
    expect((await book.call('evidence.document', { documentId, asOf, knownAt })).states.statement).toBe('held');
    expect(code(await book.ask('evidence.remove', { evidenceId, reason: 'again' }))).toBe('evidence_not_found');
  });

  it('refuse what cannot be', async () => {
    const other = await book.customer('B');
    const { documentId: foreign } = await book.invoice(other, 'F-2', '2026-03-01', 1);
    const receipt = await book.receipt(customerId, '2026-03-02', 5);
    const refused = async (documentIds: DocumentId[], more: object = {}) =>
      code(await book.ask('evidence.record', { documentIds, kind: 'statement', on: asOf, ...more }));
    expect(await refused([documentId, foreign])).toBe('evidence_of_two_customers');
    expect(await refused([receipt])).toBe('evidence_not_a_receivable');
    expect(await refused([99 as DocumentId])).toBe('document_not_found');
    expect(await refused([documentId], { personId: 4 })).toBe('evidence_person_not_found');
    expect(code(await book.ask('evidence.document', { documentId: receipt, asOf }))).toBe('evidence_not_a_receivable');
  });
});

describe('gaps as tasks', () => {
  it('come with the largest amount × missing points first', async () => {
    const { documentId: big } = await book.invoice(customerId, 'F-2', '2026-03-01', 12_000_000, {
      dueOn: '2026-04-30',
    });
    await book.call('evidence.record', { documentIds: [big], kind: 'contract', on: asOf, reference: 'K' });
    // 120,000.00 × 70 missing points is less than 100,000.00 × 95.
    expect((await gaps()).rows.map(({ number }) => number)).toEqual(['F-1', 'F-2']);
    expect((await gaps({ gap: 'contract' })).rows.map(({ number }) => number)).toEqual(['F-1']);
    expect(await gaps({ gap: 'statement' })).toMatchObject({ total: 2, openMinor: 22_000_000 });
    expect((await gaps({ gap: 'letter' })).total).toBe(0);
    expect((await gaps({ gap: 'letter', asOf: later })).total).toBe(2);
    expect((await gaps({ overdue: true })).total).toBe(0);
    expect((await gaps({ search: 'f-2' })).total).toBe(1);
    expect((await gaps({ limit: 1, offset: 1 })).rows.map(({ number }) => number)).toEqual(['F-2']);
    expect((await gaps({ currency: currency('USD') })).total).toBe(0);
  });

  it('leave what only a day speaks of to those who ask for proof, and what cannot be had to nobody', async () => {
    await book.call('invoices.confirm', { documentId, deliveredOn: day('2026-03-02') });
    expect((await gaps({ gap: 'delivery' })).total).toBe(0);
    expect((await gaps({ gap: 'delivery', unproved: true })).total).toBe(1);
    await book.call('evidence.setUnobtainable', { documentId, kind: 'statement', reason: 'customer refuses' });
    expect((await gaps({ gap: 'statement', unproved: true })).total).toBe(0);
  });

  it('are summed by amount', async () => {
    const { documentId: second } = await book.invoice(customerId, 'F-2', '2026-03-01', 30_000_000, {
      dueOn: '2026-04-30',
    });
    await book.call('evidence.record', {
      documentIds: [second, documentId],
      kind: 'statement',
      on: asOf,
      reference: 'S',
    });
    await book.call('evidence.record', { documentIds: [second], kind: 'contract', on: asOf });
    const summary = await book.call('evidence.summary', { asOf, currency: CNY, customerId });
    // (100,000 × 25/95 + 300,000 × 50/95) ÷ 400,000 = 46.05 %; proved 25/95 = 26.3 %.
    expect(summary).toMatchObject({ documents: 2, openMinor: 40_000_000, percent: 46, provedPercent: 26 });
    expect(summary.gaps[0]).toEqual({
      kind: 'contract',
      missing: 1,
      missingMinor: 10_000_000,
      claimed: 1,
      claimedMinor: 30_000_000,
    });
    expect(summary.gaps.find(({ kind }) => kind === 'letter')).toMatchObject({ missing: 0 });
  });

  it('are not asked of what is paid', async () => {
    const { items } = await book.call('ledger.document', { documentId, asOf });
    const [item] = items;
    if (item === undefined) throw new Error('an invoice has an item');
    await book.receipt(customerId, '2026-03-10', 10_000_000, [{ dueItemId: item.dueItemId, amountMinor: 10_000_000 }]);
    expect((await gaps()).total).toBe(0);
    expect((await gaps({ asOf: day('2026-03-09') })).total).toBe(1);
  });
});
