import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayItem } from '../../../../src-main/areas/collections/contract.ts';
import { putOffUntil } from '../../../../src-main/areas/collections/rules/forcing.ts';
import { addDays, type Day } from '../../../../src-main/kernel/day.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { Notice } from '../../../components/Notice.tsx';

/** A customer comes back after three days unless another day is given. */
const USUAL_DAYS = 3;

interface HideProps {
  readonly onClose: () => void;
  readonly onDone: (item: TodayItem, untilOn: Day) => void;
}

export function HideDialog({ item, ...props }: HideProps & { readonly item: TodayItem | null }) {
  const { t } = useTranslation('today');
  return (
    <Modal
      opened={item !== null}
      onClose={props.onClose}
      title={item === null ? '' : t('hideTitle', { name: item.customerName })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {item !== null && <Form key={item.customerId} item={item} {...props} />}
    </Modal>
  );
}

function Form({ item, onClose, onDone }: HideProps & { readonly item: TodayItem }) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const { asOf } = useWorkingPoint();
  const hide = useCommand('collections.hide');
  const [untilOn, setUntilOn] = useState<Day | null>(addDays(asOf, USUAL_DAYS));
  const [reason, setReason] = useState('');
  const early = untilOn !== null && untilOn <= asOf;
  const ending = item.forced.find(({ code, on }) => code === 'limitation' && on >= asOf);
  const latestOn = ending === undefined ? null : putOffUntil(ending.on);
  const late = untilOn !== null && latestOn !== null && untilOn > latestOn;
  const ready = untilOn !== null && !early && !late && reason.trim() !== '';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        void hide
          .run({ customerId: item.customerId, fromOn: asOf, untilOn, reason: reason.trim() }, { quiet: true })
          .then((reply) => {
            if (reply.ok) onDone(item, untilOn);
          });
      }}
    >
      <Stack gap="sm">
        <p>{t('hideText')}</p>
        {ending !== undefined && latestOn !== null && (
          <Notice tone={latestOn <= asOf ? 'bad' : 'look'}>
            {t(latestOn <= asOf ? 'hideEnding' : 'hideLimitation', {
              day: format.day(ending.on),
              latest: format.day(latestOn),
            })}
          </Notice>
        )}
        <TextInput
          label={t('hideReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={200}
          required
          data-autofocus
        />
        <Group gap={6}>
          {(t('hideSuggestions', { returnObjects: true }) as readonly string[]).map((suggestion) => (
            <Button key={suggestion} variant="default" size="compact-xs" onClick={() => setReason(suggestion)}>
              {suggestion}
            </Button>
          ))}
        </Group>
        <DayInput
          label={t('hideUntil')}
          value={untilOn}
          onChange={setUntilOn}
          required
          error={
            early
              ? t('hideLater', { day: format.day(asOf) })
              : late && latestOn !== null && latestOn > asOf
                ? t('hideEarlier', { day: format.day(latestOn) })
                : null
          }
        />
        {hide.failure !== null && <Notice tone="bad">{hide.failure}</Notice>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={!ready} loading={hide.running}>
            {t('hideSubmit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
