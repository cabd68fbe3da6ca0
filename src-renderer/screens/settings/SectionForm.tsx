import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Settings.module.css';
import type { SectionState } from './useSectionForm.ts';

export interface SectionFormProps {
  readonly title: string;
  readonly note?: string;
  readonly form: SectionState;
  readonly children: ReactNode;
}

/** One section of the settings: saved whole, by its own button, and only when something changed. */
export function SectionForm({ title, note, form, children }: SectionFormProps) {
  const { change, changed, reset } = form;
  const { t } = useTranslation('settings');
  const { book } = useWorkingPoint();
  const update = useCommand('settings.update');
  const save = async (): Promise<void> => {
    if (change === null) return;
    const reply = await update.run(change, { quiet: true });
    if (reply.ok) notifications.show({ message: t('common:saved') });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SectionTitle title={title} />
      {note !== undefined && <p className={classes.note}>{note}</p>}
      <fieldset className={classes.fieldset} disabled={book.readOnly}>
        {children}
      </fieldset>
      {update.failure !== null && <Notice tone="bad">{update.failure}</Notice>}
      <Bar>
        <Button type="submit" disabled={!changed || change === null || book.readOnly} loading={update.running}>
          {t('common:save')}
        </Button>
        {changed && (
          <Button variant="subtle" color="gray" onClick={reset}>
            {t('discard')}
          </Button>
        )}
      </Bar>
    </form>
  );
}
