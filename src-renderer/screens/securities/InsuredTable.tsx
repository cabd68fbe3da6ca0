import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import { DayText } from '../../components/DayText.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { Alarm } from './Alarm.tsx';
import type { PolicyRow } from './rows.ts';
import classes from './Securities.module.css';

export type LimitRow = PolicyRow['limits'][number];

export function InsuredTable<Limit extends LimitRow>(props: {
  readonly limits: readonly Limit[];
  readonly currency: CurrencyCode;
  readonly withCustomer?: boolean;
  readonly onOpen: (limit: Limit) => void;
}) {
  const { t } = useTranslation('securities');
  const { limits, currency, withCustomer = true, onOpen } = props;
  const money = (minor: number) => <MoneyText amountMinor={minor} currency={currency} dashZero />;
  if (limits.length === 0) return <p className={classes.quiet}>{t('insurance.noBuyers')}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t(withCustomer ? 'insurance.buyer' : 'insurance.limit')}</th>
          {withCustomer && <th data-right>{t('insurance.limit')}</th>}
          <th data-right>{t('insurance.open')}</th>
          <th data-right>{t('insurance.overdue')}</th>
          <th data-right title={t('insurance.payoutHint')}>
            {t('insurance.payout')}
          </th>
          <th>{t('insurance.reportBy')}</th>
          <th>{t('insurance.claimBy')}</th>
          <th>{t('columns.alarm')}</th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <tr key={limit.insuredLimitId} data-quiet={!limit.inForce || undefined}>
            <td>
              <TextButton onClick={() => onOpen(limit)}>
                {withCustomer ? (
                  limit.customerName
                ) : (
                  <MoneyText amountMinor={limit.amountMinor} currency={currency} withSign />
                )}
              </TextButton>{' '}
              {limit.discretionary && <Chip>{t('insurance.discretionary')}</Chip>}
            </td>
            {withCustomer && <td data-right>{money(limit.amountMinor)}</td>}
            <td data-right>{money(limit.openMinor)}</td>
            <td data-right>{money(limit.overdueMinor)}</td>
            <td data-right>{money(limit.insuredLossMinor)}</td>
            <td>
              {limit.reportByOn === null ? (
                '–'
              ) : limit.oldest?.reportedOn == null ? (
                <DayText day={limit.reportByOn} />
              ) : (
                t('insurance.done')
              )}
            </td>
            <td>
              {limit.claimByOn === null ? (
                '–'
              ) : limit.oldest?.claimedOn == null ? (
                <DayText day={limit.claimByOn} />
              ) : (
                t('insurance.done')
              )}
            </td>
            <td>
              {limit.alarms.map((alarm) => (
                <div key={alarm.code}>
                  <Alarm {...alarm} />
                </div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
