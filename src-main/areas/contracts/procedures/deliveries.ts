import type { Day } from '../../../kernel/day.ts';
import type { ContractId, CustomerId, DocumentId } from '../../../kernel/ids.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import type { ReadDb } from '../../../storage/database.ts';
import type { CommandContext, Handlers } from '../../context.ts';
import { findCustomer } from '../../customers/store.ts';
import { invoicesProcedures } from '../../invoices/procedures.ts';
import { findDocument } from '../../ledger/store/find.ts';
import type { contractsContract } from '../contract.ts';
import { findContract } from '../store/contracts.ts';
import { deliveriesAt, insertDelivery, setDelivery, updateDelivery } from '../store/deliveries.ts';
import { shownDeliveries } from '../view.ts';
import { ALWAYS } from './milestones.ts';

type Deliveries = 'contracts.deliveries' | 'contracts.saveDelivery' | 'contracts.settleDelivery' | 'contracts.removeDelivery'; // prettier-ignore

export const deliveryProcedures: Pick<Handlers<typeof contractsContract>, Deliveries> = {
  'contracts.deliveries': ({ db }, { filter, offset, limit, customerId, contractId, ...point }) => {
    const rows = shownDeliveries(db, point, { customerId, contractId }).filter(
      ({ acceptance }) => filter === 'all' || acceptance === 'pending' || acceptance === 'objected',
    );
    return ok({ rows: rows.slice(offset, offset + limit), total: rows.length });
  },

  'contracts.saveDelivery': (ctx, { deliveryId, ...values }) => {
    const { db, recordedAt, audit } = ctx;
    const before = deliveryId === undefined ? undefined : deliveriesAt(db, { asOf: ALWAYS }, { deliveryId })[0];
    if (deliveryId !== undefined && before?.customerId !== values.customerId) return refuse('delivery_not_found');
    if (!findCustomer(db, values.customerId)) return refuse('customer_not_found');
    const belongs = contractOfCustomer(db, values.contractId, values.customerId);
    if (!belongs.ok) return belongs;
    if (values.plannedOn === null && values.deliveredOn === null) return refuse('delivery_without_day');
    if (before && before.acceptance !== 'pending' && before.deliveredOn !== values.deliveredOn)
      return refuse('delivery_settled');
    if (values.documentId !== null) {
      const document = findDocument(db, values.documentId);
      if (!document) return refuse('document_not_found');
      if (document.customer_id !== values.customerId) return refuse('customer_mismatch', { number: document.number });
    }
    const id = deliveryId ?? insertDelivery(db, values, recordedAt);
    if (deliveryId !== undefined) updateDelivery(db, deliveryId, values);
    audit({ entity: 'delivery', id, ...(before ? { before } : {}), after: values, customerId: values.customerId });
    const news = before?.documentId !== values.documentId || before.deliveredOn !== values.deliveredOn;
    const acceptedOn = before?.acceptedOn ?? null;
    const confirmed = news
      ? confirmOn(ctx, values.documentId, { deliveredOn: values.deliveredOn, acceptedOn }, values.number)
      : ok({ redated: 0 });
    if (!confirmed.ok) return confirmed;
    const asOf = values.deliveredOn ?? ctx.today;
    const shown = shownDeliveries(db, { asOf }, { deliveryId: id })[0];
    return ok({ deliveryId: id, receiverKnown: shown?.receiverKnown ?? null, redated: confirmed.value.redated });
  },

  'contracts.settleDelivery': (ctx, { deliveryId, acceptance, on, note }) => {
    const { db, audit } = ctx;
    const delivery = deliveriesAt(db, { asOf: ALWAYS }, { deliveryId })[0];
    const shown = shownDeliveries(db, { asOf: ALWAYS }, { deliveryId })[0];
    if (!delivery || !shown) return refuse('delivery_not_found');
    const { deliveredOn, customerId } = delivery;
    if (deliveredOn === null) return refuse('delivery_not_delivered');
    if (on < deliveredOn) return refuse('acceptance_before_delivery', { earliest: deliveredOn });
    const until = shown.objectionUntil;
    if (acceptance === 'deemed') {
      if (until === null) return refuse('objection_window_unknown');
      if (on <= until) return refuse('objection_window_open', { until });
    }
    // Silence counts from the end of the period, whenever somebody notes it.
    const acceptedOn = acceptance === 'accepted' ? on : acceptance === 'deemed' ? until : null;
    const objectedOn = acceptance === 'objected' ? on : null;
    setDelivery(db, deliveryId, { acceptance, accepted_on: acceptedOn, objected_on: objectedOn, ...(note === '' ? {} : { note }) }); // prettier-ignore
    const { acceptance: was, acceptedOn: wasAccepted, objectedOn: wasObjected } = delivery;
    audit({
      entity: 'delivery',
      id: deliveryId,
      before: { acceptance: was, acceptedOn: wasAccepted, objectedOn: wasObjected },
      after: { acceptance, acceptedOn, objectedOn },
      note,
      customerId,
    });
    const confirmed = confirmOn(ctx, delivery.documentId, { deliveredOn: null, acceptedOn }, delivery.number);
    return confirmed.ok ? ok(confirmed.value) : confirmed;
  },

  'contracts.removeDelivery': ({ db, recordedAt, audit }, { deliveryId, reason }) => {
    const delivery = deliveriesAt(db, { asOf: ALWAYS }, { deliveryId })[0];
    if (!delivery) return refuse('delivery_not_found');
    setDelivery(db, deliveryId, { removed_at: recordedAt });
    audit({ entity: 'delivery', id: deliveryId, removed: true, reason, number: delivery.number, customerId: delivery.customerId }); // prettier-ignore
    return ok(null);
  },
};

/** Nothing named, or a contract of this customer. */
export function contractOfCustomer(db: ReadDb, contractId: ContractId | null, customerId: CustomerId) {
  if (contractId === null) return ok(null);
  const contract = findContract(db, contractId);
  if (contract === null) return refuse('contract_not_found');
  return contract.customerId === customerId ? ok(contract) : refuse('customer_mismatch', { number: contract.number });
}

/** The invoice learns the days, and due dates that waited for them follow. */
function confirmOn(
  ctx: CommandContext,
  documentId: DocumentId | null,
  { deliveredOn, acceptedOn }: { readonly deliveredOn: Day | null; readonly acceptedOn: Day | null },
  evidence: string,
) {
  if (documentId === null || (deliveredOn === null && acceptedOn === null)) return ok({ redated: 0 });
  const confirmed = invoicesProcedures['invoices.confirm'](ctx, {
    documentId,
    milestones: [],
    evidence,
    ...(deliveredOn === null ? {} : { deliveredOn }),
    ...(acceptedOn === null ? {} : { acceptedOn }),
  });
  return confirmed.ok ? ok({ redated: confirmed.value.redated.length }) : confirmed;
}
