import type { Day } from '../../kernel/day.ts';
import type { TickCode } from '../signals/contract.ts';
import type { PracticeActs } from './acts.ts';

/** What the clerk saw with eyes and ears, beside what the ledger tells: some stands, one ran out, one was taken back. */
export function dangerDesk({ done, customerOf, ago, say }: PracticeActs): void {
  const seen = (code: string, what: TickCode, on: Day, evidence: string, source: string): { tickId: number } =>
    done(on, 'signals.tick', { customerId: customerOf(code), code: what, seenOn: on, evidence, source });

  seen('KH010', 'accountant_avoids', ago(230), say('连续三次上门对账，会计都说不在', 'Three visits to agree the statement, the accountant was never in'), say('业务员走访', 'visit')); // prettier-ignore
  const quarrel = seen('KH016', 'decision_conflict', ago(60), say('两位股东对付款意见不一，各执一词', 'The two owners disagree about whom to pay first'), say('电话记录', 'call note')); // prettier-ignore
  done(ago(33), 'signals.withdrawTick', { tickId: quarrel.tickId, reason: say('书面说明已收到，由总经理统一签批', 'Explained in writing: the general manager signs alone') }); // prettier-ignore
  seen('KH023', 'moved_cheaper', ago(35), say('展厅退租，搬到城郊仓库办公，未事先告知', 'Gave up the showroom, works from a suburban warehouse, told nobody'), say('业务员走访照片', 'photos of a visit')); // prettier-ignore
  seen('KH022', 'broken_promises', ago(18), say('十月底、十一月上旬两次答应付款均未到账', 'Two promised days, end of October and early November, passed without money'), say('微信记录', 'chat record')); // prettier-ignore
  seen('KH028', 'staff_flight', ago(15), say('采购和财务负责人本月离职，办公室空了一半', 'Head buyer and bookkeeper left this month, half the desks are empty'), say('同行告知，已电话核实', 'told by a peer, confirmed by phone')); // prettier-ignore
  seen('KH030', 'unreachable', ago(3), say('八天内打了五次电话无人接，挂号信退回', 'Five calls in eight days unanswered, the registered letter came back'), say('通话清单、退信', 'call list, returned letter')); // prettier-ignore
  seen('KH002', 'below_cost', ago(9), say('同款面料市场报价低于我方供货价两成', 'Sells our own cloth at a fifth below what we charge'), say('面料市场询价', 'price enquiry at the market')); // prettier-ignore
}
