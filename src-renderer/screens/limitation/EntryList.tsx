import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import classes from './Limitation.module.css';
import type { ClockEntry } from './rows.ts';

const lasting: readonly ClockEntry['kind'][] = ['suspension', 'proceedings', 'mediation', 'police_report', 'set_off'];

export interface EntryListProps {
  readonly entries: readonly ClockEntry[];
  readonly customerId: CustomerId;
  readonly onAsking: (asking: boolean) => void;
}

/** What was entered by hand, with its papers; an entry is ended or taken out with a reason, its days never change. */
export function EntryList({ entries, customerId, onAsking }: EntryListProps) {
  const { t } = useTranslation('limitation');
  const format = useFormat();
  const { book, today } = useWorkingPoint();
  const end = useCommand('limitation.endEvent');
  const remove = useCommand('limitation.removeEvent');
  const [removed, setRemoved] = useState<ClockEntry | null>(null);
  const ask = (entry: ClockEntry | null): void => {
    setRemoved(entry);
    onAsking(entry !== null);
  };
  return (
    <>
      {entries.map((entry) => (
        <div key={entry.eventId} className={classes.entry}>
          <div className={classes.heading}>
            <b>{t(`kinds.${entry.kind}`)}</b>
            <span>
              {format.day(entry.onDay)}
              {entry.untilOn !== null && ` – ${format.day(entry.untilOn)}`}
            </span>
            <span className={classes.reference}>{entry.reference}</span>
            {!book.readOnly && (
              <span className={classes.push}>
                {lasting.includes(entry.kind) && entry.untilOn === null && (
                  <Button
                    variant="default"
                    size="compact-sm"
                    loading={end.running}
                    onClick={() => void end.run({ eventId: entry.eventId, untilOn: today })}
                  >
                    {t('entry.endToday')}
                  </Button>
                )}
                <Button variant="subtle" size="compact-sm" onClick={() => ask(entry)}>
                  {t('entry.remove')}
                </Button>
              </span>
            )}
          </div>
          {entry.note !== '' && <p className={classes.lead}>{entry.note}</p>}
          <Attachments
            entity="limitationEvent"
            entityId={entry.eventId}
            customerId={customerId}
            kinds={['service_proof', 'letter', 'register_screenshot']}
          />
        </div>
      ))}
      <AskReason
        opened={removed !== null}
        title={t('entry.removeTitle')}
        reasonLabel={t('entry.reason')}
        confirmLabel={t('entry.remove')}
        busy={remove.running}
        failure={remove.failure}
        onCancel={() => {
          remove.clear();
          ask(null);
        }}
        onConfirm={({ reason }) => {
          if (removed === null) return;
          void remove.run({ eventId: removed.eventId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) ask(null);
          });
        }}
      />
    </>
  );
}
