import { ActionIcon, Button, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CloseId } from '../../../src-main/kernel/ids.ts';
import { addMonths, day, isDay } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import { Checklist } from './Checklist.tsx';
import classes from './Closing.module.css';
import { monthsBack, monthToClose } from './points.ts';
import { useTicks } from './useTicks.ts';

/** Two years of months to choose from; older ones by the arrows. */
const MONTHS = 24;

export function CloseTab({ onClosed }: { readonly onClosed: (closeId: CloseId) => void }) {
  const { t, i18n } = useTranslation('closing');
  const format = useFormat();
  const { today, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('month');
  const month = asked !== null && isDay(`${asked}-01`) ? asked : monthToClose(today);
  const setMonth = (next: string): void =>
    setSearch((before) => new URLSearchParams({ ...Object.fromEntries(before), month: next }), { replace: true });
  const { data, error } = useQueryOf('closing.checklist', { month }, { keepPrevious: false });
  const ticks = useTicks(book.fileName, month);
  const close = useCommand('closing.close');
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);

  const step = (months: number): void => setMonth(addMonths(day(`${month}-01`), months).slice(0, 7));
  const months = monthsBack(today, MONTHS);
  const bad = data?.checks.filter((check) => check.state === 'bad') ?? [];
  const unseen = data?.checks.filter((check) => check.state !== 'ok' && !ticks.tickOf(check.code).ticked).length ?? 0;
  const closed = data?.closed ?? null;
  const ready = data !== undefined && !data.running && bad.length === 0 && (closed === null || reason.trim() !== '');

  const freeze = async (): Promise<void> => {
    const reply = await close.run(
      {
        month,
        note: note.trim(),
        ticks: Object.entries(ticks.ticks).flatMap(([code, tick]) =>
          tick.ticked ? [{ code: code as keyof typeof ticks.ticks, note: tick.note.trim() }] : [],
        ),
        ...(closed === null ? {} : { reviseReason: reason.trim() }),
      },
      { quiet: true },
    );
    setAsking(false);
    if (!reply.ok) return;
    ticks.clear();
    notifications.show({ message: t('close.done', { month, revision: reply.value.revision }) });
    onClosed(reply.value.closeId);
  };

  return (
    <div className={classes.closeTab}>
      <Bar label={t('close.month')}>
        <ActionIcon variant="default" aria-label={t('close.monthBefore')} onClick={() => step(-1)}>
          <Icon name="back" size={13} />
        </ActionIcon>
        <Select
          aria-label={t('close.month')}
          value={month}
          allowDeselect={false}
          w={130}
          data={months.includes(month) ? months : [...months, month]}
          onChange={(value) => value !== null && setMonth(value)}
        />
        <ActionIcon variant="default" aria-label={t('close.monthAfter')} onClick={() => step(1)}>
          <Icon name="right" size={13} />
        </ActionIcon>
        {data !== undefined && <span className={classes.soft}>{t('close.asOf', { day: format.day(data.asOf) })}</span>}
        {data !== undefined && (
          <span className={classes.soft} data-push>
            {unseen === 0 ? t('close.allSeen') : t('close.unseen', { count: unseen })}
          </span>
        )}
      </Bar>
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {data?.running === true && <Notice tone="look">{t('close.running', { day: format.day(data.asOf) })}</Notice>}
      {closed !== null && (
        <Notice tone="note">
          {t('close.closedBefore', { month, revision: closed.revision, at: format.instant(closed.at) })}
        </Notice>
      )}
      <Panel>
        {data === undefined ? (
          error === null && <Skeleton height={420} />
        ) : (
          <Checklist checks={data.checks} tickOf={ticks.tickOf} onTick={ticks.set} disabled={book.readOnly} />
        )}
      </Panel>
      {!book.readOnly && data !== undefined && (
        <form
          className={classes.closeForm}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) setAsking(true);
          }}
        >
          {closed !== null && (
            <TextInput
              label={t('close.reason')}
              placeholder={t('close.reasonHint')}
              value={reason}
              maxLength={200}
              required
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
          <TextInput
            label={t('close.note')}
            value={note}
            maxLength={1000}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Button type="submit" disabled={!ready} leftSection={<Icon name="lock" size={13} />}>
            {closed === null ? t('close.freeze', { month }) : t('close.freezeAgain', { month })}
          </Button>
          {close.failure !== null && <Notice tone="bad">{close.failure}</Notice>}
          <p className={classes.soft}>{t('close.whatItDoes')}</p>
        </form>
      )}
      <Confirm
        opened={asking}
        title={t('close.confirmTitle', { month })}
        confirmLabel={t('close.confirm')}
        busy={close.running}
        onConfirm={() => void freeze()}
        onCancel={() => setAsking(false)}
      >
        <Stack gap="sm">
          <p>{t('close.confirmText', { day: data === undefined ? '' : format.day(data.asOf) })}</p>
          {unseen > 0 && <Notice tone="look">{t('close.unseenConfirm', { count: unseen })}</Notice>}
        </Stack>
      </Confirm>
    </div>
  );
}
