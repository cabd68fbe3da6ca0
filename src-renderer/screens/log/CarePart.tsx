import { Button, Checkbox, Group, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { careKinds, type CareDate } from '../../../src-main/areas/actions/contract.ts';
import { id, type CustomerId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import classes from './Log.module.css';

export interface CarePartProps {
  readonly customerId: CustomerId;
  /** Opens the form of a contact with the purpose of care. */
  readonly onCare: (care: CareDate) => void;
}

/** Greetings and visits that ask for no money, and who wants none. */
export function CarePart({ customerId, onCare }: CarePartProps) {
  const { t } = useTranslation('log');
  const { point, book } = useWorkingPoint();
  const [adding, setAdding] = useState(false);
  const { data } = useQueryOf('actions.care', { ...point, customerId, limit: 50 });
  return (
    <section>
      <SectionTitle
        title={t('care.title')}
        tools={
          !book.readOnly && (
            <Button size="compact-xs" variant="default" onClick={() => setAdding(true)}>
              {t('care.add')}
            </Button>
          )
        }
      />
      <p className={classes.soft}>{t(data?.rows.length === 0 ? 'care.emptyText' : 'care.note')}</p>
      <ul className={classes.list}>
        {data?.rows.map((row) => (
          <CareLine key={row.careId} row={row} onCare={onCare} />
        ))}
      </ul>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('care.add')}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {adding && <AddForm customerId={customerId} onClose={() => setAdding(false)} />}
      </Modal>
    </section>
  );
}

export function CareLine({
  row,
  named = false,
  onCare,
}: {
  readonly row: CareDate;
  readonly named?: boolean;
  readonly onCare?: (row: CareDate) => void;
}) {
  const { t } = useTranslation('log');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const remove = useCommand('actions.removeCare');
  const optOut = row.kind === 'opt_out';
  return (
    <li>
      <span>{format.day(row.nextOn)}</span>
      <b>{row.title}</b>
      <span>{t(`care.kinds.${row.kind}`)}</span>
      {row.optedOut && <Chip bad>{t('care.optedOut')}</Chip>}
      {!row.yearly && !optOut && row.nextOn < asOf && <Chip>{t('care.past')}</Chip>}
      {!book.readOnly && (
        <Group gap={0} className={classes.push ?? ''}>
          {!optOut && !row.optedOut && onCare !== undefined && (
            <Button size="compact-xs" variant="subtle" onClick={() => onCare(row)}>
              {t('care.done')}
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={remove.running}
            onClick={() => void remove.run({ careId: row.careId })}
          >
            {t('care.remove')}
          </Button>
        </Group>
      )}
      <small>
        {[named ? row.customerName : '', row.contactName, row.yearly ? t('care.yearly') : '', row.note]
          .filter((part) => part !== '')
          .join(' · ')}
      </small>
    </li>
  );
}

function AddForm({ customerId, onClose }: { readonly customerId: CustomerId; readonly onClose: () => void }) {
  const { t } = useTranslation('log');
  const { today } = useWorkingPoint();
  const file = useQueryOf('customers.file', { customerId });
  const command = useCommand('actions.addCare');
  const [draft, setDraft] = useState({
    kind: 'holiday' as CareDate['kind'],
    title: '',
    onDay: today,
    yearly: false,
    contactId: null as string | null,
    note: '',
  });
  const change = (more: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...more }));
  const ready = draft.title.trim() !== '';
  const save = async (): Promise<void> => {
    const { contactId, ...fields } = draft;
    const input = { customerId, ...fields, contactId: contactId === null ? null : id<'contact'>(Number(contactId)) };
    const reply = await command.run(input, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('care.saved') });
    onClose();
  };
  return (
    <form
      className={classes.drawer}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void save();
      }}
    >
      <div className={classes.pair}>
        <Select
          label={t('care.kind')}
          value={draft.kind}
          allowDeselect={false}
          data={careKinds.map((value) => ({ value, label: t(`care.kinds.${value}`) }))}
          onChange={(value) => change({ kind: value ?? draft.kind })}
        />
        <TextInput
          label={t('care.titleField')}
          required
          value={draft.title}
          maxLength={200}
          data-autofocus
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <DayInput
          label={t('care.onDay')}
          value={draft.onDay}
          required
          onChange={(on) => on !== null && change({ onDay: on })}
        />
        <Select
          label={t('care.contact')}
          clearable
          placeholder={t('care.wholeCustomer')}
          value={draft.contactId}
          data={(file.data?.contacts ?? []).map((contact) => ({
            value: String(contact.contactId),
            label: contact.name,
          }))}
          onChange={(contactId) => change({ contactId })}
        />
        <Checkbox
          data-wide
          label={t('care.yearly')}
          checked={draft.yearly}
          onChange={(event) => change({ yearly: event.currentTarget.checked })}
        />
        <Textarea
          data-wide
          label={t('care.note2')}
          autosize
          minRows={1}
          maxLength={5000}
          value={draft.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      </div>
      {command.failure !== null && <Notice tone="bad">{command.failure}</Notice>}
      <Group justify="flex-end" gap={8}>
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
