import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HiddenItem } from '../../../../src-main/areas/collections/contract.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { useFormat } from '../../../app/format.ts';
import { Panel } from '../../../components/Section.tsx';
import classes from './Today.module.css';

/** Who is not on the list today, why, and the day each comes back. */
export function HiddenPanel(props: {
  readonly rows: readonly HiddenItem[];
  readonly onBring: (customerId: CustomerId) => Promise<void>;
  readonly readOnly: boolean;
}) {
  const { rows, onBring, readOnly } = props;
  const { t } = useTranslation('today');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  return (
    <Panel>
      <div className={classes.panelHead}>
        <h2>{t('hidden.title', { count: rows.length })}</h2>
        {rows.length > 0 && (
          <Button variant="subtle" size="compact-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'hidden.fold' : 'hidden.show')}
          </Button>
        )}
      </div>
      {!open && <p className={classes.panelNote}>{t(rows.length === 0 ? 'hidden.none' : 'hidden.note')}</p>}
      {open && (
        <ul className={classes.hidden}>
          {rows.map((row) => (
            <li key={row.customerId}>
              <Link to={`/today/${row.customerId}`}>{row.customerName}</Link>
              <span className={classes.hiddenWhy}>
                {t(`hidden.reasons.${row.reason}`)}
                {row.note === '' ? '' : ` · ${row.note}`}
              </span>
              <span className={classes.hiddenBack}>
                {row.backOn === null ? t('hidden.backOpen') : t('hidden.back', { day: format.day(row.backOn) })}
                {row.reason === 'put_off' && !readOnly && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`${t('hidden.bring')}: ${row.customerName}`}
                    onClick={() => void onBring(row.customerId)}
                  >
                    {t('hidden.bring')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
