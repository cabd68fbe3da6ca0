import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKinds } from '../../../../src-main/areas/customers/contract.ts';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { DayInput } from '../../../components/DayInput/DayInput.tsx';
import { DayText } from '../../../components/DayText.tsx';
import { Chip } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { ChoiceField, LineField } from './fields.tsx';
import { FileForm } from './FileForm.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './Profile.module.css';

type Name = ValueOf<'customers.file'>['names'][number];
interface Given {
  readonly customerId: CustomerId;
  readonly names: readonly Name[];
}

/** What else the customer is and was called; search finds it under each. */
export function NamesSection({ customerId, names }: Given) {
  const { t } = useTranslation('customers');
  const { book } = useWorkingPoint();
  const remove = useCommand('customers.removeName');
  const [edited, setEdited] = useState<Name | 'new' | null>(null);
  return (
    <FileSection
      name="names"
      title={t('file.names')}
      tools={
        !book.readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setEdited('new')}>
            {t('names.add')}
          </Button>
        )
      }
    >
      {names.length === 0 ? (
        <p className={classes.soft}>{t('names.none')}</p>
      ) : (
        <table className={classes.rows}>
          <tbody>
            {names.map((name) => (
              <tr key={`${name.nameId}-${name.name}`}>
                <td>{name.name}</td>
                <td>
                  <Chip>{t(name.nameId === null ? 'names.merged' : `common:nameKinds.${name.kind}`)}</Chip>
                </td>
                <td>
                  {name.untilOn !== null && (
                    <>
                      {t('names.until')} <DayText day={name.untilOn} />
                    </>
                  )}
                </td>
                {/* prettier-ignore */}
                <td className={classes.soft}>{name.note}</td>
                <td>
                  {!book.readOnly && name.nameId !== null && (
                    <>
                      <Button size="compact-xs" variant="subtle" onClick={() => setEdited(name)}>
                        {t('common:edit')}
                      </Button>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="gray"
                        onClick={() => {
                          if (name.nameId !== null) void remove.run({ nameId: name.nameId });
                        }}
                      >
                        {t('common:remove')}
                      </Button>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SideDrawer opened={edited !== null} onClose={() => setEdited(null)} title={t('names.add')} size={460}>
        {edited !== null && (
          <NameForm customerId={customerId} name={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
        )}
      </SideDrawer>
    </FileSection>
  );
}

function NameForm(props: {
  readonly customerId: CustomerId;
  readonly name: Name | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('customers');
  const save = useCommand('customers.saveName');
  const [draft, setDraft] = useState({
    kind: props.name?.kind ?? ('former' as const),
    name: props.name?.name ?? '',
    untilOn: props.name?.untilOn ?? null,
    note: props.name?.note ?? '',
  });
  const set = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part });
  const nameId = props.name?.nameId ?? null;
  const submit = async (): Promise<void> => {
    const reply = await save.run(
      { customerId: props.customerId, ...draft, ...(nameId === null ? {} : { nameId }) },
      { quiet: true },
    );
    if (reply.ok) props.onClose();
  };
  return (
    <FileForm
      ready={draft.name.trim() !== ''}
      running={save.running}
      failure={save.failure}
      onClose={props.onClose}
      onSave={() => void submit()}
    >
      <LineField label={t('names.name')} value={draft.name} required wide onChange={(name) => set({ name })} />
      <ChoiceField
        label={t('names.kind')}
        value={draft.kind}
        values={nameKinds}
        word={(kind) => t(`common:nameKinds.${kind}`)}
        onChange={(kind) => set({ kind })}
      />
      <DayInput
        label={t('names.untilOn')}
        value={draft.untilOn}
        lean="past"
        disabled={draft.kind !== 'former'}
        onChange={(untilOn) => set({ untilOn })}
      />
      <LineField label={t('fields.note')} value={draft.note} wide onChange={(note) => set({ note })} />
    </FileForm>
  );
}
