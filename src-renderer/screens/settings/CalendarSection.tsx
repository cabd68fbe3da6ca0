import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../src-main/areas/terms/contract.ts';
import { weekday, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Settings.module.css';

const kinds = ['off', 'work'] as const;

/** Holidays and make-up workdays of a year, with the company's own days over them. */
export function CalendarSection() {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { today, book } = useWorkingPoint();
  const [year, setYear] = useState(() => Number(today.slice(0, 4)));
  const { data } = useQueryOf('terms.calendar', { year });
  const setDay = useCommand('terms.setDay');
  const removeDay = useCommand('terms.removeDay');
  const days = data?.days ?? [];
  const count = (kind: CalendarDay['kind']): string => format.count(days.filter((day) => day.kind === kind).length);

  const remove = async ({ on, kind, name, source }: CalendarDay): Promise<void> => {
    const reply = await removeDay.run({ on });
    if (!reply.ok) return;
    notifications.show({
      autoClose: 8000,
      message: (
        <Group gap={8}>
          {t('calendar.removedDay', { day: format.day(on) })}
          <Button variant="subtle" size="compact-xs" onClick={() => void setDay.run({ on, kind, name, source })}>
            {t('calendar.undo')}
          </Button>
        </Group>
      ),
    });
  };

  return (
    <>
      <SectionTitle title={t('calendar.title')} />
      <p className={classes.note}>{t('calendar.note')}</p>
      <Bar label={t('calendar.year')}>
        <ActionIcon aria-label={t('calendar.previous')} disabled={year <= 1900} onClick={() => setYear(year - 1)}>
          <Icon name="back" size={14} />
        </ActionIcon>
        <b aria-live="polite">{year}</b>
        <ActionIcon aria-label={t('calendar.next')} disabled={year >= 2200} onClick={() => setYear(year + 1)}>
          <Icon name="right" size={14} />
        </ActionIcon>
        {days.length > 0 && (
          <span className={classes.unit}>{t('calendar.count', { off: count('off'), work: count('work') })}</span>
        )}
      </Bar>
      {data !== undefined && !data.official && (
        <Notice tone="look">
          {t('calendar.missing', {
            year: String(year),
            from: String(data.officialFrom),
            to: String(data.officialTo),
          })}
        </Notice>
      )}
      {!book.readOnly && <AddDay key={year} />}
      {data !== undefined && days.length === 0 ? (
        <EmptyState icon="calendar" title={t('calendar.empty')} />
      ) : (
        <Panel>
          <table className={classes.terms}>
            <thead>
              <tr>
                <th>{t('calendar.on')}</th>
                <th>{t('calendar.weekday')}</th>
                <th>{t('calendar.kind')}</th>
                <th>{t('calendar.name')}</th>
                <th>{t('calendar.source')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day.on}>
                  <td>
                    <DayText day={day.on} />
                  </td>
                  <td>{t(`calendar.weekdays.${weekday(day.on)}`)}</td>
                  <td>{day.kind === 'work' ? <Chip>{t('calendar.kinds.work')}</Chip> : t('calendar.kinds.off')}</td>
                  <td>{format.language === 'zh' ? day.name : day.nameEn}</td>
                  <td>
                    {t(`calendar.from.${day.from}`)}
                    {day.source === '' ? '' : ` · ${day.source}`}
                  </td>
                  <td data-right>
                    {day.from === 'own' && !book.readOnly && (
                      <Button
                        variant="subtle"
                        color="gray"
                        size="compact-xs"
                        aria-label={`${t('calendar.remove')} ${format.day(day.on)}`}
                        onClick={() => void remove(day)}
                      >
                        {t('calendar.remove')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  );
}

function AddDay() {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const setDay = useCommand('terms.setDay');
  const [on, setOn] = useState<Day | null>(null);
  const [kind, setKind] = useState<CalendarDay['kind']>('off');
  const [name, setName] = useState('');
  const [source, setSource] = useState('');

  const save = async (): Promise<void> => {
    if (on === null) return;
    const reply = await setDay.run({ on, kind, name: name.trim(), source: source.trim() }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('calendar.saved', { day: format.day(on) }) });
    setOn(null);
    setName('');
  };

  return (
    <form
      noValidate
      className={classes.addDay}
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) void save();
      }}
    >
      <DayInput label={t('calendar.on')} value={on} onChange={setOn} />
      <Select
        label={t('calendar.kind')}
        value={kind}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))}
        onChange={(value) => setKind(value ?? 'off')}
      />
      <TextInput
        label={t('calendar.name')}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('calendar.source')}
        value={source}
        placeholder={t('calendar.sourceHint')}
        maxLength={200}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <Button type="submit" disabled={on === null} loading={setDay.running}>
        {t('calendar.add')}
      </Button>
      {setDay.failure !== null && <Notice tone="bad">{setDay.failure}</Notice>}
    </form>
  );
}
