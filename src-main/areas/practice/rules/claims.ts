import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { DisputeId, DocumentId, DueItemId } from '../../../kernel/ids.ts';
import type { DisputeReason } from '../../disputes/contract.ts';
import { suggestTaxClass } from '../../writeoffs/rules/taxClasses.ts';
import { currency } from '../../../kernel/currency.ts';

/** One command of the clerk's, on its day. */
export interface ClaimAct {
  readonly on: Day;
  readonly name: 'disputes.open' | 'disputes.update' | 'disputes.resolve' | 'writeoffs.add' | 'writeoffs.recover';
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the book holds already when the clerk turns to disputes and old debts. */
export interface ClaimFinder {
  /** The open item of a customer due on that day, else the longest overdue one. */
  item(code: string, dueOn?: Day): { readonly dueItemId: DueItemId; readonly openMinor: number; readonly dueOn: Day } | undefined; // prettier-ignore
  /** The unsettled dispute of a customer. */
  dispute(code: string): { readonly disputeId: DisputeId; readonly openedOn: Day } | undefined;
}

/**
 * Six disputes with owners and target days, two of them settled, two past their day; two write-offs, one with a complete
 * dossier and one of which a part came in after all. Counted back from today; each act is answered with its result before
 * the next one is asked for.
 */
export function* claimActs(today: Day, language: Language, find: ClaimFinder): Generator<ClaimAct, void, unknown> {
  const ago = (days: number): Day => addDays(today, -days);
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const quality = say('质检部 李卫东', 'Li Weidong, quality');
  const sales = say('销售部 陈敏', 'Chen Min, sales');
  const finance = say('财务部 周琳', 'Zhou Lin, finance');

  // The disputes of the story get somebody to settle them: one in time, two past their day.
  for (const [code, owner, days, evidence] of [
    [
      'KH008',
      quality,
      30,
      say('色牢度检测报告(送检中)、客户照片 6 张', 'Colour fastness test under way; six photographs'),
    ],
    ['KH009', sales, 45, say('交货单、客户 8 月邮件', 'Delivery note; the customer’s mail of August')],
    ['KH010', sales, 10, say('合同附件 2 价格表', 'Price list, annex 2 of the contract')],
  ] as const) {
    const dispute = find.dispute(code);
    if (!dispute) continue;
    const { disputeId, openedOn } = dispute;
    yield {
      on: addDays(openedOn, 1),
      name: 'disputes.update',
      input: { disputeId, owner, targetOn: addDays(openedOn, days), evidence },
    };
  }

  const open = (code: string, dueOn: Day, openedOn: Day, share: number, reason: DisputeReason, owner: string, note: string): ClaimAct | null => {
    const item = find.item(code, dueOn);
    if (!item || item.dueOn !== dueOn) return null;
    const amountMinor = Math.floor(item.openMinor / share / 100) * 100;
    return { on: openedOn, name: 'disputes.open', input: { dueItemId: item.dueItemId, amountMinor, reason, openedOn, owner, note } };
  }; // prettier-ignore

  const papers = open('KH016', ago(4), ago(2), 1, 'document', finance, say('发票税号有误，客户要求重开', 'Wrong tax number on the invoice; to be issued again')); // prettier-ignore
  if (papers) yield papers;
  for (const [act, settledOn, outcome, part, note] of [
    [open('KH025', ago(73), ago(60), 8, 'service', sales, say('未按约定送货上门', 'Not delivered to the door as agreed')), ago(41), 'credit_note', 2, say('折让一半', 'Half of it let go')],
    [open('KH039', ago(118), ago(100), 10, 'contract', sales, say('客户称合同约定含运费', 'Customer says freight was included')), ago(82), 'rejected', null, say('合同第 5 条运费由买方承担', 'Clause 5: freight is the buyer’s')],
  ] as const) {
    if (!act) continue;
    const { disputeId } = (yield act) as { readonly disputeId: DisputeId };
    const amountMinor = Math.floor(Number(act.input['amountMinor']) / (part ?? 1));
    yield {
      on: settledOn,
      name: 'disputes.resolve',
      input: { disputeId, resolvedOn: settledOn, outcome, note, ...(part === null ? {} : { amountMinor }) },
    };
  } // prettier-ignore

  const cny = currency('CNY');
  const given = find.item('KH029');
  if (given) {
    const on = ago(50);
    const facts = {
      reason: 'uneconomic',
      amountMinor: given.openMinor,
      currency: cny,
      on,
      dueOn: given.dueOn,
    } as const;
    yield {
      on,
      name: 'writeoffs.add',
      input: {
        dueItemId: given.dueItemId, amountMinor: given.openMinor, on, reason: facts.reason, taxClass: suggestTaxClass(facts),
        approver: say('总经理 周海生', 'Zhou Haisheng, managing director'),
        evidence: say('追收成本与可收回金额比较说明', 'Memo of the costs of collection against the value'),
      },
    }; // prettier-ignore
  }
  const gone = find.item('KH030');
  if (gone) {
    const on = addMonths(today, -3);
    const { writeOffId } = (yield {
      on,
      name: 'writeoffs.add',
      input: {
        dueItemId: gone.dueItemId, amountMinor: gone.openMinor, on, reason: 'cancelled_company', taxClass: '',
        approver: say('总经理 周海生', 'Zhou Haisheng, managing director'), evidence: '',
        note: say('门店已注销，等待登记机关证明', 'The shop was struck off; proof from the registry to follow'),
      },
    }) as { readonly writeOffId: DocumentId }; // prettier-ignore
    const amountMinor = Math.floor(gone.openMinor / 300) * 100;
    if (amountMinor > 0)
      yield {
        on: ago(20),
        name: 'writeoffs.recover',
        input: { writeOffId, amountMinor, on: ago(20), payerName: say('原经营者', 'The former owner'), method: 'cash' },
      };
  }
}
