import type { ServiceEvent } from '../../src-main/hosts/contract.ts';

const kinds: readonly ServiceEvent['event'][] = ['changed', 'job', 'book', 'service'];

/**
 * An event as the host passed it on, or null for one of a kind unknown here. The service made it by its contract and
 * the host is our own, so its kind is looked at and not every field: a schema would bring its library into the first load.
 */
export function serviceEvent(raw: unknown): ServiceEvent | null {
  if (typeof raw !== 'object' || raw === null || !('event' in raw)) return null;
  return kinds.some((kind) => kind === raw.event) ? (raw as ServiceEvent) : null;
}
