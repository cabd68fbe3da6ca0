import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../src-main/areas/customers/contract.ts';
import { useFormat } from '../../../app/format.ts';
import { useCommand } from '../../../app/commands.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { CustomerPicker, type PickedCustomer } from '../../../components/CustomerPicker/CustomerPicker.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { DuplicateCase } from './DuplicateCase.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './Profile.module.css';

/** Other files of the same company: those that look like it, any other by choice, and those merged in, to take out again. */
export function DuplicatesSection({ customer }: { readonly customer: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const [choosing, setChoosing] = useState(false);
  const undo = useCommand('customers.undoMerge');
  const found = useQueryOf('customers.duplicates', { customerId: customer.id });
  const merges = useQueryOf('customers.merges', {});
  const own = (merges.data?.rows ?? []).filter(({ kept, apart }) => kept.id === customer.id && !apart);
  const pairs = found.data?.rows ?? [];
  return (
    <FileSection
      name="duplicates"
      title={t('file.duplicates')}
      tools={
        !book.readOnly && (
          <Button size="compact-sm" variant="default" onClick={() => setChoosing(true)}>
            {t('duplicates.choose')}
          </Button>
        )
      }
    >
      {pairs.length === 0 && own.length === 0 && <p className={classes.soft}>{t('duplicates.noneHere')}</p>}
      {pairs.map((pair) => (
        <DuplicateCase key={`${pair.a.id}-${pair.b.id}`} pair={pair} />
      ))}
      {own.length > 0 && (
        <table className={classes.rows}>
          <tbody>
            {own.map((merge) => (
              <tr key={merge.mergeId}>
                <td>
                  {merge.merged.name} <span className={classes.soft}>{merge.merged.code}</span>
                </td>
                <td className={classes.soft}>
                  {t('duplicates.mergedBy', { at: format.instant(merge.at), actor: merge.actor })}
                </td>
                <td className={classes.soft}>{merge.reason}</td>
                <td>
                  {!book.readOnly && (
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      loading={undo.running}
                      onClick={() => void undo.run({ mergeId: merge.mergeId })}
                    >
                      {t('duplicates.undo')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <SideDrawer opened={choosing} onClose={() => setChoosing(false)} title={t('duplicates.choose')} size={760}>
        {choosing && <ChooseOther customer={customer} onDone={() => setChoosing(false)} />}
      </SideDrawer>
    </FileSection>
  );
}

function ChooseOther({ customer, onDone }: { readonly customer: Customer; readonly onDone: () => void }) {
  const { t } = useTranslation('customers');
  const [other, setOther] = useState<PickedCustomer | null>(null);
  const usable = other !== null && other.id !== customer.id;
  const preview = useQueryOf(
    'customers.mergePreview',
    { keptId: customer.id, mergedId: other?.id ?? customer.id },
    { enabled: usable, keepPrevious: false },
  );
  return (
    <>
      <CustomerPicker label={t('duplicates.other')} value={other} onChange={setOther} autoFocus />
      {usable && preview.data !== undefined && (
        <div style={{ marginTop: 14 }}>
          <DuplicateCase pair={{ a: preview.data.kept, b: preview.data.merged, reasons: [] }} onDone={onDone} />
        </div>
      )}
    </>
  );
}
