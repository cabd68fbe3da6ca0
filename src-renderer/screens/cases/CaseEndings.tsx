import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { outcomes } from '../../../src-main/areas/cases/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { CaseDetail } from './detail.ts';

/** Close a case with what came of it, take the closing back, or the whole case. */
export function CaseEndings(props: {
  readonly detail: CaseDetail;
  readonly onAsking: (asking: boolean) => void;
  readonly onGone: () => void;
}) {
  const { detail } = props;
  const { t } = useTranslation(['cases', 'playbook']);
  const [open, setOpen] = useState<'close' | 'reopen' | 'void' | null>(null);
  const reopen = useCommand('cases.reopen');
  const take = useCommand('cases.void');
  const ask = (what: typeof open): void => {
    setOpen(what);
    props.onAsking(what !== null);
  };
  const { caseId } = detail;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => ask(detail.closedOn === null ? 'close' : 'reopen')}>
        {t(detail.closedOn === null ? 'drawer.close' : 'drawer.reopen')}
      </Button>
      {detail.closedOn !== null && (
        <Button
          size="compact-sm"
          variant="default"
          component={Link}
          to={`/playbook?tab=lessons&customer=${detail.customerId}&write=1`}
        >
          {t('playbook:lessons.write')}
        </Button>
      )}
      {detail.children.length === 0 && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => ask('void')}>
          {t('drawer.void')}
        </Button>
      )}
      <Modal
        opened={open === 'close'}
        onClose={() => ask(null)}
        title={t('drawer.close')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {open === 'close' && <CloseForm detail={detail} onDone={() => ask(null)} />}
      </Modal>
      <AskReason
        opened={open === 'reopen'}
        title={t('drawer.reopen')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('drawer.reopen')}
        busy={reopen.running}
        failure={reopen.failure}
        onConfirm={({ reason }) => {
          void reopen.run({ caseId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) ask(null);
          });
        }}
        onCancel={() => ask(null)}
      >
        <p>{t('drawer.reopenText')}</p>
      </AskReason>
      <AskReason
        opened={open === 'void'}
        title={t('drawer.void')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('drawer.void')}
        danger
        busy={take.running}
        failure={take.failure}
        onConfirm={({ reason }) => {
          void take.run({ caseId, reason }, { quiet: true }).then((reply) => {
            if (!reply.ok) return;
            ask(null);
            props.onGone();
          });
        }}
        onCancel={() => ask(null)}
      >
        <p>{t('drawer.voidText')}</p>
      </AskReason>
    </>
  );
}

function CloseForm({ detail, onDone }: { readonly detail: CaseDetail; readonly onDone: () => void }) {
  const { t } = useTranslation('cases');
  const { today } = useWorkingPoint();
  const format = useFormat();
  const close = useCommand('cases.close');
  const openMinor = detail.items.reduce((sum, item) => sum + item.openMinor, 0);
  const [closedOn, setClosedOn] = useState<Day | null>(today);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null);
  const [recoveredMinor, setRecovered] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (closedOn === null || outcome === null) return;
    const reply = await close.run({ caseId: detail.caseId, closedOn, outcome, recoveredMinor, note }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('drawer.closedDone') });
    onDone();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Stack gap="sm">
        <Select
          label={t('form.outcome')}
          required
          data-autofocus
          value={outcome}
          data={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
          onChange={setOutcome}
        />
        <DayInput label={t('form.day')} value={closedOn} onChange={setClosedOn} lean="past" required />
        <MoneyInput
          label={t('form.recovered')}
          description={t('form.recoveredHint')}
          currency={detail.currency}
          valueMinor={recoveredMinor}
          onChange={setRecovered}
        />
        {outcome === 'paid' && openMinor > 0 && (
          <Notice tone="look">{t('form.stillOpen', { amount: format.money(openMinor, detail.currency) })}</Notice>
        )}
        <TextInput label={t('form.note')} value={note} maxLength={1000} onChange={(event) => setNote(event.currentTarget.value)} />
        {close.failure !== null && <Notice tone="bad">{close.failure}</Notice>}
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" disabled={closedOn === null || outcome === null} loading={close.running}>
            {t('drawer.close')}
          </Button>
        </Group>
      </Stack>
    </form>
  ); // prettier-ignore
}
