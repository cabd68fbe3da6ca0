import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskReason } from '../../components/AskReason.tsx';
import { Notice } from '../../components/Notice.tsx';

/** Save, leave, and for an entry on file: take it off, with a reason that stays. */
export function FormFoot(props: {
  readonly ready: boolean;
  readonly running: boolean;
  readonly failure: string | null;
  /** Null for a new entry. */
  readonly remove: {
    readonly command: { readonly running: boolean; readonly failure: string | null };
    /** True once it is gone. */
    readonly run: (reason: string) => Promise<boolean>;
  } | null;
  readonly onDone: () => void;
  readonly onAsking: (asking: boolean) => void;
}) {
  const { t } = useTranslation('creditfile');
  const [asking, setAsking] = useState(false);
  const { remove } = props;
  const ask = (open: boolean): void => {
    setAsking(open);
    props.onAsking(open);
  };
  return (
    <>
      {props.failure !== null && <Notice tone="bad">{props.failure}</Notice>}
      <Group justify="space-between">
        {remove === null ? (
          <span />
        ) : (
          <Button variant="subtle" color="red" onClick={() => ask(true)}>
            {t('takeOff')}
          </Button>
        )}
        <Group>
          <Button variant="default" onClick={props.onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!props.ready} loading={props.running}>
            {t('common:save')}
          </Button>
        </Group>
      </Group>
      {remove !== null && (
        <AskReason
          opened={asking}
          title={t('takeOffTitle')}
          reasonLabel={t('reason')}
          confirmLabel={t('takeOff')}
          danger
          busy={remove.command.running}
          failure={remove.command.failure}
          onCancel={() => ask(false)}
          onConfirm={({ reason }) => {
            void remove.run(reason).then((gone) => {
              if (!gone) return;
              ask(false);
              props.onDone();
            });
          }}
        />
      )}
    </>
  );
}
