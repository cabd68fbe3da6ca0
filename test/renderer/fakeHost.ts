import type { AgingCustomer } from '../../src-main/areas/aging/contract.ts';
import { contracts, type ProcedureName } from '../../src-main/areas/contracts.ts';
import type { OpenItem } from '../../src-main/areas/ledger/contract.ts';
import type { Settings } from '../../src-main/areas/settings/contract.ts';
import { initialSettings } from '../../src-main/areas/settings/rules.ts';
import type { Signal } from '../../src-main/areas/signals/contract.ts';
import { dangerByCustomer } from '../../src-main/areas/signals/rules/danger.ts';
import type { ServiceEvent } from '../../src-main/hosts/contract.ts';
import { addMonths, day, daysBetween, monthEnd, type Day } from '../../src-main/kernel/day.ts';
import { id } from '../../src-main/kernel/ids.ts';
import { instant } from '../../src-main/kernel/instant.ts';
import type { Topic } from '../../src-main/kernel/procedure.ts';
import { refuse, type Refusal } from '../../src-main/kernel/result.ts';
import type { InputFor, Reply, ValueOf } from '../../src-renderer/app/calls.ts';
import type { Host } from '../../src-renderer/app/host.ts';
import { CNY, daysLate, lookBook, type FakeCustomer, type FakeItem } from './fakeBook.ts';
import { agingOf, agingRow, quadrantOf, signalsOf } from './fakeFigures.ts';

type Answers = { readonly [N in ProcedureName]?: (input: never) => unknown };

export interface FakeHost extends Host {
  /** System notifications that were shown, in order. */
  readonly notices: { readonly title: string; readonly body: string }[];
  /** Every call in order, as it was made. */
  readonly calls: { readonly name: ProcedureName; readonly input: unknown }[];
  emit(event: ServiceEvent): void;
  /** Makes the next calls of a procedure answer this instead. */
  answer<N extends ProcedureName>(name: N, reply: (input: InputFor<N>) => Reply<N>): void;
}

export interface FakeChoices {
  readonly asOf?: Day;
  readonly book?: readonly FakeCustomer[];
  /** Put on top of what the ledger says, to show a table that does not reconcile. */
  readonly ledgerOffMinor?: number;
  /** Bills not honoured, under the table. */
  readonly billsHeldMinor?: number;
}

/**
 * A host over a small book in memory. Inputs and outputs go through the contracts, so a screen that works here asks
 * rightly, and what it is shown has the shape that the service gives.
 */
export function createFakeHost(choices: FakeChoices = {}): FakeHost {
  const today = choices.asOf ?? day('2026-11-21');
  const book = choices.book ?? lookBook(today);
  let settings: Settings = initialSettings('海宁恒信纺织有限公司', CNY, 'zh');
  const acknowledged = new Map<string, NonNullable<Signal['acknowledged']>>();
  const listeners = new Set<(event: ServiceEvent) => void>();
  const special = new Map<ProcedureName, (input: never) => unknown>();
  const calls: FakeHost['calls'] = [];
  const notices: FakeHost['notices'] = [];
  const emit = (event: ServiceEvent): void => {
    for (const listener of listeners) listener(event);
  };

  const signals = (asOf: Day): Signal[] =>
    signalsOf(book, asOf, settings).map((signal) => ({
      ...signal,
      acknowledged: acknowledged.get(signal.key) ?? null,
    }));

  const answers: Answers = {
    'book.state': (): ValueOf<'book.state'> => ({
      state: 'open',
      book: {
        fileName: '恒信纺织.duewarden',
        companyName: settings.company.name,
        baseCurrency: CNY,
        practice: false,
        readOnly: false,
        schemaVersion: 1,
        lastBackupAt: instant('2026-11-21T00:31:00.000Z'),
        backupProblem: null,
        newerCopyAt: null,
      },
    }),
    'book.cancelJob': () => null,
    'settings.get': () => settings,
    'settings.update': (input: Partial<Settings>) => {
      settings = { ...settings, ...input };
      return settings;
    },
    'customers.search': ({ text, offset, limit }: { text: string; offset: number; limit: number }) => {
      const rows = found(book, text).map(({ id: customerId, code, name }) => ({ id: customerId, code, name }));
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    },
    'aging.table': (input: ParsedTable): ValueOf<'aging.table'> => {
      const ends = input.buckets ?? settings.buckets[input.basis];
      const rows = found(book, input.search ?? '')
        .map((customer) => agingRow(customer, input.asOf, input.basis, ends))
        .filter((row) => row.totalMinor !== 0);
      const sorted = rows.sort(bySort(input));
      const shown = input.by === 'customer' ? sorted.slice(input.offset, input.offset + input.limit) : [];
      const figures = agingOf(rows, ends, shown);
      return {
        asOf: input.asOf,
        knownAt: null,
        basis: input.basis,
        bucketEnds: [...ends],
        currencies:
          rows.length === 0
            ? []
            : [
                {
                  ...figures,
                  ledgerMinor: figures.ledgerMinor + (choices.ledgerOffMinor ?? 0),
                  billsHeldMinor: choices.billsHeldMinor ?? 0,
                },
              ],
        flaggedDueDates: book.flatMap(({ items }) => items).filter(({ worked }) => worked).length,
      };
    },
    'aging.quadrant': ({ asOf }: { asOf: Day }) => quadrantOf(book, asOf, settings.quadrant),
    'aging.kpis': ({ asOf }: { asOf: Day }): ValueOf<'aging.kpis'> => kpisOf(book, asOf),
    'aging.customers': () => ({ rows: [], total: 0, currencies: book.length === 0 ? [] : [CNY] }),
    'signals.list': ({ asOf, include }: { asOf: Day; include: string }): ValueOf<'signals.list'> => {
      const all = signals(asOf);
      const open = all.filter((signal) => signal.acknowledged === null);
      const done = all.filter((signal) => signal.acknowledged !== null);
      return {
        rows: include === 'open' ? open : include === 'acknowledged' ? done : all,
        openCount: open.length,
        acknowledgedCount: done.length,
        levels: dangerByCustomer(all, settings.danger).map(({ customerId, level, weight }) => ({
          customerId,
          level,
          weight,
        })),
      };
    },
    'signals.danger': ({ asOf, customerId }: { asOf: Day; customerId?: number }): ValueOf<'signals.danger'> => ({
      asOf,
      customers: dangerByCustomer(
        signals(asOf).filter((signal) => customerId === undefined || signal.customerId === customerId),
        settings.danger,
      ),
    }),
    'signals.ticks': (): ValueOf<'signals.ticks'> => ({ rows: [] }),
    'signals.rows': (): ValueOf<'signals.rows'> => ({ currency: CNY, rows: [] }),
    'signals.acknowledge': (input: { key: string; reason: string; snoozeUntil: Day | null }) => {
      acknowledged.set(input.key, {
        reason: input.reason,
        actor: '王芳',
        at: instant('2026-11-21T02:00:00.000Z'),
        snoozeUntil: input.snoozeUntil,
      });
      return null;
    },
    'signals.bringBack': ({ key }: { key: string }) =>
      acknowledged.delete(key) ? null : refuse('signal_not_acknowledged'),
    'ledger.items': (input: ParsedItems): ValueOf<'ledger.items'> => {
      const rows = book
        .filter((customer) => input.customerId === undefined || customer.id === input.customerId)
        .flatMap((customer) => customer.items.map((item) => openItem(customer, item, input.asOf)))
        .filter((item) => {
          const days = input.basis === 'due' ? item.daysLate : daysBetween(item.issuedOn, input.asOf);
          return days >= (input.daysFrom ?? -Infinity) && days <= (input.daysTo ?? Infinity);
        })
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
      return {
        rows: rows.slice(input.offset, input.offset + input.limit),
        total: rows.length,
        sums: [
          {
            currency: CNY,
            openMinor: rows.reduce((sum, item) => sum + item.openMinor, 0),
            disputedMinor: rows.reduce((sum, item) => sum + item.disputedMinor, 0),
          },
        ],
      };
    },
    'ledger.document': ({ documentId, asOf }: { documentId: number; asOf: Day }) =>
      documentOf(book, documentId, asOf) ?? refuse('document_not_found'),
    'disputes.list': (input: { documentId?: number; asOf: Day }): ValueOf<'disputes.list'> => {
      const rows = book.flatMap((customer) =>
        customer.items
          .filter((item) => item.disputedMinor > 0)
          .filter((item) => input.documentId === undefined || item.documentId === input.documentId)
          .map((item) => disputeOf(customer, item, input.asOf)),
      );
      const standingMinor = rows.reduce((sum, row) => sum + row.standingMinor, 0);
      return {
        rows,
        total: rows.length,
        sums: rows.length === 0 ? [] : [{ currency: CNY, count: rows.length, standingMinor }],
        owners: ['质检 李工'],
        pastTargetCount: rows.filter((row) => (row.daysPastTarget ?? 0) > 0).length,
      };
    },
    'disputes.causes': ({ asOf }: { asOf: Day }): ValueOf<'disputes.causes'> => ({
      from: addMonths(asOf, -12),
      rows: [],
    }),
    'writeoffs.list': (): ValueOf<'writeoffs.list'> => ({ rows: [], total: 0, sums: [], reasons: [] }),
    'writeoffs.smallBalances': (): ValueOf<'writeoffs.smallBalances'> => ({
      rows: [],
      total: 0,
      sums: [],
      minDaysLate: 30,
    }),
    'ledger.credits': ({ customerId }: { customerId?: number }): ValueOf<'ledger.credits'> => {
      const rows = book
        .filter((customer) => customer.unappliedMinor > 0)
        .filter((customer) => customerId === undefined || customer.id === customerId)
        .map((customer) => creditOf(customer, today));
      const amountMinor = rows.reduce((sum, row) => sum + row.amountMinor, 0);
      return { rows, total: rows.length, sums: [{ currency: CNY, amountMinor, unappliedMinor: amountMinor }] };
    },
    'ledger.find': ({ text, limit }: { text: string; limit: number }): ValueOf<'ledger.find'> => ({
      rows: book
        .flatMap((customer) => customer.items.map((item) => ({ customer, item })))
        .filter(({ item }) => item.number.includes(text))
        .slice(0, limit)
        .map(({ customer, item }) => ({
          documentId: item.documentId,
          kind: 'invoice',
          number: item.number,
          customerId: customer.id,
          customerName: customer.name,
          currency: CNY,
          issuedOn: item.issuedOn,
          amountMinor: item.amountMinor,
        })),
    }),
    'holds.statuses': (): ValueOf<'holds.statuses'> => ({ rows: [] }),
    'orders.list': (): ValueOf<'orders.list'> => ({ rows: [], total: 0, sums: [] }),
    'terms.list': (): ValueOf<'terms.list'> => ({ rows: [], usual: [] }),
    'terms.calendar': ({ year }: { year: number }): ValueOf<'terms.calendar'> => ({
      year,
      official: true,
      officialFrom: 2004,
      officialTo: 2026,
      days: [],
    }),
    'invoices.preview': (input: InputFor<'invoices.preview'>): ValueOf<'invoices.preview'> => ({
      source: input.dueOn === undefined ? 'none' : 'stated',
      terms: null,
      calendarMissing: false,
      items: [
        {
          ...plainItem,
          dueOn: input.dueOn ?? input.issuedOn,
          dueBasis: input.dueOn === undefined ? 'document' : 'stated',
          amountMinor: input.amountMinor,
        },
      ],
    }),
    'invoices.terms': ({ documentId, asOf }: { documentId: number; asOf: Day }) => {
      const document = documentOf(book, documentId, asOf);
      if (document === null) return refuse('document_not_found');
      return {
        documentId: document.documentId,
        number: document.number,
        issuedOn: document.issuedOn,
        currency: document.currency,
        purpose: '',
        contractNo: '',
        deliveredOn: null,
        acceptedOn: null,
        confirmedOn: null,
        secured: false,
        lateRateBp: null,
        terms: null,
        items: document.items.map(({ dueItemId, dueOn, dueBasis, amountMinor }, index) => ({
          ...plainItem,
          dueItemId,
          seq: index + 1,
          dueBasis,
          amountMinor,
          originalDueOn: dueOn,
          dueOn,
          changes: [],
        })),
      } satisfies ValueOf<'invoices.terms'>;
    },
    'exchange.exportAging': () => ({ fileName: '账龄表.xlsx', rows: book.length }),
  };

  return {
    calls,
    emit,
    answer: (name, reply) => {
      special.set(name, reply);
    },
    about: async () => ({ host: 'web', version: '0.1.0', platform: 'test' }),
    call: async <N extends ProcedureName>(name: N, input: InputFor<N>): Promise<Reply<N>> => {
      calls.push({ name, input });
      const contract = contracts[name];
      const parsed = contract.input.parse(input);
      const given = special.get(name);
      if (given !== undefined) return given(parsed as never) as Reply<N>;
      const handler = answers[name];
      if (handler === undefined) throw new Error(`the fake host has no answer for ${name}`);
      const value = handler(parsed as never);
      if (isRefusal(value)) return value as Reply<N>;
      const touched: readonly Topic[] = contract.touches;
      if (touched.length > 0) queueMicrotask(() => emit({ event: 'changed', topics: [...touched] }));
      return { ok: true, value: contract.output.parse(value) } as Reply<N>;
    },
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pickFile: async () => null,
    takeDropped: async (file) => ({ fileToken: 'dropped_file_token_1', name: file.name, sizeBytes: file.size }),
    saveFile: async (_purpose, name) => ({ saveToken: 'save_token_0123456789', name }),
    finishSave: async () => undefined,
    reveal: null,
    documentUrl: (token) => `/document/${token}`,
    print: async () => undefined,
    savePdf: async () => 'use_print',
    allowNotices: () => Promise.resolve(true),
    notify: (title, body) => {
      notices.push({ title, body });
      return Promise.resolve(true);
    },
    notices,
    restartService: null,
  };
}

type Filled<T, Key extends keyof T> = Omit<T, Key> & { readonly [K in Key]-?: Exclude<T[K], undefined> };
type ParsedTable = Filled<
  InputFor<'aging.table'>,
  'basis' | 'by' | 'sort' | 'sortBucket' | 'descending' | 'offset' | 'limit'
>;
type ParsedItems = Filled<InputFor<'ledger.items'>, 'basis' | 'offset' | 'limit'>;

function bySort({ sort, sortBucket, descending }: ParsedTable): (a: AgingCustomer, b: AgingCustomer) => number {
  const sign = descending ? -1 : 1;
  const key = (row: AgingCustomer): number | string => {
    switch (sort) {
      case 'name':
        return row.customerName;
      case 'code':
        return row.customerCode;
      case 'overdue':
        return row.overdueMinor;
      case 'oldest':
        return row.oldestDaysLate;
      case 'notDue':
        return row.notDueMinor;
      case 'unapplied':
        return row.unappliedMinor;
      case 'bucket':
        return row.buckets[sortBucket]?.amountMinor ?? 0;
      case 'total':
        return row.totalMinor;
    }
  };
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    return left === right ? a.customerId - b.customerId : left < right ? -sign : sign;
  };
}

function found(book: readonly FakeCustomer[], text: string): readonly FakeCustomer[] {
  const wanted = text.toLowerCase();
  return book.filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(wanted));
}

function kpisOf(book: readonly FakeCustomer[], asOf: Day): ValueOf<'aging.kpis'> {
  const rows = book.map((customer) => agingRow(customer, asOf, 'due', [90]));
  const sum = (of: (row: AgingCustomer) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const totalMinor = sum((row) => row.totalMinor);
  const overdueMinor = sum((row) => row.overdueMinor);
  const over90Minor = sum((row) => row.buckets[1]?.amountMinor ?? 0);
  const empty = book.length === 0;
  return {
    currency: CNY,
    totalMinor,
    overdueMinor,
    notDueMinor: sum((row) => row.notDueMinor),
    over90Minor,
    unappliedMinor: sum((row) => row.unappliedMinor),
    disputedMinor: sum((row) => row.disputedMinor),
    customerCount: rows.filter((row) => row.totalMinor !== 0).length,
    overdueCustomerCount: rows.filter((row) => row.overdueMinor > 0).length,
    dsoCountBackTenths: empty ? null : 584,
    dsoCountBackIsFloor: false,
    dsoPeriodTenths: empty ? null : 602,
    dsoCountBackWithoutDisputedTenths: empty ? null : 571,
    disputeDaysTenths: empty ? null : 14,
    bestPossibleDsoTenths: empty ? null : 411,
    averageDaysDelinquentTenths: empty ? null : 191,
    before: empty
      ? null
      : {
          asOf: monthEnd(addMonths(asOf, -1)),
          totalMinor: Math.round(totalMinor * 0.97),
          overdueMinor: Math.round(overdueMinor * 0.9),
          over90Minor: Math.round(over90Minor * 1.04),
          dsoCountBackTenths: 552,
        },
    topTenMinor: sum((row) => row.totalMinor),
    dueNextSevenDaysMinor: empty ? 0 : 41800000,
  };
}

function openItem(customer: FakeCustomer, item: FakeItem, asOf: Day): OpenItem {
  return {
    dueItemId: item.dueItemId,
    documentId: item.documentId,
    kind: 'invoice',
    number: item.number,
    customerId: customer.id,
    customerCode: customer.code,
    customerName: customer.name,
    currency: CNY,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    dueBasis: item.worked ? 'terms' : 'stated',
    amountMinor: item.amountMinor,
    openMinor: item.openMinor,
    disputedMinor: item.disputedMinor,
    daysLate: daysLate(item, asOf),
  };
}

function disputeOf(customer: FakeCustomer, item: FakeItem, asOf: Day): ValueOf<'disputes.list'>['rows'][number] {
  const targetOn = addMonths(item.dueOn, 1);
  return {
    disputeId: id<'dispute'>(item.documentId),
    dueItemId: item.dueItemId,
    documentId: item.documentId,
    number: item.number,
    customerId: customer.id,
    customerCode: customer.code,
    customerName: customer.name,
    currency: CNY,
    issuedOn: item.issuedOn,
    dueOn: item.dueOn,
    amountMinor: item.disputedMinor,
    standingMinor: item.disputedMinor,
    reason: 'quality',
    owner: '质检 李工',
    openedOn: item.dueOn,
    targetOn,
    evidence: '',
    note: '色差',
    objection: 'unknown',
    afterDue: false,
    resolvedOn: null,
    outcome: null,
    outcomeMinor: null,
    outcomeDocumentId: null,
    outcomeNumber: null,
    resolutionNote: '',
    daysOpen: daysBetween(item.dueOn, asOf),
    daysPastTarget: daysBetween(targetOn, asOf),
    recordedAt: instant('2026-11-02T03:00:00.000Z'),
  };
}

function documentOf(book: readonly FakeCustomer[], documentId: number, asOf: Day): ValueOf<'ledger.document'> | null {
  for (const customer of book)
    for (const item of customer.items) {
      if (item.documentId !== documentId) continue;
      const paidMinor = item.amountMinor - item.openMinor;
      return {
        documentId: item.documentId,
        kind: 'invoice',
        number: item.number,
        customerId: customer.id,
        customerName: customer.name,
        currency: CNY,
        issuedOn: item.issuedOn,
        amountMinor: item.amountMinor,
        openMinor: item.openMinor,
        note: '',
        reversedOn: null,
        recordedAt: instant('2026-09-01T01:00:00.000Z'),
        batchId: null,
        items: [openItem(customer, item, asOf)],
        allocations:
          paidMinor === 0
            ? []
            : [
                {
                  allocationId: id<'allocation'>(item.documentId),
                  dueItemId: item.dueItemId,
                  debitNumber: item.number,
                  debitId: item.documentId,
                  creditId: id<'document'>(item.documentId + 900_000),
                  creditKind: 'receipt',
                  creditNumber: 'SK202610-0007',
                  amountMinor: paidMinor,
                  effectiveOn: item.dueOn,
                  recordedAt: instant('2026-11-02T03:00:00.000Z'),
                  rule: 'oldest_due',
                  actor: '王芳',
                  reversedOn: null,
                  reversalReason: '',
                },
              ],
      };
    }
  return null;
}

function creditOf(customer: FakeCustomer, on: Day): ValueOf<'ledger.credits'>['rows'][number] {
  return {
    documentId: id<'document'>(customer.id + 800_000),
    kind: 'receipt',
    number: `SK202611-${String(customer.id).padStart(4, '0')}`,
    customerId: customer.id,
    customerCode: customer.code,
    customerName: customer.name,
    currency: CNY,
    issuedOn: on,
    amountMinor: customer.unappliedMinor,
    unappliedMinor: customer.unappliedMinor,
    method: 'bank',
    payerName: customer.name,
    reference: '',
    note: '',
    purpose: '',
    parentId: null,
    reversedOn: null,
    recordedAt: instant('2026-11-20T03:00:00.000Z'),
  };
}

/** Hangs on its document alone, with nothing to wait for. */
const plainItem = {
  part: 'whole',
  label: '',
  triggerKind: 'document',
  triggerOn: null,
  triggerHappened: true,
  discountUntilOn: null,
  discountBp: null,
} as const;

function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}
