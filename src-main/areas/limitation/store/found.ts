import type { CurrencyCode } from '../../../kernel/currency.ts';
import type { CustomerId, DocumentId } from '../../../kernel/ids.ts';
import type { Incident } from '../rules/clock.ts';

/** Something that happened to one debt, or to whatever the customer owed and was late with on the day. */
export interface Found {
  /** The debt: its parts share what happens to one of them (时效规定 9). Null: no debt was named. */
  readonly documentId: DocumentId | null;
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode | null;
  readonly incident: Incident;
}

export const plain = { untilOn: null, ongoing: false, sourceId: null, detail: '', reference: '' } as const;
