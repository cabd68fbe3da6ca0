import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedRow } from '../../../src-main/areas/letters/contract.ts';
import { proofGrades, serviceMethods, type ProofGrade, type ServiceMethod } from '../../../src-main/areas/limitation/contract.ts'; // prettier-ignore
import { gradeRank, proposedGrade } from '../../../src-main/areas/limitation/rules/proof.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Service.module.css';

const posted: readonly ServiceMethod[] = ['ems', 'courier', 'registered', 'notary'];
const returnable: readonly ServiceMethod[] = ['ems', 'courier', 'registered'];
const electronic: readonly ServiceMethod[] = ['email', 'wechat', 'fax'];

/** How a letter went out; the grade follows from what is filled in and is said at once. */
export function ServiceForm({ row, onDone }: { readonly row: IssuedRow; readonly onDone: () => void }) {
  const { t } = useTranslation('service');
  const { today } = useWorkingPoint();
  const add = useCommand('letters.addProof');
  const [method, setMethod] = useState<ServiceMethod>('ems');
  const [sentOn, setSentOn] = useState<Day | null>(today);
  const [deliveredOn, setDeliveredOn] = useState<Day | null>(null);
  const [returnedOn, setReturnedOn] = useState<Day | null>(null);
  const [tracking, setTracking] = useState('');
  const [address, setAddress] = useState('');
  const [agreedAddress, setAgreed] = useState(false);
  const [signedBy, setSignedBy] = useState('');
  const [own, setOwn] = useState<ProofGrade | null>(null);
  const [note, setNote] = useState('');
  const fact = {
    method,
    sentOn: sentOn ?? today,
    deliveredOn,
    returnedOn: returnable.includes(method) ? returnedOn : null,
    tracking: posted.includes(method) ? tracking.trim() : '',
    agreedAddress,
    signedBy: signedBy.trim(),
  };
  const proposed = proposedGrade(fact);
  const given = own ?? proposed.grade;
  const wantsNote = gradeRank[given] > gradeRank[proposed.grade] && note.trim() === '';
  const send = async (): Promise<void> => {
    if (sentOn === null) return;
    const proof = { issuedId: row.issuedId, ...fact, sentOn, address, note };
    const reply = await add.run({ ...proof, ...(own === null ? {} : { proofGrade: own }) }, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('saved') });
    onDone();
  };
  return (
    <form
      noValidate
      className={classes.form}
      aria-label={t('add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wantsNote) void send();
      }}
    >
      <div className={classes.fields}>
        <Select
          label={t('fields.method')}
          value={method}
          allowDeselect={false}
          data={serviceMethods.map((value) => ({ value, label: t(`methods.${value}`) }))}
          onChange={(value) => setMethod(value ?? method)}
          data-autofocus
        />
        <DayInput label={t('fields.sentOn')} value={sentOn} onChange={setSentOn} lean="past" required />
        <DayInput label={t('fields.deliveredOn')} value={deliveredOn} onChange={setDeliveredOn} lean="past" />
        {returnable.includes(method) && (
          <DayInput label={t('fields.returnedOn')} value={returnedOn} onChange={setReturnedOn} lean="past" />
        )}
        {posted.includes(method) && (
          <TextInput
            label={t('fields.tracking')}
            value={tracking}
            maxLength={200}
            onChange={(event) => setTracking(event.currentTarget.value)}
          />
        )}
        {!electronic.includes(method) && method !== 'newspaper' && (
          <TextInput
            label={t('fields.signedBy')}
            value={signedBy}
            maxLength={200}
            onChange={(event) => setSignedBy(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t(electronic.includes(method) ? 'fields.account' : 'fields.address')}
          value={address}
          maxLength={200}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Select
          label={t('fields.grade')}
          value={given}
          allowDeselect={false}
          data={proofGrades.map((value) => ({ value, label: t(`grades.${value}`) }))}
          onChange={(value) => setOwn(value === proposed.grade ? null : value)}
        />
      </div>
      {method !== 'newspaper' && method !== 'hand' && (
        <Checkbox
          label={t('fields.agreedAddress')}
          checked={agreedAddress}
          onChange={(event) => setAgreed(event.currentTarget.checked)}
        />
      )}
      <Textarea
        label={t('fields.note')}
        value={note}
        autosize
        minRows={1}
        maxLength={5000}
        error={wantsNote ? t('noteWanted') : null}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Notice tone={proposed.grade === 'A' || proposed.grade === 'B' ? 'good' : 'note'}>
        {t('proposed', { grade: t(`grades.${proposed.grade}`), reason: t(`reasons.${proposed.reason}`) })}
      </Notice>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={sentOn === null || wantsNote} loading={add.running}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  );
}
