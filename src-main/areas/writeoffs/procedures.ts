import type { Day } from '../../kernel/day.ts';
import { grouped } from '../../kernel/grouping.ts';
import type { DueItemId } from '../../kernel/ids.ts';
import { ok, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../storage/database.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { addCredit, addReceipt, reverseDocument } from '../ledger/receipts.ts';
import { nextInSeries } from '../ledger/store/series.ts';
import { insertDebit } from '../ledger/store/write.ts';
import { readSettings } from '../settings/store.ts';
import { taxClassField, writeOffReasonField, type SmallBalance, type WriteOff, type writeoffsContract } from './contract.ts'; // prettier-ignore
import { gapsOf, limitationDay } from './rules/dossier.ts';
import { isSmallBalance, spread, toleranceMinor } from './rules/smallBalance.ts';
import {
  currenciesWithOpenItems,
  debtsOf,
  findWriteOff,
  listWriteOffs,
  openItems,
  RECOVERY,
  recoveryCount,
  remainders,
  saveDossier,
  type WriteOffFact,
} from './store.ts';

type Dossier = Pick<WriteOff, 'reason' | 'approver' | 'evidence' | 'taxClass' | 'note'>;

export const writeoffsProcedures: Handlers<typeof writeoffsContract> = {
  'writeoffs.list': ({ db }, { status, offset, limit, ...filter }) => {
    const facts = listWriteOffs(db, filter);
    const debts = grouped(debtsOf(db, filter, facts.map((fact) => fact.writeOffId)), (debt) => debt.writeOffId); // prettier-ignore
    const rows = facts
      .map((fact) => registered(fact, debts.get(fact.writeOffId) ?? []))
      .filter((row) => isWanted(row, status));
    const standing = rows.filter((row) => row.cancelledOn === null);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sums: summed(standing, ({ currency }) => currency, ({ currency }) => ({ currency, count: 0, amountMinor: 0, recoveredMinor: 0, claimMinor: 0 })), // prettier-ignore
      reasons: summed(standing, ({ currency, reason }) => `${currency} ${reason}`, ({ currency, reason }) => ({ reason, currency, count: 0, amountMinor: 0 })), // prettier-ignore
    });
  },

  'writeoffs.add': (ctx, { dueItemId, documentId, amountMinor, on, ...dossier }) => {
    const items = openItems(ctx.db, { dueItemId, documentId });
    if (items.length === 0) return refuse(dueItemId === undefined ? 'document_not_found' : 'item_not_found');
    return writeOff(ctx, items, amountMinor, on, dossier);
  },

  'writeoffs.update': ({ db, recordedAt, audit }, { writeOffId, ...given }) => {
    const found = findWriteOff(db, writeOffId);
    if (!found) return refuse('write_off_not_found');
    const before = {
      reason: found.reason ?? (found.purpose === 'small_balance' ? 'small_balance' : 'other'),
      approver: found.approver ?? '',
      evidence: found.evidence ?? '',
      taxClass: found.tax_class ?? '',
    };
    const changed = (Object.keys(before) as (keyof typeof before)[]).filter(
      (field) => given[field] !== undefined && given[field] !== before[field],
    );
    if (changed.length === 0) return ok(null);
    const after = { ...before, ...Object.fromEntries(changed.map((field) => [field, given[field]])) };
    const { taxClass, ...fields } = after;
    saveDossier(db, { documentId: writeOffId, ...fields, tax_class: taxClass }, recordedAt);
    const of = (record: typeof before) => Object.fromEntries(changed.map((field) => [field, record[field]]));
    audit({ entity: 'document', id: writeOffId, before: of(before), after: of(after) });
    return ok(null);
  },

  'writeoffs.recover': (ctx, { writeOffId, amountMinor, on, note, ...receipt }) => {
    const { db, audit } = ctx;
    const found = findWriteOff(db, writeOffId);
    if (!found) return refuse('write_off_not_found');
    const { currency, customer_id: customerId } = found;
    if (found.reversed_on !== null) return refuse('write_off_cancelled', { number: found.number });
    if (on < found.issued_on) return refuse('recovery_before_write_off', { earliest: found.issued_on });
    const recoverableMinor = found.amount_minor - found.broughtBackMinor;
    if (amountMinor > recoverableMinor)
      return refuse('recovery_exceeds_claim', { number: found.number, claimMinor: recoverableMinor, currency });
    const debit = {
      kind: 'debit_note' as const,
      customerId,
      number: `${found.number}-${recoveryCount(db, writeOffId) + 1}`,
      currency,
      issuedOn: on,
      amountMinor,
      note,
      paper: { purpose: RECOVERY, parentId: writeOffId },
      items: [{ dueOn: on, dueBasis: 'stated' as const, amountMinor }],
    };
    const debitId = insertDebit(db, debit, ctx);
    audit({ entity: 'document', id: debitId, after: debit });
    const allocations = openItems(db, { documentId: debitId }).map(({ dueItemId }) => ({ dueItemId, amountMinor }));
    const received = addReceipt(ctx, {
      ...receipt,
      note,
      customerId,
      currency,
      amountMinor,
      receivedOn: on,
      payerAccount: '',
      allocations,
      adjustments: [],
      rule: 'chosen',
      remember: false,
    });
    if (!received.ok) return received;
    return ok({
      receiptId: received.value.documentId,
      receiptNumber: received.value.number,
      debitNumber: debit.number,
      recoverableMinor: recoverableMinor - amountMinor,
    });
  },

  'writeoffs.cancel': (ctx, { writeOffId, on, reason }) => {
    const found = findWriteOff(ctx.db, writeOffId);
    if (!found) return refuse('write_off_not_found');
    if (found.recoveries.length > 0) return refuse('write_off_recovered', { number: found.number });
    return reverseDocument(ctx, { documentId: writeOffId, reversedOn: on, reason });
  },

  'writeoffs.smallBalances': ({ db }, { asOf, currency, offset, limit }) => {
    const settings = readSettings(db).smallBalances;
    const rows = smallBalances(db, asOf).filter((row) => currency === undefined || row.currency === currency);
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sums: summed(rows, (row) => row.currency, (row) => ({ currency: row.currency, count: 0, openMinor: 0 })), // prettier-ignore
      minDaysLate: settings.minDaysLate,
    });
  },

  'writeoffs.small': (ctx, { dueItemIds, on, approver, evidence }) => {
    const wanted = [...new Set(dueItemIds)];
    const small = new Map(smallBalances(ctx.db, on, wanted).map((row) => [row.dueItemId, row]));
    const written: { writeOffId: WriteOff['writeOffId']; number: string; amountMinor: number }[] = [];
    for (const dueItemId of wanted) {
      const items = openItems(ctx.db, { dueItemId });
      const [item] = items;
      if (!item) return refuse('item_not_found');
      if (!small.has(dueItemId)) return refuse('not_a_small_balance', { number: item.number });
      const dossier: Dossier = { reason: 'small_balance', approver, evidence, taxClass: '', note: '' };
      const done = writeOff(ctx, items, item.openMinor, on, dossier);
      if (!done.ok) return done.code === 'write_off_exceeds_open' ? refuse('not_a_small_balance', done.params) : done;
      written.push({ writeOffId: done.value.writeOffId, number: done.value.number, amountMinor: item.openMinor });
    }
    return ok({ written });
  },
};

/** One write-off over the items in their order, with its dossier. */
function writeOff(
  ctx: CommandContext,
  items: ReturnType<typeof openItems>,
  amountMinor: number,
  on: Day,
  { note, ...dossier }: Dossier,
) {
  const [first] = items;
  if (!first) return refuse('item_not_found');
  const { customerId, currency, number, issuedOn } = first;
  const openMinor = items.reduce((sum, item) => sum + item.openMinor, 0);
  if (amountMinor > openMinor) return refuse('write_off_exceeds_open', { number, openMinor, currency });
  if (on < issuedOn) return refuse('write_off_before_document', { number, earliest: issuedOn });
  const { lines } = spread(amountMinor, items);
  const added = addCredit(
    ctx,
    {
      kind: 'write_off',
      customerId,
      number: nextInSeries(ctx.db, 'write_off', 'W'),
      currency,
      issuedOn: on,
      amountMinor,
      method: null,
      payerName: '',
      reference: number,
      note,
      paper: { purpose: dossier.reason === 'small_balance' ? 'small_balance' : '' },
    },
    lines,
    'chosen',
  );
  if (!added.ok) return added;
  const { documentId } = added.value;
  const { taxClass, ...fields } = dossier;
  saveDossier(ctx.db, { documentId, ...fields, tax_class: taxClass }, ctx.recordedAt);
  ctx.audit({ entity: 'document', id: documentId, dossier });
  return ok({ writeOffId: documentId, number: added.value.number, openMinor: openMinor - amountMinor });
}

function registered(fact: WriteOffFact, debts: readonly WriteOff['debts'][number][]): WriteOff {
  const { broughtBackMinor, ...rest } = fact;
  const reason = writeOffReasonField.catch('other').parse(fact.reason);
  const taxClass = taxClassField.catch('other').parse(fact.taxClass);
  const dueOn = debts[0]?.dueOn ?? null;
  const counts = fact.cancelledOn === null;
  return {
    ...rest,
    reason,
    taxClass,
    debts: debts.map(({ documentId, number, issuedOn, dueOn: due, originalMinor, writtenOffMinor }) => ({
      documentId,
      number,
      issuedOn,
      dueOn: due,
      originalMinor,
      writtenOffMinor,
    })),
    claimMinor: counts ? fact.amountMinor - fact.recoveredMinor : 0,
    recoverableMinor: counts ? fact.amountMinor - broughtBackMinor : 0,
    gaps: counts ? gapsOf({ ...rest, reason, taxClass, dueOn }) : [],
    limitationOn: dueOn === null ? null : limitationDay(dueOn),
  };
}

function isWanted(row: WriteOff, status: 'standing' | 'gaps' | 'recovered' | 'cancelled' | 'all'): boolean {
  if (status === 'all') return true;
  if (status === 'cancelled') return row.cancelledOn !== null;
  if (row.cancelledOn !== null) return false;
  return status === 'gaps' ? row.gaps.length > 0 : status === 'recovered' ? row.recoveredMinor > 0 : true;
}

/** Adds rows up per group: `count` by one, every other amount of the empty sum by the row's own. */
function summed<Row extends object, Sum extends { count: number }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  empty: (row: Row) => Sum,
): Sum[] {
  const sums = new Map<string, Sum>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key) ?? empty(row);
    sums.set(key, sum);
    sum.count += 1;
    const amounts = sum as unknown as Record<string, number>;
    for (const name of Object.keys(sum))
      if (name.endsWith('Minor')) amounts[name] = (amounts[name] ?? 0) + Number((row as Record<string, unknown>)[name]);
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

function smallBalances(db: ReadDb, asOf: Day, dueItemIds?: readonly DueItemId[]): SmallBalance[] {
  const settings = readSettings(db).smallBalances;
  const tolerances = currenciesWithOpenItems(db).map((currency) => ({
    currency,
    amountMinor: toleranceMinor(currency, settings),
  }));
  return remainders(db, { asOf, tolerances, dueItemIds })
    .filter((row) => isSmallBalance({ ...row, disputed: row.disputed === 1 }, settings))
    .map(({ disputed: _disputed, ...row }) => ({ ...row, toleranceMinor: toleranceMinor(row.currency, settings) }));
}
