import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '../../../../src-main/areas/customers/contract.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { CustomerPicker, type PickedCustomer } from '../../../components/CustomerPicker/CustomerPicker.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { FileForm } from './FileForm.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './Profile.module.css';
import { useSaveFile } from './saving.ts';

type Group = ValueOf<'customers.file'>['group'];
interface Given {
  readonly customer: Customer;
  readonly group: Group;
}

/** Head and members; whether one limit counts for all of them. */
export function GroupSection({ customer, group }: Given) {
  const { t } = useTranslation('customers');
  const { book } = useWorkingPoint();
  const [editing, setEditing] = useState(false);
  const { head, members } = group;
  return (
    <FileSection
      name="group"
      title={t('file.group')}
      tools={
        !book.readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {t('common:edit')}
          </Button>
        )
      }
    >
      {head === null ? (
        <p className={classes.soft}>{t('group.none')}</p>
      ) : (
        <>
          <div className={classes.chips}>
            <Link to={`/customers/${head.id}?tab=profile`}>{head.name}</Link>
            <Chip>{t('group.head')}</Chip>
            {head.poolsLimit && <Chip>{t('group.pooled')}</Chip>}
          </div>
          <ul style={{ margin: '4px 0 0', paddingLeft: 18 }}>
            {members.map((member) => (
              <li key={member.id}>
                {member.id === customer.id ? (
                  <b>{member.name}</b>
                ) : (
                  <Link to={`/customers/${member.id}?tab=profile`}>{member.name}</Link>
                )}{' '}
                <span className={classes.soft}>{member.code}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <SideDrawer opened={editing} onClose={() => setEditing(false)} title={t('file.group')} size={460}>
        {editing && <GroupForm customer={customer} group={group} onClose={() => setEditing(false)} />}
      </SideDrawer>
    </FileSection>
  );
}

function GroupForm({ customer, group, onClose }: Given & { readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const { save, running, failure } = useSaveFile(customer, onClose);
  const isHead = group.head?.id === customer.id;
  const [parent, setParent] = useState<PickedCustomer | null>(isHead ? null : group.head);
  const [pools, setPools] = useState(customer.poolsLimit);
  return (
    <FileForm
      ready
      running={running}
      failure={failure}
      onClose={onClose}
      onSave={() => void save({ parentId: parent?.id ?? null, poolsLimit: parent === null && pools })}
    >
      <div data-wide>
        <CustomerPicker label={t('group.parent')} value={parent} onChange={setParent} disabled={isHead} />
      </div>
      <Checkbox
        data-wide
        label={t('group.pools')}
        checked={parent === null && pools}
        disabled={parent !== null}
        onChange={(event) => setPools(event.currentTarget.checked)}
      />
      <div data-wide>
        <Notice tone="note">{t(isHead ? 'group.isHead' : 'group.oneLevel')}</Notice>
      </div>
    </FileForm>
  );
}
