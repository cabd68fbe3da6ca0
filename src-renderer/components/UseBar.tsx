import { divideRounded } from '../../src-main/kernel/money.ts';
import classes from './UseBar.module.css';

/** Used ÷ limit in whole per cent, rounded half up; a limit of nothing is used up by any debt. */
export function usedPercent(usedMinor: number, limitMinor: number): number {
  if (usedMinor <= 0) return 0;
  if (limitMinor <= 0) return 999;
  return Number(divideRounded(BigInt(usedMinor) * 100n, BigInt(limitMinor), 'halfUp'));
}

/** How much of a limit is used: bar and figure; over the limit says so in words for those who see no red. */
export function UseBar(props: { readonly usedMinor: number; readonly limitMinor: number; readonly label: string }) {
  const percent = usedPercent(props.usedMinor, props.limitMinor);
  const over = props.usedMinor > props.limitMinor || undefined;
  const text = percent >= 999 ? '>999%' : `${percent}%`;
  return (
    <span className={classes.bar} title={`${props.label} ${text}`}>
      <span className={classes.track} aria-hidden>
        <i data-over={over} style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
      <span className={classes.text} data-over={over}>
        {over && '! '}
        {text}
      </span>
    </span>
  );
}
