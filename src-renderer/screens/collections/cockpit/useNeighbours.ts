import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';

export interface Neighbours {
  /** Place in today's list, from 1; null: not on it (any more). */
  readonly place: number | null;
  readonly total: number;
  readonly previous: CustomerId | null;
  readonly next: CustomerId | null;
  readonly go: (where: 'previous' | 'next') => void;
}

let lastPlace = 0;

/** The customers before and after this one in the order of today's list; of one that left it, by where it stood. */
export function useNeighbours(customerId: CustomerId): Neighbours {
  const navigate = useNavigate();
  const { point } = useWorkingPoint();
  const { data } = useQueryOf('collections.today', point);
  const order = data?.items.map((item) => item.customerId) ?? [];
  const index = order.indexOf(customerId);
  if (index >= 0) lastPlace = index;
  // Who was just dealt with is gone from the list: the one that came after it has moved up to its place.
  const after = index >= 0 ? index + 1 : lastPlace;
  const next = order[after] ?? (index < 0 ? order[0] : undefined) ?? null;
  const previous = (index >= 0 ? order[index - 1] : order[lastPlace - 1]) ?? null;
  const go = useCallback(
    (where: 'previous' | 'next') => {
      const target = where === 'next' ? next : previous;
      if (target !== null) void navigate(`/today/${target}`);
    },
    [navigate, next, previous],
  );
  return { place: index >= 0 ? index + 1 : null, total: order.length, previous, next, go };
}
