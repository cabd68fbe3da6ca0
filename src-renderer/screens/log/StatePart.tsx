import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import classes from './Log.module.css';
import { RescheduleDialog } from './RescheduleDialog.tsx';

/** Where talking to this customer stands: the last contact, what comes next, and which channels still work. */
export function StatePart({ data }: { readonly data: ValueOf<'actions.customer'> }) {
  const { t } = useTranslation(['log', 'cockpit']);
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const [moving, setMoving] = useState(false);
  const { last } = data;
  const passed = last?.nextOn == null ? 0 : daysBetween(last.nextOn, asOf);
  return (
    <section>
      <SectionTitle
        title={t('state.title')}
        tools={
          last !== null &&
          !book.readOnly && (
            <Button size="compact-xs" variant="default" onClick={() => setMoving(true)}>
              {t('state.reschedule')}
            </Button>
          )
        }
      />
      {data.attemptsSinceReached >= 3 && (
        <Notice tone="look">{t('state.attempts', { count: data.attemptsSinceReached })}</Notice>
      )}
      {last === null ? (
        <p className={classes.soft}>{t('state.never')}</p>
      ) : (
        <dl className={classes.facts}>
          <dt>{t('state.last')}</dt>
          <dd>{`${format.day(last.onDay)} ${t(`cockpit:channel.${last.channel}`)} · ${t(`cockpit:result.${last.result}`)}`}</dd>
          <dt>{t('state.next')}</dt>
          <dd>
            {last.nextOn === null ? (
              last.closedBecause === '' ? (
                t('state.noNext')
              ) : (
                t('row.closed', { reason: last.closedBecause })
              )
            ) : (
              <>
                {[
                  format.day(last.nextOn),
                  last.nextTime,
                  last.nextAction === '' ? '' : t(`cockpit:nextAction.${last.nextAction}`),
                ]
                  .filter((part) => part !== '')
                  .join(' ')}{' '}
                {passed > 0 && <Chip bad>{t('state.passed', { days: passed })}</Chip>}
              </>
            )}
          </dd>
          {data.channels.length > 0 && (
            <>
              <dt>{t('state.channels')}</dt>
              <dd>
                {data.channels.map(({ channel, tried, reached, inVainRunning }) => (
                  <div key={channel}>
                    {t(`cockpit:channel.${channel}`)} {t('state.channelLine', { tried, reached })}{' '}
                    {inVainRunning >= 3 && <Chip bad>{t('state.attempts', { count: inVainRunning })}</Chip>}
                  </div>
                ))}
              </dd>
            </>
          )}
          {(data.minutes > 0 || data.costs.length > 0) && (
            <>
              <dt>{t('state.effort')}</dt>
              <dd>
                {[
                  t('minutes', { minutes: data.minutes }),
                  ...data.costs.map(({ currency, costMinor }) => format.money(costMinor, currency)),
                ].join(' · ')}
              </dd>
            </>
          )}
        </dl>
      )}
      <RescheduleDialog
        action={moving && last !== null ? last : null}
        onCancel={() => setMoving(false)}
        onDone={() => setMoving(false)}
      />
    </section>
  );
}
