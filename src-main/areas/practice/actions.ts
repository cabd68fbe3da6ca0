import type { Day } from '../../kernel/day.ts';
import { addDays } from '../../kernel/day.ts';
import type { ActionId, DueItemId } from '../../kernel/ids.ts';
import { listItems } from '../ledger/store/read.ts';
import type { PracticeActs } from './acts.ts';

/** Two months of calls, letters and a visit; what they told of the debtors; why money is late; greetings kept apart. */
export function actionsDesk(acts: PracticeActs): void {
  const { ago, say, done, customerOf, today } = acts;
  const lateItems = (code: string, on: Day): DueItemId[] =>
    listItems(acts.db, { customerId: customerOf(code), asOf: on, status: 'overdue' })
      .filter(({ disputedMinor }) => disputedMinor === 0)
      .slice(0, 3)
      .map(({ dueItemId }) => dueItemId);
  /** Nobody is chased who owes nothing overdue and undisputed on the day. */
  const contact = (code: string, on: Day, input: object): ActionId | null => {
    const dueItemIds = lateItems(code, on);
    if (dueItemIds.length === 0) return null;
    const about = { customerId: customerOf(code), onDay: on, channel: 'phone', dueItemIds, minutes: 6 };
    return done(on, 'actions.add', { ...about, ...input }).actionId;
  };
  const finance = { contactName: say('财务 周会计', 'Ms Zhou, accounts'), contactRole: 'finance' };
  const owner = { contactName: say('老板 沈总', 'Mr Shen, owner'), contactRole: 'owner' };

  // The approval that never ends: twice patience, the third time a visit to the owner.
  contact('KH002', ago(44), { ...finance, atTime: '09:40', result: 'invoice_missing', reasonCode: 'E01', note: say('说没收到 9 月的发票，问是不是只差这个', 'Says the September invoice never came; that is the only thing missing') }); // prettier-ignore
  contact('KH002', ago(43), { channel: 'email', result: 'sent', minutes: 4, note: say('发票扫描件和签收单一并发去', 'Scans of the invoice and the signed delivery note'), facts: { recorded: true } }); // prettier-ignore
  contact('KH002', ago(38), { ...finance, atTime: '10:05', result: 'in_approval', reasonCode: 'E02', note: say('发票已收到，等部门经理签字', 'Invoice is there, waits for the head of department') }); // prettier-ignore
  contact('KH002', ago(27), { ...finance, atTime: '14:30', result: 'in_approval', reasonCode: 'E02', note: say('经理签了，等老板批', 'The head signed, now the owner') }); // prettier-ignore
  const third = contact('KH002', ago(13), { ...finance, atTime: '15:10', result: 'in_approval', reasonCode: 'E02', note: say('还是在流程里，说不出哪天', 'Still in approval, no day given') }); // prettier-ignore
  contact('KH002', ago(9), {
    ...owner, channel: 'visit', atTime: '10:00', result: 'reached', minutes: 150, costMinor: 18_600, costNote: say('高铁和市内交通', 'train and taxis'),
    facts: { companions: say('业务员 林晓', 'Lin Xiao, sales'), signed: true }, nextOn: addDays(today, 1), nextAction: 'call',
    note: say('与老板见面，双方在对账纪要上签字', 'Met the owner; both signed the minutes of the balance'),
  }); // prettier-ignore

  // Short of cash, and says so.
  contact('KH009', ago(25), { ...owner, atTime: '11:20', result: 'reached', reasonCode: 'E04', note: say('承认欠款，说旺季备货资金紧', 'Admits the debt, cash tied up in stock for the season') }); // prettier-ignore
  contact('KH009', ago(8), { ...owner, atTime: '16:40', result: 'plan_proposed', reasonCode: 'E04', nextOn: today, nextTime: '10:30', nextAction: 'agree_plan', note: say('希望分四个月付，答应先给一部分', 'Asks for four months, would pay a part first') }); // prettier-ignore
  contact('KH003', ago(4), { ...finance, atTime: '09:50', result: 'paid_already', reasonCode: 'E08', note: say('说前天已汇，回单稍后发来', 'Says it went out the day before yesterday, the slip follows') }); // prettier-ignore

  // Nobody at home, then a letter with the courier's proof.
  for (const [days, atTime] of [[19, '09:30'], [15, '14:10'], [11, '10:20']] as const)
    contact('KH058', ago(days), { atTime, result: 'no_answer', minutes: 2 }); // prettier-ignore
  contact('KH058', ago(5), { channel: 'courier', result: 'sent', minutes: 15, costMinor: 2_300, costNote: say('特快', 'express'), facts: { slipNo: 'SF1204477810', arrived: true }, proofNote: say('妥投记录已截图', 'screenshot of the delivery record') }); // prettier-ignore

  // Refuses, and asked to be called at night: gone beyond the hours with the reason on record.
  contact('KH004', ago(33), { ...owner, atTime: '10:15', result: 'refuses', reasonCode: 'E13', note: say('想用布料抵货款，没有答应', 'Wants to pay in cloth; not agreed') }); // prettier-ignore
  contact('KH004', ago(17), {
    ...owner, atTime: '22:20', result: 'reached', nextOn: addDays(today, 2), nextAction: 'escalate', overrideReason: say('老板在境外，约定这个时间通话', 'The owner is abroad and asked for this hour'),
    note: say('约定由双方总经理面谈', 'The two general managers will meet'),
  }); // prettier-ignore
  contact('KH005', ago(7), { ...finance, atTime: '13:40', result: 'documents_requested', reasonCode: 'E07', note: say('要 8 月以来的对账单', 'Wants the statement since August') }); // prettier-ignore
  const slip = contact('KH006', ago(2), { ...finance, atTime: '09:15', result: 'reached', note: say('说下周安排', 'Says next week') }); // prettier-ignore
  if (slip !== null)
    done(ago(2), 'actions.correct', {
    actionId: slip, reason: say('结果选错了', 'The wrong result was chosen'), customerId: customerOf('KH006'), onDay: ago(2), channel: 'phone', ...finance,
    atTime: '09:15', result: 'invoice_missing', reasonCode: 'E01', minutes: 6, dueItemIds: lateItems('KH006', ago(2)),
    note: say('说有一张发票没收到，收到后下周安排', 'One invoice is missing; will pay next week once it is there'),
  }); // prettier-ignore
  contact('KH008', ago(1), { ...finance, atTime: '16:50', result: 'call_back', nextOn: today, nextTime: '15:00', nextAction: 'call', note: say('在开会，约好明天下午三点', 'In a meeting; three o’clock tomorrow') }); // prettier-ignore
  contact('KH001', ago(21), { ...finance, atTime: '10:40', result: 'reached', reasonCode: 'E10', nextOn: ago(10), nextAction: 'call', note: say('每月十日统一付款，下批会排上', 'Pays on the tenth of each month, we are on the next run') }); // prettier-ignore
  contact('KH008', ago(9), { ...finance, channel: 'email', direction: 'in', result: 'reply', reasonCode: 'E05', minutes: 3, note: say('来信说等他们的客户回款', 'Writes that they wait for their own customer') }); // prettier-ignore

  reasons(acts, lateItems);
  ratings(acts, third);
  careAndFeedback(acts);
}

function reasons({ ago, done, say }: PracticeActs, lateItems: (code: string, on: Day) => DueItemId[]): void {
  for (const [code, days, reason, cause] of [
    ['KH002', 13, 'E02', 'customer_process'],
    ['KH009', 25, 'E04', 'customer_cash'],
    ['KH004', 33, 'E13', 'customer_will'],
    ['KH005', 7, 'E07', 'our_papers'],
    ['KH006', 2, 'E01', 'our_papers'],
    ['KH001', 21, 'E10', 'customer_process'],
    ['KH008', 9, 'E05', 'customer_cash'],
    ['KH058', 11, 'E15', 'customer_will'],
  ] as const) {
    const dueItemIds = lateItems(code, ago(days));
    if (dueItemIds.length > 0)
      done(ago(days), 'actions.setDelayReason', { dueItemIds, code: reason, cause, onDay: ago(days), note: say('电话中了解', 'learned on the telephone') }); // prettier-ignore
  }
}

function ratings({ ago, done, say, customerOf }: PracticeActs, third: ActionId | null): void {
  const rate = (code: string, days: number, input: object): void => {
    done(ago(days), 'actions.rate', { customerId: customerOf(code), ratedOn: ago(days), ...input });
  };
  rate('KH002', 13, {
    ability: 4, willingness: 3, actionId: third, abilityEvidence: say('本月照常付了其他供应商', 'Paid other suppliers as usual this month'),
    willingnessEvidence: say('每次都接电话，但说不出日期', 'Always answers, never names a day'), debtorType: 'slow_process',
    answers: { pays_wages: 'yes', pays_suppliers: 'yes', orders_in_hand: 'yes', site_running: 'yes' },
  }); // prettier-ignore
  rate('KH009', 8, {
    ability: 2, willingness: 4, abilityEvidence: say('库存占款，银行额度用完', 'Stock ties up cash, bank lines are drawn'),
    willingnessEvidence: say('主动提出分期', 'Offered a plan by himself'), debtorType: 'in_trouble',
    answers: { pays_wages: 'yes', orders_in_hand: 'yes', bank_lines: 'no', own_receivables: 'yes', staff_leaving: 'no' },
  }); // prettier-ignore
  rate('KH004', 33, {
    ability: 4, willingness: 2, abilityEvidence: say('新开两家门店', 'Opened two new shops'), willingnessEvidence: say('坚持以货抵款', 'Insists on paying in goods'),
    debtorType: 'wilful',
  }); // prettier-ignore
  rate('KH058', 5, {
    ability: null, willingness: 1, abilityEvidence: '', willingnessEvidence: say('三次电话无人接', 'Three calls unanswered'), debtorType: '',
  }); // prettier-ignore
}

function careAndFeedback({ ago, done, say, customerOf, today }: PracticeActs): void {
  const on = (code: string, onDay: Day) => ({ customerId: customerOf(code), onDay });
  done(ago(60), 'actions.addCare', { ...on('KH007', addDays(today, 12)), kind: 'holiday', title: say('年终问候', 'Year-end greeting'), yearly: true }); // prettier-ignore
  done(ago(60), 'actions.addCare', { ...on('KH007', addDays(ago(0), 4)), kind: 'visit', title: say('季度回访', 'Quarterly visit') }); // prettier-ignore
  done(ago(30), 'actions.addCare', { ...on('KH004', ago(30)), kind: 'opt_out', title: say('不接受节日问候', 'Wants no greetings') }); // prettier-ignore
  done(ago(15), 'actions.add', {
    ...on('KH007', ago(15)), channel: 'phone', purpose: 'care', result: 'reached', atTime: '11:00', minutes: 8,
    note: say('新品打样满意，问候新址开业', 'Content with the samples; wished them well for the new place'),
  }); // prettier-ignore
  const late = done(ago(40), 'actions.addFeedback', {
    ...on('KH005', ago(40)), kind: 'complaint', content: say('九月两次晚到货，影响开业', 'Two late deliveries in September held up an opening'),
    owner: say('物流 孙强', 'Sun Qiang, logistics'), targetOn: ago(30),
  }); // prettier-ignore
  done(ago(32), 'actions.closeFeedback', { feedbackId: late.feedbackId, closedOn: ago(32), outcome: say('改用专车，已电话致歉', 'Own lorry from now on, apologised by telephone') }); // prettier-ignore
  done(ago(6), 'actions.addFeedback', {
    ...on('KH011', ago(6)), kind: 'complaint', content: say('对账单上少了一笔退货', 'A return is missing on the statement'), owner: say('会计 何丽', 'He Li, accounts'), targetOn: addDays(today, 1),
  }); // prettier-ignore
  done(ago(20), 'actions.addFeedback', { ...on('KH007', ago(20)), kind: 'satisfaction', score: 5, content: say('季度回访', 'quarterly call') }); // prettier-ignore
  done(ago(20), 'actions.addFeedback', { ...on('KH001', ago(20)), kind: 'satisfaction', score: 4 });
}
