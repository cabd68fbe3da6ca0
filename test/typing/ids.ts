import { id, type CustomerId, type DocumentId, type DueItemId } from '../../src-main/kernel/ids.ts';

export function wrongUsesOfIds(customerId: CustomerId, documentId: DocumentId): void {
  const item: DueItemId = id(1);
  const plain: number = customerId;

  // @ts-expect-error a customer is not a document
  const mixedUp: DocumentId = customerId;
  // @ts-expect-error nor the other way round
  const turned: CustomerId = documentId;
  // @ts-expect-error a number is not an id before it has been checked
  const unchecked: CustomerId = 1;
  // @ts-expect-error counting on from an id does not give an id
  const next: CustomerId = customerId + 1;

  void [item, plain, mixedUp, turned, unchecked, next];
}
