import { AdvicePanel } from '../../components/Advice/AdvicePanel.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

/** What limit this customer should have, worked out by every method. */
export function AdviceTab({ customer: { id } }: CustomerTabProps) {
  return <AdvicePanel key={id} customerId={id} />;
}
