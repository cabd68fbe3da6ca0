import { z } from 'zod';
import {
  currencyField,
  dayField,
  idField,
  instantField,
  longText,
  minorField,
  pointInTime,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { customerIdField } from '../customers/contract.ts';
import { documentIdField } from '../ledger/contract.ts';

export const orderEventKinds = ['confirmed', 'shipped', 'invoiced', 'cancelled'] as const;
export type OrderEventKind = (typeof orderEventKinds)[number];

export const orderStages = ['draft', 'confirmed', 'shipping', 'shipped', 'invoiced', 'cancelled'] as const;
export type OrderStage = (typeof orderStages)[number];

export const orderIdField = idField<'order'>();
const contractIdField = idField<'contract'>();

export const orderField = z.object({
  orderId: orderIdField,
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  contractId: contractIdField.nullable(),
  contractNumber: z.string().nullable(),
  number: z.string(),
  currency: currencyField,
  amountMinor: minorField,
  orderedOn: dayField,
  shipOn: dayField.nullable(),
  note: z.string(),
  stage: z.enum(orderStages),
  confirmedMinor: minorField,
  shippedMinor: minorField,
  invoicedMinor: minorField,
  cancelledMinor: minorField,
  /** The two parts that count in the exposure. */
  confirmedNotShippedMinor: minorField,
  shippedNotInvoicedMinor: minorField,
  events: z.array(
    z.object({
      eventId: idField<'orderEvent'>(),
      kind: z.enum(orderEventKinds),
      on: dayField,
      amountMinor: minorField,
      documentId: documentIdField.nullable(),
      documentNumber: z.string().nullable(),
      note: z.string(),
      actor: z.string(),
      recordedAt: instantField,
    }),
  ),
});
export type Order = z.infer<typeof orderField>;

/**
 * The register of orders. Confirming and shipping raise what a customer stands for, so both are steps of the order check
 * (`holds.confirmOrder`, `holds.shipOrder`).
 */
export const ordersContract = {
  /** Orders as of a day, newest first. `open`: something is still to be shipped or invoiced, or not confirmed yet. */
  'orders.list': query({
    input: z.strictObject({
      ...pointInTime,
      status: z.enum(['open', 'to_ship', 'to_invoice', 'done', 'all']).default('open'),
      customerId: customerIdField.optional(),
      currency: currencyField.optional(),
      search: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(orderField),
      total: z.number().int(),
      /** Of the rows asked for, per currency. */
      sums: z.array(
        z.object({
          currency: currencyField,
          count: z.number().int(),
          confirmedNotShippedMinor: minorField,
          shippedNotInvoicedMinor: minorField,
        }),
      ),
    }),
  }),
  'orders.add': command({
    input: z.strictObject({
      customerId: customerIdField,
      /** Absent: the next free one (SO-0001). */
      number: shortText.optional(),
      currency: currencyField,
      amountMinor: positiveMinorField,
      orderedOn: dayField,
      shipOn: dayField.nullable().default(null),
      contractId: contractIdField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ orderId: orderIdField, number: z.string() }),
    errors: [
      'customer_not_found',
      'order_number_taken',
      'ship_before_order',
      'contract_not_found',
      'currency_mismatch',
    ],
    touches: ['orders', 'credit'],
  }),
  /** Invoiced, wholly or in part: linked to an invoice in the ledger, or by amount alone. */
  'orders.invoice': command({
    input: z.strictObject({
      orderId: orderIdField,
      on: dayField,
      /** Absent: what is shipped and not invoiced yet, as far as the invoice reaches. */
      amountMinor: positiveMinorField.optional(),
      documentId: documentIdField.nullable().default(null),
      note: longText.default(''),
    }),
    output: z.object({ amountMinor: minorField }),
    errors: ['order_not_found', 'order_step_exceeds', 'order_step_before_order', 'order_nothing_left', 'document_not_found', 'currency_mismatch', 'invoice_linked_already'], // prettier-ignore
    touches: ['orders', 'credit', 'signals'],
  }),
  /** The rest is not going to be shipped. */
  'orders.cancel': command({
    input: z.strictObject({
      orderId: orderIdField,
      on: dayField,
      amountMinor: positiveMinorField.optional(),
      reason: requiredText,
    }),
    output: z.object({ amountMinor: minorField }),
    errors: ['order_not_found', 'order_step_exceeds', 'order_step_before_order', 'order_nothing_left'],
    touches: ['orders', 'credit', 'signals'],
  }),
  /** Takes the step entered last out of the record, with the check that let it go. */
  'orders.undoStep': command({
    input: z.strictObject({ orderId: orderIdField, reason: requiredText }),
    output: z.null(),
    errors: ['order_not_found', 'order_without_steps'],
    touches: ['orders', 'credit', 'signals'],
  }),
  /** Never entered: the order and all its steps. */
  'orders.void': command({
    input: z.strictObject({ orderId: orderIdField, reason: requiredText }),
    output: z.null(),
    errors: ['order_not_found'],
    touches: ['orders', 'credit', 'signals'],
  }),
} as const;
