import { SegmentedControl, Switch, TextInput, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import { useHost } from '../../app/host.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useNoticesWanted, wantNotices } from '../../app/notices.ts';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { SectionForm } from './SectionForm.tsx';
import classes from './Settings.module.css';
import { useDraft } from './useDraft.ts';

/** How the screens look on this machine, and what this book records as its hand and its language. */
export function PersonalSection({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('settings');
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const draft = useDraft({ actor: settings.actor, language: settings.language });
  return (
    <>
      <SectionTitle title={t('personal.screen')} note={t('personal.screenNote')} />
      <div className={classes.pairs}>
        <span id="screen-language">{t('personal.language')}</span>
        <Languages labelledBy="screen-language" value={language} onChange={setLanguage} />
        <span id="screen-scheme">{t('frame:scheme')}</span>
        <SegmentedControl
          aria-labelledby="screen-scheme"
          value={colorScheme}
          data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: t(`frame:schemes.${value}`) }))}
          onChange={(value) => setColorScheme(value)}
        />
      </div>
      <NoticesSwitch />
      <SectionForm
        title={t('personal.book')}
        form={{ ...draft, change: draft.value.actor.trim() === '' ? null : draft.value }}
      >
        <div className={classes.short}>
          <TextInput
            label={t('personal.actor')}
            description={t('personal.actorHint')}
            value={draft.value.actor}
            required
            maxLength={200}
            onChange={(event) => draft.set({ actor: event.currentTarget.value })}
          />
          <div className={classes.pairs}>
            <span id="book-language">{t('personal.bookLanguage')}</span>
            <Languages
              labelledBy="book-language"
              value={draft.value.language}
              onChange={(next) => draft.set({ language: next })}
            />
          </div>
        </div>
      </SectionForm>
    </>
  );
}

/** Off until it is asked for; only what has a day and somebody waiting is worth a notification. */
function NoticesSwitch() {
  const { t } = useTranslation('settings');
  const host = useHost();
  const wanted = useNoticesWanted();
  const [denied, setDenied] = useState(false);
  const change = async (on: boolean): Promise<void> => {
    const allowed = !on || (await host.allowNotices());
    setDenied(!allowed);
    wantNotices(on && allowed);
  };
  return (
    <div className={classes.short}>
      <Switch
        label={t('personal.notifyOn')}
        description={t('personal.notifyHint')}
        checked={wanted}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {denied && <Notice tone="look">{t('personal.notifyDenied')}</Notice>}
    </div>
  );
}

function Languages(props: {
  readonly labelledBy: string;
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}) {
  return (
    <SegmentedControl
      aria-labelledby={props.labelledBy}
      value={props.value}
      data={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
      onChange={(value) => props.onChange(value === 'en' ? 'en' : 'zh')}
    />
  );
}
