import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../app/format.ts';
import { Chip } from '../../../components/Section.tsx';
import type { Work } from './useWork.ts';
import classes from './Workbench.module.css';

/** Whose money, how much, and what is left of it: the remainder is the figure to look at. */
export function WorkHead(props: {
  readonly work: Work;
  readonly availableMinor: number;
  readonly allocatedMinor: number;
  readonly remainderMinor: number;
  readonly thirdParty: boolean;
}) {
  const { t } = useTranslation(['workbench', 'common']);
  const format = useFormat();
  const { work, remainderMinor } = props;
  const { currency, credit } = work;
  return (
    <div className={classes.head}>
      <div className={classes.payer}>
        <b>
          {credit === null
            ? work.payerName || t('noPayer')
            : `${t(`common:documentKinds.${credit.kind}`)} ${credit.number}`}
        </b>{' '}
        {props.thirdParty && <Chip>{t('common:thirdParty')}</Chip>}
        <p>
          {format.day(work.on)}
          {work.payerAccount !== '' && ` · ${work.payerAccount}`}
          {work.memo !== '' && ` · ${work.memo}`}
        </p>
      </div>
      <div className={classes.figure}>
        <small>{t('available')}</small>
        <b>{format.money(props.availableMinor, currency)}</b>
      </div>
      <div className={classes.figure}>
        <small>{t('allocated')}</small>
        <b>{format.money(props.allocatedMinor, currency)}</b>
      </div>
      <div className={classes.figure} data-main data-bad={remainderMinor < 0 || undefined} role="status">
        <small>{t(remainderMinor < 0 ? 'tooMuch' : 'remainder')}</small>
        <b>{format.money(Math.abs(remainderMinor), currency)}</b>
      </div>
    </div>
  );
}
