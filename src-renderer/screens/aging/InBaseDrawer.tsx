import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AgingInBase } from '../../../src-main/areas/aging/contract.ts';
import type { Rate } from '../../../src-main/areas/rates/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Aging.module.css';

/** Every currency with its rate, the rate's day and source, and what it comes to; rates can be chosen for a comparison. */
export default function InBaseDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('aging');
  const navigate = useNavigate();
  const { point, asOf } = useWorkingPoint();
  const [chosen, setChosen] = useState<Readonly<Partial<Record<CurrencyCode, Rate['rateId']>>>>({});
  const rateIds = Object.values(chosen).filter((rateId) => rateId !== undefined);
  const { data, error } = useQueryOf(
    'aging.inBase',
    { ...point, ...(rateIds.length === 0 ? {} : { rates: rateIds }) },
    { keepPrevious: false },
  );
  const rates = useQueryOf('rates.list', { asOf, limit: 1000 });
  const toRates = (
    <Button variant="default" size="compact-sm" onClick={() => void navigate('/settings?tab=rates')}>
      {t('inBase.toRates')}
    </Button>
  );
  return (
    <SideDrawer opened onClose={onClose} title={t('inBase.title')} size={900}>
      {error !== null ? (
        <EmptyState icon="info" title={errorText(i18n, error)} action={toRates} />
      ) : (
        data !== undefined && (
          <>
            <Notice tone="note">{t('inBase.analysisOnly', { base: data.base })}</Notice>
            <Table
              data={data}
              rates={rates.data?.rows ?? []}
              onChoose={(currency, rateId) => setChosen((before) => ({ ...before, [currency]: rateId }))}
            />
            <div>{toRates}</div>
          </>
        )
      )}
    </SideDrawer>
  );
}

function Table(props: {
  readonly data: AgingInBase;
  readonly rates: readonly Rate[];
  readonly onChoose: (currency: CurrencyCode, rateId: Rate['rateId']) => void;
}) {
  const { data, rates } = props;
  const { t } = useTranslation('aging');
  const format = useFormat();
  return (
    <table className={classes.twin}>
      <thead>
        <tr>
          <th>{t('inBase.currency')}</th>
          <th>{t('inBase.total')}</th>
          <th>{t('inBase.overdue')}</th>
          <th>{t('inBase.rate')}</th>
          <th>{t('inBase.baseTotal', { base: data.base })}</th>
          <th>{t('inBase.baseOverdue', { base: data.base })}</th>
        </tr>
      </thead>
      <tbody>
        {data.rows.map((row) => (
          <tr key={row.currency}>
            <th scope="row">
              {row.currency} {format.currencyName(row.currency)}
            </th>
            <td>
              <MoneyText amountMinor={row.totalMinor} currency={row.currency} />
            </td>
            <td>
              <MoneyText amountMinor={row.overdueMinor} currency={row.currency} dashZero />
            </td>
            <td>
              {row.rate === null ? (
                '–'
              ) : (
                <Select
                  aria-label={t('inBase.rateOf', { currency: row.currency })}
                  w={310}
                  allowDeselect={false}
                  value={String(row.rate.rateId)}
                  data={rates
                    .filter(({ currency }) => currency === row.currency)
                    .map(({ rateId, rate, onDay, source }) => ({
                      value: String(rateId),
                      label: `${rate} · ${format.day(onDay)} · ${source}`,
                    }))}
                  onChange={(value) => {
                    const rate = rates.find(({ rateId }) => String(rateId) === value);
                    if (rate !== undefined) props.onChoose(row.currency, rate.rateId);
                  }}
                />
              )}
            </td>
            <td>
              <MoneyText amountMinor={row.baseTotalMinor} currency={data.base} />
            </td>
            <td>
              <MoneyText amountMinor={row.baseOverdueMinor} currency={data.base} dashZero />
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t('inBase.sum')}</th>
          <td />
          <td />
          <td />
          <td>
            <b>
              <MoneyText amountMinor={data.totalMinor} currency={data.base} />
            </b>
          </td>
          <td>
            <b>
              <MoneyText amountMinor={data.overdueMinor} currency={data.base} dashZero />
            </b>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
