import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';

export interface CustomerTabProps {
  readonly customer: ValueOf<'customers.get'>;
  readonly onDocument: (documentId: DocumentId) => void;
  readonly onTab: (name: string) => void;
}
