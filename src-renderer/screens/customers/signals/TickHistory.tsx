import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tick } from '../../../../src-main/areas/signals/contract.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { AskReason } from '../../../components/AskReason.tsx';
import { Attachments } from '../../../components/Attachments/Attachments.tsx';
import { Chip } from '../../../components/Section.tsx';
import classes from './Signals.module.css';

/** Every observation there was, with what became of it; one that stands can be taken back with a reason. */
export function TickHistory({ ticks, readOnly }: { readonly ticks: readonly Tick[]; readonly readOnly: boolean }) {
  const { t } = useTranslation('warnings');
  const format = useFormat();
  const withdraw = useCommand('signals.withdrawTick');
  const [asked, setAsked] = useState<Tick | null>(null);
  if (ticks.length === 0) return <p className={classes.look}>{t('ticks.historyEmpty')}</p>;
  return (
    <>
      <ul className={classes.history}>
        {ticks.map((tick) => (
          <li key={tick.tickId} data-state={tick.state}>
            <div className={classes.what}>
              <p>
                <b>{t(`dangers.${tick.code}.name`)}</b>
                <Chip>{t(`ticks.state.${tick.state}`)}</Chip>
              </p>
              <p>
                {tick.evidence}
                {tick.source !== '' && ` · ${tick.source}`}
              </p>
              <small>
                {t('ticks.by', {
                  actor: tick.actor,
                  seenOn: format.day(tick.seenOn),
                  expiresOn: format.day(tick.expiresOn),
                })}
                {tick.withdrawn !== null && ` · ${t('ticks.withdrawnBy', { reason: tick.withdrawn.reason })}`}
              </small>
              <Attachments
                entity="dangerTick"
                entityId={tick.tickId}
                customerId={tick.customerId}
                kinds={['register_screenshot', 'evidence']}
              />
            </div>
            {tick.state === 'standing' && !readOnly && (
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => setAsked(tick)}
                aria-label={`${t('ticks.withdraw')}: ${t(`dangers.${tick.code}.name`)}`}
              >
                {t('ticks.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <AskReason
        opened={asked !== null}
        title={t('ticks.withdrawTitle')}
        reasonLabel={t('ticks.withdrawReason')}
        confirmLabel={t('ticks.withdraw')}
        busy={withdraw.running}
        onCancel={() => setAsked(null)}
        onConfirm={({ reason }) => {
          if (asked === null) return;
          void withdraw.run({ tickId: asked.tickId, reason }).then((reply) => {
            if (!reply.ok) return;
            setAsked(null);
            notifications.show({ message: t('ticks.withdrawn') });
          });
        }}
      >
        {asked !== null && <p>{t(`dangers.${asked.code}.name`)}</p>}
      </AskReason>
    </>
  );
}
