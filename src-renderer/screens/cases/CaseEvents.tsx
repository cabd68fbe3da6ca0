import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Icon } from '../../components/Icon.tsx';
import classes from './Cases.module.css';
import type { CaseDetail } from './detail.ts';

type Event = CaseDetail['events'][number];

/** All that is on record, newest first, with what each stage cost and what it does to the limitation period. */
export function CaseEvents(props: { readonly detail: CaseDetail; readonly onAsking: (asking: boolean) => void }) {
  const { detail } = props;
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const [undoing, setUndoing] = useState<Event | null>(null);
  const undo = useCommand('cases.voidStage');
  const ask = (event: Event | null): void => {
    setUndoing(event);
    props.onAsking(event !== null);
  };
  const said = ({ values, note }: Event): string =>
    [
      values.reference,
      values.assetKind === null ? '' : `${t(`assetKinds.${values.assetKind}`)} ${values.asset}`.trim(),
      values.amountMinor === null ? '' : format.money(values.amountMinor, detail.currency),
      values.performUntilOn === null ? '' : `${t('form.performUntilOn')} ${format.day(values.performUntilOn)}`,
      values.claimUntilOn === null ? '' : `${t('form.claimUntilOn')} ${format.day(values.claimUntilOn)}`,
      values.petitionOn === null ? '' : `${t('form.petitionOn')} ${format.day(values.petitionOn)}`,
      values.untilOn === null ? '' : `${t('form.assetUntil')} ${format.day(values.untilOn)}`,
      note,
    ]
      .filter((each) => each !== '')
      .join(' · ');
  return (
    <section>
      <h4>{t('drawer.history')}</h4>
      {detail.events.length === 0 ? (
        <p className={classes.fine}>{t('drawer.noEvents')}</p>
      ) : (
        <ol className={classes.events}>
          {[...detail.events].reverse().map((event) => (
            <li key={event.eventId}>
              <span>{format.day(event.onDay)}</span>
              <span>
                <b>{t(`stages.${event.stage}`)}</b> {said(event)}
                {event.costMinor > 0 && (
                  <>
                    {' · '}
                    {t(`costKinds.${event.costKind}`)} {format.money(event.costMinor, detail.currency)}
                  </>
                )}
                {event.interrupts !== null && (
                  <small>
                    {t('drawer.interrupts')} · {t(`drawer.proof.${event.proofGrade}`)}
                  </small>
                )}
              </span>
              <small>
                {event.actor} {format.instant(event.recordedAt)}
                {!book.readOnly && detail.closedOn === null && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t('drawer.takeBack')}
                    title={t('drawer.takeBack')}
                    onClick={() => ask(event)}
                  >
                    <Icon name="undo" size={12} />
                  </ActionIcon>
                )}
              </small>
            </li>
          ))}
        </ol>
      )}
      <AskReason
        opened={undoing !== null}
        title={t('drawer.takeBack')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('drawer.takeBack')}
        busy={undo.running}
        failure={undo.failure}
        onConfirm={({ reason }) => {
          if (undoing === null) return;
          void undo.run({ eventId: undoing.eventId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) ask(null);
          });
        }}
        onCancel={() => ask(null)}
      />
    </section>
  );
}
