import { currency } from '../../kernel/currency.ts';
import { addDays, addMonths } from '../../kernel/day.ts';
import type { DocumentId, DueItemId } from '../../kernel/ids.ts';
import { clauseItems, validityItems, type CheckItem } from '../contracts/rules/checklist.ts';
import { findTermByCode } from '../terms/store.ts';
import type { PracticeActs } from './acts.ts';

/**
 * Contracts of the practice company: a framework in order, the hotel project with its invoice, an amendment nobody has
 * signed, a draft with gaps, a claim, people who may sign and one who may not any more. No document of its own.
 */
export function contractsDesk(acts: PracticeActs): void {
  const { db, done, customerOf, ago, say, today } = acts;
  const cny = currency('CNY');
  const answered = (items: readonly CheckItem[]) =>
    Object.fromEntries(
      items.map(({ code, essential }) => [code, { state: essential ? ('yes' as const) : ('na' as const) }]),
    );
  const whole = { clauses: answered(clauseItems), validity: answered(validityItems) };
  const us = say('王芳', 'Wang Fang');

  const frame = customerOf('KH008');
  const { contractId: framework } = done(ago(325), 'contracts.save', {
    customerId: frame, number: 'KJ-2026-03', title: say('2026 年度供货框架合同', 'Supply framework 2026'), kind: 'framework', currency: cny,
    taxRateBp: 1300, signedOn: ago(325), fromOn: ago(325), untilOn: addDays(ago(325), 364), status: 'signed',
    customerSignatory: say('沈洁', 'Shen Jie'), ourSignatory: us, lateRateBp: 1200, objectionDays: 15, smeStated: true,
    disputeResolution: ['court'], jurisdiction: say('海宁市人民法院', 'Haining court'), agreed: { rule: findTermByCode(db, 'N30')?.rule ?? null }, ...whole,
  }); // prettier-ignore
  done(ago(320), 'contracts.savePerson', {
    customerId: frame, contractId: framework, name: say('沈洁', 'Shen Jie'), idLast4: '2046', scopes: ['order', 'statement', 'settlement'],
    currency: cny, limitMinor: 30_000_000, fromOn: ago(325), untilOn: addDays(ago(325), 364), note: say('授权书原件已归档', 'Original authorisation on file'),
  }); // prettier-ignore
  done(ago(320), 'contracts.savePerson', {
    customerId: frame, contractId: framework, name: say('陆强', 'Lu Qiang'), idLast4: '817X', scopes: ['receive'], fromOn: ago(325), untilOn: ago(12),
    note: say('仓库收货，合同附件 3 留有签名样本', 'Warehouse; specimen in annex 3'),
  }); // prettier-ignore
  done(ago(320), 'contracts.savePerson', {
    customerId: frame, side: 'ours', name: us, idLast4: '1128', scopes: ['collect', 'negotiate'], fromOn: ago(325), untilOn: addMonths(today, 8),
  }); // prettier-ignore
  done(ago(9), 'contracts.saveDelivery', {
    customerId: frame, contractId: framework, number: 'SH-1093', goods: say('遮光布 1,200 米', 'Blackout cloth, 1,200 m'), plannedOn: ago(10),
    deliveredOn: ago(9), receiver: say('陆强', 'Lu Qiang'), amountMinor: 5_760_000,
  }); // prettier-ignore
  done(ago(6), 'contracts.saveDelivery', {
    customerId: frame, contractId: framework, number: 'SH-1101', goods: say('窗纱 800 米', 'Sheer, 800 m'), plannedOn: ago(2), amountMinor: 2_480_000,
  }); // prettier-ignore

  project(acts, us);

  const draft = customerOf('KH029');
  done(ago(5), 'contracts.save', {
    customerId: draft, number: 'HT-031', title: say('样板间软装采购', 'Showroom furnishing'), currency: cny, amountMinor: 18_600_000, taxRateBp: 1300,
    fromOn: today, untilOn: addMonths(today, 6), lateRateBp: 3650, agreed: { depositMinor: 5_000_000, payWhenPaid: true },
    clauses: { parties: { state: 'yes' }, credit_code: { state: 'yes' }, object: { state: 'yes' }, quantity: { state: 'yes' }, price: { state: 'yes' }, inspection: { state: 'no', note: say('待补', 'to come') } },
    validity: { legal_name: { state: 'yes' }, written: { state: 'yes' } },
  }); // prettier-ignore

  const late = customerOf('KH009');
  const { claimId } = done(ago(70), 'contracts.saveClaim', {
    customerId: late, direction: 'ours', cause: 'late_payment', currency: cny, amountMinor: 128_000, noticedOn: ago(70), deadlineOn: ago(40),
    note: say('按合同年利率 12% 计算的逾期利息', 'Late interest at the agreed 12 % a year'),
  }); // prettier-ignore
  done(ago(45), 'contracts.closeClaim', { claimId, closedOn: ago(45), outcome: 'withdrawn', note: say('客户一次付清，双方协商免除', 'Waived: the customer paid at once') }); // prettier-ignore
}

/** The hotel project HT-018: its plan on the invoice that is there, delivered and not yet accepted. */
function project({ db, done, customerOf, ago, say, today }: PracticeActs, us: string): void {
  const customerId = customerOf('KH026');
  const cny = currency('CNY');
  const rows = db.rows<{ id: DueItemId; documentId: DocumentId; dueOn: typeof today; amountMinor: number }>(
    `SELECT i.id, d.id AS "documentId", i.due_on AS "dueOn", i.amount_minor AS "amountMinor" FROM due_item i JOIN document d ON d.id = i.document_id
     WHERE d.customer_id = :customerId AND d.number = 'XM-2026-018' AND i.voided_at IS NULL ORDER BY i.amount_minor DESC`,
    { customerId },
  );
  const [rest] = rows;
  if (!rest) throw new Error('the project has its invoice');
  const { documentId } = rest;
  const amountMinor = rows.reduce((sum, row) => sum + row.amountMinor, 0);
  const ticked = (items: readonly CheckItem[], missing: readonly string[]) =>
    Object.fromEntries(
      items.map(({ code, essential }) => [
        code,
        { state: missing.includes(code) ? ('no' as const) : essential ? ('yes' as const) : ('na' as const) },
      ]),
    );
  const { contractId } = done(ago(62), 'contracts.save', {
    customerId, number: 'HT-018', title: say('酒店软装工程', 'Hotel furnishing project'), kind: 'project', currency: cny, amountMinor, taxRateBp: 900,
    signedOn: ago(62), fromOn: ago(62), untilOn: addMonths(today, 14), status: 'signed', customerSignatory: say('高伟', 'Gao Wei'), ourSignatory: us,
    lateRateBp: 1200, objectionDays: 20, disputeResolution: ['arbitration'], jurisdiction: say('嘉兴仲裁委员会', 'Jiaxing Arbitration Commission'),
    clauses: ticked(clauseItems, ['notice_signers']), validity: ticked(validityItems, ['page_seals']),
  }); // prettier-ignore
  const { milestones } = done(ago(62), 'contracts.planMilestones', {
    contractId,
    milestones: [
      { kind: 'deposit', label: say('预付款', 'Advance'), plannedOn: ago(58), shareBp: 3000, dueDays: 0, triggerDocument: say('合同签署', 'Signed contract') },
      { kind: 'delivery', label: say('交货款', 'On delivery'), plannedOn: ago(30), shareBp: 6000, dueDays: 30, triggerDocument: say('签收单', 'Delivery note') },
      { kind: 'retention', label: say('质保金', 'Retention'), plannedOn: addMonths(today, 12), shareBp: 1000, dueDays: 0, triggerDocument: say('验收单', 'Acceptance sheet') },
    ],
  }); // prettier-ignore
  const [advance, delivery, retention] = milestones;
  if (!advance || !delivery || !retention) throw new Error('the project is planned in three parts');
  done(ago(58), 'contracts.reachMilestone', { milestoneId: advance.milestoneId, actualOn: ago(58), documentId });
  done(ago(26), 'contracts.reachMilestone', {
    milestoneId: delivery.milestoneId, actualOn: ago(27), documentId, triggerDocument: say('签收单 SH-1077', 'Delivery note SH-1077'),
  }); // prettier-ignore
  done(ago(26), 'contracts.linkMilestone', { milestoneId: retention.milestoneId, documentId });
  done(ago(60), 'contracts.savePerson', {
    customerId, contractId, name: say('高伟', 'Gao Wei'), idLast4: '5512', scopes: ['receive', 'statement'], fromOn: ago(62), untilOn: addDays(today, 17),
  }); // prettier-ignore
  done(ago(26), 'contracts.saveDelivery', {
    customerId, contractId, documentId, number: 'SH-1077', goods: say('窗帘 86 套、床品 172 套', '86 curtain sets, 172 bedding sets'), plannedOn: ago(30),
    deliveredOn: ago(27), receiver: say('小周', 'Xiao Zhou'), amountMinor,
  }); // prettier-ignore
  done(ago(9), 'contracts.saveAmendment', {
    contractId, number: 'BC-01', amendedOn: ago(9), subject: say('交货款展期十五天', 'Fifteen days more for the delivery payment'),
    changes: [{ kind: 'due', dueItemId: rest.id, after: addDays(rest.dueOn, 15) }], note: say('等待客户盖章', 'Waiting for the customer’s seal'),
  }); // prettier-ignore
  done(ago(18), 'contracts.saveClaim', {
    customerId, contractId, documentId, direction: 'theirs', cause: 'quality', currency: cny, amountMinor: 360_000, noticedOn: ago(18),
    deadlineOn: addDays(today, 6), note: say('12 套窗帘色差，附照片', 'Colour off on 12 curtain sets, with pictures'),
  }); // prettier-ignore
}
