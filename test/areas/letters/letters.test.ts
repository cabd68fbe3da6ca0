import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../src-main/kernel/procedure.ts';
import type { lettersContract } from '../../../src-main/areas/letters/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import type { CustomerId, IssuedId } from '../../../src-main/kernel/ids.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';
import { account, company, readable } from './samples.ts';

type Request = InputOf<(typeof lettersContract)['letters.issue']>;
const today = '2026-11-22';
const CNY = currency('CNY');

describe('letters', () => {
  let book: TestBook;
  let debtor: CustomerId;
  beforeEach(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    debtor = await book.customer('D1', { name: '杭州明达服饰有限公司' });
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
  });
  afterEach(() => book.close());

  const request = (more: Partial<Request> = {}): Request => ({
    customerId: debtor,
    currency: CNY,
    level: 1,
    language: 'zh',
    asOf: on(today),
    ...more,
  });
  const codes = async (more: Partial<Request> = {}): Promise<string[]> =>
    (await book.call('letters.preview', request(more))).notices.map((notice) => `${notice.severity} ${notice.code}`);
  const page = (token: string): string => book.service.documents.find(token)?.html ?? '';

  describe('preview', () => {
    it('claims what is overdue, per customer and currency, with hand-checked figures', async () => {
      const other = await book.customer('D2');
      const a = await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      await book.invoice(debtor, 'B', '2026-10-20', 50_000, { dueOn: '2026-11-15' });
      await book.invoice(debtor, 'C', '2026-11-01', 70_000, { dueOn: '2026-12-01' });
      await book.invoice(debtor, 'U', '2026-09-01', 90_000, { dueOn: '2026-10-01', currency: 'USD' });
      await book.invoice(other, 'X', '2026-09-01', 40_000, { dueOn: '2026-10-01' });
      await book.receipt(debtor, '2026-10-10', 30_000, [{ dueItemId: a.itemId, amountMinor: 25_000 }]);
      await book.call('disputes.open', { dueItemId: a.itemId, amountMinor: 10_000, reason: 'quality', openedOn: on('2026-10-15') }); // prettier-ignore

      const { figures, documentToken, suggestedFileName } = await book.call('letters.preview', request());
      expect(figures).toMatchObject({
        claimedMinor: 115_000, // 1,000 − 250 − 100 and 500
        disputedMinor: 10_000,
        unappliedMinor: 5_000,
        deductedMinor: 0,
        requestedMinor: 115_000,
        oldestDaysLate: 52,
        payBy: '2026-12-02',
      });
      expect(figures.lines.map((line) => [line.number, line.daysLate, line.claimedMinor])).toEqual([
        ['A', 52, 65_000],
        ['B', 7, 50_000],
      ]);
      const text = readable(page(documentToken));
      expect(text).toContain('草稿');
      expect(text).toContain('壹仟壹佰伍拾元整');
      expect(suggestedFileName).toBe('付款提醒函 杭州明达服饰有限公司 2026-11-22 草稿.pdf');
      expect(await codes()).toEqual(['note unapplied_money', 'note disputed_left_out', 'note copies_to_attach']);

      const deducted = await book.call('letters.preview', request({ deductUnapplied: true, leaveOut: [a.itemId] }));
      expect(deducted.figures).toMatchObject({ claimedMinor: 50_000, deductedMinor: 5_000, requestedMinor: 45_000 });
    });

    it('draws a draft even of what cannot go out, and says why', async () => {
      expect(await codes()).toEqual(['blocking nothing_overdue']);
      await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      await book.call('settings.update', { accounts: [], confirmAccounts: true });
      expect(await codes()).toEqual(['blocking no_account', 'blocking field_unfilled', 'note copies_to_attach']);
    });

    it('minds a promise given since the day it is written for', async () => {
      const a = await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      await book.call('promises.add', { customerId: debtor, amountMinor: 100_000, madeOn: on(today), dueOn: on('2026-11-30'), lines: [{ dueItemId: a.itemId, amountMinor: 100_000 }] }); // prettier-ignore
      expect(await codes({ asOf: on('2026-11-20') })).toContain('look open_promise');
    });

    it('takes the default account of the currency, and refuses one of another currency', async () => {
      const usd = { ...account, accountId: 'usd', accountNumber: 'USD-77', currency: currency('USD') };
      await book.call('settings.update', { accounts: [usd, account], confirmAccounts: true });
      await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      const { documentToken } = await book.call('letters.preview', request());
      expect(page(documentToken)).toContain('1204 0850 0920 0123 456');
      expect(page(documentToken)).not.toContain('USD-77');
      expect(await book.ask('letters.preview', request({ accountId: 'usd' }))).toMatchObject({ code: 'account_not_found' });
      expect(await book.ask('letters.preview', request({ accountId: 'nobody' }))).toMatchObject({ code: 'account_not_found' });
      expect(await book.ask('letters.preview', request({ customerId: id(99) }))).toMatchObject({ code: 'customer_not_found' });
    }); // prettier-ignore

    it('does not chase what was paid after the day of its figures', async () => {
      const a = await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      await book.receipt(debtor, '2026-11-21', 100_000, [{ dueItemId: a.itemId, amountMinor: 100_000 }]);
      expect(await codes({ asOf: on('2026-11-20') })).toContain('blocking changed_since_as_of');
      expect(await codes({ asOf: on('2026-11-21') })).toEqual(['blocking nothing_overdue']);
      await book.invoice(debtor, 'B', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      expect(await codes({ asOf: on('2026-11-20'), leaveOut: [a.itemId] })).not.toContain(
        'blocking changed_since_as_of',
      );
    });
  });

  describe('issue', () => {
    beforeEach(async () => {
      await book.invoice(debtor, 'A', '2026-09-01', 168_032, { dueOn: '2026-10-01' });
    });

    it('numbers, freezes, hashes, archives and leaves an audit entry', async () => {
      const issued = await book.call('letters.issue', request());
      expect(issued.number).toBe('DL-2026-0001');
      const { rows, total } = await book.call('letters.archive', {});
      expect(total).toBe(1);
      expect(rows[0]).toMatchObject({
        number: 'DL-2026-0001',
        kind: 'dunning_letter',
        title: '付款提醒函 杭州明达服饰有限公司',
        customerName: '杭州明达服饰有限公司',
        level: 1,
        language: 'zh',
        amountMinor: 168_032,
        asOf: today,
        sha256: issued.sha256,
      });
      const reprint = await book.call('letters.reprint', { issuedId: issued.issuedId });
      const printed = page(reprint.documentToken);
      expect(hash('sha256', printed, 'hex')).toBe(issued.sha256);
      expect(reprint.suggestedFileName).toBe('付款提醒函 杭州明达服饰有限公司 DL-2026-0001.pdf');
      expect(readable(printed)).toContain('DL-2026-0001');
      expect(printed).not.toContain('草稿');
      const audit = await book.call('book.audit', { limit: 1 });
      expect(JSON.parse(audit.rows[0]?.detail ?? '')).toMatchObject([
        { entity: 'issued_document', number: 'DL-2026-0001', sha256: issued.sha256, amountMinor: 168_032 },
      ]);
    });

    it('reprints the same bytes after the debt is paid and the company has moved', async () => {
      const issued = await book.call('letters.issue', request());
      const before = page((await book.call('letters.reprint', { issuedId: issued.issuedId })).documentToken);
      await book.call('settings.update', { company: { ...company, name: '新名称', phone: '1' } });
      await book.receipt(debtor, today, 168_032);
      book.now = `2028-01-01T00:00:00.000Z` as typeof book.now;
      const after = page((await book.call('letters.reprint', { issuedId: issued.issuedId })).documentToken);
      expect(after).toBe(before);
    });

    it('refuses what is blocked and what nobody looked at, and no number is lost on it', async () => {
      const numbers: string[] = [];
      const issue = async (more: Partial<Request>) => {
        const reply = await book.ask('letters.issue', request(more));
        if (reply.ok) numbers.push(reply.value.number);
        return reply;
      };
      await issue({});
      expect(await issue({ payBy: on('2026-11-21') })).toMatchObject({ code: 'letter_blocked', params: { codes: ['pay_by_in_past'] } }); // prettier-ignore
      expect(await issue({})).toMatchObject({ code: 'letter_needs_reason', params: { codes: ['level_repeated', 'earlier_term_running'] } }); // prettier-ignore
      expect(await issue({ customerId: id(99), lookedReason: 'x' })).toMatchObject({ code: 'customer_not_found' });
      await issue({ language: 'en', lookedReason: 'asked for in English' });
      expect(numbers).toEqual(['DL-2026-0001', 'DL-2026-0002']);
    });

    it('starts anew with the year', async () => {
      await book.call('letters.issue', request());
      book.now = '2027-01-04T08:00:00.000Z' as typeof book.now;
      const next = await book.call('letters.issue', request({ level: 2, asOf: on('2027-01-04') }));
      expect(next.number).toBe('DL-2027-0001');
    });

    it('has one effect however often the same command is sent', async () => {
      const first = await book.ask('letters.issue', request(), { commandId: 'once' });
      expect(await book.ask('letters.issue', request(), { commandId: 'once' })).toEqual(first);
      expect((await book.call('letters.archive', {})).total).toBe(1);
    });

    it('climbs the levels one by one and names the letters before', async () => {
      const at = async (on_: string, level: 1 | 2 | 3) => {
        book.now = `${on_}T08:00:00.000Z` as typeof book.now;
        const draft = await book.call('letters.preview', request({ level, asOf: day(on_) }));
        expect(draft.notices.filter((notice) => notice.severity === 'look' && notice.code !== 'customer_tax_id_missing')).toEqual([]);
        await book.call('letters.issue', request({ level, asOf: day(on_), lookedReason: 'x' }));
        return readable(page(draft.documentToken));
      }; // prettier-ignore
      await at('2026-11-22', 1);
      expect(await at('2026-12-03', 2)).toContain('2026年11月22日《付款提醒函》（DL-2026-0001）');
      expect(await at('2026-12-11', 3)).toContain('2026年12月3日《催款函》（DL-2026-0002）');
    });

    it('does not open an archived page that is no longer what was issued', async () => {
      const { issuedId, number } = await book.call('letters.issue', request());
      const file = book.service.keeper.book;
      file?.sqlite.exec('DROP TRIGGER issued_document_no_update');
      file?.sqlite.prepare('UPDATE issued_document SET body = ?').run(Buffer.from('not deflated'));
      expect(await book.ask('letters.reprint', { issuedId })).toMatchObject({ code: 'archive_hash_mismatch', params: { number } }); // prettier-ignore
      file?.sqlite.prepare('UPDATE issued_document SET body = ?').run(Buffer.from([3, 0])); // an empty page, well deflated
      expect(await book.ask('letters.reprint', { issuedId })).toMatchObject({ code: 'archive_hash_mismatch' });
      expect(await book.ask('letters.reprint', { issuedId: 77 as IssuedId })).toMatchObject({ code: 'document_not_found' }); // prettier-ignore
    });

    it('is frozen: the file itself refuses a change', async () => {
      await book.call('letters.issue', request());
      const sqlite = book.service.keeper.book?.sqlite;
      expect(() => sqlite?.exec(`UPDATE issued_document SET amount_minor = 1`)).toThrow('frozen');
      expect(() => sqlite?.exec('DELETE FROM issued_document')).toThrow('frozen');
    });
  });

  describe('candidates', () => {
    const ask = (more: { asOf?: string; search?: string } = {}) =>
      book.call('letters.candidates', { asOf: on(more.asOf ?? today), currency: CNY, search: more.search ?? '' });

    it('lists who owes, largest claim first, with the level that is next', async () => {
      const big = await book.customer('D2', { name: '绍兴柯桥布行' });
      const disputed = await book.customer('D3');
      await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      await book.invoice(big, 'B', '2026-09-01', 300_000, { dueOn: '2026-11-12' });
      const d = await book.invoice(disputed, 'C', '2026-09-01', 900_000, { dueOn: '2026-10-01' });
      await book.call('disputes.open', { dueItemId: d.itemId, amountMinor: 900_000, reason: 'price', openedOn: on('2026-10-15') }); // prettier-ignore
      await book.receipt(big, '2026-11-01', 7_000);
      const { rows, total } = await ask();
      expect(total).toBe(2);
      expect(rows).toMatchObject([
        { customerCode: 'D2', overdueMinor: 300_000, disputedMinor: 0, unappliedMinor: 7_000, oldestDaysLate: 10, lastLevel: null, suggestedLevel: 1 },
        { customerCode: 'D1', overdueMinor: 100_000, oldestDaysLate: 52, lastPayBy: null, suggestedLevel: 1 },
      ]); // prettier-ignore
      expect((await ask({ search: '柯桥' })).rows.map((row) => row.customerCode)).toEqual(['D2']);
    });

    it('moves on with what was issued and forgets letters about paid items', async () => {
      const a = await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      await book.call('letters.issue', request());
      expect((await ask()).rows[0]).toMatchObject({ lastLevel: 1, suggestedLevel: 2, lastPayBy: '2026-12-02' });
      await book.receipt(debtor, today, 100_000, [{ dueItemId: a.itemId, amountMinor: 100_000 }]);
      await book.invoice(debtor, 'B', '2026-09-02', 50_000, { dueOn: '2026-10-02' });
      expect((await ask()).rows[0]).toMatchObject({ lastLevel: null, lastPayBy: null, suggestedLevel: 1 });
      expect((await ask({ asOf: addDays(day(today), -1) })).rows[0]).toMatchObject({ overdueMinor: 150_000, lastLevel: null }); // prettier-ignore
    });

    it('counts no letter for an item it only named as disputed', async () => {
      const a = await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
      const b = await book.invoice(debtor, 'B', '2026-09-02', 50_000, { dueOn: '2026-10-02' });
      const { disputeId } = await book.call('disputes.open', { dueItemId: a.itemId, amountMinor: 100_000, reason: 'quality', openedOn: on('2026-11-01') }); // prettier-ignore
      await book.call('letters.issue', request());
      await book.receipt(debtor, today, 50_000, [{ dueItemId: b.itemId, amountMinor: 50_000 }]);
      await book.call('disputes.resolve', { disputeId, outcome: 'rejected', resolvedOn: on(today) });
      expect((await ask()).rows[0]).toMatchObject({ overdueMinor: 100_000, lastLevel: null, suggestedLevel: 1 });
      expect(await codes({ level: 2 })).toContain('look level_skipped');
    });

    it('agrees with the preview of each customer', async () => {
      for (let index = 0; index < 6; index += 1) {
        const customer = await book.customer(`E${index}`);
        const { itemId } = await book.invoice(customer, `I${index}`, '2026-08-01', 10_000 + index * 777, { dueOn: addDays(on('2026-09-01'), index * 9) }); // prettier-ignore
        if (index % 2 === 0)
          await book.call('disputes.open', { dueItemId: itemId, amountMinor: 1_000, reason: 'other', openedOn: on('2026-10-01') }); // prettier-ignore
      }
      const { rows } = await ask();
      expect(rows).toHaveLength(6);
      for (const row of rows) {
        const { figures } = await book.call('letters.preview', request({ customerId: row.customerId }));
        expect(row.overdueMinor - row.disputedMinor).toBe(figures.claimedMinor);
        expect(row.oldestDaysLate).toBe(figures.oldestDaysLate);
      }
    });
  });

  it('archive finds by number, name and kind, newest first', async () => {
    await book.invoice(debtor, 'A', '2026-09-01', 100_000, { dueOn: '2026-10-01' });
    await book.call('letters.issue', request());
    await book.call('reports.issue', { asOf: on(today), language: 'en', currency: CNY });
    const numbers = async (input: InputOf<(typeof lettersContract)['letters.archive']>): Promise<string[]> =>
      (await book.call('letters.archive', input)).rows.map((row) => row.number);
    expect(await numbers({})).toEqual(['MR-2026-0001', 'DL-2026-0001']);
    expect(await numbers({ search: 'dl-2026' })).toEqual(['DL-2026-0001']);
    expect(await numbers({ search: '明达' })).toEqual(['DL-2026-0001']);
    expect(await numbers({ kind: 'management_report' })).toEqual(['MR-2026-0001']);
    expect(await numbers({ customerId: debtor })).toEqual(['DL-2026-0001']);
    expect(await numbers({ search: '100%' })).toEqual([]);
  });
});
