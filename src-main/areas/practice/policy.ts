import type { DocumentId, DueItemId } from '../../kernel/ids.ts';
import { shippedVersion } from '../policy/store.ts';
import type { PracticeActs } from './acts.ts';

/**
 * The policy the owner signed two months ago, and what was agreed apart from it: a pause that ends by itself, a customer
 * chased more gently, more grace for one that pays on fixed days, an invoice nobody chases, a call that was made elsewhere.
 */
export function policyDesk(acts: PracticeActs): void {
  const { ago, say, done } = acts;
  const { definition } = shippedVersion(acts.db);
  done(ago(62), 'policy.save', {
    name: say('标准催收政策', 'Standard collection policy'),
    fromOn: ago(60),
    // The corner shops: no step of their own for so little, one letter each in one go now and then.
    definition: { ...definition, minAmountMinor: 500_000 },
    approver: say('总经理', 'Managing director'),
    note: say(
      '逾期合计不足 5000 元的集中发函，不逐户催',
      'Below 5,000 no step of its own: they are written to together',
    ),
  });
  const override = (code: string, on: number, change: object): void =>
    void done(ago(on), 'policy.override', { customerId: acts.customerOf(code), fromOn: ago(on), ...change });
  override('KH032', 5, {
    kind: 'pause', untilOn: ago(-9), reason: say('对方财务换系统，约定两周后再联系', 'Their accounts change systems; contact agreed in two weeks'),
  }); // prettier-ignore
  override('KH033', 45, {
    kind: 'segment', value: 'good', reason: say('十年老客户，按优质客户节奏', 'Ten years a customer: the gentle timetable'), approver: say('销售经理', 'Sales manager'),
  }); // prettier-ignore
  override('KH035', 40, {
    kind: 'grace', value: '10', reason: say('每月 10 日集中付款', 'Pays on the 10th of each month'), approver: say('财务经理', 'Finance manager'),
  }); // prettier-ignore

  const openItem = (code: string): { id: DueItemId; documentId: DocumentId } | undefined =>
    acts.db.rows<{ id: DueItemId; documentId: DocumentId }>(
      `SELECT id, document_id AS "documentId" FROM due_item
       WHERE customer_id = :customer AND open_minor > 0 AND voided_at IS NULL ORDER BY due_on, id LIMIT 1`,
      { customer: acts.customerOf(code) },
    )[0];
  const sample = openItem('KH034');
  if (sample)
    override('KH034', 20, {
      dueItemId: sample.id, kind: 'exclude', reason: say('样品款，随下一单结算', 'Samples, settled with the next order'),
    }); // prettier-ignore
  const met = openItem('KH036');
  if (met) {
    done(ago(12), 'policy.recordStep', {
      customerId: acts.customerOf('KH036'), dueItemIds: [met.id], stepCode: 'C1', onDay: ago(12), reason: say('展会上当面催过', 'Asked in person at the fair'),
    }); // prettier-ignore
    done(ago(11), 'policy.recordStage', {
      documentId: met.documentId, stage: 'R5', actualOn: ago(11), result: say('对账无误', 'balance agreed'),
    }); // prettier-ignore
  }
}
