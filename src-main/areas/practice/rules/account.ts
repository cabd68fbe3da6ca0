import { currency as currencyOf, type CurrencyCode } from '../../../kernel/currency.ts';
import { addDays, laterDay, weekday, type Day } from '../../../kernel/day.ts';
import { instant, type Instant } from '../../../kernel/instant.ts';
import { sumMinor } from '../../../kernel/money.ts';
import type { CastMember } from './cast.ts';
import type { AllocationFact, CreditFact, CustomerFact, DebitFact, DisputeFact, ItemFact, Reversal } from './facts.ts';
import type { Chance } from './random.ts';

/** Keyed in on a working day's late afternoon in China (08:00–09:59 UTC), some rows days later; never after `until`. */
export type Timekeeper = (on: Day, chance: Chance, lagDays?: number) => Instant;

export function timekeeper(until: Instant): Timekeeper {
  return (on, chance, lagDays = 0) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    const time = `${two(chance.between(8, 9))}:${two(chance.between(0, 59))}:${two(chance.between(0, 59))}`;
    const at = instant(`${addDays(on, lagDays)}T${time}Z`);
    return at < until ? at : until;
  };
}

/** A bank pays on working days: Saturday and Sunday move to Monday. */
export function bankDay(on: Day): Day {
  return weekday(on) === 6 ? addDays(on, 2) : weekday(on) === 7 ? addDays(on, 1) : on;
}

interface ReceiptDetail {
  readonly method?: CreditFact['method'];
  readonly note?: string;
  readonly reference?: string;
  readonly rule?: AllocationFact['rule'];
  /** Days until the clerk keyed it in. */
  readonly lagDays?: number;
}

/** One customer's side of the ledger while the story is told. Keeps open and unapplied amounts as the ledger does. */
export class Account {
  readonly member: CastMember;
  readonly customer: CustomerFact;
  readonly currency: CurrencyCode;
  readonly chance: Chance;
  readonly debits: DebitFact[] = [];
  readonly credits: CreditFact[] = [];
  readonly allocations: AllocationFact[] = [];
  readonly disputes: DisputeFact[] = [];
  readonly #recorded: Timekeeper;

  constructor(member: CastMember, customer: CustomerFact, chance: Chance, recorded: Timekeeper) {
    this.member = member;
    this.customer = customer;
    this.currency = currencyOf(member.currency);
    this.chance = chance;
    this.#recorded = recorded;
  }

  get openItems(): ItemFact[] {
    return this.debits.flatMap((debit) => debit.items).filter((item) => item.openMinor > 0);
  }

  /** Debts less money not yet matched: what the credit limit is held against. */
  get exposureMinor(): number {
    const open = sumMinor(this.openItems.map((item) => item.openMinor));
    return open - sumMinor(this.credits.map((credit) => credit.unappliedMinor));
  }

  debit(
    kind: DebitFact['kind'],
    issuedOn: Day,
    items: readonly { readonly dueOn: Day; readonly amountMinor: number; readonly dueBasis?: ItemFact['dueBasis'] }[],
    note: string,
    lagDays = 0,
  ): ItemFact[] {
    const debit: DebitFact = {
      kind,
      customer: this.customer,
      currency: this.currency,
      issuedOn,
      amountMinor: sumMinor(items.map((item) => item.amountMinor)),
      note,
      recordedAt: this.#recorded(issuedOn, this.chance, lagDays),
      items: [],
      number: '',
    };
    items.forEach(({ dueOn, amountMinor, dueBasis = 'stated' }, index) =>
      debit.items.push({ debit, seq: index + 1, dueOn, dueBasis, amountMinor, openMinor: amountMinor }),
    );
    this.debits.push(debit);
    return debit.items;
  }

  receive(
    on: Day,
    amountMinor: number,
    lines: readonly (readonly [ItemFact, number])[],
    detail: ReceiptDetail = {},
  ): CreditFact {
    const credit = this.#credit('receipt', on, amountMinor, {
      method: detail.method ?? 'bank',
      reference: detail.reference ?? '',
      note: detail.note ?? '',
      lagDays: detail.lagDays ?? 0,
    });
    for (const [item, part] of lines) this.apply(credit, item, part, detail.rule ?? 'named');
    return credit;
  }

  creditNote(on: Day, amountMinor: number, item: ItemFact | null, note: string): CreditFact {
    const credit = this.#credit('credit_note', on, amountMinor, { method: null, reference: '', note, lagDays: 0 });
    if (item) this.apply(credit, item, Math.min(amountMinor, item.openMinor), 'chosen');
    return credit;
  }

  writeOff(on: Day, item: ItemFact, note: string): void {
    const credit = this.#credit('write_off', on, item.openMinor, { method: null, reference: '', note, lagDays: 0 });
    this.apply(credit, item, item.openMinor, 'chosen');
  }

  /** `matchedOn` is the day the clerk matched it, when that was later than the day of the credit. */
  apply(
    credit: CreditFact,
    item: ItemFact,
    amountMinor: number,
    rule: AllocationFact['rule'],
    matchedOn?: Day,
  ): AllocationFact {
    if (amountMinor <= 0 || amountMinor > item.openMinor || amountMinor > credit.unappliedMinor)
      throw new RangeError(`allocation of ${amountMinor} does not fit`);
    const matchedAt = matchedOn === undefined ? credit.recordedAt : this.#recorded(matchedOn, this.chance);
    const allocation: AllocationFact = {
      item,
      credit,
      amountMinor,
      effectiveOn: laterDay(item.debit.issuedOn, credit.issuedOn),
      rule,
      recordedAt: [matchedAt, credit.recordedAt, item.debit.recordedAt].reduce((a, b) => (a > b ? a : b)),
      reversal: null,
    };
    item.openMinor -= amountMinor;
    credit.unappliedMinor -= amountMinor;
    this.allocations.push(allocation);
    return allocation;
  }

  /** Takes one allocation back; the item is open again at its own due date. */
  unapply(allocation: AllocationFact, on: Day, reason: string): void {
    allocation.reversal = this.#reversal(on, reason);
    allocation.item.openMinor += allocation.amountMinor;
    allocation.credit.unappliedMinor += allocation.amountMinor;
  }

  /** A bounced receipt: it and all it paid stop counting from that day on. */
  bounce(credit: CreditFact, on: Day, reason: string): void {
    const reversal = this.#reversal(on, reason);
    for (const allocation of this.allocations.filter((one) => one.credit === credit && one.reversal === null)) {
      allocation.reversal = reversal;
      allocation.item.openMinor += allocation.amountMinor;
    }
    credit.reversal = reversal;
    credit.unappliedMinor = 0;
  }

  dispute(
    item: ItemFact,
    amountMinor: number,
    reason: DisputeFact['reason'],
    openedOn: Day,
    note: string,
  ): DisputeFact {
    const dispute: DisputeFact = {
      item,
      amountMinor: Math.min(amountMinor, item.openMinor),
      reason,
      note,
      openedOn,
      recordedAt: this.#recorded(openedOn, this.chance),
      resolution: null,
    };
    this.disputes.push(dispute);
    return dispute;
  }

  resolve(
    dispute: DisputeFact,
    on: Day,
    outcome: NonNullable<DisputeFact['resolution']>['outcome'],
    note: string,
  ): void {
    dispute.resolution = { on, at: this.#recorded(on, this.chance), outcome, note };
  }

  #credit(
    kind: CreditFact['kind'],
    on: Day,
    amountMinor: number,
    detail: Pick<CreditFact, 'method' | 'reference' | 'note'> & { readonly lagDays: number },
  ): CreditFact {
    const { lagDays, ...fields } = detail;
    const credit: CreditFact = {
      kind,
      customer: this.customer,
      currency: this.currency,
      issuedOn: on,
      amountMinor,
      payerName: kind === 'receipt' ? this.customer.name : '',
      ...fields,
      recordedAt: this.#recorded(on, this.chance, lagDays),
      unappliedMinor: amountMinor,
      reversal: null,
      number: '',
    };
    this.credits.push(credit);
    return credit;
  }

  #reversal(on: Day, reason: string): Reversal {
    return { on, at: this.#recorded(on, this.chance), reason };
  }
}
