import { Timeline } from '../../components/Timeline/Timeline.tsx';
import type { CustomerTabProps } from './customerTabProps.ts';

export function TimelineTab({ customer, onDocument }: CustomerTabProps) {
  return <Timeline of={{ customerId: customer.id }} onDocument={onDocument} />;
}
