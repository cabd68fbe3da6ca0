import { useTranslation } from 'react-i18next';
import { bucketLabel, bucketRanges } from '../../../src-main/areas/aging/rules/buckets.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Closing.module.css';
import { signed } from './ExplainTab.tsx';
import { ProofLine } from './ProofLine.tsx';

/** The columns of two agings side by side with their change, and the measures of structure beneath. */
export function ComparedTotals({ compared }: { readonly compared: ValueOf<'closing.compare'> }) {
  const { t } = useTranslation('closing');
  const format = useFormat();
  const { currency, from, to } = compared;
  const lines: { key: string; label: string; was: number; is: number; total?: boolean }[] = [
    { key: 'notDue', label: t('buckets.notDue'), was: from.notDueMinor, is: to.notDueMinor },
    ...bucketRanges(compared.bucketEnds).map((range, index) => ({
      key: String(range.from),
      label: bucketLabel(range),
      was: from.buckets[index] ?? 0,
      is: to.buckets[index] ?? 0,
    })),
    { key: 'unapplied', label: t('buckets.unapplied'), was: from.unappliedMinor, is: to.unappliedMinor },
    { key: 'total', label: t('buckets.total'), was: from.totalMinor, is: to.totalMinor, total: true },
    { key: 'overdue', label: t('buckets.overdue'), was: from.overdueMinor, is: to.overdueMinor },
  ];
  const measures = [
    ['weighted', `${(from.weightedOverdueTenths / 10).toFixed(1)}`, `${(to.weightedOverdueTenths / 10).toFixed(1)}`],
    ['over90', format.basisPoints(from.over90ShareBp), format.basisPoints(to.over90ShareBp)],
    ['topTen', format.basisPoints(from.topTenShareBp), format.basisPoints(to.topTenShareBp)],
    ['concentration', format.count(from.concentration), format.count(to.concentration)],
    ['customers', format.count(from.customerCount), format.count(to.customerCount)],
  ] as const;
  const good = from.totalMinor === from.ledgerMinor && to.totalMinor === to.ledgerMinor;
  return (
    <section>
      <SectionTitle title={t('compare.totals')} />
      <Panel>
        <table className={classes.compared}>
          <thead>
            <tr>
              <th scope="col">{currency}</th>
              <th scope="col">{t('points.from')}</th>
              <th scope="col">{t('points.to')}</th>
              <th scope="col">{t('compare.change')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, label, was, is, total }) => (
              <tr key={key} data-total={total}>
                <th scope="row">{label}</th>
                <td>
                  <MoneyText amountMinor={was} currency={currency} dashZero />
                </td>
                <td>
                  <MoneyText amountMinor={is} currency={currency} dashZero />
                </td>
                <td>{is === was ? '–' : signed(format.amount(is - was, currency), is - was)}</td>
              </tr>
            ))}
            {measures.map(([key, was, is]) => (
              <tr key={key}>
                <th scope="row" title={t(`compare.hints.${key}`)}>
                  {t(`compare.measures.${key}`)}
                </th>
                <td>{was}</td>
                <td>{is}</td>
                <td />
              </tr>
            ))}
          </tbody>
        </table>
        <ProofLine good={good}>
          {t(good ? 'compare.proof' : 'compare.proofBad', {
            from: format.money(from.ledgerMinor, currency),
            to: format.money(to.ledgerMinor, currency),
          })}
        </ProofLine>
      </Panel>
    </section>
  );
}
