import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownDeadlineKinds } from '../../../src-main/areas/cases/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';
import { AskReason } from '../../components/AskReason.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Cases.module.css';
import { DeadlineChip } from './DeadlineChip.tsx';
import type { CaseDetail, DeadlineRow } from './detail.ts';
import { useTick } from './useTick.ts';

/** The deadlines of one case with what they follow from; tick off what is done, add what a court set itself. */
export function DeadlinesTable({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const { tick, untick } = useTick();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<DeadlineRow | null>(null);
  const remove = useCommand('cases.removeDeadline');
  const open = detail.closedOn === null && !book.readOnly;
  const moved = ({ shiftedFrom, dueOn }: DeadlineRow): string =>
    shiftedFrom === null ? '' : t(shiftedFrom < dueOn ? 'deadlines.shifted' : 'deadlines.brought', { day: format.day(shiftedFrom) }); // prettier-ignore
  if (detail.deadlines.length === 0 && !open) return null;
  return (
    <section>
      <h4>{t('drawer.deadlines')}</h4>
      {detail.deadlines.length > 0 && (
        <table className={classes.table}>
          <tbody>
            {detail.deadlines.map((deadline) => (
              <tr
                key={`${deadline.code} ${deadline.fromStage} ${deadline.fromOn} ${deadline.subject} ${deadline.deadlineId ?? ''}`}
                data-done={deadline.doneOn !== null || undefined}
              >
                <td>
                  {format.day(deadline.dueOn)}
                  <small>{moved(deadline)}</small>
                </td>
                <td>
                  {[t(`deadlineCodes.${deadline.code}`), deadline.subject].filter((each) => each !== '').join(' · ')}
                  <small>
                    {[t(`parties.${deadline.party}`), citation(deadline.article, format.language), deadline.note].filter((each) => each !== '').join(' · ')}
                  </small>
                </td>
                <td data-right>
                  {deadline.doneOn === null ? (
                    <DeadlineChip deadline={deadline} />
                  ) : (
                    <>
                      {t('columns.done')} {format.day(deadline.doneOn)}
                    </>
                  )}
                </td>
                <td data-right data-acts>
                  {!book.readOnly && deadline.doneOn === null && (
                    <Button variant="default" size="compact-xs" onClick={() => void tick(deadline)}>
                      {t('deadlines.tick')}
                    </Button>
                  )}
                  {!book.readOnly && deadline.doneOn !== null && deadline.deadlineId !== null && (
                    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('deadlines.untick')} title={t('deadlines.untick')} onClick={() => void untick(deadline)}>
                      <Icon name="undo" size={13} />
                    </ActionIcon>
                  )}
                  {open && deadline.own && (
                    <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t('deadlines.remove')} title={t('deadlines.remove')} onClick={() => setRemoving(deadline)}>
                      <Icon name="trash" size={13} />
                    </ActionIcon>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && !adding && (
        <Button mt={8} size="compact-sm" variant="default" leftSection={<Icon name="plus" size={12} />} onClick={() => setAdding(true)}>
          {t('deadlines.add')}
        </Button>
      )}
      {adding && <DeadlineForm detail={detail} onDone={() => setAdding(false)} />}
      <AskReason
        opened={removing !== null}
        title={t('deadlines.remove')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('deadlines.remove')}
        danger
        busy={remove.running}
        failure={remove.failure}
        onConfirm={({ reason }) => {
          if (removing?.deadlineId == null) return;
          void remove.run({ deadlineId: removing.deadlineId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) setRemoving(null);
          });
        }}
        onCancel={() => setRemoving(null)}
      />
    </section>
  ); // prettier-ignore
}

function DeadlineForm({ detail, onDone }: { readonly detail: CaseDetail; readonly onDone: () => void }) {
  const { t } = useTranslation('cases');
  const add = useCommand('cases.addDeadline');
  const [kind, setKind] = useState<(typeof ownDeadlineKinds)[number]>('hearing');
  const [dueOn, setDueOn] = useState<Day | null>(null);
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (dueOn === null) return;
    const reply = await add.run({ caseId: detail.caseId, kind, dueOn, note }, { quiet: true });
    if (reply.ok) onDone();
  };
  return (
    <form
      noValidate
      className={classes.step}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={classes.pair}>
        <Select
          label={t('deadlines.kind')}
          value={kind}
          allowDeselect={false}
          data={ownDeadlineKinds.map((value) => ({ value, label: t(`deadlineCodes.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
        />
        <DayInput label={t('columns.dueOn')} value={dueOn} onChange={setDueOn} required autoFocus />
        <TextInput data-wide label={t('deadlines.note')} value={note} maxLength={1000} onChange={(event) => setNote(event.currentTarget.value)} />
      </div>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group gap={8}>
        <Button type="submit" size="compact-md" disabled={dueOn === null} loading={add.running}>
          {t('common:save')}
        </Button>
        <Button variant="default" size="compact-md" onClick={onDone}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}
