import { Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdReasons, openReasons, type StatusReason } from '../../../src-main/areas/holds/rules/status.ts';
import { addDays, type Day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { DayText } from '../../components/DayText.tsx';
import { useExposureWords } from '../../components/ExposureBar/exposureWords.ts';
import { Notice } from '../../components/Notice.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Customers.module.css';

type Row = ValueOf<'holds.history'>['rows'][number];
type Status = Row['status'];

/** When credit was watched, stopped and given again, why and by whom. */
export function StatusHistory({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('orders');
  const { word } = useExposureWords();
  const { book, knownAt } = useWorkingPoint();
  const [setting, setSetting] = useState(false);
  const [taking, setTaking] = useState<Row | null>(null);
  const { data } = useQueryOf('holds.history', { customerId, ...(knownAt === null ? {} : { knownAt }) });
  const takeBack = useCommand('holds.takeBackStatus');
  const rows = data?.rows ?? [];
  return (
    <section>
      <SectionTitle
        title={t('statusForm.history')}
        tools={
          !book.readOnly && (
            <Button variant="default" onClick={() => setSetting(true)}>
              {t('statusForm.title')}
            </Button>
          )
        }
      />
      {rows.length === 0 ? (
        <p className={classes.soft}>{t('statusForm.none')}</p>
      ) : (
        <ol className={classes.statuses}>
          {rows.map((row) => (
            <li key={row.statusId}>
              <DayText day={row.fromOn} />
              <div>
                <Chip bad={row.status === 'hold'}>{t(`status.${row.status}`)}</Chip> {word(`status.${row.reason}`)}
                <small>
                  {[row.approver, row.evidence, row.note].filter((part) => part !== '').join(' · ')}
                  {row.reviewOn !== null && (
                    <>
                      {' '}
                      {t('statusForm.review')} <DayText day={row.reviewOn} />
                    </>
                  )}
                </small>
              </div>
              {!book.readOnly && (
                <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setTaking(row)}>
                  {t('statusForm.takeBack')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      <SideDrawer opened={setting} onClose={() => setSetting(false)} title={t('statusForm.title')} size={460}>
        {setting && (
          <StatusForm customerId={customerId} held={rows[0]?.status === 'hold'} onClose={() => setSetting(false)} />
        )}
      </SideDrawer>
      <AskReason
        opened={taking !== null}
        title={t('statusForm.takeBack')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t('statusForm.takeBack')}
        busy={takeBack.running}
        failure={takeBack.failure}
        onCancel={() => setTaking(null)}
        onConfirm={({ reason }) => {
          if (taking === null) return;
          void takeBack
            .run({ statusId: taking.statusId, reason }, { quiet: true })
            .then((reply) => reply.ok && setTaking(null));
        }}
      >
        {t('statusForm.takeBackText')}
      </AskReason>
    </section>
  );
}

interface StatusFormProps {
  readonly customerId: CustomerId;
  /** On hold now: lifting it needs a name or evidence. */
  readonly held: boolean;
  readonly onClose: () => void;
}

function StatusForm({ customerId, held, onClose }: StatusFormProps) {
  const { t } = useTranslation('orders');
  const { word } = useExposureWords();
  const { today } = useWorkingPoint();
  const command = useCommand('holds.setStatus');
  const [status, setStatus] = useState<Status>(held ? 'open' : 'watch');
  const [reason, setReason] = useState<StatusReason | null>(null);
  const [fromOn, setFromOn] = useState<Day | null>(today);
  const [review, setReview] = useState<Day | null | undefined>(undefined);
  const [approver, setApprover] = useState('');
  const [evidence, setEvidence] = useState('');
  const [note, setNote] = useState('');
  const reasons: readonly StatusReason[] = status === 'open' ? openReasons : holdReasons;
  const reviewOn = review === undefined ? (status === 'open' || fromOn === null ? null : addDays(fromOn, 30)) : review;
  const lifting = held && status !== 'hold';
  const ready = reason !== null && fromOn !== null && (!lifting || approver.trim() !== '' || evidence.trim() !== '');

  const save = async (): Promise<void> => {
    if (reason === null || fromOn === null) return;
    const reply = await command.run(
      {
        customerId,
        status,
        reason,
        fromOn,
        reviewOn,
        approver: approver.trim(),
        evidence: evidence.trim(),
        note: note.trim(),
      },
      { quiet: true },
    );
    if (reply.ok) onClose();
  };

  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <SegmentedControl
        aria-label={t('statusForm.status')}
        value={status}
        data={(['open', 'watch', 'hold'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(value) => {
          setStatus(value);
          setReason(null);
        }}
      />
      <Select
        label={t('statusForm.reason')}
        required
        value={reason}
        data={reasons.map((value) => ({ value, label: word(`status.${value}`) }))}
        onChange={(value) => setReason(reasons.find((each) => each === value) ?? null)}
      />
      <DayInput label={t('statusForm.from')} value={fromOn} onChange={setFromOn} required />
      <DayInput label={t('statusForm.review')} value={reviewOn} onChange={setReview} />
      <TextInput
        label={t('statusForm.approver')}
        {...(lifting ? { description: t('statusForm.liftHint') } : {})}
        value={approver}
        maxLength={200}
        onChange={(event) => setApprover(event.currentTarget.value)}
      />
      <TextInput
        label={t('statusForm.evidence')}
        value={evidence}
        maxLength={500}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <TextInput
        label={t('statusForm.note')}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={command.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  );
}
