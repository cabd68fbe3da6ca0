import { describe, expect, it } from 'vitest';
import { readCamt053 } from '../../../src-main/areas/bank/rules/camt053.ts';
import { readMt940 } from '../../../src-main/areas/bank/rules/mt940.ts';
import { readDetails } from '../../../src-main/areas/bank/rules/mt940Details.ts';
import { readOfx } from '../../../src-main/areas/bank/rules/ofx.ts';
import { proveBalance } from '../../../src-main/areas/bank/rules/proof.ts';
import type { ReadStatement } from '../../../src-main/areas/bank/rules/statement.ts';
import { parseXml } from '../../../src-main/areas/bank/xml.ts';
import { unwrap } from '../../../src-main/kernel/result.ts';
import { readFixture, statementsOf } from './bankFiles.ts';

const told = (statement: ReadStatement | undefined): unknown[] =>
  (statement?.entries ?? []).map((entry) =>
    entry.kind === 'line'
      ? [entry.bookedOn, entry.amountMinor, entry.payerName, entry.memo, entry.bankReference]
      : [entry.address, entry.code],
  );

describe('camt.053', () => {
  it('reads booked entries, takes batches apart, follows the indicator of a reversal', async () => {
    const [euro, yen] = await statementsOf('camt053.xml');
    expect(told(euro)).toEqual([
      ['2026-10-05', 150_000, 'Huber & Söhne GmbH', 'Invoice R-1001 and R-1002 E2E-4711', 'BK-77001'],
      ['2026-10-07', 40_000, 'Miller Ltd', 'R-1003 RF18539007547034', 'BK-77002/1'],
      ['2026-10-07', 20_000, 'Smith Ltd', 'E2E-4713', 'BK-77002/2'],
      ['2026-10-09', -50_000, 'Smith Ltd', 'AC04 Account closed', 'BK-77003'],
      ['2026-10-31', -5_090, '', 'Account fees', ''],
      ['Ntry 5', 'bank_line_not_booked'],
    ]);
    expect(euro).toMatchObject({
      accountNumber: 'DE89370400440532013000',
      bankName: 'Commerzbank',
      fromOn: '2026-10-01',
    });
    expect(euro && proveBalance(euro)).toMatchObject({ state: 'proved', openingMinor: 100_000, closingMinor: 254_910 });
    // Half a yen is no money; an overdrawn opening is negative.
    expect(told(yen)).toEqual([
      ['2026-10-12', 100_000, '', '', 'J-1'],
      ['Ntry 2', 'amount_too_precise'],
    ]);
    expect(yen && proveBalance(yen)).toMatchObject({ state: 'proved', openingMinor: -500, closingMinor: 99_500 });
  });

  const entry = (amount: string, details = ''): string =>
    `<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>X1</IBAN></Id><Ccy>EUR</Ccy></Acct><Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-10-05</Dt></BookgDt>${details}</Ntry></Stmt></BkToCstmrStmt></Document>`;
  const read = (text: string): unknown[] => told(unwrap(readCamt053(parseXml(text)))[0]);

  it('leaves a batch whole when its parts do not add up to it', () => {
    const part = (amount: string): string => `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RmtInf><Ustrd>R${amount}</Ustrd></RmtInf></TxDtls>`; // prettier-ignore
    expect(read(entry('10.00', `<NtryDtls>${part('4.00')}${part('5.00')}</NtryDtls>`))).toEqual([
      ['2026-10-05', 1_000, '', 'R4.00 R5.00', ''],
    ]);
    expect(read(entry('9.00', `<NtryDtls>${part('4.00')}${part('5.00')}</NtryDtls>`))).toHaveLength(2);
  });

  it.each(['1,000.00', '1e3', '', 'NaN', '12.345', '0x10', '99999999999999999999'])(
    'rejects the amount %j',
    (amount) => {
      expect(read(entry(amount))[0]).toEqual(['Ntry 1', expect.stringMatching(/^amount_/)]);
    },
  );

  it('opens no document with entities of its own', async () => {
    await expect(readFixture('camt053-xxe.xml')).rejects.toThrow('bank_xml_unsafe');
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Document>&b;</Document>';
    expect(() => parseXml(bomb)).toThrow('bank_xml_unsafe');
    expect(() => parseXml('<a>'.repeat(5000) + '</a>'.repeat(5000))).toThrow('bank_xml_damaged');
    expect(() => parseXml('<Document><a></Document>')).toThrow('bank_xml_damaged');
  });

  it('says that another message is no statement', async () => {
    await expect(readFixture('camt054.xml')).rejects.toThrow('bank_not_a_statement');
  });
});

describe('MT940', () => {
  it('reads movements both ways, takes reversals back and keeps field 86', async () => {
    const [statement] = await statementsOf('mt940.sta');
    expect(told(statement)).toEqual([
      ['2026-10-05', 150_000, 'HUBER UND SOEHNE GESELLSCHAFT MBH', 'Rechnung R-1001 und R-1002 vom 01.09.2026 E2E-4711', 'BK-77001'],
      ['2026-10-07', 60_000, 'Miller Ltd', 'R-1003 E2E-88', 'BK-77002'],
      ['2026-10-09', -50_000, '', 'Smith Ltd returned, account closed', 'BK-77003'],
      ['2026-11-02', -5_090, '', 'Account fees October', ''],
      ['2026-10-31', 1_000, '', 'Fee refunded FEE-BACK', 'BK-77005'],
      [':61: 6', 'amount_not_a_number'],
    ]); // prettier-ignore
    expect(statement).toMatchObject({ accountNumber: '37040044/0532013000', bankName: 'Commerzbank', currency: 'EUR' });
    expect(statement && proveBalance(statement)).toMatchObject({ state: 'proved', differenceMinor: 0 });
  });

  it('joins the pages of a statement and turns the year between value day and entry day', async () => {
    const statements = await statementsOf('mt940-pages.sta');
    expect(statements.map(({ accountNumber }) => accountNumber)).toEqual(['571900000012345', '571900000099999']);
    expect(told(statements[0]).map((line) => (line as unknown[]).slice(0, 2))).toEqual([['2027-01-02', 1_200_000], ['2027-01-03', -3_500]]); // prettier-ignore
    expect(statements[0] && proveBalance(statements[0])).toMatchObject({ state: 'proved', openingMinor: -50_000, closingMinor: 1_146_500 }); // prettier-ignore
  });

  const message = (line: string): string => `:20:A\n:25:1\n:60F:C261001EUR0,00\n:61:${line}\n:62F:C261031EUR0,00\n`;
  it.each([
    ['2610051005C1,NTRFX', 100],
    ['2610051005D,5NTRFX', 'bank_line_unreadable'],
    ['2610051005CR1000,1NTRFX', 100_010],
    ['2610051005C1000NTRFX', 'amount_not_a_number'],
    ['2610051005C1,234,56NTRFX', 'amount_not_a_number'],
    ['2610051005C1,234NTRFX', 'amount_too_precise'],
    ['2613051005C1,00NTRFX', 'date_not_understood'],
    ['2610051005ED1,00NTRFX', 'bank_line_not_booked'],
    ['2610051005X1,00NTRFX', 'bank_line_unreadable'],
  ])(':61:%s', (line, expected) => {
    const [entry] = unwrap(readMt940(message(line)))[0]?.entries ?? [];
    expect(entry?.kind === 'line' ? entry.amountMinor : entry?.code).toBe(expected);
  });

  it('finds the difference where a page is missing', () => {
    const text = ':20:A\n:25:1\n:60F:C261001EUR1,00\n:61:2610051005C1,00NTRFX\n:62F:C261031EUR5,00\n';
    expect(proveBalance(unwrap(readMt940(text))[0] as ReadStatement)).toMatchObject({
      state: 'broken',
      differenceMinor: 300,
    });
  });

  it.each([
    [['?20EREF+4711?21SVWZ+RE 12?32Huber'], { payerName: 'Huber', memo: 'RE 12', endToEnd: '4711' }],
    [['166?00GUTSCHRIFT?20Rechnung 7?21danke?31DE021?32HUBER?33GMBH'], { payerName: 'HUBER GMBH', payerAccount: 'DE021', memo: 'Rechnung 7 danke' }],
    [['/CNTP/NL02ABNA0123456789/ABNANL2A/JANSEN///REMI/USTD//INV 9/EREF/X1/'], { payerName: 'JANSEN', payerAccount: 'NL02ABNA0123456789', memo: 'INV 9', endToEnd: 'X1' }],
    [['plain text', 'second line'], { payerName: '', memo: 'plain text second line' }],
  ] as const)('field 86 %j', (lines, expected) => {
    expect(readDetails(lines)).toMatchObject(expected);
  }); // prettier-ignore
});

describe('OFX', () => {
  it('reads SGML, with values that are not closed and a charset that is not told truly', async () => {
    const [statement] = await statementsOf('ofx-sgml.qfx');
    expect(told(statement)).toEqual([
      ['2026-10-05', 150_000, 'ACME & Co', 'INV 1001', 'A1'],
      ['2026-10-06', 25_050, 'Café Rio', '', 'A2'],
      ['2026-10-07', -1_250, 'Monthly fee', '', 'A3'],
      ['STMTTRN 4', 'amount_not_a_number'],
      ['STMTTRN 5', 'date_not_understood'],
    ]);
    expect(statement).toMatchObject({
      bankName: 'HSBC',
      accountNumber: '000123456789',
      currency: 'USD',
      closingMinor: 273_800,
    });
  });

  it('reads XML, and proves by the statement before', async () => {
    const [statement] = await statementsOf('ofx-xml.ofx');
    expect(told(statement)).toEqual([['2026-11-03', 7_525, '東京 Trading', 'Order 9', '20261103-0001']]);
    if (!statement) throw new Error('no statement');
    const previous = { toOn: statement.fromOn ?? statement.entries[0]!.bookedOn!, closingMinor: 10_000 };
    expect(proveBalance(statement).state).toBe('none');
    expect(proveBalance(statement, previous)).toMatchObject({ state: 'proved', previous: { gapMinor: 0 } });
    expect(proveBalance(statement, { ...previous, closingMinor: 9_000 })).toMatchObject({ state: 'none', previous: { gapMinor: 1_000 } }); // prettier-ignore
  });

  it('never takes an amount through a binary fraction', () => {
    const ofx = (amount: string): string => `<OFX><STMTRS><CURDEF>USD<BANKTRANLIST><STMTTRN><DTPOSTED>20261005<TRNAMT>${amount}<FITID>1</STMTTRN></BANKTRANLIST></STMTRS></OFX>`; // prettier-ignore
    const read = (amount: string): unknown => {
      const [entry] = unwrap(readOfx(ofx(amount)))[0]?.entries ?? [];
      return entry?.kind === 'line' ? entry.amountMinor : entry?.code;
    };
    expect(['0.29', '1.005', '-.5', '4503599627370495.00', '1e2', '', '19.99'].map(read)).toEqual([
      29, 'amount_too_precise', -50, 'amount_too_large', 'amount_not_a_number', 'amount_not_a_number', 1_999,
    ]); // prettier-ignore
  });
});
