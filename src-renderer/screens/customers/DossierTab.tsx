import { DossierView } from '../dossier/DossierView.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** The evidence pack of a customer. */
export function DossierTab({ customer }: CustomerTabProps) {
  return <DossierView customer={customer} />;
}
