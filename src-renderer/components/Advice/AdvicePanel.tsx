import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../AskReason.tsx';
import { DayText } from '../DayText.tsx';
import { EmptyState } from '../EmptyState.tsx';
import { Figure, FigureStrip } from '../Figure.tsx';
import { Icon } from '../Icon.tsx';
import { MoneyInput } from '../MoneyInput/MoneyInput.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { Notice } from '../Notice.tsx';
import { Chip, Panel } from '../Section.tsx';
import classes from './Advice.module.css';
import { Arithmetic } from './Arithmetic.tsx';
import { ReviewForm } from './ReviewForm.tsx';

type Advice = ValueOf<'reviews.advice'>;

/** What a limit should be and why: every method with its arithmetic, trial, proposals, reviews; and the form that decides. */
export function AdvicePanel({ customerId }: { readonly customerId: CustomerId }) {
  const { t, i18n } = useTranslation('advice');
  const { point, currency, book } = useWorkingPoint();
  const [expected, setExpected] = useState<number | null>(null);
  const [form, setForm] = useState<'none' | 'review' | 'limit'>('none');
  const question = { ...point, customerId, currency, ...(expected === null ? {} : { expectedMonthlyMinor: expected }) };
  const { data, error } = useQueryOf('reviews.advice', question);
  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return null;
  const noSales = data.recommendation.missing.includes('sales') || expected !== null;
  return (
    <div className={classes.body}>
      <Facts advice={data} />
      {data.hardStops.length > 0 && (
        <Notice tone="bad">{t('hardStops', { stops: data.hardStops.map((stop) => t(`stops.${stop}`)).join(' · ') })}</Notice>
      )}
      <Result advice={data} />
      {(noSales || !book.readOnly) && (
        <div className={classes.tools}>
          {noSales && (
            <MoneyInput label={t('expected')} description={t('expectedHint')} currency={currency} valueMinor={expected} onChange={setExpected} />
          )}
          {!book.readOnly && form === 'none' && (
            <>
              <Button onClick={() => setForm('limit')}>{t('setLimit')}</Button>
              <Button variant="default" onClick={() => setForm('review')}>
                {t('recordReview')}
              </Button>
            </>
          )}
        </div>
      )}
      {form !== 'none' && (
        <ReviewForm key={form} advice={data} withLimit={form === 'limit'} expectedMonthlyMinor={expected} onClose={() => setForm('none')} />
      )}
      {data.proposals.length > 0 && <Proposals advice={data} />}
      <Methods advice={data} />
      {data.trial !== null && <Trial advice={data} trial={data.trial} />}
      <Reviews customerId={customerId} />
    </div>
  ); // prettier-ignore
}

function Facts({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation('advice');
  const format = useFormat();
  const { currency, limit } = advice;
  return (
    <FigureStrip label={t('facts.label')}>
      <Figure
        label={t('facts.limit')}
        value={limit === null ? t('facts.noLimit') : format.money(limit.amountMinor, currency)}
        note={limit === null ? undefined : limit.kind === 'trial' ? t('kinds.trial') : limit.untilOn === null ? t('facts.noEnd') : t('facts.until', { day: format.day(limit.untilOn) })}
      />
      <Figure label={t('facts.exposure')} value={format.money(advice.exposureMinor, currency)} />
      <Figure
        label={t('facts.grade')}
        value={advice.grade ?? '–'}
        note={advice.confidenceBp === null ? t('facts.notScored') : t('facts.confidence', { share: format.basisPoints(advice.confidenceBp) })}
      />
      <Figure label={t('facts.class')} value={t(`classes.${advice.class}`)} note={advice.danger === 'none' ? undefined : t(`dangers.${advice.danger}`)} />
      <Figure
        label={t('facts.next')}
        value={advice.nextOn === null ? t('facts.never') : format.day(advice.nextOn)}
        note={advice.due.length === 0 ? undefined : t('facts.due')}
        hint={advice.due.length === 0 ? t('cycle', { count: advice.cycleMonths }) : advice.due.map((reason) => t(`due.${reason}`)).join(' · ')}
      />
    </FigureStrip>
  ); // prettier-ignore
}

function Result({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation('advice');
  const { recommendation, currency } = advice;
  const name = (one: string): string => t(`methods.${one}.name`);
  return (
    <div className={classes.result}>
      <span>{t('recommendation')}</span>
      <strong>
        {recommendation.amountMinor === null ? '–' : <MoneyText amountMinor={recommendation.amountMinor} currency={currency} withSign />}
      </strong>
      <small>
        {recommendation.amountMinor === null
          ? t('noRecommendation', { missing: recommendation.missing.map((what) => t(`missing.${what}`)).join(t('join')) })
          : t('boundBy', { name: name(recommendation.boundBy ?? 'M1'), compared: recommendation.counted.map(name).join(' · ') })}
      </small>
      {advice.statementAgeMonths !== null && (
        <small>
          {t(advice.statementAgeMonths > 12 ? 'statementOld' : 'statementFresh', { n: advice.statementAgeMonths })}
          {!advice.statementAudited && ` · ${t('notAudited')}`}
        </small>
      )}
    </div>
  ); // prettier-ignore
}

function Proposals({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation('advice');
  const { currency } = advice;
  return (
    <section>
      <h3>{t('proposals.title')}</h3>
      <div className={classes.list}>
        {advice.proposals.map((proposal) => (
          <div key={proposal.kind} className={classes.proposal}>
            <Chip bad={proposal.kind === 'suspend' || proposal.kind === 'lower'}>{t(`proposals.kinds.${proposal.kind}`)}</Chip>
            {proposal.toMinor !== null && (
              <span>
                {advice.limit !== null && <MoneyText amountMinor={advice.limit.amountMinor} currency={currency} />}
                {' → '}
                <b>
                  <MoneyText amountMinor={proposal.toMinor} currency={currency} />
                </b>
              </span>
            )}
            <span className={classes.quiet}>{proposal.reasons.map((reason) => t(`proposals.reasons.${reason}`)).join(' · ')}</span>
          </div>
        ))}
      </div>
    </section>
  ); // prettier-ignore
}

function Methods({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation('advice');
  const { currency, recommendation } = advice;
  const rows = [...advice.methods, ...advice.caps];
  return (
    <section>
      <h3>{t('methodsTitle')}</h3>
      <Panel>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('columns.method')}</th>
              <th scope="col">{t('columns.arithmetic')}</th>
              <th scope="col" data-right="">
                {t('columns.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} data-bound={recommendation.boundBy === row.name || undefined}>
                <td className={classes.method} title={t(`methods.${row.name}.hint`)}>
                  <small>{row.name.startsWith('M') ? row.name : t('cap')}</small>
                  {t(`methods.${row.name}.name`)}
                </td>
                <td>
                  {row.amountMinor === null ? (
                    <span className={classes.quiet}>{t('noData', { missing: row.missing.map((what) => t(`missing.${what}`)).join(t('join')) })}</span>
                  ) : (
                    <Arithmetic steps={row.steps} currency={currency} />
                  )}
                </td>
                <td data-right="">
                  {recommendation.boundBy === row.name && <Icon name="check" size={12} label={t('binding')} />}{' '}
                  {row.amountMinor === null ? '–' : <MoneyText amountMinor={row.amountMinor} currency={currency} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </section>
  ); // prettier-ignore
}

function Trial({ advice, trial }: { readonly advice: Advice; readonly trial: NonNullable<Advice['trial']> }) {
  const { t } = useTranslation('advice');
  const format = useFormat();
  return (
    <section>
      <h3>{t('trial.title')}</h3>
      <div className={classes.list}>
        <div className={classes.proposal}>
          <Chip>{t(`trial.states.${trial.state}`)}</Chip>
          {trial.state === 'running' && (
            <b>{t('trial.countdown', { payments: trial.paymentsLeft, days: trial.daysLeft })}</b>
          )}
          {trial.graduatedOn !== null && <DayText day={trial.graduatedOn} />}
          <span className={classes.quiet}>
            {t('trial.rule', { payments: trial.neededPayments, days: trial.neededDays })}
            {trial.countsFromOn !== null && ` · ${t('trial.from', { day: format.day(trial.countsFromOn) })}`}
            {trial.restarts.length > 0 && ` · ${t('trial.restarts', { count: trial.restarts.length })}`}
          </span>
        </div>
        <div className={classes.proposal}>
          <span>{t('trial.limit')}</span>
          <b>{trial.amountMinor === null ? '–' : format.money(trial.amountMinor, advice.currency)}</b>
          <Arithmetic steps={trial.steps} currency={advice.currency} />
          <span className={classes.quiet}>
            {t('trial.term', { days: trial.termDays })}
            {trial.missing.length > 0 && ` · ${t('noData', { missing: trial.missing.map((what) => t(`missing.${what}`)).join(t('join')) })}`}
          </span>
        </div>
      </div>
    </section>
  ); // prettier-ignore
}

type Review = ValueOf<'reviews.ofCustomer'>['rows'][number];

function Reviews({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('advice');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const { data } = useQueryOf('reviews.ofCustomer', { customerId, ...point });
  const [leaving, setLeaving] = useState<Review | null>(null);
  const withdraw = useCommand('reviews.withdraw');
  if (data === undefined) return null;
  const amount = (minor: number | null, row: Review): string =>
    minor === null || row.currency === null ? '–' : format.amount(minor, row.currency);
  return (
    <section>
      <h3>{t('reviews.title')}</h3>
      {data.rows.length === 0 ? (
        <p className={classes.quiet}>{t('reviews.empty')}</p>
      ) : (
        <Panel>
          <table className={classes.table}>
            <thead>
              <tr>
                {(['on', 'outcome', 'limit', 'note', 'by'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`reviews.${name}`)}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <tr key={row.reviewId}>
                  <td className={classes.method}>
                    <DayText day={row.reviewedOn} />
                  </td>
                  <td className={classes.method}>{t(`outcomes.${row.outcome}`)}</td>
                  <td className={classes.method}>
                    {row.beforeMinor === row.afterMinor ? amount(row.afterMinor, row) : `${amount(row.beforeMinor, row)} → ${amount(row.afterMinor, row)}`}
                  </td>
                  <td>{row.note}</td>
                  <td className={classes.method}>{row.actor}</td>
                  <td data-right="">
                    {!book.readOnly && (
                      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setLeaving(row)}>
                        {t('reviews.withdraw')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
      <AskReason
        opened={leaving !== null}
        title={t('reviews.withdrawTitle')}
        reasonLabel={t('reviews.withdrawReason')}
        confirmLabel={t('reviews.withdraw')}
        busy={withdraw.running}
        failure={withdraw.failure}
        onConfirm={({ reason }) => {
          if (leaving === null) return;
          void withdraw.run({ reviewId: leaving.reviewId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) setLeaving(null);
          });
        }}
        onCancel={() => setLeaving(null)}
      >
        <p>{t('reviews.withdrawText')}</p>
      </AskReason>
    </section>
  ); // prettier-ignore
}
