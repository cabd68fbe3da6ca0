import { Button, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clueKinds } from '../../../src-main/areas/cases/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Cases.module.css';

/** One more thing known of what a debtor owns. */
export function ClueDrawer(props: {
  readonly opened: boolean;
  readonly customer?: PickedCustomer;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('cases');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} size={480} title={t('newClue')}>
      {props.opened && <ClueForm customer={props.customer ?? null} onDone={props.onClose} />}
    </SideDrawer>
  );
}

function ClueForm(props: { readonly customer: PickedCustomer | null; readonly onDone: () => void }) {
  const { t } = useTranslation('cases');
  const { today, book } = useWorkingPoint();
  const add = useCommand('cases.addClue');
  const [customer, setCustomer] = useState(props.customer);
  const [kind, setKind] = useState<(typeof clueKinds)[number]>('bank_account');
  const [description, setDescription] = useState('');
  const [source, setSource] = useState('');
  const [seenOn, setSeenOn] = useState<Day | null>(today);
  const [valueMinor, setValueMinor] = useState<number | null>(null);
  const ready = customer !== null && seenOn !== null && description.trim() !== '' && source.trim() !== '';
  const send = async (): Promise<void> => {
    if (!ready) return;
    const value = valueMinor === null ? {} : { valueMinor, currency: book.baseCurrency };
    const reply = await add.run({ customerId: customer.id, kind, description, source, seenOn, ...value }, { quiet: true }); // prettier-ignore
    if (!reply.ok) return;
    notifications.show({ message: t('clues.added') });
    props.onDone();
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Notice tone="note">{t('clues.notice')}</Notice>
      <div className={classes.pair}>
        {props.customer === null && (
          <div data-wide>
            <CustomerPicker label={t('common:customer')} value={customer} onChange={setCustomer} required autoFocus />
          </div>
        )}
        <Select
          label={t('columns.kind')}
          value={kind}
          allowDeselect={false}
          data={clueKinds.map((value) => ({ value, label: t(`clues.kinds.${value}`) }))}
          onChange={(value) => setKind(value ?? kind)}
        />
        <DayInput label={t('columns.seen')} value={seenOn} onChange={setSeenOn} lean="past" required />
        <TextInput data-wide label={t('clues.description')} value={description} required maxLength={200} onChange={(event) => setDescription(event.currentTarget.value)} />
        <TextInput data-wide label={t('clues.source')} description={t('clues.sourceHint')} value={source} required maxLength={200} onChange={(event) => setSource(event.currentTarget.value)} />
        <MoneyInput label={t('clues.value')} currency={book.baseCurrency} valueMinor={valueMinor} onChange={setValueMinor} />
      </div>
      {add.failure !== null && <Notice tone="bad">{add.failure}</Notice>}
      <Group gap={8} justify="flex-end">
        <Button variant="default" onClick={props.onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={add.running}>
          {t('common:save')}
        </Button>
      </Group>
    </form>
  ); // prettier-ignore
}
