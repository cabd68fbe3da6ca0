import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameKey } from '../../../../src-main/kernel/text.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import classes from './Profile.module.css';

type Pair = Pick<ValueOf<'customers.duplicates'>['rows'][number], 'a' | 'b'> & {
  readonly reasons: ValueOf<'customers.duplicates'>['rows'][number]['reasons'];
};

/** Two files side by side, why they may be one, and what to do: keep the left, keep the right, leave them apart. */
export function DuplicateCase({ pair, onDone }: { readonly pair: Pair; readonly onDone?: () => void }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const apart = useCommand('customers.keepApart');
  const [keep, setKeep] = useState<'a' | 'b' | null>(null);
  const { a, b, reasons } = pair;
  const rows = [
    [t('fields.code'), a.code, b.code],
    [t('fields.name'), a.name, b.name],
    [t('fields.taxIdShort'), a.taxId, b.taxId],
    [t('fields.contactName'), a.contactName, b.contactName],
    [t('fields.phone'), a.phone, b.phone],
    [t('fields.address'), a.address, b.address],
  ] as const;
  return (
    <div className={classes.case}>
      <div className={classes.chips}>
        {reasons.map((reason) => (
          <Chip key={reason} bad={reason === 'credit_code' || reason === 'bank_account'}>
            {t(`duplicates.reasons.${reason}`)}
          </Chip>
        ))}
      </div>
      <div className={classes.pair}>
        {rows.map(([label, left, right]) => (
          <Line key={label} label={label} left={left} right={right} differs={nameKey(left) !== nameKey(right)} />
        ))}
        <Line
          label={t('duplicates.documents')}
          left={format.count(a.documents)}
          right={format.count(b.documents)}
          differs={false}
        />
      </div>
      {keep === null ? (
        <div className={classes.chips}>
          <Button size="compact-sm" variant="default" onClick={() => setKeep('a')}>
            {t('duplicates.keep', { code: a.code })}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => setKeep('b')}>
            {t('duplicates.keep', { code: b.code })}
          </Button>
          {reasons.length > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              loading={apart.running}
              onClick={() => void apart.run({ keptId: a.id, mergedId: b.id, reason: '' })}
            >
              {t('duplicates.apart')}
            </Button>
          )}
        </div>
      ) : (
        <MergeForm
          kept={keep === 'a' ? a : b}
          merged={keep === 'a' ? b : a}
          onCancel={() => setKeep(null)}
          {...(onDone === undefined ? {} : { onDone })}
        />
      )}
    </div>
  );
}

function Line(props: {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
}) {
  return (
    <>
      <span>{props.label}</span>
      <span data-differs={props.differs || undefined}>{props.left || '–'}</span>
      <span data-differs={props.differs || undefined}>{props.right || '–'}</span>
    </>
  );
}

type Side = ValueOf<'customers.duplicates'>['rows'][number]['a'];

/** What will move, what stays behind, and the word. A merge can be undone, so it asks no second time. */
function MergeForm(props: {
  readonly kept: Side;
  readonly merged: Side;
  readonly onCancel: () => void;
  readonly onDone?: () => void;
}) {
  const { t } = useTranslation('customers');
  const { kept, merged } = props;
  const pair = { keptId: kept.id, mergedId: merged.id };
  const { data } = useQueryOf('customers.mergePreview', pair, { keepPrevious: false });
  const merge = useCommand('customers.merge');
  const [reason, setReason] = useState('');
  const listed = (rows: readonly { table: string; count: number }[]): string =>
    rows.map(({ table, count }) => `${t(`duplicates.tables.${table}`)} ${count}`).join(t('common:listSeparator'));
  const submit = async (): Promise<void> => {
    const reply = await merge.run({ ...pair, reason }, { quiet: true });
    if (reply.ok) props.onDone?.();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Notice tone="look">
        <p>
          {t('duplicates.willMerge', {
            merged: merged.name,
            mergedCode: merged.code,
            kept: kept.name,
            keptCode: kept.code,
          })}
        </p>
        {data !== undefined && (
          <>
            <p>
              {data.moved.length === 0
                ? t('duplicates.nothingMoves')
                : t('duplicates.moves', { list: listed(data.moved) })}
            </p>
            {data.left.length > 0 && <p>{t('duplicates.stays', { list: listed(data.left) })}</p>}
          </>
        )}
      </Notice>
      {data !== undefined && data.sameNumbers.length > 0 && (
        <Notice tone="bad">
          {t('duplicates.sameNumbers', { numbers: data.sameNumbers.slice(0, 10).join(t('common:listSeparator')) })}
        </Notice>
      )}
      <TextInput
        mt="xs"
        label={t('duplicates.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {merge.failure !== null && <Notice tone="bad">{merge.failure}</Notice>}
      <Group justify="flex-end" mt="xs">
        <Button size="compact-sm" variant="default" onClick={props.onCancel}>
          {t('common:cancel')}
        </Button>
        <Button
          size="compact-sm"
          type="submit"
          loading={merge.running}
          disabled={data === undefined || data.sameNumbers.length > 0}
        >
          {t('duplicates.merge')}
        </Button>
      </Group>
    </form>
  );
}
