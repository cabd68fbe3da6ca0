import { Anchor, Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AgingCurrency } from '../../../src-main/areas/aging/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import classes from './Aging.module.css';

const InBaseDrawer = lazy(() => import('./InBaseDrawer.tsx'));

/** Under the table, outside its sums: bills that are not money yet, and what all currencies come to at named rates. */
export function Memos({ figures }: { readonly figures: AgingCurrency }) {
  const { t } = useTranslation('aging');
  const format = useFormat();
  const { currencies } = useWorkingPoint();
  return (
    <>
      {figures.billsHeldMinor > 0 && (
        <p className={classes.memo}>
          <Icon name="bills" size={13} />
          {t('memo.bills', { amount: format.money(figures.billsHeldMinor, figures.currency) })}
          <Anchor component={Link} to="/bills" size="xs">
            {t('memo.openBills')}
          </Anchor>
        </p>
      )}
      {currencies.length > 1 && <InBaseMemo />}
    </>
  );
}

function InBaseMemo() {
  const { t } = useTranslation('aging');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const [open, setOpen] = useState(false);
  const { data, error } = useQueryOf('aging.inBase', point, { keepPrevious: false });
  // The drawer asks again what was refused; the line it belongs to stays meanwhile.
  if (data === undefined && error === null && !open) return null;
  const rates = (data?.rows ?? []).flatMap(({ currency, rate }) =>
    rate === null ? [] : [t('memo.rate', { currency, rate: rate.rate, day: format.day(rate.onDay), source: rate.source })],
  ); // prettier-ignore
  return (
    <>
      <p className={classes.memo}>
        <Icon name="info" size={13} />
        {data === undefined
          ? t('memo.noRate', { base: book.baseCurrency })
          : t('memo.inBase', {
              base: book.baseCurrency,
              amount: format.money(data.totalMinor, data.base),
              rates: rates.join(t('memo.join')),
            })}
        <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
          {t('memo.openInBase')}
        </Button>
      </p>
      <Suspense>{open && <InBaseDrawer onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
