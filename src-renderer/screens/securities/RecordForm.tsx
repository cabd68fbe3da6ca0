import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Securities.module.css';

interface Running {
  readonly running: boolean;
  readonly failure: string | null;
}

export interface RecordFormProps {
  readonly ready: boolean;
  readonly save: Running;
  readonly onSave: () => Promise<void>;
  /** How the record goes off the register; `run` null while there is none yet. */
  readonly remove: Running & {
    readonly title: string;
    readonly run: ((reason: string) => Promise<{ readonly ok: boolean }>) | null;
  };
  /** Known to the drawer too: Escape is to close the question first. */
  readonly asking: boolean;
  readonly onAsking: (asking: boolean) => void;
  readonly onDone: () => void;
  readonly children: ReactNode;
}

/** The form of one record in a drawer: save, cancel, and taking it off the register with a reason. */
export function RecordForm({ ready, save, onSave, remove, asking, onAsking, onDone, children }: RecordFormProps) {
  const { t } = useTranslation('securities');
  const { book } = useWorkingPoint();
  const take = async (reason: string): Promise<void> => {
    if (remove.run === null) return;
    const reply = await remove.run(reason);
    if (!reply.ok) return;
    onAsking(false);
    onDone();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void onSave();
      }}
    >
      {children}
      {save.failure !== null && <Notice tone="bad">{save.failure}</Notice>}
      <Group justify="space-between">
        {remove.run !== null && !book.readOnly ? (
          <Button variant="subtle" color="red" onClick={() => onAsking(true)}>
            {t('drawer.remove')}
          </Button>
        ) : (
          <span />
        )}
        <Group gap={8}>
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={save.running}>
            {t('common:save')}
          </Button>
        </Group>
      </Group>
      <AskReason
        opened={asking}
        title={remove.title}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('drawer.remove')}
        danger
        busy={remove.running}
        failure={remove.failure}
        onConfirm={({ reason }) => void take(reason)}
        onCancel={() => onAsking(false)}
      />
    </form>
  );
}
