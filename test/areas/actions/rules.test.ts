import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultCodes } from '../../../src-main/areas/actions/contract.ts';
import { nextOccurrence } from '../../../src-main/areas/actions/rules/care.ts';
import {
  conductFindings,
  type ConductFacts,
  type EarlierContact,
} from '../../../src-main/areas/actions/rules/conduct.ts';
import { gapOf } from '../../../src-main/areas/actions/rules/gaps.ts';
import { nextStepOf, rotation, type NextFacts } from '../../../src-main/areas/actions/rules/next.ts';
import { proposedGrade } from '../../../src-main/areas/actions/rules/proof.ts';
import { boxOf, proposedAbility } from '../../../src-main/areas/actions/rules/rating.ts';
import { lintWording } from '../../../src-main/areas/actions/rules/wording.ts';
import { initialSettings } from '../../../src-main/areas/settings/rules.ts';
import { isWeekday, workdaysBy } from '../../../src-main/areas/terms/rules/workdays.ts';
import { currency } from '../../../src-main/kernel/currency.ts';
import { addDays, day, type Day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';

const limits = initialSettings('', currency('CNY'), 'zh').conduct;
const friday = day('2026-11-20');

const step = (result: (typeof resultCodes)[number], more: Partial<NextFacts> = {}) =>
  nextStepOf(result, { onDay: friday, channel: 'phone', times: 1, pending: null, isWorkday: isWeekday, ...more });

describe('the next step', () => {
  it.each([
    ['invoice_missing', 1, '2026-11-24', 'call', 'send_copy_today'],
    ['paid_already', 1, '2026-11-23', 'check_payment', 'ask_date_and_bank'],
    ['in_approval', 1, '2026-11-25', 'call', 'ask_approver'],
    ['in_approval', 2, '2026-11-25', 'call', 'ask_approver'],
    ['in_approval', 3, '2026-11-23', 'escalate', 'escalate_third_time'],
    ['invoice_missing', 3, '2026-11-23', 'escalate', 'escalate_third_time'],
    ['no_answer', 3, '2026-11-23', 'change_channel', 'other_channel'],
    ['wrong_contact', 1, '2026-11-23', 'find_contact', 'find_new_contact'],
    ['insolvent', 1, '2026-11-23', 'legal', 'stop_supply'],
    ['refuses', 1, '2026-11-23', 'escalate', 'evidence_now'],
    ['dispute', 1, '2026-11-23', 'handle_dispute', 'open_dispute'],
  ] as const)('of %s the %i. time is on %s: %s', (result, times, on, action, hint) => {
    const next = step(result, { times });
    expect([next.nextOn, next.nextAction]).toEqual([on, action]);
    expect(next.hints).toContain(hint);
  });

  it('looks for promised money on the workday after the promised day', () => {
    expect(step('promise', { promisedOn: day('2026-11-27') })).toMatchObject({ nextOn: '2026-11-30', nextAction: 'check_promise' }); // prettier-ignore
    expect(step('promise')).toMatchObject({ nextOn: '2026-11-23', nextAction: 'confirm_written' });
  });

  it('goes by the calendar of the book, not by the week', () => {
    const nationalDay = workdaysBy(
      new Map(
        ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((on) => [day(on), 'off'] as const),
      ),
    );
    expect(step('invoice_missing', { onDay: day('2026-09-30'), isWorkday: nationalDay }).nextOn).toBe('2026-10-09');
  });

  it('keeps an earlier plan when something was merely sent, and gives a letter a week', () => {
    expect(step('sent', { channel: 'letter' })).toMatchObject({ nextOn: '2026-11-27', nextAction: 'await_reply' });
    const pending = { nextOn: day('2026-11-23'), nextTime: '15:00', nextAction: 'call' };
    expect(step('sent', { channel: 'letter', pending })).toMatchObject({ nextOn: '2026-11-23', nextTime: '15:00', nextAction: 'call' }); // prettier-ignore
    expect(step('reached', { pending }).nextOn).toBe('2026-11-27');
  });

  it('asks for proof after words that left none', () => {
    expect(step('reached').hints).toContain('no_proof');
    expect(step('reached', { channel: 'email' }).hints).not.toContain('no_proof');
  });

  it('always has a day, later than the contact and worked on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...resultCodes), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 9 }), (result, shift, times) => {
        const onDay = addDays(friday, shift);
        const { nextOn } = step(result, { onDay, times });
        expect(nextOn !== null && nextOn > onDay && isWeekday(nextOn)).toBe(true);
      }),
    ); // prettier-ignore
  });
});

describe('the rotation of channels', () => {
  const tries = (...list: [string, string][]) => list.map(([channel, result]) => ({ channel, result })) as never;
  it('leaves a channel after three failures running', () => {
    expect(rotation(tries(['phone', 'no_answer'], ['phone', 'voicemail'], ['phone', 'no_answer']))).toEqual({ worn: ['phone'], advised: 'wechat' }); // prettier-ignore
  });
  it('does not count failures from before somebody answered', () => {
    expect(rotation(tries(['phone', 'no_answer'], ['phone', 'no_answer'], ['phone', 'reached'], ['phone', 'no_answer']))).toEqual({ worn: [], advised: null }); // prettier-ignore
  });
});

describe('the conduct check', () => {
  const facts = (more: Partial<ConductFacts> = {}): ConductFacts => ({
    onDay: friday, atTime: '10:00', direction: 'out', purpose: 'collection', channel: 'phone', result: 'reached', stepCode: '',
    contactRole: 'finance', consentRefused: false, careOptedOut: false, othersNamed: [], companions: '', dueItemIds: [], text: '',
    planned: false, earlier: [], ...more,
  }); // prettier-ignore
  const before = (onDay: Day, more: Partial<EarlierContact> = {}): EarlierContact => ({
    onDay, atTime: '09:00', direction: 'out', purpose: 'collection', channel: 'phone', result: 'reached', stepCode: '', dueItemIds: [], ...more,
  }); // prettier-ignore
  const codes = (more: Partial<ConductFacts> = {}) => conductFindings(facts(more), limits).map(({ code }) => code);

  it.each([
    ['07:59', ['outside_hours']],
    ['08:00', []],
    ['21:59', []],
    ['22:00', ['outside_hours']],
    ['', []],
  ])('lets a call ring between 08:00 and 22:00: %s', (atTime, expected) => {
    expect(codes({ atTime })).toEqual(expected);
  });

  it('does not hold an e-mail to the hours', () => {
    expect(codes({ atTime: '23:30', channel: 'email' })).toEqual([]);
  });

  it('counts every attempt of a day, the fourth is one too many', () => {
    const attempts = ['09:00', '10:30', '14:00'].map((atTime) => before(friday, { atTime, result: 'no_answer' }));
    expect(codes({ earlier: attempts.slice(1), atTime: '16:00' })).toEqual([]);
    expect(codes({ earlier: attempts, atTime: '16:00' })).toEqual(['too_many_today']);
  });

  it('keeps three days between talks, but not after one in vain and not when it was agreed', () => {
    expect(codes({ earlier: [before(addDays(friday, -2))] })).toEqual(['same_kind_gap']);
    expect(codes({ earlier: [before(addDays(friday, -3))] })).toEqual([]);
    expect(codes({ earlier: [before(addDays(friday, -1), { result: 'no_answer' })] })).toEqual([]);
    expect(codes({ earlier: [before(addDays(friday, -2))], planned: true })).toEqual([]);
    expect(codes({ earlier: [before(addDays(friday, -1), { purpose: 'care' })] })).toEqual([]);
  });

  it('keeps a day between letters and three between messages about one item', () => {
    const item = id<'dueItem'>(7);
    const letter = (on: Day) => before(on, { channel: 'letter', result: 'sent', atTime: '', dueItemIds: [item] });
    const second = { channel: 'courier', result: 'sent', atTime: '', dueItemIds: [item] } as const;
    expect(codes({ ...second, earlier: [letter(friday)] })).toEqual(['letter_gap', 'item_gap']);
    expect(codes({ ...second, earlier: [letter(addDays(friday, -1))] })).toEqual(['item_gap']);
    expect(codes({ ...second, earlier: [letter(addDays(friday, -3))] })).toEqual([]);
  });

  it('points out what is entered twice, and a step done twice', () => {
    expect(codes({ earlier: [before(friday, { atTime: '' })] })).toContain('duplicate');
    expect(codes({ earlier: [before(friday, { atTime: '09:00' })], planned: true })).toEqual([]);
    const item = id<'dueItem'>(7);
    const done = before(addDays(friday, -10), { stepCode: 'call1', dueItemIds: [item] });
    expect(codes({ stepCode: 'call1', dueItemIds: [item], earlier: [done] })).toEqual(['duplicate']);
    expect(codes({ stepCode: 'call1', dueItemIds: [id<'dueItem'>(8)], earlier: [done] })).toEqual([]);
  });

  it('never lets a contact go to private people, but tells when one of them called', () => {
    for (const contactRole of ['relative', 'friend', 'private_colleague', 'their_customer', 'public'])
      expect(conductFindings(facts({ contactRole }), limits)).toMatchObject([
        { code: 'role_private', severity: 'block' },
      ]);
    expect(conductFindings(facts({ contactRole: 'relative', direction: 'in' }), limits)).toMatchObject([{ severity: 'override' }]); // prettier-ignore
  });

  it('keeps care and collecting apart', () => {
    expect(codes({ purpose: 'care', result: 'promise' })).toEqual(['care_asks_money']);
    expect(codes({ purpose: 'care', careOptedOut: true })).toEqual(['care_opted_out']);
    expect(codes({ purpose: 'care', earlier: [before(friday), before(friday), before(friday)] })).toEqual([]);
  });

  it('asks for a second person on a visit and for one debtor in a text', () => {
    expect(codes({ channel: 'visit' })).toEqual(['visit_alone']);
    expect(codes({ channel: 'visit', companions: '小李' })).toEqual([]);
    expect(codes({ othersNamed: ['明达家居'] })).toEqual(['other_debtor_named']);
  });

  it('puts what cannot be gone beyond first', () => {
    expect(conductFindings(facts({ atTime: '23:00', contactRole: 'relative', text: '再不付就发朋友圈' }), limits).map(({ severity }) => severity)).toEqual(['block', 'block', 'override']); // prettier-ignore
  });
});

describe('words', () => {
  it.each([
    ['再不付款就发朋友圈曝光', 'exposure', 'block'],
    ['我们会联系您的家人', 'family', 'block'],
    ['你们就是老赖', 'criminal_label', 'block'],
    ['明天报警抓你', 'police', 'block'],
    ['我们会通知你的客户', 'employer', 'block'],
    ['将列入行业黑名单', 'credit_ruin', 'warn'],
    ['另收催收手续费500元', 'invented_fee', 'warn'],
    ['这官司必胜诉', 'result_promise', 'warn'],
    ['We will contact your wife', 'family', 'block'],
    ['You are a crook', 'criminal_label', 'block'],
    ['We will post this online', 'exposure', 'block'],
  ])('stumbles over “%s”', (text, code, severity) => {
    expect(lintWording(text)).toContainEqual(expect.objectContaining({ code, severity }));
  });

  it.each([
    '请于2026年11月27日前付清，或书面说明原因与付款安排。',
    '逾期未付，我司将依合同约定采取暂停供货、要求担保、诉讼或仲裁等合法措施。',
    '逾期我司将委托律师依法处理，包括申请财产保全，由此产生的合理费用将一并主张。',
    'Please pay, or reply with the reason and a payment date, within 7 days.',
    'Unless it is paid we intend to start court proceedings and to ask for interest and costs.',
  ])('has nothing against “%s”', (text) => {
    expect(lintWording(text)).toEqual([]);
  });
});

describe('proof', () => {
  const grade = (more: Partial<Parameters<typeof proposedGrade>[0]>) =>
    proposedGrade({ channel: 'phone', direction: 'out', result: 'reached', signed: false, arrived: false, referenced: false, ...more }); // prettier-ignore
  it.each([
    [{}, 'none'],
    [{ referenced: true }, 'C'],
    [{ channel: 'visit', signed: true }, 'A'],
    [{ channel: 'courier', result: 'sent' }, 'C'],
    [{ channel: 'courier', arrived: true }, 'B'],
    [{ channel: 'wechat', direction: 'in' }, 'B'],
    [{ channel: 'court' }, 'B'],
    [{ channel: 'other' }, 'none'],
  ] as const)('%j → %s', (more, expected) => {
    expect(grade(more)).toBe(expected);
  });
});

describe('ability and willingness', () => {
  it.each([
    [4, 4, 'A'], [4, 2, 'B'], [2, 4, 'C'], [1, 1, 'D'], [3, 3, 'A'], [null, 3, null], [3, null, null],
  ] as const)('%s × %s → %s', (ability, willingness, box) => {
    expect(boxOf(ability, willingness)).toBe(box);
  }); // prettier-ignore

  it('reads an ability out of four answers or more', () => {
    expect(proposedAbility({ pays_wages: 'yes', pays_suppliers: 'yes', orders_in_hand: 'yes' })).toBeNull();
    expect(proposedAbility({ pays_wages: 'yes', pays_suppliers: 'yes', orders_in_hand: 'yes', site_running: 'yes' })).toBe(5); // prettier-ignore
    expect(proposedAbility({ pays_wages: 'yes', pays_suppliers: 'no', sued_by_others: 'yes', accounts_frozen: 'yes' })).toBe(1); // prettier-ignore
    expect(proposedAbility({ pays_wages: 'yes', pays_suppliers: 'no', orders_in_hand: 'yes', site_running: 'no' })).toBe(2); // prettier-ignore
  });
});

describe('gaps and care', () => {
  it('finds holes, but not what is planned for today or closed', () => {
    expect(gapOf(undefined, friday)).toBe('no_next');
    expect(gapOf({ nextOn: null, closedBecause: '' }, friday)).toBe('no_next');
    expect(gapOf({ nextOn: null, closedBecause: '已移交律师' }, friday)).toBeNull();
    expect(gapOf({ nextOn: friday, closedBecause: '' }, friday)).toBeNull();
    expect(gapOf({ nextOn: addDays(friday, -1), closedBecause: '' }, friday)).toBe('next_passed');
  });

  it.each([
    ['1985-11-20', true, '2026-11-22', '2027-11-20'],
    ['1985-11-22', true, '2026-11-22', '2026-11-22'],
    ['2024-02-29', true, '2026-03-01', '2027-02-28'],
    ['2026-01-05', false, '2026-11-22', '2026-01-05'],
    ['2027-01-05', true, '2026-11-22', '2027-01-05'],
  ])('%s (yearly %s) seen on %s is next on %s', (on, yearly, asOf, next) => {
    expect(nextOccurrence(day(on), yearly, day(asOf))).toBe(next);
  });
});
