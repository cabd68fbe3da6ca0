import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayFigures } from '../../../../src-main/areas/collections/contract.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useHost } from '../../../app/host.ts';
import { useLanguage } from '../../../app/i18n.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Panel } from '../../../components/Section.tsx';
import classes from './Today.module.css';

/** What was done today and what is left, kept with a note when the day ends. */
export function DayPanel() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const host = useHost();
  const { language } = useLanguage();
  const { asOf, today, book } = useWorkingPoint();
  const { data } = useQueryOf('collections.day', { asOf });
  const finish = useCommand('collections.finishDay');
  const [typed, setTyped] = useState<string | null>(null);
  if (data === undefined) return null;
  const { figures, finished } = data;
  const note = typed ?? finished?.note ?? '';

  const print = async (): Promise<void> => {
    const reply = await host.call('collections.daySheet', { onDay: asOf, language });
    if (reply.ok) await host.print(reply.value.documentToken);
  };
  const sums = ({ count, amounts }: DayFigures['promises']): string =>
    [format.count(count), ...amounts.map(({ currency, amountMinor }) => format.money(amountMinor, currency))].join(
      ' · ',
    );

  return (
    <Panel>
      <div className={classes.panelHead}>
        <h2>{t('day.title')}</h2>
        <Button variant="subtle" size="compact-xs" onClick={() => void print()}>
          {t('day.print')}
        </Button>
      </div>
      <dl className={classes.figures}>
        <dt>{t('day.contacts')}</dt>
        <dd>
          {format.count(figures.contacts)}
          {figures.contacts > 0 && <small>{t('day.reached', { count: figures.reached })}</small>}
        </dd>
        <dt>{t('day.customers')}</dt>
        <dd>{format.count(figures.customersWorked)}</dd>
        <dt>{t('day.promises')}</dt>
        <dd>{sums(figures.promises)}</dd>
        <dt>{t('day.letters')}</dt>
        <dd>{format.count(figures.letters)}</dd>
        <dt>{t('day.receipts')}</dt>
        <dd>{sums(figures.receipts)}</dd>
        <dt>{t('day.disputes')}</dt>
        <dd>{format.count(figures.disputesOpened)}</dd>
        <dt>{t('day.tasks')}</dt>
        <dd>{format.count(figures.tasksDone)}</dd>
      </dl>
      <dl className={classes.figures}>
        <dt>{t('day.leftForced')}</dt>
        <dd data-hot={figures.leftForced > 0 || undefined}>{format.count(figures.leftForced)}</dd>
        <dt>{t('day.leftScored')}</dt>
        <dd>{format.count(figures.leftScored)}</dd>
        <dt>{t('day.leftTasks')}</dt>
        <dd>{format.count(figures.leftTasks)}</dd>
      </dl>
      {!book.readOnly && asOf <= today && (
        <form
          className={classes.finish}
          onSubmit={(event) => {
            event.preventDefault();
            void finish.run({ onDay: asOf, note: note.trim() }, { quiet: true }).then((reply) => {
              if (!reply.ok) return;
              setTyped(null);
              notifications.show({ message: t('day.finishedNow') });
            });
          }}
        >
          <Textarea
            aria-label={t('day.noteLabel')}
            placeholder={t('day.noteHint')}
            value={note}
            onChange={(event) => setTyped(event.currentTarget.value)}
            rows={2}
            maxLength={5000}
          />
          {finish.failure !== null && <Notice tone="bad">{finish.failure}</Notice>}
          <Button type="submit" variant={finished === null ? 'filled' : 'default'} loading={finish.running}>
            {t(finished === null ? 'day.finish' : 'day.again')}
          </Button>
          {finished === null ? (
            figures.leftForced > 0 && <small>{t('day.stillForced', { count: figures.leftForced })}</small>
          ) : (
            <small>{t('day.finished', { at: format.instant(finished.at), actor: finished.actor })}</small>
          )}
        </form>
      )}
    </Panel>
  );
}
