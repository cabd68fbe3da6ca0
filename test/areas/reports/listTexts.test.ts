import { describe, expect, it } from 'vitest';
import en from '../../../resources/text/lists.en.json' with { type: 'json' };
import zh from '../../../resources/text/lists.zh.json' with { type: 'json' };
import { disputeOutcomes, disputeReasons } from '../../../src-main/areas/disputes/contract.ts';
import { allocationRuleField, documentKindField, receiptMethodField } from '../../../src-main/areas/ledger/contract.ts';
import {
  listIdField,
  listProofField,
  listStatusField,
  unappliedViewField,
} from '../../../src-main/areas/reports/contract.ts';
import {
  cellsOf,
  columns,
  compareCells,
  listDefinitions,
  listIds,
} from '../../../src-main/areas/reports/rules/lists.ts';
import {
  cellText,
  codeText,
  fittedWidth,
  proofText,
  rowLabel,
  type ListSpeech,
} from '../../../src-main/areas/reports/rules/listText.ts';
import { taxClasses, writeOffReasons } from '../../../src-main/areas/writeoffs/contract.ts';
import { currency } from '../../../src-main/kernel/currency.ts';

const CNY = currency('CNY');
const speech: ListSpeech = { language: 'en', words: en, instant: (at) => at };

const leaves = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'object' && entry !== null ? leaves(entry as object, `${prefix}${key}.`) : [`${prefix}${key}`],
  );

describe('words of lists', () => {
  it('has the same ids and placeholders in both languages, none empty', () => {
    expect(leaves(en).sort()).toEqual(leaves(zh).sort());
    const flat = (value: object): string[] =>
      Object.values(value).flatMap((entry) => (typeof entry === 'object' ? flat(entry as object) : [String(entry)]));
    for (const text of [...flat(en), ...flat(zh)]) expect(text.trim()).not.toBe('');
    expect(
      JSON.stringify(en)
        .match(/\{\{\w+\}\}/g)
        ?.sort(),
    ).toEqual(
      JSON.stringify(zh)
        .match(/\{\{\w+\}\}/g)
        ?.sort(),
    );
  });

  it.each([
    ['kinds', documentKindField.options],
    ['flags', documentKindField.options],
    ['rules', allocationRuleField.options],
    ['methods', receiptMethodField.options],
    ['disputeReasons', disputeReasons],
    ['disputeOutcomes', disputeOutcomes],
    ['writeOffReasons', writeOffReasons],
    ['taxClasses', taxClasses.filter((code) => code !== '')],
    ['titles', listIdField.options],
    ['statuses', listStatusField.options],
    ['views', unappliedViewField.options],
  ] as const)('has a word for every code of %s', (group, codes) => {
    for (const words of [zh, en])
      expect(codes.filter((code) => (words[group] as Readonly<Record<string, string>>)[code] === undefined)).toEqual(
        [],
      );
  });

  it('shows a code it does not know rather than nothing', () => {
    expect(codeText(speech, 'kinds', 'barter')).toBe('barter');
  });
});

describe('definitions', () => {
  it('names every list of the contract, each with a default status only where it filters', () => {
    expect(listIds).toEqual(listIdField.options);
    for (const { parameters, statuses } of Object.values(listDefinitions))
      expect(parameters.includes('status')).toBe(statuses.length > 0);
  });

  it('orders figures by size, words in pinyin order, empty cells last whichever way', () => {
    const sorted = (cells: (string | number | null)[], descending: boolean) =>
      [...cells].sort((a, b) => compareCells(a, b, descending));
    expect(sorted([5, null, -3, 0], false)).toEqual([-3, 0, 5, null]);
    expect(sorted([5, null, -3, 0], true)).toEqual([5, 0, -3, null]);
    expect(sorted(['A10', 'A9'], false)).toEqual(['A9', 'A10']);
    expect(sorted(['张三', '李四'], false)).toEqual(['李四', '张三']);
  });
});

describe('texts of cells', () => {
  const of = columns({
    code: { kind: 'text', width: 50, heading: true },
    kind: { kind: 'code', width: 50, words: 'kinds' },
    flags: { kind: 'flags', width: 50, words: 'flags' },
    on: { kind: 'day', width: 50 },
    amount: { kind: 'money', width: 50, sum: true },
    days: { kind: 'int', width: 50 },
  });
  const cells = cellsOf(of, {
    code: 'C1',
    kind: 'opening',
    flags: ['retention', 'disputed'],
    on: '2026-06-30',
    amount: -123_456,
    days: 41,
  });
  const at = (index: number, words = speech, code = CNY) => {
    const column = of[index];
    if (!column) throw new Error('no column');
    return cellText(words, column, cells[index] ?? null, code);
  };

  it('writes amounts by the currency, days and codes by the language', () => {
    expect([1, 2, 3, 4, 5].map((index) => at(index))).toEqual([
      'Opening item',
      'retention, disputed',
      '30 Jun 2026',
      '-1,234.56',
      '41',
    ]);
    const chinese: ListSpeech = { ...speech, language: 'zh', words: zh };
    expect([1, 2, 3].map((index) => at(index, chinese))).toEqual(['期初应收', '质保金、有争议', '2026-06-30']);
    expect(at(4, speech, currency('JPY'))).toBe('-123,456');
  });

  it('names subtotals by their group and totals by their currency', () => {
    const row = { key: 's', currency: CNY, cells, documentId: null, customerId: null };
    expect(rowLabel(speech, of, { ...row, kind: 'subtotal' })).toBe('Subtotal C1');
    expect(rowLabel(speech, of, { ...row, kind: 'total' })).toBe('Total CNY');
    expect(rowLabel(speech, of, { ...row, kind: 'line' })).toBeNull();
  });

  it('makes room for the longest total', () => {
    const amount = of[4];
    if (!amount) throw new Error('no column');
    const totals = [...cells.slice(0, 4), 123_456_789_012, null];
    expect(fittedWidth(speech, { ...amount, at: 4 }, [{ currency: CNY, totals }])).toBe(
      '1,234,567,890.12'.length * 7 + 16,
    );
  });

  it('says whether a proof holds, with the difference where it does not', () => {
    const proof = listProofField.parse({
      parts: [
        { code: 'open', amountMinor: 1_000 },
        { code: 'unapplied', amountMinor: -200 },
      ],
      against: 'ledger',
      againstMinor: 800,
      differenceMinor: 0,
    });
    expect(proofText(speech, proof, CNY)).toBe('CNY Agrees: open items 10.00 + unapplied -2.00 = ledger balance 8.00');
    expect(proofText(speech, { ...proof, againstMinor: 801, differenceMinor: -1 }, CNY)).toBe(
      'CNY Does not agree: open items 10.00 + unapplied -2.00 ≠ ledger balance 8.01 · difference -0.01',
    );
  });
});
