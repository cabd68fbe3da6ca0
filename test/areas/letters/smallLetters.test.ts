import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currency } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { on, TestBook } from '../book.ts';
import { account, company, readable } from './samples.ts';

const today = '2026-11-22';
const CNY = currency('CNY');
const point = { asOf: on(today), currency: CNY };

const profile = {
  shortName: '', taxId: '', termsDays: null, language: 'zh', contactName: '', phone: '', email: '', address: '',
  salesperson: '', region: '', industry: '', note: '',
} as const; // prettier-ignore

describe('small balances', () => {
  let book: TestBook;
  let small: CustomerId;
  let other: CustomerId;
  beforeEach(async () => {
    book = await TestBook.create(`${today}T08:00:00.000Z`);
    await book.call('settings.update', { company, accounts: [account], confirmAccounts: true });
    const { letters } = await book.call('settings.get', {});
    await book.call('settings.update', { letters: { ...letters, minAmountMinor: 50_000 } });
    small = (await book.call('customers.save', { ...profile, code: 'S1', name: '嘉兴小数有限公司' })).id;
    other = await book.customer('S2', { name: 'Small Change Ltd' });
    const big = await book.customer('B1');
    await book.invoice(small, 'A', '2026-09-01', 12_000, { dueOn: '2026-10-01' });
    await book.invoice(other, 'B', '2026-09-01', 8_050, { dueOn: '2026-11-01' });
    await book.invoice(big, 'C', '2026-09-01', 500_000, { dueOn: '2026-10-01' });
  });
  afterEach(() => book.close());

  const listed = async (asOf = today) =>
    (await book.call('letters.small', { ...point, asOf: on(asOf) })).rows.map((row) => [
      row.customerCode,
      row.claimedMinor,
      row.oldestDaysLate,
      row.lastLevel,
      row.held.map(({ reason }) => reason).join(),
    ]);
  const page = (token: string): string => book.service.documents.find(token)?.html ?? '';

  it('lists whose whole overdue sum is below the smallest amount, the largest sum first', async () => {
    expect(await listed()).toEqual([
      ['S1', 12_000, 52, null, ''],
      ['S2', 8_050, 21, null, ''],
    ]);
    const { minimumMinor, gapDays, total } = await book.call('letters.small', point);
    expect({ minimumMinor, gapDays, total }).toEqual({ minimumMinor: 50_000, gapDays: 90, total: 2 });
    const found = await book.call('letters.small', { ...point, search: 'S2' });
    expect(found.rows.map(({ customerCode }) => customerCode)).toEqual(['S2']);
    const dollars = await book.call('letters.small', { ...point, currency: currency('USD') });
    expect(dollars).toMatchObject({ rows: [], minimumMinor: null });
  });

  it('says why somebody is not to be written to now', async () => {
    const [item] = (await book.call('ledger.items', { ...point, customerId: small, limit: 10 })).rows;
    await book.call('promises.add', { customerId: small, amountMinor: 12_000, madeOn: on(today), dueOn: on('2026-11-30'), lines: [{ dueItemId: item!.dueItemId, amountMinor: 12_000 }] }); // prettier-ignore
    await book.receipt(other, '2026-11-20', 1_000);
    expect(await listed()).toEqual([
      ['S1', 12_000, 52, null, 'promise'],
      ['S2', 8_050, 21, null, 'unapplied'],
    ]);
    const refused = await book.ask('letters.issueSmall', { ...point, customerIds: [small, other] });
    expect(refused).toMatchObject({ code: 'small_letters_none', params: { codes: ['promise', 'unapplied'] } });
    expect((await book.call('letters.archive', {})).total).toBe(0);
  });

  it('issues a letter each in one go, numbered, archived and in the customer’s language', async () => {
    const { issued, left } = await book.call('letters.issueSmall', { ...point, customerIds: [small, other] });
    expect(left).toEqual([]);
    expect(issued.map(({ number, amountMinor }) => [number, amountMinor])).toEqual([
      ['DL-2026-0001', 12_000],
      ['DL-2026-0002', 8_050],
    ]);
    const { rows } = await book.call('letters.archive', {});
    expect(rows.map(({ title, level, language }) => [title, level, language])).toEqual([
      ['Reminder of a small balance Small Change Ltd', 1, 'en'],
      ['小额余款提醒函 嘉兴小数有限公司', 1, 'zh'],
    ]);
    const reprint = await book.call('letters.reprint', { issuedId: issued[0]!.issuedId });
    const printed = page(reprint.documentToken);
    expect(hash('sha256', printed, 'hex')).toBe(rows[1]!.sha256);
    expect(readable(printed)).toContain('人民币120.00元');
    expect(readable(printed)).toContain('金额不大');
    const audit = await book.call('book.audit', { limit: 1 });
    expect(JSON.parse(audit.rows[0]?.detail ?? '')).toMatchObject([
      { entity: 'issued_document', number: 'DL-2026-0001' },
      { entity: 'issued_document', number: 'DL-2026-0002' },
    ]);
  });

  it('counts as the first letter of the timetable and waits for its own gap', async () => {
    await book.call('letters.issueSmall', { ...point, customerIds: [small] });
    const [item] = (await book.call('ledger.items', { ...point, customerId: small, limit: 10 })).rows;
    const { steps, nextCode } = await book.call('policy.item', { asOf: on('2026-12-10'), dueItemId: item!.dueItemId });
    expect(steps.filter(({ state }) => state === 'passed').map(({ code }) => code)).toContain('L1');
    expect(nextCode).toBe('C2');
    expect((await listed()).find(([code]) => code === 'S1')).toEqual(['S1', 12_000, 52, 1, 'small_gap,item_gap,term_running']); // prettier-ignore
    expect((await listed('2027-02-19')).find(([code]) => code === 'S1')?.[4]).toBe('small_gap');
    expect((await listed('2027-02-20')).find(([code]) => code === 'S1')?.[4]).toBe('');
    const { letters } = await book.call('settings.get', {});
    await book.call('settings.update', { letters: { ...letters, smallGapDays: 30 } });
    expect((await listed('2026-12-22')).find(([code]) => code === 'S1')?.[4]).toBe('');
  });

  it('is called by its own title in the letters that follow', async () => {
    await book.call('letters.issueSmall', { ...point, customerIds: [small] });
    const next = { customerId: small, currency: CNY, level: 2, language: 'zh', asOf: on(today) } as const;
    const { documentToken } = await book.call('letters.preview', next);
    expect(readable(page(documentToken))).toContain('《小额余款提醒函》（DL-2026-0001）');
  });

  it('tells who was left out and goes on with the others', async () => {
    await book.receipt(other, today, 8_050);
    const first = await book.call('letters.issueSmall', { ...point, customerIds: [small, other] });
    expect(first.issued.map(({ customerId }) => customerId)).toEqual([small]);
    expect(first.left).toEqual([{ customerId: other, customerName: 'Small Change Ltd', codes: ['unapplied'] }]);
    const again = await book.ask('letters.issueSmall', { ...point, customerIds: [small] });
    expect(again).toMatchObject({ code: 'small_letters_none' });
  });

  it('writes to nobody while there is no account to pay into, and uses no number', async () => {
    await book.call('settings.update', { accounts: [], confirmAccounts: true });
    expect(await book.ask('letters.issueSmall', { ...point, customerIds: [small] })).toMatchObject({
      code: 'small_letters_none',
      params: { codes: ['no_account', 'field_unfilled'] },
    });
    await book.call('settings.update', { accounts: [account], confirmAccounts: true });
    const { issued } = await book.call('letters.issueSmall', { ...point, customerIds: [small] });
    expect(issued[0]?.number).toBe('DL-2026-0001');
  });

  it('draws a draft, and refuses one for whom nothing small is open', async () => {
    const draft = await book.call('letters.smallDraft', { ...point, customerId: small });
    expect(draft.suggestedFileName).toBe('小额余款提醒函 嘉兴小数有限公司 2026-11-22 草稿.pdf');
    expect(readable(page(draft.documentToken))).toContain('草稿');
    await book.invoice(small, 'D', '2026-09-01', 400_000, { dueOn: '2026-11-20' });
    expect(await book.ask('letters.smallDraft', { ...point, customerId: small })).toMatchObject({ code: 'small_balance_gone' }); // prettier-ignore
  });

  it('puts issued letters into one file, each with its own number in the foot', async () => {
    const { issued } = await book.call('letters.issueSmall', { ...point, customerIds: [small, other] });
    const issuedIds = issued.map(({ issuedId }) => issuedId);
    const bundle = await book.call('letters.bundle', { issuedIds, language: 'en' });
    expect(bundle.suggestedFileName).toBe('2 letters DL-2026-0001 to DL-2026-0002.pdf');
    const html = page(bundle.documentToken);
    expect(html.match(/<section class="letter /g)).toHaveLength(2);
    expect(html).toMatch(/@page letter0\{size:A4[^@]*@bottom-left\{content:"DL-2026-0001"/);
    expect(html).toMatch(/@page letter1\{size:A4[^@]*@bottom-left\{content:"DL-2026-0002"/);
    expect(html).not.toContain('counter(pages)');
    expect(html.match(/<body/g)).toHaveLength(1);
    expect(html.match(/body,\.letter\{margin:0/g)).toHaveLength(1);
    const text = readable(html);
    expect(text.indexOf('嘉兴小数有限公司')).toBeLessThan(text.indexOf('Small Change Ltd'));
    expect(html).toContain('lang="zh-CN"');
    expect(await book.ask('letters.bundle', { issuedIds: [issuedIds[0]!, 99 as never], language: 'en' })).toMatchObject({ code: 'document_not_found' }); // prettier-ignore
  });
});
