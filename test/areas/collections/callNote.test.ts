import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, excuseCodes, nextActions, resultCodes } from '../../../src-main/areas/actions/contract.ts';
import { callNote, type CallDone } from '../../../src-main/areas/collections/rules/callNote.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { day } from '../../../src-main/kernel/day.ts';

const call: CallDone = {
  currency: currency('CNY'),
  direction: 'out',
  channel: 'phone',
  result: 'promise',
  contactName: '李娟',
  contactRole: 'finance',
  items: [
    { number: 'INV-1', openMinor: 50_000_00, daysLate: 45 },
    { number: 'INV-2', openMinor: 30_000_00, daysLate: 12 },
  ],
  promise: { amountMinor: 50_000_00, dueOn: day('2026-11-27'), written: false, level: 1, spokenMinor: null },
  disputes: [],
  excuse: '',
  task: null,
  nextOn: day('2026-11-28'),
  nextTime: '',
  nextAction: 'check_promise',
  closedBecause: '',
};

describe('the note of a contact', () => {
  test('a promise in Chinese', () => {
    expect(callNote(call, 'zh')).toBe(
      '电话联系李娟（财务），谈 2 笔，共 ¥80,000.00，最长逾期 45 天。承诺 2026-11-27 付 ¥50,000.00（口头）。下一步 2026-11-28：核对承诺是否到账。',
    );
  });

  test('the same in English', () => {
    expect(callNote({ ...call, contactName: 'Ann Li' }, 'en')).toBe(
      'Called Ann Li (finance) about 2 items, ¥80,000.00 in all, up to 45 days late. ¥50,000.00 promised for 27 Nov 2026 (by word). Next, 28 Nov 2026: check the promise.',
    );
  });

  test('the third promise says that it is the third, and what was spoken beyond what is owed', () => {
    const promise = { ...call.promise!, level: 3, written: true, spokenMinor: 90_000_00 };
    expect(callNote({ ...call, promise, excuse: 'E04' }, 'zh')).toContain(
      '第 3 次承诺：2026-11-27 付 ¥50,000.00（书面），口头说的是 ¥90,000.00。理由：资金紧张。',
    );
  });

  test('a dispute names the invoice, the part and the ground; a call that came in says so', () => {
    const said = callNote(
      {
        ...call,
        direction: 'in',
        result: 'dispute',
        promise: null,
        items: call.items.slice(0, 1),
        disputes: [{ number: 'INV-1', amountMinor: 8_000_00, reason: 'quality' }],
        excuse: 'E06',
        nextOn: null,
        nextAction: '',
        closedBecause: '等质检结论',
      },
      'zh',
    );
    expect(said).toBe(
      '李娟（财务）来电，谈 INV-1，未付 ¥50,000.00，逾期 45 天。对方有异议。对 INV-1 的 ¥8,000.00 提出异议：质量。理由：质量或数量问题。不再跟进：等质检结论。',
    );
  });

  test('nobody by name, nothing late, a copy to send', () => {
    const said = callNote(
      {
        ...call,
        result: 'invoice_missing',
        contactName: '',
        contactRole: '',
        items: [{ number: 'INV-9', openMinor: 100_00, daysLate: -3 }],
        promise: null,
        task: { title: 'Copy of INV-9', owner: 'Zhou', dueOn: day('2026-11-23') },
        nextOn: day('2026-11-24'),
        nextTime: '10:30',
        nextAction: 'call',
      },
      'en',
    );
    expect(said).toBe(
      'Called the customer about INV-9, ¥100.00 open, not due yet. They say they have no invoice; a copy goes out. To do by 23 Nov 2026: Copy of INV-9 (Zhou). Next, 24 Nov 2026 10:30: call again.',
    );
  });

  test('whatever was done, nothing is left unfilled and every sentence ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...channels),
        fc.constantFrom(...resultCodes),
        fc.constantFrom('', ...excuseCodes),
        fc.constantFrom('', ...nextActions),
        fc.constantFrom('out' as const, 'in' as const),
        fc.constantFrom('zh' as const, 'en' as const),
        fc.boolean(),
        (channel, result, excuse, nextAction, direction, language, promised) => {
          const done = {
            ...call,
            channel,
            result,
            excuse,
            nextAction,
            direction,
            promise: promised ? call.promise : null,
          };
          const said = callNote(done, language);
          expect(said).not.toMatch(/[{}]|undefined|null|NaN/);
          expect(said.endsWith(language === 'zh' ? '。' : '.')).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
