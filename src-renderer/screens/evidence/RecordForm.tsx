import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceKind } from '../../../src-main/areas/evidence/rules/score.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { id } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import type { Sheet } from './sheet.ts';
import classes from './EvidenceScreen.module.css';

/** The paper is there: its day, its reference, who signed it; for one document or all of the customer that lack it. */
export function RecordForm(props: { readonly sheet: Sheet; readonly kind: EvidenceKind; readonly onDone: () => void }) {
  const { sheet, kind, onDone } = props;
  const { t } = useTranslation('evidence');
  const { point, today } = useWorkingPoint();
  const record = useCommand('evidence.record');
  const [on, setOn] = useState<Day | null>(today);
  const [reference, setReference] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const [others, setOthers] = useState(false);
  const people = useQueryOf('contracts.people', { ...point, customerId: sheet.customerId });
  const lacking = useQueryOf('evidence.gaps', {
    ...point,
    currency: sheet.currency,
    customerId: sheet.customerId,
    gap: kind,
    limit: 500,
  });
  const more = (lacking.data?.rows ?? []).map((row) => row.documentId).filter((each) => each !== sheet.documentId);
  const send = async (): Promise<void> => {
    if (on === null) return;
    const reply = await record.run(
      {
        documentIds: [sheet.documentId, ...(others ? more.slice(0, 499) : [])],
        kind,
        on,
        reference,
        personId: personId === null ? null : id<'authorisedPerson'>(Number(personId)),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    notifications.show({ message: t('recordedDone', { count: reply.value.evidenceIds.length }) });
    onDone();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (on !== null) void send();
      }}
    >
      <DayInput label={t('fields.on')} value={on} onChange={setOn} lean="past" required autoFocus />
      <TextInput
        label={t(`references.${kind}`)}
        description={t('fields.referenceHint')}
        value={reference}
        maxLength={200}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
      {kind !== 'invoice' && kind !== 'letter' && (
        <Select
          data-wide
          label={t('fields.person')}
          description={t('fields.personHint')}
          value={personId}
          clearable
          data={(people.data?.rows ?? [])
            .filter((person) => person.side === 'theirs')
            .map((person) => ({ value: String(person.personId), label: person.name }))}
          onChange={setPersonId}
        />
      )}
      {more.length > 0 && (
        <Checkbox
          data-wide
          label={t('others', { count: more.length })}
          checked={others}
          onChange={(event) => setOthers(event.currentTarget.checked)}
        />
      )}
      <div data-wide>
        {record.failure !== null && <Notice tone="bad">{record.failure}</Notice>}
        <Group gap={8} mt={4}>
          <Button type="submit" size="compact-md" disabled={on === null} loading={record.running}>
            {t('record')}
          </Button>
          <Button variant="default" size="compact-md" onClick={onDone}>
            {t('common:cancel')}
          </Button>
        </Group>
      </div>
    </form>
  );
}
