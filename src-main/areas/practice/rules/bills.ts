import { addDays, addMonths, type Day } from '../../../kernel/day.ts';
import type { Language } from '../../../kernel/format.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { BillEventKind, BillKind } from '../../bills/rules/states.ts';
import type { Account } from './account.ts';
import type { BillEventLine, BillFact } from './facts.ts';

type Course = readonly (readonly [BillEventKind, Day, Partial<Omit<BillEventLine, 'kind' | 'on' | 'recordedAt'>>?])[];

/**
 * Eight bills, one of each situation a clerk meets: maturing within days, maturing today, presented and waiting, endorsed,
 * discounted, refused with the notice still to give, honoured long ago, and a cheque. Counted back from today.
 */
export function playBills(
  find: (code: string) => Account,
  today: Day,
  language: Language,
  recorded: (on: Day) => Instant,
): BillFact[] {
  const ago = (days: number): Day => addDays(today, -days);
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const bank = say('浙江绍兴农村商业银行', 'Shaoxing Rural Commercial Bank');
  const order = say('大货订单', 'Bulk order');
  const bills: BillFact[] = [];

  const bill = (
    code: string,
    kind: BillKind,
    amountMinor: number,
    days: { readonly receivedOn: Day; readonly maturesOn: Day; readonly issuedOn?: Day },
    course: Course = [],
    more: { readonly endorsable?: boolean; readonly note?: string } = {},
  ): void => {
    const account = find(code);
    const { receivedOn, maturesOn } = days;
    const dueOn = addDays(receivedOn, -5);
    const [item] = account.debit('invoice', addDays(dueOn, -account.member.termsDays), [{ dueOn, amountMinor }], order);
    if (!item) throw new Error('an invoice has an item');
    const number = numberOf(kind, bills.length + 1, receivedOn);
    const receipt = account.receive(receivedOn, amountMinor, [[item, amountMinor]], {
      method: 'bill',
      reference: number,
      rule: 'exact',
    });
    const refused = course.find(([event]) => event === 'dishonoured' || event === 'returned');
    if (refused) account.bounce(receipt, refused[1], refused[2]?.note ?? say('票据拒付', 'Bill refused'));
    const first = { kind: 'received', on: receivedOn, counterparty: '', amountMinor: null, recourse: null, note: '' } as const; // prettier-ignore
    bills.push({
      receipt,
      kind,
      number,
      drawer: account.customer.name,
      acceptor: kind === 'bank_acceptance' ? bank : kind === 'commercial_acceptance' ? account.customer.name : '',
      issuedOn: days.issuedOn ?? (kind === 'cheque' ? maturesOn : addMonths(maturesOn, -6)),
      maturesOn,
      endorsable: more.endorsable ?? true,
      note: more.note ?? '',
      events: [
        { ...first, recordedAt: receipt.recordedAt },
        ...course.map(([event, on, detail = {}]) => ({
          ...first,
          kind: event,
          on,
          ...detail,
          recordedAt: recorded(on),
        })),
      ],
    });
  };

  bill('KH005', 'bank_acceptance', 12_000_000, { receivedOn: ago(96), maturesOn: addDays(today, 6) });
  bill('KH007', 'commercial_acceptance', 8_640_000, { receivedOn: ago(121), maturesOn: today });
  bill('KH014', 'bank_acceptance', 15_000_000, { receivedOn: ago(140), maturesOn: ago(5) }, [['presented', ago(4)]]);
  bill('KH018', 'bank_acceptance', 9_300_000, { receivedOn: ago(70), maturesOn: addDays(today, 47) }, [
    ['endorsed', ago(41), { counterparty: say('海宁经编原料有限公司', 'Haining Yarn Co., Ltd.'), recourse: true }],
  ]);
  bill('KH024', 'commercial_acceptance', 20_000_000, { receivedOn: ago(64), maturesOn: addDays(today, 82) }, [
    ['discounted', ago(50), { counterparty: bank, amountMinor: 19_642_000, recourse: true }],
  ]);
  bill('KH030', 'commercial_acceptance', 6_480_000, { receivedOn: ago(155), maturesOn: ago(6) }, [
    ['presented', ago(6)],
    ['dishonoured', ago(2), { note: say('承兑人账户余额不足', 'Acceptor without funds') }],
  ]);
  bill('KH035', 'bank_acceptance', 11_250_000, { receivedOn: ago(260), maturesOn: ago(110) }, [
    ['presented', ago(110)],
    ['honoured', ago(108)],
  ]);
  bill('KH040', 'cheque', 1_860_000, { receivedOn: ago(3), maturesOn: ago(4) }, [], { endorsable: false });
  return bills;
}

/** Thirty digits for electronic bills (kind, bank, day, serial), eight for a cheque. */
function numberOf(kind: BillKind, serial: number, on: Day): string {
  const day = on.replaceAll('-', '');
  if (kind === 'cheque') return `3140${String(serial).padStart(4, '0')}`;
  return `${kind === 'bank_acceptance' ? '5' : '6'}314337${day}${String(serial).padStart(15, '0')}`;
}
