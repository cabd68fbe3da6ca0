import type { Day } from '../../src-main/kernel/day.ts';
import { useFormat } from '../app/format.ts';
import classes from './Text.module.css';

export function DayText({ day }: { readonly day: Day | null }) {
  const format = useFormat();
  if (day === null) return <span className={classes.faint}>–</span>;
  return (
    <time dateTime={day} className={classes.figure}>
      {format.day(day)}
    </time>
  );
}
