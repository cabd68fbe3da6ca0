import { addDays, addMonths } from '../../kernel/day.ts';
import type { CaseId, CustomerId, DueItemId } from '../../kernel/ids.ts';
import { sumMinor } from '../../kernel/money.ts';
import { feeOf, type FeeProcedure } from '../cases/rules/fees.ts';
import type { PracticeActs } from './acts.ts';

/**
 * Debts that went to law: a lawyer's letter that was delivered, a suit whose preservation runs out soon, a payment order
 * that met an objection, another that is being enforced, a claim in an insolvency. Only debts that were late by then.
 */
export function casesDesk(acts: PracticeActs): void {
  const { ago, say, done, customerOf, db, today } = acts;
  const lateThen = (code: string, days: number): { customerId: CustomerId; items: { dueItemId: DueItemId; amountMinor: number }[] } => {
    const customerId = customerOf(code);
    const items = db.rows<{ dueItemId: DueItemId; amountMinor: number }>(
      `SELECT id AS "dueItemId", open_minor AS "amountMinor" FROM due_item
       WHERE customer_id = :customerId AND open_minor > 0 AND voided_at IS NULL AND currency = 'CNY' AND due_on < :by ORDER BY due_on, id LIMIT 3`,
      { customerId, by: ago(days) },
    );
    return { customerId, items };
  };
  const open = (code: string, kind: string, days: number, more: object = {}): { caseId: CaseId; customerId: CustomerId; claimMinor: number } | null => {
    const { customerId, items } = lateThen(code, days);
    if (items.length === 0) return null;
    const { caseId } = done(ago(days), 'cases.open', { customerId, kind, items, openedOn: ago(days), ...more });
    return { caseId, customerId, claimMinor: sumMinor(items.map(({ amountMinor }) => amountMinor)) };
  };
  const stage = (caseId: CaseId, code: string, days: number, more: object = {}): void => {
    done(ago(days), 'cases.addStage', { caseId, stage: code, onDay: ago(days), ...more });
  };
  const fee = (procedure: FeeProcedure, claimMinor: number): object => ({ costKind: 'court_fee', costMinor: feeOf(procedure, claimMinor, today).feeMinor });
  const court = say('嘉兴市南湖区人民法院', 'Nanhu District Court, Jiaxing');
  const number = (days: number, code: string): string => `(${ago(days).slice(0, 4)})浙0402${code}号`;

  const letter = open('KH048', 'lawyer_letter', 12, {
    values: {
      agentName: say('浙江海虹律师事务所', 'Haihong Law Firm, Zhejiang'), agentContact: say('陈律师', 'Mr Chen'), answerDays: 10,
      facts: say('货已按期交付并签收，对账单已盖章。', 'Goods were delivered on time and signed for; the statement was stamped.'),
    },
  });
  if (letter !== null) {
    stage(letter.caseId, 'instructed', 12, { costKind: 'lawyer', costMinor: 150_000 });
    stage(letter.caseId, 'sent', 9, { values: { reference: 'EMS 1098 2235 4410' } });
    stage(letter.caseId, 'delivered', 6, { values: { reference: say('EMS 妥投，前台签收', 'EMS delivered, signed at the desk') } });
  }

  const suit = open('KH039', 'suit', 80, { number: number(80, '民初2217'), forum: court, values: { chanceBp: 7_000, otherCostsMinor: 300_000 } });
  if (suit !== null) {
    const { caseId, customerId, claimMinor } = suit;
    stage(caseId, 'filed', 80, { values: { reference: say('网上立案回执', 'filing receipt') } });
    stage(caseId, 'fee_paid', 75, fee('small', claimMinor));
    stage(caseId, 'accepted', 73);
    done(ago(74), 'cases.addClue', {
      customerId, kind: 'bank_account', description: say('工行武林支行 …8812', 'ICBC Wulin …8812'), seenOn: ago(74), source: say('过往付款回单', 'slips of earlier payments'), caseId,
    });
    const preservation = done(ago(72), 'cases.open', {
      customerId, kind: 'preservation', parentId: caseId, forum: court, openedOn: ago(72), values: { papers: ['application', 'asset_list', 'security_paper'] },
    }).caseId;
    stage(preservation, 'applied', 72, fee('preservation', claimMinor));
    stage(preservation, 'secured', 70, { costKind: 'security', costMinor: 60_000, note: say('保险公司保函', "insurer's guarantee") });
    stage(preservation, 'decided', 68, { values: { reference: number(68, '民初2217') } });
    // The ruling names a shorter term than the law's longest: renewal is due within days.
    stage(preservation, 'taken', 67, { values: { assetKind: 'deposit', asset: say('工行武林支行 …8812', 'ICBC Wulin …8812'), untilOn: addDays(today, 12) } });
    stage(caseId, 'heard', 20, { costKind: 'travel', costMinor: 36_000 });
    done(ago(20), 'cases.addDeadline', { caseId, kind: 'evidence_period', dueOn: addDays(today, 6), note: say('补交送货签收原件', 'originals of the delivery notes') });
  }

  const objected = open('KH051', 'payment_order', 45, { number: number(45, '民督31'), forum: court });
  if (objected !== null) {
    const { caseId, claimMinor } = objected;
    stage(caseId, 'filed', 45);
    stage(caseId, 'fee_paid', 44, fee('payment-order', claimMinor));
    stage(caseId, 'accepted', 42);
    stage(caseId, 'ordered', 33);
    stage(caseId, 'served', 26);
    stage(caseId, 'objected', 14, { note: say('以质量为由提出异议，未附证据；转诉讼', 'objects on quality without evidence; a suit follows') });
  }

  const order = open('KH044', 'payment_order', 56, { number: number(56, '民督27'), forum: court });
  if (order !== null) {
    const { caseId, customerId, claimMinor } = order;
    stage(caseId, 'filed', 56);
    stage(caseId, 'fee_paid', 55, fee('payment-order', claimMinor));
    stage(caseId, 'accepted', 52);
    stage(caseId, 'ordered', 42);
    stage(caseId, 'served', 37);
    stage(caseId, 'effective', 21, { values: { performUntilOn: ago(22) } });
    done(ago(12), 'cases.addClue', {
      customerId, kind: 'vehicle', description: say('厢式货车 川A·7K221', 'Van 川A·7K221'), seenOn: ago(12), source: say('送货时司机所见', 'seen by our driver'),
    });
    const enforcement = done(ago(9), 'cases.open', {
      customerId, kind: 'enforcement', parentId: caseId, forum: court, number: number(9, '执902'), openedOn: ago(9), values: { performUntilOn: ago(22) },
    }).caseId;
    stage(enforcement, 'applied', 9);
    stage(enforcement, 'accepted', 4);
    done(ago(8), 'cases.close', { caseId, closedOn: ago(9), outcome: 'won_unpaid', note: say('已申请执行', 'enforcement applied for') });
  }

  const insolvency = open('KH045', 'insolvency', 9, { forum: say('广州市中级人民法院', 'Guangzhou Intermediate Court') });
  if (insolvency !== null)
    stage(insolvency.caseId, 'noticed', 9, {
      values: { petitionOn: ago(15), claimUntilOn: addDays(addMonths(ago(9), 1), 10), reference: say('全国企业破产重整案件信息网公告', 'notice in the insolvency register') },
    });
} // prettier-ignore
