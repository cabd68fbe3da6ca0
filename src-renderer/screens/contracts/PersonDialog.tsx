import { Button, Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scopes, type AuthorisedPerson } from '../../../src-main/areas/contracts/contract.ts';
import { isLastFour } from '../../../src-main/areas/contracts/rules/people.ts';
import { isCurrencyCode } from '../../../src-main/kernel/currency.ts';
import { laterDay, type Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EntryDialog, EntryForm } from '../../components/Entry/EntryDialog.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { BelongsFields } from './BelongsFields.tsx';
import classes from './Contracts.module.css';
import type { Belongs } from './detail.ts';

export interface PersonEdit {
  readonly person: AuthorisedPerson | null;
  readonly belongs: Belongs | null;
}

export function PersonDialog({ edit, onClose }: { readonly edit: PersonEdit | null; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  return (
    <EntryDialog opened={edit !== null} onClose={onClose} title={t('people.title')} wide>
      {edit !== null && <PersonForm {...edit} onClose={onClose} />}
    </EntryDialog>
  );
}

function PersonForm({ person, belongs, onClose }: PersonEdit & { readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const working = useWorkingPoint();
  const save = useCommand('contracts.savePerson');
  const revoke = useCommand('contracts.revokePerson');
  const owner = person ?? belongs;
  const [customer, setCustomer] = useState<PickedCustomer | null>(
    owner === null ? null : { id: owner.customerId, code: '', name: owner.customerName },
  );
  const kept = person !== null && isCurrencyCode(person.currency) ? person.currency : null;
  const currency = kept ?? belongs?.currency ?? working.currency;
  const [form, setForm] = useState({
    contractId: owner?.contractId ?? null,
    side: person?.side ?? ('theirs' as const),
    name: person?.name ?? '',
    idLast4: person?.idLast4 ?? '',
    scopes: person?.scopes ?? (['receive'] as (typeof scopes)[number][]),
    limitMinor: person?.limitMinor ?? null,
    fromOn: person?.fromOn ?? (working.today as Day | null),
    untilOn: person?.untilOn ?? null,
    note: person?.note ?? '',
  });
  const [revokedOn, setRevokedOn] = useState<Day | null>(person?.revokedOn ?? null);
  const set = (change: Partial<typeof form>): void => setForm((before) => ({ ...before, ...change }));
  const four = isLastFour(form.idLast4.trim());
  const ready = customer !== null && form.name.trim() !== '' && form.scopes.length > 0 && form.fromOn !== null && four;

  const send = async (): Promise<void> => {
    const { fromOn, ...rest } = form;
    if (customer === null || fromOn === null) return;
    const reply = await save.run(
      {
        ...rest,
        fromOn,
        idLast4: form.idLast4.trim(),
        currency: form.limitMinor === null ? null : currency,
        customerId: customer.id,
        ...(person === null ? {} : { personId: person.personId }),
      },
      { quiet: true },
    );
    if (!reply.ok) return;
    if (person !== null && revokedOn !== person.revokedOn) {
      const revoked = await revoke.run({ personId: person.personId, revokedOn }, { quiet: true });
      if (!revoked.ok) return;
    }
    notifications.show({ message: t('common:saved') });
    onClose();
  };

  return (
    <>
      <EntryForm
        submitLabel={t('common:save')}
        ready={ready}
        busy={save.running || revoke.running}
        failure={save.failure ?? revoke.failure}
        onSubmit={send}
        onClose={onClose}
      >
        <SegmentedControl
          aria-label={t('people.side')}
          value={form.side}
          data={(['theirs', 'ours'] as const).map((value) => ({ value, label: t(`sidesLong.${value}`) }))}
          onChange={(side) => set({ side })}
        />
        <div className={classes.fields}>
          <BelongsFields
            fixed={owner !== null}
            customer={customer}
            contractId={form.contractId}
            onCustomer={setCustomer}
            onContract={(contractId) => set({ contractId })}
          />
          <TextInput
            label={t('people.name')}
            value={form.name}
            required
            maxLength={200}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('people.idLast4')}
            value={form.idLast4}
            error={four ? null : t('people.idTooLong')}
            maxLength={40}
            onChange={(event) => set({ idLast4: event.currentTarget.value })}
          />
          <div data-wide>
            <Checkbox.Group
              label={t('people.scopes')}
              value={form.scopes}
              onChange={(chosen) => set({ scopes: scopes.filter((scope) => chosen.includes(scope)) })}
            >
              <div className={classes.scopes}>
                {scopes.map((scope) => (
                  <Checkbox key={scope} value={scope} label={t(`scopes.${scope}`)} />
                ))}
              </div>
            </Checkbox.Group>
          </div>
          <MoneyInput
            label={t('people.limit')}
            currency={currency}
            valueMinor={form.limitMinor}
            onChange={(limitMinor) => set({ limitMinor })}
          />
          <span aria-hidden />
          <DayInput
            label={t('people.from')}
            value={form.fromOn}
            onChange={(fromOn) => set({ fromOn })}
            lean="past"
            required
          />
          <DayInput label={t('people.until')} value={form.untilOn} onChange={(untilOn) => set({ untilOn })} />
          {person !== null && (
            <>
              <DayInput label={t('people.revokedOn')} value={revokedOn} onChange={setRevokedOn} lean="past" />
              <div>
                {revokedOn === null && (
                  <Button
                    mt={22}
                    variant="default"
                    onClick={() => setRevokedOn(laterDay(working.today, person.fromOn))}
                  >
                    {t('people.revokeToday')}
                  </Button>
                )}
              </div>
            </>
          )}
          <div data-wide>
            <Textarea
              label={t('fields.note')}
              value={form.note}
              autosize
              maxLength={5000}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
          </div>
        </div>
        <p className={classes.law}>{t('people.law')}</p>
      </EntryForm>
      {person !== null && (
        <Attachments
          entity="authorisedPerson"
          entityId={person.personId}
          customerId={person.customerId}
          kinds={['authorisation', 'signature_specimen']}
        />
      )}
    </>
  );
}
