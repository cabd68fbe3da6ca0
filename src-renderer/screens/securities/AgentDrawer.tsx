import { Checkbox, Select, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentChecks, agentKinds } from '../../../src-main/areas/securities/rules/agents.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { AgentRow } from './rows.ts';
import { RecordForm } from './RecordForm.tsx';
import classes from './Securities.module.css';

export function AgentDrawer({
  agent,
  onClose,
}: {
  readonly agent: AgentRow | 'new' | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('securities');
  const [asking, setAsking] = useState(false);
  const row = agent === 'new' ? null : agent;
  return (
    <SideDrawer
      opened={agent !== null}
      onClose={onClose}
      size={540}
      closeOnEscape={!asking}
      title={row?.name ?? t('add.agents')}
    >
      {agent !== null && (
        <AgentForm key={row?.agentId ?? 'new'} row={row} asking={asking} onAsking={setAsking} onDone={onClose} />
      )}
    </SideDrawer>
  );
}

function AgentForm(props: {
  readonly row: AgentRow | null;
  readonly asking: boolean;
  readonly onAsking: (asking: boolean) => void;
  readonly onDone: () => void;
}) {
  const { row } = props;
  const { t } = useTranslation('securities');
  const { book } = useWorkingPoint();
  const save = useCommand('securities.saveAgent');
  const remove = useCommand('securities.removeAgent');
  const [fields, setFields] = useState({
    kind: row?.kind ?? ('law_firm' as const),
    name: row?.name ?? '',
    contact: row?.contact ?? '',
    contractNumber: row?.contractNumber ?? '',
    fromOn: row?.fromOn ?? null,
    untilOn: row?.untilOn ?? null,
    fee: row?.fee ?? '',
    checks: row?.checks ?? [],
    note: row?.note ?? '',
  });
  const change = (more: Partial<typeof fields>): void => setFields((before) => ({ ...before, ...more }));
  const points: readonly string[] = agentChecks[fields.kind];
  const ready = fields.name.trim() !== '' && !book.readOnly;
  const send = async (): Promise<void> => {
    const checks = fields.checks.filter((check) => points.includes(check));
    const reply = await save.run(
      { ...(row === null ? {} : { agentId: row.agentId }), ...fields, checks },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('common:saved') });
    props.onDone();
  };
  return (
    <RecordForm
      ready={ready}
      save={save}
      onSave={send}
      remove={{
        running: remove.running,
        failure: remove.failure,
        title: t('agents.remove'),
        run: row === null ? null : (reason) => remove.run({ agentId: row.agentId, reason }, { quiet: true }),
      }}
      asking={props.asking}
      onAsking={props.onAsking}
      onDone={props.onDone}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('agents.name')}
          value={fields.name}
          required
          maxLength={200}
          data-autofocus
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Select
          label={t('columns.kind')}
          value={fields.kind}
          allowDeselect={false}
          data={agentKinds.map((value) => ({ value, label: t(`agents.kinds.${value}`) }))}
          onChange={(value) => change({ kind: value ?? fields.kind })}
        />
        <TextInput
          label={t('agents.contact')}
          value={fields.contact}
          maxLength={200}
          onChange={(event) => change({ contact: event.currentTarget.value })}
        />
        <TextInput
          label={t('agents.contract')}
          value={fields.contractNumber}
          maxLength={200}
          onChange={(event) => change({ contractNumber: event.currentTarget.value })}
        />
        <DayInput label={t('agents.from')} value={fields.fromOn} onChange={(fromOn) => change({ fromOn })} />
        <DayInput label={t('agents.until')} value={fields.untilOn} onChange={(untilOn) => change({ untilOn })} />
        <TextInput
          data-wide
          label={t('agents.fee')}
          value={fields.fee}
          maxLength={200}
          onChange={(event) => change({ fee: event.currentTarget.value })}
        />
      </div>
      {fields.kind === 'agency' && <Notice tone="bad">{t('agents.agencyNotice')}</Notice>}
      <section>
        <h4>{t('agents.checks')}</h4>
        {points.map((check) => (
          <Checkbox
            key={check}
            mt={6}
            label={t(`agents.points.${check}`)}
            checked={fields.checks.includes(check)}
            onChange={(event) =>
              change({
                checks: event.currentTarget.checked
                  ? [...fields.checks, check]
                  : fields.checks.filter((each) => each !== check),
              })
            }
          />
        ))}
      </section>
      <Textarea
        label={t('columns.note')}
        value={fields.note}
        autosize
        minRows={2}
        maxLength={5000}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {row !== null && (
        <section>
          <h4>{t('drawer.files')}</h4>
          <Attachments entity="agent" entityId={row.agentId} customerId={null} kinds={['contract', 'licence']} />
        </section>
      )}
    </RecordForm>
  );
}
