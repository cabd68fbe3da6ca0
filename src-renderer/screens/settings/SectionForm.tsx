import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Settings.module.css';

export interface SectionFormProps {
  readonly title: string;
  readonly note?: string;
  /** What is sent; null while something in the form is not right. */
  readonly change: InputFor<'settings.update'> | null;
  /** Whether the form differs from what is saved. */
  readonly changed: boolean;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** One section of the settings: saved whole, by its own button, and only when something changed. */
export function SectionForm({ title, note, change, changed, onReset, children }: SectionFormProps) {
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
          <Button variant="subtle" color="gray" onClick={onReset}>
            {t('discard')}
          </Button>
        )}
      </Bar>
    </form>
  );
}
