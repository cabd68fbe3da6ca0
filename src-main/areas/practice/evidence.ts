import type { CustomerId } from '../../kernel/ids.ts';
import type { PracticeActs } from './acts.ts';

/** Papers of some debts: one customer is complete, one has a day and no paper, one can never be proved by a contract. */
export function evidenceDesk(acts: PracticeActs): void {
  const { ago, say, done, customerOf, db } = acts;
  const open = (customerId: CustomerId): { id: number; number: string }[] =>
    db.rows(
      `SELECT DISTINCT d.id, d.number FROM document d JOIN due_item i ON i.document_id = d.id
       WHERE d.customer_id = :customerId AND d.kind = 'invoice' AND d.voided_at IS NULL AND i.open_minor > 0 AND d.issued_on <= :by ORDER BY d.id`,
      { customerId, by: ago(12) },
    );
  const papers = (code: string, kind: string, days: number, reference: string): void => {
    const documentIds = open(customerOf(code)).map(({ id }) => id);
    if (documentIds.length > 0) done(ago(days), 'evidence.record', { documentIds, kind, on: ago(days), reference });
  };
  for (const [kind, reference] of [
    ['contract', 'HT-2026-001'],
    ['delivery', say('送货单汇总 8 月', 'Delivery notes of August')],
    ['statement', 'DZ-202610-KH001'],
    ['signer', say('授权委托书 2026-1', 'Authorisation 2026-1')],
  ] as const)
    papers('KH001', kind, 11, reference);
  papers('KH003', 'delivery', 10, say('送货单 3 张', '3 delivery notes'));
  papers('KH004', 'contract', 10, '');
  papers('KH016', 'statement', 8, 'DZ-202610-KH016');
  const [counter] = open(customerOf('KH010'));
  if (counter)
    done(ago(7), 'evidence.setUnobtainable', {
      documentId: counter.id, kind: 'contract', reason: say('门店零剪，没有书面合同', 'Cut fabric over the counter, no written contract'),
    }); // prettier-ignore
}
