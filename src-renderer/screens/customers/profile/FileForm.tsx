import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/Notice.tsx';
import classes from './Profile.module.css';

export interface FileFormProps {
  readonly ready: boolean;
  readonly running: boolean;
  readonly failure: string | null;
  readonly saveLabel?: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form in a drawer: fields in two columns, what went wrong, and the two buttons. */
export function FileForm({ ready, running, failure, saveLabel, onSave, onClose, children }: FileFormProps) {
  const { t } = useTranslation();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSave();
      }}
    >
      <div className={classes.form}>{children}</div>
      {failure !== null && (
        <div style={{ marginTop: 12 }}>
          <Notice tone="bad">{failure}</Notice>
        </div>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={running}>
          {saveLabel ?? t('save')}
        </Button>
      </Group>
    </form>
  );
}
