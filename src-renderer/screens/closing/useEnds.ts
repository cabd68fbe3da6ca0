import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useWorkingPoint } from '../../app/working.tsx';
import { lastMonthEnd, readPoint, writePoint, type Point } from './points.ts';

/** Both points of a comparison, kept in the address: from the last month's end to the working day unless chosen. */
export function useEnds(): {
  readonly ends: { readonly from: Point; readonly to: Point };
  readonly setEnd: (end: 'from' | 'to', point: Point) => void;
  readonly swap: () => void;
} {
  const { asOf } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [from, to] = [search.get('from'), search.get('to')];
  const ends = useMemo(
    () => ({ from: readPoint(from) ?? { asOf: lastMonthEnd(asOf) }, to: readPoint(to) ?? { asOf } }),
    [from, to, asOf],
  );
  const put = (next: { readonly from?: Point; readonly to?: Point }): void =>
    setSearch(
      (before) => {
        const changed = new URLSearchParams(before);
        for (const end of ['from', 'to'] as const) {
          const point = next[end];
          if (point !== undefined) changed.set(end, writePoint(point));
        }
        return changed;
      },
      { replace: true },
    );
  return {
    ends,
    setEnd: (end, point) => put({ [end]: point }),
    swap: () => put({ from: ends.to, to: ends.from }),
  };
}
