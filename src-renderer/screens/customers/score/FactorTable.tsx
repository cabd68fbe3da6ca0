import { useTranslation } from 'react-i18next';
import type { Fact, FactorPoints } from '../../../../src-main/areas/scoring/contract.ts';
import { pointsText } from '../../../../src-main/areas/scoring/rules/score.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useFormat } from '../../../app/format.ts';
import classes from './Score.module.css';
import { useScoreText } from './useScoreText.ts';
import { tabOfMissing } from './whereToFill.ts';

export type Scored = ValueOf<'scoring.preview'>;

export interface FactorTableProps {
  readonly scored: Scored;
  /** Left out where a stored score is looked at: nothing is filled in or judged there. */
  readonly onTab?: (name: string) => void;
  readonly onJudge?: (fact: Fact) => void;
}

/** Every factor as a chip with its points, what it was judged by, and how to find out what is unknown. They add up to the score. */
export function FactorTable({ scored, onTab, onJudge }: FactorTableProps) {
  const { t } = useTranslation('scoring');
  const { score, inputs } = scored;
  const facts = new Map(inputs.facts.map((fact) => [fact.measure, fact]));
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('columns.factor')}</th>
            <th data-right>{t('columns.points')}</th>
            <th>{t('columns.value')}</th>
            <th>{t('columns.source')}</th>
          </tr>
        </thead>
        <tbody>
          {score.factors
            .filter(({ maxMilli }) => maxMilli > 0)
            .map((points) => (
              <FactorRow
                key={points.factor}
                points={points}
                facts={points.measures.flatMap(({ measure }) => facts.get(measure) ?? [])}
                scored={scored}
                onTab={onTab}
                onJudge={onJudge}
              />
            ))}
          <MarketRow scored={scored} />
        </tbody>
        <tfoot>
          <tr>
            <th>{t('total')}</th>
            <td data-right>
              {pointsText(score.scoreMilli)} {t('head.of')}
            </td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function FactorRow(props: {
  readonly points: FactorPoints;
  readonly facts: readonly Fact[];
  readonly scored: Scored;
  readonly onTab: FactorTableProps['onTab'];
  readonly onJudge: FactorTableProps['onJudge'];
}) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const text = useScoreText();
  const { points, facts, onTab, onJudge } = props;
  const group = groups[points.factor];
  const sources = [...new Set(facts.filter(({ missing }) => missing === null).map(({ source }) => source))];
  // Years count from a day of long ago, which is told beside them.
  const days = facts.filter(({ missing, figures }) => missing === null && Object.keys(figures).length > 0);
  const looked = facts.filter(
    ({ source, missing }) => missing === null && (source === 'records' || source === 'judgement'),
  );
  const newest = [...days, ...looked].flatMap(({ on }) => on ?? []).sort().at(-1); // prettier-ignore
  return (
    <tr>
      <th scope="row" className={classes.factor}>
        {t(`factors.${points.factor}`)}
        <small>{t(`groups.${group}`)}</small>
      </th>
      <td data-right>
        <span className={classes.chip} data-unknown={points.availableMilli === 0 || undefined}>
          <i aria-hidden>
            <span style={{ width: `${(points.pointsMilli / points.maxMilli) * 100}%`, display: 'block' }} />
          </i>
          {pointsText(points.pointsMilli)} / {pointsText(points.maxMilli)}
        </span>
      </td>
      <td>
        <dl className={classes.value}>
          {facts.map((fact) => {
            const value = text.value(fact);
            const figures = text.figures(fact, props.scored.inputs.currency);
            const tab = tabOfMissing(fact.missing);
            return (
              <div key={fact.measure} style={{ display: 'contents' }}>
                <dt>{t(`measures.${fact.measure}`)}</dt>
                <dd>
                  {value ?? <span className={classes.missing}>{t('unknown')}</span>}
                  {figures !== '' && <small>{figures}</small>}
                  {fact.missing !== null && <small>{t(`missing.${fact.missing}`)}</small>}
                  {fact.missing !== null && tab !== null && onTab !== undefined && (
                    <button type="button" className={classes.link} onClick={() => onTab(tab)}>
                      {t('fill')}
                    </button>
                  )}
                  {onJudge !== undefined && (fact.missing !== null || fact.source === 'judgement') && (
                    <button
                      type="button"
                      className={classes.link}
                      aria-label={`${t('actions.judge')} ${t(`measures.${fact.measure}`)}`}
                      onClick={() => onJudge(fact)}
                    >
                      {t('actions.judge')}
                    </button>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      </td>
      <td className={classes.source}>
        {sources.length === 0 ? t('none') : sources.map((source) => t(`sources.${source}`)).join(' · ')}
        {newest !== undefined && <div>{format.day(newest)}</div>}
      </td>
    </tr>
  );
}

/** What market notes add or take away, as a chip of its own. */
function MarketRow({ scored: { score, inputs } }: { readonly scored: Scored }) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const { factorBp, notes } = inputs.market;
  const { marketMilli } = score;
  return (
    <tr>
      <th scope="row" className={classes.factor}>
        {t('market.name')}
      </th>
      <td data-right>
        <span className={classes.chip} data-minus={marketMilli < 0 || undefined}>
          {marketMilli > 0 ? '+' : marketMilli === 0 ? '±' : ''}
          {pointsText(marketMilli)}
        </span>
      </td>
      <td>
        {notes.length === 0 ? (
          <span className={classes.soft}>{t('market.none')}</span>
        ) : (
          <>
            {t('market.value', { factor: format.basisPoints(factorBp) })}
            <small className={classes.soft}>
              {' '}
              {notes
                .map((note) =>
                  t('market.note', {
                    name: note.name === '' ? t('market.all') : note.name,
                    share: format.basisPoints(note.factorBp),
                  }),
                )
                .join(' · ')}
            </small>
          </>
        )}
      </td>
      <td className={classes.source}>{notes.length === 0 ? t('none') : t('sources.market')}</td>
    </tr>
  );
}

const groups = {
  payment: 'character',
  promises: 'character',
  public_record: 'character',
  years: 'character',
  ratios: 'capacity',
  sales_trend: 'capacity',
  utilisation: 'capacity',
  capital: 'capital',
  collateral: 'collateral',
  outlook: 'conditions',
  concentration: 'conditions',
  importance: 'conditions',
} as const;
