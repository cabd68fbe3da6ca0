import fc from 'fast-check';
import path from 'node:path';
import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, day } from '../../../src-main/kernel/day.ts';
import type { BankLineId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';
import { listText, loadBank, openBank, written, type ListLine } from './bankFiles.ts';

let book: TestBook;
beforeEach(async () => {
  book = await TestBook.create();
});
afterEach(async () => {
  await book.close();
});

const all = async (): Promise<unknown[]> =>
  (await book.call('bank.lines', { status: 'all', limit: 1000 })).rows
    .map(({ accountNumber, bookedOn, amountMinor, payerName, memo, bankReference }) =>
      [accountNumber, bookedOn, amountMinor, payerName, memo, bankReference].join('|'),
    )
    .sort();

const value = async <T>(asked: Promise<{ ok: boolean }>): Promise<T> => {
  const answer = (await asked) as { ok: true; value: T } | { ok: false; code: string; params: unknown };
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.params)}`);
  return answer.value;
};

describe('opening and loading', () => {
  it('shows what would happen and stores nothing', async () => {
    const preview = await value<Awaited<ReturnType<typeof opened>>>(openBank(book, 'cmb.csv'));
    expect(preview).toMatchObject({ format: 'csv', bankName: '招商银行', encoding: 'gb18030', balanceProved: true });
    expect(preview.statements[0]).toMatchObject({
      accountStated: true,
      newCount: 4,
      inMinor: 2_050_050,
      outMinor: -2_003_500,
    });
    expect(preview.statements[0]?.lines.map(({ state }) => state)).toEqual(['new', 'new', 'new', 'new']);
    expect(await all()).toEqual([]);
  });
  const opened = () => book.call('bank.open', { fileToken: 'x'.repeat(16) });

  it('brings no line twice: the same file again changes nothing, an overlapping one adds what is new', async () => {
    expect(await value(loadBank(book, 'cmb.csv'))).toMatchObject({ lines: 4, duplicates: 0, rejected: 0 });
    const first = await all();
    expect(await value(loadBank(book, 'cmb.csv'))).toMatchObject({ lines: 0, duplicates: 4, statements: [{ statementId: null }] }); // prettier-ignore
    expect(await all()).toEqual(first);
    expect((await book.call('bank.statements', {})).total).toBe(1);
    const text = listText([
      { on: '2026-10-20', amountMinor: -2_000_000, payer: '苏州恒远纸业有限公司', reference: 'C0320D9P1000004', balanceMinor: 10_046_550 },
      { on: '2026-10-21', amountMinor: 70_000, payer: '新客户', reference: 'C9', balanceMinor: 10_116_550 },
    ]).replace('571900000012345', '5719 0000 0012 345'); // prettier-ignore
    const preview = await book.call('bank.open', { fileToken: grant('overlap.csv', text) });
    expect(preview.statements[0]?.lines.map(({ state, code }) => [state, code])).toEqual([['duplicate', 'bank_line_known'], ['new', null]]); // prettier-ignore
    expect(await value(loadBank(book, path.join(book.folder, 'overlap.csv')))).toMatchObject({
      lines: 1,
      duplicates: 1,
    });
    expect((await all()).length).toBe(5);
  });

  it('refuses a balance that does not prove, unless a reason is given, and keeps the reason', async () => {
    const refused = await loadBank(book, 'wrong-balance.csv');
    expect(refused).toMatchObject({
      ok: false,
      code: 'bank_balance_unproved',
      params: { row: 5, differenceMinor: -3_500 },
    });
    expect(await loadBank(book, 'damaged.csv')).toMatchObject({ ok: false, code: 'bank_rows_unreadable', params: { count: 8, row: 5 } }); // prettier-ignore
    expect(await all()).toEqual([]);
    const reason = 'fee booked on the card account';
    expect(await value(loadBank(book, 'wrong-balance.csv', { acceptUnproved: reason }))).toMatchObject({ lines: 3 });
    await book.service.close();
    const file = fs
      .readdirSync(book.folder, { recursive: true })
      .map(String)
      .find((name) => name.endsWith('.duewarden'));
    const bytes = fs.readFileSync(path.join(book.folder, file ?? ''));
    expect(bytes.includes(Buffer.from(reason))).toBe(true);
  });

  it('asks for columns it does not know, and remembers the answer', async () => {
    const preview = await value<Awaited<ReturnType<typeof opened>>>(openBank(book, 'unknown.csv'));
    expect(preview.list?.missing).toEqual(['bookedOn', 'amount']);
    expect(preview.statements).toEqual([]);
    expect(await loadBank(book, 'unknown.csv')).toMatchObject({ ok: false, code: 'bank_columns_needed' });
    const mapping = [
      { index: 0, field: 'reference' as const },
      { index: 1, field: 'bookedOn' as const },
      { index: 2, field: 'credit' as const },
      { index: 3, field: 'debit' as const },
      { index: 4, field: 'payerName' as const },
    ];
    expect(await loadBank(book, 'unknown.csv', { plan: { mapping } })).toMatchObject({
      ok: false,
      code: 'bank_account_needed',
    });
    const answer = { plan: { mapping }, accountNumber: '88 01', bankName: '村镇银行' };
    expect(await value(loadBank(book, 'unknown.csv', answer))).toMatchObject({ lines: 2 });
    const later = written(book, 'later.csv', '流水,哪天,进,出,谁\na3,2026-11-03,50.00,,新客户\n');
    const again = await value<Awaited<ReturnType<typeof opened>>>(openBank(book, later));
    expect(again).toMatchObject({ bankName: '村镇银行', list: { remembered: true, missing: [] } });
    expect(again.statements[0]).toMatchObject({ accountNumber: '8801', accountStated: false, newCount: 1 });
  });

  it('refuses a file that was saved anew since it was shown', async () => {
    const file = written(book, 'a.csv', listText([{ on: '2026-10-01', amountMinor: 100 }]));
    const { sha256 } = await value<{ sha256: string }>(openBank(book, file));
    written(book, 'a.csv', listText([{ on: '2026-10-01', amountMinor: 200 }]));
    expect(await loadBank(book, file, { sha256 })).toMatchObject({ ok: false, code: 'bank_file_changed' });
  });

  it('sees that a statement between is missing', async () => {
    await value(loadBank(book, 'cmb.csv'));
    const file = written(
      book,
      'nov.csv',
      listText([{ on: '2026-11-05', amountMinor: 100_000, balanceMinor: 10_246_550 }]),
    );
    const preview = await value<Awaited<ReturnType<typeof opened>>>(openBank(book, file));
    expect(preview.statements[0]?.proof).toMatchObject({
      state: 'proved',
      openingMinor: 10_146_550,
      previous: { toOn: '2026-10-31', closingMinor: 10_046_550, gapMinor: 100_000 },
    });
  });

  it('loads several statements of one file, each under its account and currency', async () => {
    const loaded = await value<{ statements: { accountNumber: string; currency: string; lines: number }[] }>(
      loadBank(book, 'camt053.xml'),
    );
    expect(loaded.statements.map(({ accountNumber, currency, lines }) => [accountNumber, currency, lines])).toEqual([
      ['DE89370400440532013000', 'EUR', 5],
      ['4005500123', 'JPY', 1],
    ]);
    const { sums } = await book.call('bank.lines', { status: 'all', direction: 'in' });
    expect(sums).toEqual([
      { currency: 'EUR', inMinor: 210_000, outMinor: 0, leftInMinor: 210_000, leftOutMinor: 0 },
      { currency: 'JPY', inMinor: 100_000, outMinor: 0, leftInMinor: 100_000, leftOutMinor: 0 },
    ]);
  });

  it.each(['camt053-xxe.xml', 'camt054.xml'])('refuses %s', async (file) => {
    expect((await openBank(book, file)).ok).toBe(false);
  });

  function grant(name: string, text: string): string {
    const token = `token-for-the-test-${name.replace(/\W/g, '')}`;
    book.service.grants.grant(token, written(book, name, text), 'read');
    return token;
  }

  it('takes a statement out and loads it again to the same lines', async () => {
    await value(loadBank(book, 'cmb.csv'));
    const before = await all();
    const [statement] = (await book.call('bank.statements', {})).rows;
    if (!statement) throw new Error('no statement');
    expect(statement).toMatchObject({ fileName: 'cmb.csv', lineCount: 4, waitingCount: 4, openingMinor: 10_000_000 });
    const undo = { statementId: statement.statementId, reason: 'wrong file' };
    expect(await book.call('bank.undo', undo)).toEqual({ lines: 4 });
    expect(await all()).toEqual([]);
    expect(await book.ask('bank.undo', undo)).toMatchObject({ code: 'bank_statement_undone' });
    expect(await value(loadBank(book, 'cmb.csv'))).toMatchObject({ lines: 4 });
    expect(await all()).toEqual(before);
    const listed = await book.call('bank.statements', { includeUndone: true });
    expect(listed.rows.map(({ undoneAt }) => undoneAt !== null)).toEqual([false, true]);
  });

  it('tells per account how fresh the data is', async () => {
    await value(loadBank(book, 'cmb.csv'));
    await value(loadBank(book, 'spdb.csv'));
    const { accounts } = await book.call('bank.freshness', { asOf: day('2026-11-03') });
    expect(accounts).toEqual([
      { accountNumber: '95010078801300001234', bankName: '浦发银行', currency: 'CNY', newestOn: '2026-10-20', daysOld: 14, waitingCount: 4 },
      { accountNumber: '571900000012345', bankName: '招商银行', currency: 'CNY', newestOn: '2026-10-31', daysOld: 3, waitingCount: 4 },
    ]); // prettier-ignore
  });
});

describe('overlapping files in any order', () => {
  const dayOf = (offset: number): string => addDays(day('2026-10-01'), offset);
  const line = fc.record({
    offset: fc.integer({ min: 0, max: 9 }),
    amountMinor: fc.integer({ min: -3, max: 3 }).filter((amount) => amount !== 0),
    payer: fc.constantFrom('甲公司', '乙公司', ''),
    memo: fc.constantFrom('货款', ''),
    reference: fc.constantFrom('', '', 'R1', 'R2', 'R3'),
  });

  it('give the same lines as the whole, with duplicated lines, with and without balances and references', async () => {
    const property = fc.asyncProperty(
      fc.array(line, { minLength: 1, maxLength: 25 }),
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer(),
      async (drawn, withBalance, newestFirst, cuts, round) => {
        let balance = 1000;
        const whole: ListLine[] = drawn
          .toSorted((a, b) => a.offset - b.offset)
          .map(({ offset, ...rest }) => {
            balance += rest.amountMinor;
            return { on: dayOf(offset), ...rest, ...(withBalance ? { balanceMinor: balance } : {}) };
          });
        // Every day is in one part at least, whole, as a bank exports it.
        const spans = [
          ...cuts.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
          [0, 4] as const,
          [4, 9] as const,
        ];
        const parts = spans.map(([from, to]) => whole.filter(({ on }) => on >= dayOf(from) && on <= dayOf(to)));
        const order = parts.map((part, index) => ({ part, key: ((index + 1) * (Math.abs(round % 9973) + 7)) % 31 })).sort((a, b) => a.key - b.key); // prettier-ignore
        const account = String(100_000_000 + (accounts += 1));
        for (const { part } of order) {
          if (part.length === 0) continue;
          const text = listText(newestFirst ? part.toReversed() : part, account);
          await value(loadBank(book, written(book, 'part.csv', text), { acceptUnproved: 'random parts' }));
        }
        const { rows, sums } = await book.call('bank.lines', { status: 'all', search: undefined, limit: 1000 });
        const own = rows.filter(({ accountNumber }) => accountNumber === account);
        const key = (one: {
          on: string;
          amountMinor: number;
          payer?: string;
          memo?: string;
          reference?: string;
        }): string => [one.on, one.amountMinor, one.payer ?? '', one.memo ?? '', one.reference ?? ''].join('|');
        expect(own.map((row) => key({ on: row.bookedOn, amountMinor: row.amountMinor, payer: row.payerName, memo: row.memo, reference: row.bankReference })).sort()) // prettier-ignore
          .toEqual(whole.map(key).sort());
        expect(sums.length).toBeGreaterThan(0);
      },
    );
    await fc.assert(property, { numRuns: 6 });
  }, 60_000);
});
let accounts = 0;

describe('lines and the ledger', () => {
  let [big, small, out] = [0, 0, 0] as number[] as [BankLineId, BankLineId, BankLineId];
  beforeEach(async () => {
    await value(loadBank(book, 'cmb.csv'));
    const { rows } = await book.call('bank.lines', { status: 'all' });
    const idOf = (amountMinor: number): BankLineId => {
      const found = rows.find((row) => row.amountMinor === amountMinor);
      if (!found) throw new Error(`no line of ${amountMinor}`);
      return found.lineId;
    };
    [big, small, out] = [idOf(1_200_000), idOf(850_050), idOf(-2_000_000)];
  });
  const lineOf = async (lineId: BankLineId) => (await book.call('bank.lines', { status: 'all', lineId })).rows[0];
  const receiptOf = (customerId: Awaited<ReturnType<TestBook['customer']>>, amountMinor: number) => ({ customerId, amountMinor, allocations: [] }); // prettier-ignore

  it('makes receipts of a line, on its day, with its payer and reference, and settles with them', async () => {
    const [mingda, other] = [await book.customer('C1', { name: '杭州明达服饰有限公司' }), await book.customer('C2')];
    const { itemId } = await book.invoice(mingda, 'INV-2026-0312', '2026-09-01', 1_000_000);
    const made = await book.call('bank.match', {
      lineId: big,
      receipts: [
        { customerId: mingda, amountMinor: 1_000_000, allocations: [{ dueItemId: itemId, amountMinor: 1_000_000 }], rule: 'named' },
        receiptOf(other, 150_000),
      ],
    }); // prettier-ignore
    expect(made.leftMinor).toBe(50_000);
    const { rows: credits } = await book.call('ledger.credits', { customerId: mingda });
    expect(credits[0]).toMatchObject({ issuedOn: '2026-10-08', amountMinor: 1_000_000, unappliedMinor: 0, payerName: '杭州明达服饰有限公司', reference: 'C0312A7K9000001', method: 'bank' }); // prettier-ignore
    expect(credits[0]?.note).toContain('INV-2026-0312');
    expect(await lineOf(big)).toMatchObject({
      leftMinor: 50_000,
      matches: [{ amountMinor: 1_000_000 }, { amountMinor: 150_000 }],
    });
    expect((await book.call('bank.lines', { status: 'waiting', direction: 'in' })).rows.map(({ lineId }) => lineId)).toEqual([big, small]); // prettier-ignore
    expect(await book.ask('bank.match', { lineId: big, receipts: [receiptOf(other, 50_001)] })).toMatchObject({ code: 'bank_match_exceeds_line', params: { leftMinor: 50_000 } }); // prettier-ignore
    await book.call('bank.match', { lineId: big, receipts: [receiptOf(other, 50_000)] });
    expect((await book.call('bank.lines', { status: 'matched' })).rows.map(({ lineId }) => lineId)).toEqual([big]);
  });

  it('keeps nothing of a match when one of its receipts is refused', async () => {
    const mingda = await book.customer('C1');
    const { itemId } = await book.invoice(mingda, 'INV-1', '2026-09-01', 100);
    const receipts = [
      receiptOf(mingda, 500),
      { ...receiptOf(mingda, 500), allocations: [{ dueItemId: itemId, amountMinor: 101 }] },
    ];
    expect(await book.ask('bank.match', { lineId: big, receipts })).toMatchObject({ code: 'allocation_exceeds_item' });
    expect((await lineOf(big))?.leftMinor).toBe(1_200_000);
    expect((await book.call('ledger.credits', {})).total).toBe(0);
  });

  it('keeps a statement whose lines are matched, and lets it go when they are free again', async () => {
    const mingda = await book.customer('C1');
    const { receipts } = await book.call('bank.match', { lineId: big, receipts: [receiptOf(mingda, 1_200_000)] });
    const [statement] = (await book.call('bank.statements', {})).rows;
    const undo = { statementId: statement!.statementId, reason: 'test' };
    expect(await book.ask('bank.undo', undo)).toMatchObject({ code: 'bank_statement_in_use', params: { count: 1, documents: [receipts[0]?.number] } }); // prettier-ignore
    const unmatch = { lineId: big, documentId: receipts[0]!.documentId, reason: 'wrong customer' };
    expect(await book.call('bank.unmatch', unmatch)).toEqual({ receiptReversed: true, leftMinor: 1_200_000 });
    expect((await book.aging('2026-11-22')).ledgerMinor).toBe(0);
    expect(await book.ask('bank.unmatch', unmatch)).toMatchObject({ code: 'bank_match_not_found' });
    expect(await book.call('bank.undo', undo)).toEqual({ lines: 4 });
  });

  it('gives the line back when the match is undone', async () => {
    const mingda = await book.customer('C1');
    await book.ask('bank.match', { lineId: big, receipts: [receiptOf(mingda, 1_200_000)] }, { commandId: 'match-1' });
    await book.call('history.undo', { commandId: 'match-1' });
    expect(await lineOf(big)).toMatchObject({ leftMinor: 1_200_000, matches: [] });
    expect((await book.call('ledger.credits', {})).total).toBe(0);
  });

  it('links a line to the receipt that was keyed by hand, found by amount and day', async () => {
    const mingda = await book.customer('C1', { name: '明达' });
    const keyed = await book.receipt(mingda, '2026-10-16', 850_050);
    await book.receipt(mingda, '2026-10-24', 850_050);
    await book.receipt(mingda, '2026-10-15', 850_051);
    const { rows } = await book.call('bank.linkCandidates', { lineId: small });
    expect(rows).toMatchObject([{ documentId: keyed, customerName: '明达', freeMinor: 850_050, daysApart: -1 }]);
    expect(await book.ask('bank.link', { lineId: big, documentId: keyed, amountMinor: 850_051 })).toMatchObject({ code: 'bank_match_exceeds_receipt' }); // prettier-ignore
    expect(await book.call('bank.link', { lineId: small, documentId: keyed, amountMinor: 850_050 })).toEqual({
      leftMinor: 0,
    });
    expect((await book.call('bank.linkCandidates', { lineId: small })).rows).toEqual([]);
    expect(await book.call('bank.unmatch', { lineId: small, documentId: keyed, reason: 'x' })).toEqual({ receiptReversed: false, leftMinor: 850_050 }); // prettier-ignore
  });

  it('waits again once its receipt was undone, in the checklist of the month too', async () => {
    const mingda = await book.customer('C1');
    const waiting = async () =>
      (await book.call('closing.checklist', { month: '2026-10' })).checks.find(({ code }) => code === 'bank_lines')
        ?.count;
    const before = await waiting();
    const documentId = await book.receipt(mingda, '2026-10-08', 1_200_000);
    const seq = book.service.keeper.book?.head.seq ?? 0;
    await book.call('bank.link', { lineId: big, documentId, amountMinor: 1_200_000 });
    expect(await waiting()).toBe((before ?? 0) - 1);
    await book.call('history.undo', { seq: seq as never });
    expect((await lineOf(big))?.leftMinor).toBe(1_200_000);
    expect(await waiting()).toBe(before);
  });

  it('bounces money only: a write-off that was recovered stays as it is', async () => {
    const mingda = await book.customer('C1');
    const { itemId } = await book.invoice(mingda, 'INV-1', '2026-09-01', 2_000_000, { dueOn: '2026-10-01' });
    const { writeOffId } = await book.call('writeoffs.add', {
      dueItemId: itemId,
      amountMinor: 2_000_000,
      on: day('2026-10-08'),
      reason: 'uneconomic',
    });
    await book.call('writeoffs.recover', { writeOffId, amountMinor: 2_000_000, on: day('2026-10-09') });
    expect(await book.ask('bank.bounce', { lineId: out, documentId: writeOffId, reason: 'x' })).toMatchObject({
      code: 'document_not_found',
    });
    expect((await book.aging('2026-10-20')).ledgerMinor).toBe(0);
  });

  it('reverses a receipt on the day its money went back', async () => {
    const mingda = await book.customer('C1');
    const { itemId } = await book.invoice(mingda, 'INV-1', '2026-09-01', 2_000_000, { dueOn: '2026-10-01' });
    const receipt = await book.receipt(mingda, '2026-10-08', 2_000_000, [
      { dueItemId: itemId, amountMinor: 2_000_000 },
    ]);
    expect((await book.aging('2026-10-19')).ledgerMinor).toBe(0);
    expect(await book.ask('bank.bounce', { lineId: big, documentId: receipt, reason: 'x' })).toMatchObject({
      code: 'bank_line_incoming',
    });
    expect(await book.call('bank.bounce', { lineId: out, documentId: receipt, reason: 'AC04' })).toEqual({
      leftMinor: 0,
    });
    expect((await book.aging('2026-10-19')).ledgerMinor).toBe(0);
    expect((await book.aging('2026-10-20')).ledgerMinor).toBe(2_000_000);
    expect(await book.ask('bank.unmatch', { lineId: out, documentId: receipt, reason: 'x' })).toMatchObject({
      code: 'bank_bounce_stands',
    });
    expect((await lineOf(out))?.matches).toMatchObject([{ amountMinor: 2_000_000, reversedOn: '2026-10-20' }]);
  });

  it('sets lines aside with a reason and brings them back', async () => {
    expect(await book.call('bank.setAside', { lineIds: [small, out], reason: 'own transfer' })).toEqual({ lines: 2 });
    const { rows } = await book.call('bank.lines', { status: 'set_aside' });
    expect(rows.map(({ setAsideReason }) => setAsideReason)).toEqual(['own transfer', 'own transfer']);
    expect(await book.ask('bank.match', { lineId: small, receipts: [receiptOf(await book.customer('C1'), 1)] })).toMatchObject({ code: 'bank_line_set_aside' }); // prettier-ignore
    expect(await book.ask('bank.setAside', { lineIds: [big, small], reason: 'x' })).toMatchObject({
      code: 'bank_line_set_aside',
    });
    expect((await lineOf(big))?.setAside).toBe(false);
    expect(await book.call('bank.bringBack', { lineIds: [small] })).toEqual({ lines: 1 });
    expect(await lineOf(small)).toMatchObject({ setAside: false, setAsideReason: '' });
  });

  it('finds lines by payer, memo, reference and amount', async () => {
    const found = async (search: string): Promise<number> => (await book.call('bank.lines', { status: 'all', search })).total; // prettier-ignore
    expect([await found('明达'), await found('C0315'), await found('8,500.50'), await found('100%'), await found('20000')]).toEqual([2, 1, 1, 0, 1]); // prettier-ignore
  });
});
