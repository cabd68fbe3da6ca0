declare const idBrand: unique symbol;
/** A row's number in its own table. The brand keeps a customer id from being passed as a document id. */
export type Id<Kind extends string> = number & { readonly [idBrand]: Kind };

export type CustomerId = Id<'customer'>;
export type DocumentId = Id<'document'>;
export type DueItemId = Id<'dueItem'>;
export type AllocationId = Id<'allocation'>;
export type DisputeId = Id<'dispute'>;
export type BatchId = Id<'batch'>;
export type IssuedId = Id<'issued'>;
export type TermId = Id<'term'>;
export type BillId = Id<'bill'>;
export type BankStatementId = Id<'bankStatement'>;
export type BankLineId = Id<'bankLine'>;
export type CloseId = Id<'close'>;
export type PayerId = Id<'payer'>;
export type AttachmentId = Id<'attachment'>;
export type ContractId = Id<'contract'>;
export type MilestoneId = Id<'milestone'>;
export type SecurityId = Id<'security'>;
export type PolicyId = Id<'policy'>;
export type OrderId = Id<'order'>;
export type CardId = Id<'card'>;
export type ScoreId = Id<'score'>;
export type ActionId = Id<'action'>;
export type PromiseId = Id<'promise'>;
export type PlanId = Id<'plan'>;
export type CaseId = Id<'case'>;
export type CollectionPolicyId = Id<'collectionPolicy'>;
export type InterestChargeId = Id<'interestCharge'>;
export type LimitationEventId = Id<'limitationEvent'>;
export type TaskId = Id<'task'>;

export function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** @throws RangeError unless the value is a positive whole number. */
export function id<Kind extends string>(value: number): Id<Kind> {
  if (!isId(value)) throw new RangeError(`not an id: ${value}`);
  return value as Id<Kind>;
}
