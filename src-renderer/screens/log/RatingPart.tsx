import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import classes from './Log.module.css';
import { RatingDrawer } from './RatingDrawer.tsx';

/** Can they pay, do they want to: the box, its strategy, the evidence, and how it was seen before. */
export function RatingPart({
  customerId,
  data,
}: {
  readonly customerId: CustomerId;
  readonly data: ValueOf<'actions.customer'>;
}) {
  const { t } = useTranslation(['log', 'cockpit']);
  const format = useFormat();
  const { book } = useWorkingPoint();
  const [rating, setRating] = useState(false);
  const { rating: now, ratings, rateAgain } = data;
  return (
    <section>
      <SectionTitle
        title={t('cockpit:rating.title')}
        tools={
          !book.readOnly && (
            <Button size="compact-xs" variant="default" onClick={() => setRating(true)}>
              {t(now === null ? 'rating.rate' : 'rating.again')}
            </Button>
          )
        }
      />
      {now === null ? (
        <p className={classes.soft}>{t('cockpit:rating.unknownText')}</p>
      ) : (
        <div className={classes.drawer}>
          <div>
            <Chip>{now.box === null ? t('cockpit:rating.unknown') : t(`cockpit:rating.box.${now.box}`)}</Chip>{' '}
            {now.debtorType !== '' && (
              <Chip bad={now.debtorType === 'wilful'}>{t(`rating.types.${now.debtorType}`)}</Chip>
            )}
          </div>
          <p className={classes.note}>
            {now.box === null ? t('cockpit:rating.unknownText') : t(`cockpit:rating.strategy.${now.box}`)}
          </p>
          <dl className={classes.facts}>
            <dt>{t('cockpit:rating.ability')}</dt>
            <dd>{now.ability === null ? t('cockpit:rating.none') : `${now.ability} · ${now.abilityEvidence}`}</dd>
            <dt>{t('cockpit:rating.willingness')}</dt>
            <dd>
              {now.willingness === null ? t('cockpit:rating.none') : `${now.willingness} · ${now.willingnessEvidence}`}
            </dd>
            <dt>{t('rating.ratedOn')}</dt>
            <dd>{format.day(now.ratedOn)}</dd>
          </dl>
          {rateAgain && <Notice tone="look">{t('rating.rateAgain')}</Notice>}
          {ratings.length > 1 && (
            <details>
              <summary className={classes.soft}>{t('rating.history')}</summary>
              <ul className={classes.list}>
                {ratings.slice(1).map((each) => (
                  <li key={each.ratingId}>
                    <span>{format.day(each.ratedOn)}</span>
                    <b>{each.box ?? '–'}</b>
                    <small>
                      {[each.abilityEvidence, each.willingnessEvidence].filter((part) => part !== '').join(' · ')}
                    </small>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      <RatingDrawer opened={rating} customerId={customerId} last={now} onClose={() => setRating(false)} />
    </section>
  );
}
