import { useTranslation } from 'react-i18next';
import type { InterestAnswer, InterestSegment } from '../../../src-main/areas/interest/contract.ts';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { rateText } from '../../../src-main/areas/interest/rules/rateText.ts';
import { articles, citation } from '../../../src-main/areas/law/rules/citation.ts';
import { Notice } from '../../components/Notice.tsx';
import classes from './Interest.module.css';

/** What a debt bears, how it comes about, by which law, and the other answer where there is one. */
export function AnswerView({ answer, currency }: { readonly answer: InterestAnswer; readonly currency: CurrencyCode }) {
  const { t } = useTranslation('interest');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, currency);
  return (
    <>
      <div className={classes.answer} role="status">
        <span>
          {t('answer.interest')} <b>{money(answer.interestMinor)}</b>
        </span>
        {answer.fixedSumMinor > 0 && (
          <span>
            {t('answer.fixedSum')} <b>{money(answer.fixedSumMinor)}</b>
          </span>
        )}
        <small>{t('answer.perDay', { amount: money(answer.perDayMinor) })}</small>
      </div>
      {answer.segments.length > 0 && <SegmentsTable segments={answer.segments} currency={currency} />}
      {(answer.interestMinor === 0 ? [] : answer.alternatives).map((other) => (
        <Notice key={other.code} tone="look">
          {t(`alternatives.${other.code}`, { amount: money(other.interestMinor), times: other.multiplierMilli / 1000 })}
          <br />
          <small>{citation(other.source, format.language)}</small>
        </Notice>
      ))}
      {answer.warnings.map(({ code, params }) => (
        <Notice key={code} tone="look">
          {t(`warnings.${code}`, {
            ...params,
            ...(typeof params.lastOn === 'string' && { lastOn: format.day(params.lastOn as Day) }),
            ...(typeof params.on === 'string' && { on: format.day(params.on as Day) }),
            kind: t(`kinds.${String(params.kind)}`, { defaultValue: '' }),
            rate: typeof params.ratePpm === 'number' ? percentOfPpm(params.ratePpm) : '',
          })}
        </Notice>
      ))}
      <p className={classes.source}>
        {t('answer.source', {
          source: citation(answer.source, format.language),
          article: articles(answer.article, format.language),
          day: format.day(answer.checkedOn),
        })}
      </p>
    </>
  );
}

export function SegmentsTable(props: {
  readonly segments: readonly InterestSegment[];
  readonly currency: CurrencyCode;
}) {
  const { t } = useTranslation('interest');
  const format = useFormat();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('segments.from')}</th>
          <th>{t('segments.to')}</th>
          <th data-right>{t('segments.days')}</th>
          <th data-right>{t('segments.principal')}</th>
          <th data-right>{t('segments.rate')}</th>
          <th data-right>{t('segments.interest')}</th>
        </tr>
      </thead>
      <tbody>
        {props.segments.map((part) => (
          <tr key={part.from}>
            <td>{format.day(part.from)}</td>
            <td>{format.day(part.to)}</td>
            <td data-right>{format.count(part.days)}</td>
            <td data-right>{format.money(part.principalMinor, props.currency)}</td>
            <td data-right>{rateText(part.annualRate)}</td>
            <td data-right>{format.money(part.interestMinor, props.currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `percentOfPpm(31000)` is `3.10%`. */
export function percentOfPpm(ppm: number): string {
  return `${(ppm / 10_000).toFixed(2)}%`;
}
