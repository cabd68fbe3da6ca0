import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { proveBalance } from '../../../src-main/areas/bank/rules/proof.ts';
import { linesOf } from '../../../src-main/areas/bank/rules/statement.ts';
import { readFixture, statementsOf } from './bankFiles.ts';

/** Every file tells the same four movements: 100,000.00 + 12,000.00 − 35.00 + 8,500.50 − 20,000.00 = 100,465.50. */
const banks = [
  ['icbc.csv', '中国工商银行', '1202020219900123456', '网转 货款 INV-2026-0312', ''],
  ['ccb.csv', '中国建设银行', '33050161612709998888', '货款 INV-2026-0312', '1001-33050008899001123'],
  ['abc.csv', '中国农业银行', '19330101040012345', '货款 INV-2026-0312', ''],
  ['boc.csv', '中国银行', '398765432101', 'INV-2026-0312 货款', '7735521009123301'],
  ['bocom.csv', '交通银行', '335061010018010012345', '货款 INV-2026-0312 汇入', 'EEZ0000012345671'],
  ['cmb.csv', '招商银行', '571900000012345', '汇入汇款 货款 INV-2026-0312', 'C0312A7K9000001'],
  ['psbc.csv', '中国邮政储蓄银行', '933001010012345678', '货款 INV-2026-0312 转入', ''],
  ['citic.csv', '中信银行', '8110801012345678901', '货款 INV-2026-0312', ''],
  ['spdb.csv', '浦发银行', '95010078801300001234', '货款 INV-2026-0312', '9999281000123301'],
  ['cib.csv', '兴业银行', '356980100100123456', '汇款汇入 货款 INV-2026-0312', ''],
  ['alipay.csv', '支付宝', '20880012345678900156', 'INV-2026-0312 货款', '100012345671'],
] as const;

describe('the lists of the large banks', () => {
  it.each(banks)('%s', async (file, bankName, accountNumber, memo, reference) => {
    const statements = await statementsOf(file);
    expect(statements).toHaveLength(1);
    const [statement] = statements;
    if (!statement) throw new Error('no statement');
    expect(statement).toMatchObject({ bankName, accountNumber, currency: 'CNY' });
    expect(statement.entries.filter((entry) => entry.kind === 'rejected')).toEqual([]);
    const lines = linesOf(statement).sort((a, b) => a.bookedOn.localeCompare(b.bookedOn) || b.amountMinor - a.amountMinor); // prettier-ignore
    expect(lines.map(({ bookedOn, amountMinor }) => [bookedOn, amountMinor])).toEqual([
      ['2026-10-08', 1_200_000],
      ['2026-10-08', -3_500],
      ['2026-10-15', 850_050],
      ['2026-10-20', -2_000_000],
    ]);
    expect(lines[0]?.payerName).toBe('杭州明达服饰有限公司');
    expect(lines[2]).toMatchObject({ payerName: '李建国' });
    expect(lines[3]?.payerName).toBe('苏州恒远纸业有限公司');
    expect(lines[0]?.memo.split(' ').sort()).toEqual(memo.split(' ').sort());
    expect(lines[0]?.bankReference).toBe(reference);
    const proof = proveBalance(statement);
    expect(proof).toMatchObject({
      state: 'proved',
      openingMinor: 10_000_000,
      closingMinor: 10_046_550,
      differenceMinor: 0,
    });
    const stated = ['abc.csv', 'cmb.csv', 'alipay.csv'].includes(file) ? [0, 0] : [];
    expect(proof.totals.map(({ differenceMinor }) => differenceMinor)).toEqual(stated);
  });

  it('keeps the digits of long accounts and references', async () => {
    const [statement] = await statementsOf('icbc.csv');
    expect(statement && linesOf(statement)[0]?.payerAccount).toBe('33050161612700000456');
  });

  it('reads the direction from words where there is no balance, and leaves out what is none of the account’s', async () => {
    const [statement] = await statementsOf('wechat.csv');
    expect(statement && linesOf(statement).map(({ amountMinor }) => amountMinor)).toEqual([
      -2_000_000, 850_050, 1_200_000,
    ]);
    const rejected = statement?.entries.flatMap((entry) =>
      entry.kind === 'rejected' ? [`${entry.address} ${entry.code}`] : [],
    );
    expect(rejected).toEqual(['E7 bank_line_neutral', 'H9 bank_line_not_booked']);
    expect(statement && proveBalance(statement).state).toBe('none');
    expect(statement?.accountNumber).toBe('');
  });

  it('rejects every row it cannot read, by cell and reason, and loads none of them', async () => {
    const [statement] = await statementsOf('damaged.csv');
    if (!statement) throw new Error('no statement');
    expect(statement.entries.map((entry) => (entry.kind === 'rejected' ? `${entry.address} ${entry.code}` : `${entry.row} ok`))).toEqual([
      '4 ok', 'B5 amount_not_a_number', 'A6 date_not_understood', 'B7 bank_both_sides', 'C8 amount_not_a_number',
      'D9 amount_not_a_number', 'F10 id_exponent', 'C11 amount_too_precise', 'C12 amount_not_a_number', 'B13 amount_zero',
    ]); // prettier-ignore
    expect(linesOf(statement)[0]).toMatchObject({ payerAccount: '', notice: 'bank_payer_account_damaged' });
    expect(proveBalance(statement)).toMatchObject({ state: 'broken', differenceMinor: null });
  });

  it('names the row at which the balance breaks', async () => {
    const [statement] = await statementsOf('wrong-balance.csv');
    const proof = statement && proveBalance(statement);
    expect(proof).toMatchObject({ state: 'broken', breakCount: 1, differenceMinor: -3_500 });
    expect(proof?.breaks).toEqual([{ row: 5, address: 'A5', expectedMinor: 12_050_050, foundMinor: 12_046_550 }]);
  });

  it('reads a list of one line above two lines of totals', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duewarden-bank-'));
    onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
    const file = path.join(folder, 'one.csv');
    const columns = '交易日,交易时间,借方金额,贷方金额,余额,摘要,收/付方名称';
    const line = '20261008,091233,,500.00,10500.00,货款,杭州明达服饰有限公司';
    fs.writeFileSync(
      file,
      [columns, line, '# 收入合计: 1 笔，共 500.00 元', '# 支出合计: 0 笔，共 0.00 元'].join('\n'),
    );
    const [statement] = await statementsOf(file);
    expect(statement && linesOf(statement)).toMatchObject([{ bookedOn: '2026-10-08', amountMinor: 50_000 }]);
    expect(statement && proveBalance(statement)).toMatchObject({ state: 'proved', openingMinor: 1_000_000 });
  });

  it('knows GB18030 by its bytes', async () => {
    const [cmb, psbc] = [await readFixture('cmb.csv'), await readFixture('psbc.csv')];
    expect([cmb.encoding, psbc.encoding]).toEqual(['gb18030', 'utf-8']);
  });
});
