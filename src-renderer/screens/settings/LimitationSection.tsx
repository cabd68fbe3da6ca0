import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { WholeField } from './NumberField.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';
import { useSectionForm } from './useSectionForm.ts';

const MOST = 8;

/** When the limitation clock rings; the periods themselves are law and stand on the law card. */
export function LimitationSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const draft = useDraft(settings.limitation);
  const { alarmDays } = draft.value;
  const falling = alarmDays.every((days, index) => index === 0 || days < (alarmDays[index - 1] ?? 0));
  const form = useSectionForm({ limitation: draft }, falling);
  const set = (next: readonly number[]): void => draft.set({ alarmDays: [...next] });
  const redraw = (next: readonly number[]): void => {
    set(next);
    form.redraw();
  };
  return (
    <SectionForm title={t('tabs.limitation')} note={t('limitation.note')} form={form}>
      <div key={form.round} className={classes.alarms}>
        {alarmDays.map((days, index) => (
          <div key={index} className={classes.alarm}>
            <WholeField
              label={t('limitation.alarm', { n: index + 1 })}
              from={1}
              to={3650}
              value={days}
              onChange={form.guard(`alarm${index}`, (next) =>
                set(alarmDays.map((each, at) => (at === index ? next : each))),
              )}
            />
            {alarmDays.length > 1 && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => redraw(alarmDays.filter((_, at) => at !== index))}
              >
                {t('limitation.remove')}
              </Button>
            )}
          </div>
        ))}
      </div>
      {!falling && <Notice tone="bad">{t('limitation.falling')}</Notice>}
      <div className={classes.alarm}>
        {alarmDays.length < MOST && (
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={12} />}
            onClick={() => redraw([...alarmDays, Math.max(1, Math.floor((alarmDays.at(-1) ?? 14) / 2))])}
          >
            {t('limitation.add')}
          </Button>
        )}
        <Button variant="default" onClick={() => void navigate('/law')}>
          {t('limitation.toLaw')}
        </Button>
      </div>
    </SectionForm>
  );
}
