import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Basis } from '../../../src-main/areas/aging/contract.ts';
import { bucketLabel, bucketRanges } from '../../../src-main/areas/aging/rules/buckets.ts';
import type { Settings } from '../../../src-main/areas/settings/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { Chip } from '../../components/Section.tsx';
import classes from './Aging.module.css';
import { readEnds } from './readEnds.ts';

export interface BucketsDialogProps {
  readonly opened: boolean;
  readonly basis: Basis;
  readonly onClose: () => void;
}

/** The upper ends of the buckets of a basis; saved for the company. */
export function BucketsDialog({ opened, basis, onClose }: BucketsDialogProps) {
  const { t } = useTranslation('aging');
  const { data } = useQueryOf('settings.get', {});
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(basis === 'due' ? 'buckets.titleDue' : 'buckets.titleDocument')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {data !== undefined && <BucketsForm key={basis} basis={basis} buckets={data.buckets} onClose={onClose} />}
    </Modal>
  );
}

function BucketsForm(props: {
  readonly basis: Basis;
  readonly buckets: Settings['buckets'];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('aging');
  const save = useCommand('settings.update');
  const [text, setText] = useState(props.buckets[props.basis].join(' '));
  const ends = readEnds(text);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ends === null) return;
        void save.run({ buckets: { ...props.buckets, [props.basis]: ends } }).then((reply) => {
          if (reply.ok) props.onClose();
        });
      }}
    >
      <TextInput
        label={t('buckets.ends')}
        description={t('buckets.hint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={ends === null ? t('buckets.invalid') : null}
        data-autofocus
      />
      <p className={classes.preview}>
        <Chip>{t('columns.notDue')}</Chip>{' '}
        {ends !== null && bucketRanges(ends).map((range) => <Chip key={range.from}>{bucketLabel(range)}</Chip>)}
      </p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={ends === null} loading={save.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
