import { Button, Checkbox, Group, Popover, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, monthEnd, type Day } from '../../src-main/kernel/day.ts';
import { instantMs } from '../../src-main/kernel/instant.ts';
import { DayInput } from '../components/DayInput/DayInput.tsx';
import { Icon } from '../components/Icon.tsx';
import { useFormat } from './format.ts';
import classes from './Frame.module.css';
import { onAsOfShortcut } from './shortcuts.ts';
import { endOfLocalDay, localToday } from './today.ts';
import { useWorkingPoint } from './working.tsx';

/** The day every figure is as of, and for the careful: what was on record by then. Loud when it is not today. */
export function AsOfControl() {
  const { t } = useTranslation('frame');
  const { asOf, isToday, today, setAsOf, knownAt, setKnownAt } = useWorkingPoint();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  useEffect(() => onAsOfShortcut(() => setOpen(true)), []);

  const lastMonthEnd = monthEnd(addMonths(today, -1));
  const knownOn: Day | null = knownAt === null ? null : localToday(new Date(instantMs(knownAt)));
  const special = !isToday || knownAt !== null;

  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.control}
          data-past={special || undefined}
          onClick={() => setOpen((was) => !was)}
        >
          {special && <Icon name="calendar" size={13} />}
          {t('asOf')} <b>{format.day(asOf)}</b>
          {!isToday && <span>{t('notToday')}</span>}
          {knownAt !== null && <span>· {t('knownThen')}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <DayInput
            label={t('asOfLabel')}
            value={asOf}
            lean="past"
            onChange={(day) => setAsOf(day === today ? null : day)}
            autoFocus
          />
          <Group gap={6}>
            <Button variant="default" size="compact-xs" onClick={() => setAsOf(null)} disabled={isToday}>
              {t('backToToday')}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => setAsOf(lastMonthEnd)}>
              {t('lastMonthEnd')} {format.day(lastMonthEnd)}
            </Button>
          </Group>
          <Checkbox
            label={t('knownAtLabel')}
            description={t('knownAtHint')}
            checked={knownAt !== null}
            onChange={(event) => setKnownAt(event.currentTarget.checked ? endOfLocalDay(asOf) : null)}
          />
          {knownOn !== null && (
            <DayInput
              label={t('knownOn')}
              value={knownOn}
              lean="past"
              onChange={(day) => setKnownAt(day === null ? null : endOfLocalDay(day))}
            />
          )}
          {special && (
            <Text size="xs" c="dimmed">
              {t('asOfWarning')}
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
