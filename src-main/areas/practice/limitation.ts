import { currency } from '../../kernel/currency.ts';
import { addDays, type Day } from '../../kernel/day.ts';
import type { DueItemId, IssuedId } from '../../kernel/ids.ts';
import { overdueClaims } from '../letters/store.ts';
import type { PracticeActs } from './acts.ts';

/**
 * Letters of the last months, served in every way a letter can be, and what else moved the limitation clock: proved ones
 * that count, one that came back, one to a private WeChat account, one that nobody followed up.
 */
export function limitationDesk(acts: PracticeActs): void {
  const { ago, say, done } = acts;
  /** On other days somebody else may be late: whoever owes nothing then gets no letter. */
  const letter = (code: string, level: 1 | 2, on: Day, money: 'CNY' | 'USD' = 'CNY'): IssuedId | null => {
    const customerId = acts.customerOf(code);
    if (!overdueClaims(acts.db, on, currency(money)).some((claim) => claim.customerId === customerId)) return null;
    return done(on, 'letters.issue', {
      customerId, currency: currency(money), level, language: money === 'USD' ? 'en' : 'zh', asOf: on,
      lookedReason: say('已核对账目', 'Checked against the books'),
    }).issuedId; // prettier-ignore
  };
  const serve = (issuedId: IssuedId | null, on: Day, proof: object): void => {
    if (issuedId !== null) done(on, 'letters.addProof', { issuedId, ...proof });
  };

  // By EMS with the contents named, signed for two days later.
  const first = letter('KH002', 1, ago(96));
  serve(first, ago(92), {
    method: 'ems', sentOn: ago(95), deliveredOn: ago(93), tracking: '1203345560917', agreedAddress: true,
    address: say('合同约定地址', 'Address named in the contract'), signedBy: say('前台', 'reception'), note: say('面单内件栏写明“催款函”及发票号', 'The slip names the letter and the invoices'),
  }); // prettier-ignore
  const second = letter('KH002', 2, ago(61));
  serve(second, ago(48), {
    method: 'ems', sentOn: ago(60), returnedOn: ago(51), tracking: '1203345561342', agreedAddress: true,
    address: say('合同约定地址', 'Address named in the contract'), note: say('拒收退回，信封未拆', 'Refused; the envelope is kept unopened'),
  }); // prettier-ignore
  // Handed over and stamped.
  const stamped = letter('KH039', 1, ago(42));
  serve(stamped, ago(41), { method: 'hand', sentOn: ago(41), deliveredOn: ago(41), signedBy: say('财务专用章', 'finance stamp') }); // prettier-ignore
  // To the address the contract names for notices.
  const english = letter('KH057', 1, ago(34), 'USD');
  serve(english, ago(33), { method: 'email', sentOn: ago(34), deliveredOn: ago(34), agreedAddress: true });
  // A picture in somebody's WeChat proves little.
  const chat = letter('KH051', 1, ago(38));
  serve(chat, ago(38), { method: 'wechat', sentOn: ago(38), deliveredOn: ago(38), note: say('采购经理个人微信', 'private account of the buyer') }); // prettier-ignore
  // Nobody kept the slip.
  letter('KH044', 1, ago(36));

  // An old remainder: the customer's accountant said by phone that it will be settled with the next order.
  const [old] = acts.db.rows<{ id: DueItemId; dueOn: Day }>(
    `SELECT id, due_on AS "dueOn" FROM due_item WHERE customer_id = :customer AND open_minor > 0 AND voided_at IS NULL ORDER BY due_on LIMIT 1`,
    { customer: acts.customerOf('KH031') },
  );
  if (old)
    done(ago(25), 'limitation.addEvent', {
      customerId: acts.customerOf('KH031'), kind: 'consent', onDay: later(ago(26), addDays(old.dueOn, 1)), dueItemIds: [old.id], proofGrade: 'C',
      note: say('会计电话中说随下一单一起结', 'The accountant said by phone: with the next order'),
    }); // prettier-ignore
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
