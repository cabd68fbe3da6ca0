import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { OrderId } from '../../../src-main/kernel/ids.ts';
import { useExposureWords } from '../../components/ExposureBar/exposureWords.ts';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { Findings } from './CheckAnswer.tsx';
import type { CheckRow } from './orderDetail.ts';
import classes from './Orders.module.css';

/** One check as it was kept: decision, reasons, the release, and the exposure it rested on that day. */
export function CheckRecord({
  check,
  onOpenOrder,
}: {
  readonly check: CheckRow;
  readonly onOpenOrder: (orderId: OrderId) => void;
}) {
  const { t } = useTranslation('orders');
  const { word } = useExposureWords();
  const navigate = useNavigate();
  const { currency, orderId, limitMinor, afterMinor } = check;
  const release = [
    ['wentBy', check.releaseReason],
    ['evidence', check.evidence],
    ['actor', check.actor],
  ] as const;
  const figures: readonly (readonly [name: string, amountMinor: number, sum: boolean])[] = [
    ...check.parts
      .filter(({ counted, amountMinor }) => counted && amountMinor !== 0)
      .map(({ part, amountMinor }) => [word(`part.${part}`), amountMinor, false] as const),
    [t('bar.exposure'), check.exposureMinor, true],
    [t('bar.order'), check.amountMinor, false],
    [t('bar.after'), afterMinor, true],
    [t('bar.limit'), limitMinor, false],
    [t(limitMinor < afterMinor ? 'bar.over' : 'bar.left'), Math.abs(limitMinor - afterMinor), true],
  ];
  return (
    <div className={classes.detail}>
      <p>
        <button
          type="button"
          className={classes.link}
          title={t('checks.openCustomer')}
          onClick={() => void navigate(`/customers/${check.customerId}?tab=limits`)}
        >
          {check.customerName}
        </button>{' '}
        <Chip>{check.customerCode}</Chip>{' '}
        {orderId !== null && check.orderNumber !== null && (
          <button
            type="button"
            className={classes.link}
            title={t('checks.openOrder')}
            onClick={() => onOpenOrder(orderId)}
          >
            {check.orderNumber}
          </button>
        )}{' '}
        {check.grade !== null && (
          <Chip>
            {t('checks.grade')} {check.grade}
          </Chip>
        )}
      </p>
      <Findings currency={currency} decision={check.decision} reasons={check.reasons} />
      <dl className={classes.released}>
        {check.approver !== '' && (
          <div>
            <dt>{t('release.approver')}</dt>
            <dd>{check.approver}</dd>
          </div>
        )}
        {check.payment !== '' && (
          <div>
            <dt>{t('release.payment')}</dt>
            <dd>{check.payment}</dd>
          </div>
        )}
        {release
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`checks.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <table className={classes.facts} aria-label={t('checks.parts')}>
        <tbody>
          {figures.map(([name, amountMinor, sum]) => (
            <tr key={name} data-sum={sum || undefined}>
              <th scope="row">{name}</th>
              <td>
                <MoneyText amountMinor={amountMinor} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.soft}>{t('checks.asThen')}</p>
    </div>
  );
}
