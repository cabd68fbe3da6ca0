import { addDays } from '../../../kernel/day.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { Handlers } from '../../context.ts';
import { findCustomer } from '../../customers/store.ts';
import type { contractsContract } from '../contract.ts';
import { alarmsOf } from '../rules/alarms.ts';
import { gapsOf } from '../rules/checklist.ts';
import { amendmentsAt } from '../store/amendments.ts';
import {
  contractInUse,
  contractNumberTaken,
  contractsAt,
  documentsOf,
  findContract,
  insertContract,
  removeContract,
  setTicks,
  updateContract,
} from '../store/contracts.ts';
import { milestonesAt } from '../store/milestones.ts';
import { boardRows, contractViews, shownClaims, shownDeliveries, shownMilestone, shownPeople } from '../view.ts';

type Register = 'contracts.list' | 'contracts.get' | 'contracts.save' | 'contracts.tick' | 'contracts.remove' | 'contracts.alarms'; // prettier-ignore
const ENDING_DAYS = 60;

export const registerProcedures: Pick<Handlers<typeof contractsContract>, Register> = {
  'contracts.list': ({ db }, { filter, offset, limit, asOf, knownAt, ...which }) => {
    const rows = contractViews(db, { asOf, knownAt }, which)
      .map(({ row }) => row)
      .filter((row) => {
        const current = row.status === 'draft' || row.status === 'signed';
        switch (filter) {
          case 'all':
            return true;
          case 'draft':
            return row.status === 'draft';
          case 'incomplete':
            return current && row.gaps > 0;
          case 'ending':
            return row.status === 'signed' && row.untilOn !== null && row.untilOn <= addDays(asOf, ENDING_DAYS);
          case 'closed':
            return !current;
          case 'current':
            return current;
        }
      });
    const sums = new Map<string, { currency: (typeof rows)[number]['currency']; amountMinor: number; invoicedMinor: number; receivedMinor: number; openMinor: number; count: number }>(); // prettier-ignore
    for (const row of rows) {
      const sum = sums.get(row.currency) ?? { currency: row.currency, amountMinor: 0, invoicedMinor: 0, receivedMinor: 0, openMinor: 0, count: 0 }; // prettier-ignore
      sum.amountMinor += row.amountMinor ?? 0;
      sum.invoicedMinor += row.invoicedMinor;
      sum.receivedMinor += row.receivedMinor;
      sum.openMinor += row.openMinor;
      sum.count += 1;
      sums.set(row.currency, sum);
    }
    return ok({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      sums: [...sums.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    });
  },

  'contracts.get': ({ db }, { contractId, ...point }) => {
    const [view] = contractViews(db, point, { contractId });
    if (!view) return refuse('contract_not_found');
    const { contract, row, gapList, warningList, termsFinding } = view;
    const { gaps: _gaps, warnings: _warnings, ...shown } = row;
    return ok({
      ...shown,
      taxRateBp: contract.taxRateBp,
      customerSignatory: contract.customerSignatory,
      ourSignatory: contract.ourSignatory,
      agreed: contract.agreed,
      lateRateBp: contract.lateRateBp,
      objectionDays: contract.objectionDays,
      smeStated: contract.smeStated,
      disputeResolution: contract.disputeResolution,
      jurisdiction: contract.jurisdiction,
      clauses: contract.clauses,
      validity: contract.validity,
      note: contract.note,
      debtorClass: contract.debtorClass,
      customerTaxId: contract.customerTaxId,
      gapList,
      warningList,
      termsFinding,
      milestones: milestonesAt(db, point, { contractId }).map((milestone) => shownMilestone(milestone, point.asOf)),
      deliveries: shownDeliveries(db, point, { contractId }),
      amendments: amendmentsAt(db, point, { contractId }),
      claims: shownClaims(db, point, { contractId }),
      people: shownPeople(db, point, { contractId }),
      documents: documentsOf(db, point, contract),
    });
  },

  'contracts.save': (ctx, { contractId, ...values }) => {
    const { db, audit } = ctx;
    const before = contractId === undefined ? null : findContract(db, contractId);
    if (contractId !== undefined && before === null) return refuse('contract_not_found');
    if (!findCustomer(db, values.customerId)) return refuse('customer_not_found');
    if (values.disputeResolution.includes('court') && values.disputeResolution.includes('arbitration'))
      return refuse('court_and_arbitration');
    const taken = contractNumberTaken(db, values.customerId, values.number);
    if (taken !== null && taken !== contractId) return refuse('contract_number_taken', { number: values.number });
    if (values.fromOn !== null && values.untilOn !== null && values.untilOn < values.fromOn)
      return refuse('contract_days_disordered', { from: values.fromOn });
    if (values.status === 'signed' && values.signedOn === null) return refuse('contract_signed_day_missing');
    const { rule } = values.agreed;
    if (rule !== null && rule.currency !== null && rule.currency !== values.currency)
      return refuse('term_currency_differs', { code: values.number, termCurrency: rule.currency, currency: values.currency }); // prettier-ignore
    const linked =
      contractId !== undefined &&
      (contractInUse(db, contractId) || milestonesAt(db, { asOf: ctx.today }, { contractId }).length > 0);
    if (before !== null && linked && before.customerId !== values.customerId) return refuse('contract_customer_fixed');
    if (before !== null && linked && before.currency !== values.currency) return refuse('contract_currency_fixed');

    const id = contractId ?? insertContract(db, values, ctx);
    if (contractId !== undefined) updateContract(db, contractId, values);
    audit({ entity: 'contract', id, ...(before === null ? {} : { before: told(before) }), after: told(values), customerId: values.customerId }); // prettier-ignore
    const saved = findContract(db, id);
    if (saved === null) throw new Error('a saved contract is there');
    return ok({ contractId: id, invoicesFound: documentsOf(db, { asOf: ctx.today }, saved).length });
  },

  'contracts.tick': ({ db, audit }, { contractId, ...given }) => {
    const contract = findContract(db, contractId);
    if (contract === null) return refuse('contract_not_found');
    const clauses = { ...contract.clauses, ...given.clauses };
    const validity = { ...contract.validity, ...given.validity };
    setTicks(db, contractId, clauses, validity);
    const before = {
      clauses: only(contract.clauses, given.clauses),
      validity: only(contract.validity, given.validity),
    };
    audit({ entity: 'contract', id: contractId, before, after: given, customerId: contract.customerId });
    const milestones = milestonesAt(db, { asOf: '9999-12-31' as typeof contract.fromOn & string }, { contractId });
    const plannedMinor = milestones.length === 0 ? null : milestones.reduce((sum, each) => sum + each.amountMinor, 0);
    return ok({ gaps: gapsOf({ ...contract, clauses, validity }, plannedMinor).length });
  },

  'contracts.remove': ({ db, recordedAt, audit }, { contractId, reason }) => {
    const contract = findContract(db, contractId);
    if (contract === null) return refuse('contract_not_found');
    if (contractInUse(db, contractId)) return refuse('contract_in_use', { number: contract.number });
    removeContract(db, contractId, recordedAt);
    audit({ entity: 'contract', id: contractId, removed: true, number: contract.number, reason, customerId: contract.customerId }); // prettier-ignore
    return ok(null);
  },

  'contracts.alarms': ({ db }, { customerId, ...point }) => {
    const contracts = contractsAt(db, point, { customerId });
    const facts = {
      contracts,
      milestones: boardRows(db, point, { customerId }),
      deliveries: shownDeliveries(db, point, { customerId }),
      claims: shownClaims(db, point, { customerId }),
      people: shownPeople(db, point, { customerId }),
      amendments: amendmentsAt(db, point, { customerId }),
    };
    return ok({ rows: alarmsOf(facts, point.asOf) });
  },
};

/** What a timeline tells of a contract: its rule in full is no reading matter. */
function told<Values extends { readonly agreed: { readonly rule: unknown } }>({ agreed, ...values }: Values) {
  const { rule, ...rest } = agreed;
  return { ...values, agreed: { ...rest, rule: rule === null ? null : JSON.stringify(rule) } };
}

function only<T>(from: Readonly<Record<string, T>>, keys: Readonly<Record<string, unknown>>): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in keys));
}
