import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../src-main/areas/creditfile/contract.ts';
import { altmanModels, altmanOf, type AltmanModel } from '../../../src-main/areas/creditfile/rules/altman.ts';
import { workingAssetsBands, workingAssetsOf } from '../../../src-main/areas/creditfile/rules/workingAssets.ts';
import { useFormat } from '../../app/format.ts';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Creditfile.module.css';

const two = (milli: number): string => (milli / 1000).toFixed(2);

/** The share of working assets a customer may owe, with every step of the way there. */
export function WorkingAssetsModel({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const model = workingAssetsOf(statement.figures);
  const amount = (minor: number): string => format.amount(minor, statement.currency);
  return (
    <section>
      <SectionTitle
        title={t('workingAssets.title')}
        note={t('asOfPeriod', { day: format.day(statement.periodEndOn) })}
      />
      {model.state === 'lacking' && <Lacking names={model.lacking} />}
      {model.state === 'no_current_liabilities' && (
        <p className={classes.soft}>{t('workingAssets.noCurrentLiabilities')}</p>
      )}
      {model.state === 'known' && (
        <>
          <p className={classes.result}>
            <span className={classes.light} data-light={{ high: 'weak', limited: 'fair', low: 'good' }[model.risk]}>
              {t(`workingAssets.risk.${model.risk}`)}
            </span>
            <b>{format.money(model.limitMinor, statement.currency)}</b>
            <span className={classes.soft}>
              {t('workingAssets.share', { share: format.basisPoints(model.shareBp) })}
            </span>
          </p>
          <ol className={classes.steps}>
            <li>
              {model.valueMilli === null || model.currentDebtMilli === null || model.debtMilli === null
                ? t('workingAssets.noNetWorth')
                : t('workingAssets.value', {
                    current: two(model.currentMilli),
                    quick: two(model.quickMilli),
                    ofCurrent: two(model.currentDebtMilli),
                    ofAll: two(model.debtMilli),
                    value: two(model.valueMilli),
                  })}
            </li>
            <li>
              {t('workingAssets.assets', {
                capital: amount(model.workingCapitalMinor),
                worth: amount(model.netWorthMinor),
                assets: amount(model.workingAssetsMinor),
              })}
            </li>
            <li>
              {t('workingAssets.limit', {
                assets: amount(model.workingAssetsMinor),
                share: format.basisPoints(model.shareBp),
                limit: amount(model.limitMinor),
              })}
            </li>
          </ol>
          <ol className={classes.bands} aria-label={t('workingAssets.bands')}>
            {workingAssetsBands.map(({ toTenths, closed, shareBp }) => (
              <li
                key={String(toTenths)}
                data-here={shareBp === model.shareBp || undefined}
                aria-current={shareBp === model.shareBp || undefined}
              >
                <b>{shareBp / 100}%</b>
                <small>{toTenths === null ? '≥ 1.0' : `${closed ? '≤' : '<'} ${(toTenths / 10).toFixed(1)}`}</small>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

const models: readonly AltmanModel[] = altmanModels;

/** Altman's values of one statement: a hint, said to be one. */
export function AltmanSection({ statement }: { readonly statement: Statement }) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  return (
    <section>
      <SectionTitle title={t('altman.title')} note={t('asOfPeriod', { day: format.day(statement.periodEndOn) })} />
      {models.map((model) => {
        const value = altmanOf(model, statement);
        return (
          <div key={model} className={classes.model}>
            <p className={classes.result}>
              <span className={classes.modelName}>{t(`altman.models.${model}`)}</span>
              {value.state === 'known' ? (
                <>
                  <b>{two(value.valueMilli)}</b>
                  <span
                    className={classes.light}
                    data-light={{ safe: 'good', grey: 'fair', distress: 'weak' }[value.zone]}
                  >
                    {t(`altman.zones.${value.zone}`)}
                  </span>
                </>
              ) : (
                <span className={classes.soft}>{t('altman.unknown')}</span>
              )}
            </p>
            {value.state === 'lacking' && <Lacking names={value.lacking} />}
            {value.state === 'no_denominator' && <p className={classes.soft}>{t('altman.noDenominator')}</p>}
            {value.state === 'known' && (
              <>
                <p className={classes.soft}>
                  {value.parts
                    .map(
                      ({ term, coefficientMilli, ratioMilli }) =>
                        `${coefficientMilli / 1000} × ${term.toUpperCase()} ${(ratioMilli / 1000).toFixed(3)}`,
                    )
                    .join(' + ')}
                  {' = '}
                  {(value.valueMilli / 1000).toFixed(3)}
                </p>
                {value.readings.map(({ cutOff, zone }) => (
                  <p key={cutOff.upperMilli} className={classes.soft}>
                    {t('altman.cuts', {
                      upper: cutOff.upperMilli / 1000,
                      lower: cutOff.lowerMilli / 1000,
                      zone: t(`altman.zones.${zone}`),
                      source: t(`altman.sources.${cutOff.source}`),
                      day: format.day(cutOff.checkedOn),
                    })}
                  </p>
                ))}
              </>
            )}
          </div>
        );
      })}
      <p className={classes.soft}>{t('altman.terms')}</p>
      <Notice tone="look">{t('altman.hint')}</Notice>
    </section>
  );
}

function Lacking({ names }: { readonly names: readonly string[] }) {
  const { t } = useTranslation('creditfile');
  return (
    <p className={classes.soft}>
      {t('ratio.lacking', { lines: names.map((name) => t(`figures.${name}`)).join(t('common:listSeparator')) })}
    </p>
  );
}
