import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import { useFormat } from '../../app/format.ts';
import { Icon } from '../Icon.tsx';
import classes from './DocumentPreview.module.css';

/** How a letter reached the customer, in a cell; a letter that nobody proved in time is marked. */
export function ServiceState({ service }: { readonly service: IssuedRow['service'] }) {
  const { t } = useTranslation('service');
  const format = useFormat();
  if (service === null) return <span className={classes.faint}>–</span>;
  const proved = service.grade === 'A' || service.grade === 'B';
  if (proved && service.servedOn !== null)
    return (
      <span className={classes.state}>
        <Icon name="check" size={12} /> {service.grade} · {format.day(service.servedOn)}
      </span>
    );
  const what = service.proofs === 0 ? t('state.none') : t('state.weak');
  return (
    <span className={classes.state} data-overdue={service.overdue || undefined}>
      <Icon name={service.overdue ? 'warning' : 'eye'} size={12} /> {what}
    </span>
  );
}
