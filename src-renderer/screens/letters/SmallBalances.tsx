import { Button, Checkbox, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, Panel } from '../../components/Section.tsx';
import classes from './Letters.module.css';
import { PaperDrawer } from './PaperDrawer.tsx';
import { SmallDialog } from './SmallDialog.tsx';
import { SmallEmpty } from './SmallEmpty.tsx';
import { SmallIssued, type IssuedBatch } from './SmallIssued.tsx';

type Row = ValueOf<'letters.small'>['rows'][number];

/** As many as go out in one batch. */
const MOST = 500;

/** Customers whose whole overdue sum is too small for steps of their own: one gentle letter each, in one go. */
export function SmallBalances() {
  const { t, i18n } = useTranslation('letters');
  const format = useFormat();
  const { asOf, currency, book } = useWorkingPoint();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const { data, error } = useQueryOf('letters.small', { asOf, currency, search, limit: MOST });
  const [out, setOut] = useState<ReadonlySet<CustomerId>>(new Set());
  const [shown, setShown] = useState<Row | null>(null);
  const [asking, setAsking] = useState(false);
  const [issued, setIssued] = useState<IssuedBatch | null>(null);
  const draft = useQueryOf(
    'letters.smallDraft',
    { asOf, currency, customerId: shown?.customerId ?? (0 as never) },
    { enabled: shown !== null, keepPrevious: false },
  );

  if (issued !== null) return <SmallIssued batch={issued} onBack={() => setIssued(null)} />;
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return null;
  if (data.total === 0 && search === '') return <SmallEmpty minimumMinor={data.minimumMinor} />;

  const { rows } = data;
  const free = rows.filter(({ held }) => held.length === 0);
  const ticked = free.filter(({ customerId }) => !out.has(customerId));
  const sum = format.money(
    ticked.reduce((total, { claimedMinor }) => total + claimedMinor, 0),
    currency,
  );
  const turn = (customerId: CustomerId): void => {
    const next = new Set(out);
    if (!next.delete(customerId)) next.add(customerId);
    setOut(next);
  };
  return (
    <>
      <Bar>
        <TextInput
          w={260}
          aria-label={t('common:search')}
          placeholder={t('common:picker.placeholder')}
          leftSection={<Icon name="search" size={13} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {!book.readOnly && (
          <Button data-push disabled={ticked.length === 0} onClick={() => setAsking(true)}>
            {t('small.issue', { count: ticked.length, amount: sum })}
          </Button>
        )}
      </Bar>
      <span className={classes.soft}>
        {t('small.note', { minimum: format.money(data.minimumMinor ?? 0, currency), days: data.gapDays })}
      </span>
      {rows.length === 0 ? (
        <EmptyState icon="search" title={t('candidates.nothingTitle')} text={t('candidates.nothingText')} />
      ) : (
        <Panel>
          <div className={classes.scroll}>
            <table className={classes.small} aria-label={t('small.label')}>
              <thead>
                <tr>
                  <th>
                    <Checkbox
                      size="xs"
                      aria-label={t('small.tickAll')}
                      checked={free.length > 0 && ticked.length === free.length}
                      indeterminate={ticked.length > 0 && ticked.length < free.length}
                      disabled={free.length === 0 || book.readOnly}
                      onChange={() =>
                        setOut(
                          ticked.length === free.length ? new Set(free.map(({ customerId }) => customerId)) : new Set(),
                        )
                      }
                    />
                  </th>
                  <th>{t('common:customer')}</th>
                  <th data-right>{t('candidates.overdue')}</th>
                  <th data-right>{t('small.asked')}</th>
                  <th data-right>{t('candidates.oldest')}</th>
                  <th>{t('candidates.last')}</th>
                  <th>{t('candidates.state')}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <SmallRow
                    key={row.customerId}
                    row={row}
                    ticked={row.held.length === 0 && !out.has(row.customerId)}
                    onTurn={() => turn(row.customerId)}
                    onPreview={() => setShown(row)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      {data.total > rows.length && (
        <Notice tone="note">
          {t('small.more', { shown: format.count(rows.length), total: format.count(data.total) })}
        </Notice>
      )}
      <PaperDrawer
        opened={shown !== null}
        title={shown === null ? '' : t('small.previewOf', { customer: shown.customerName })}
        paper={draft.data}
        failure={draft.error === null ? null : errorText(i18n, draft.error)}
        onClose={() => setShown(null)}
      />
      <SmallDialog
        opened={asking}
        request={{ asOf, currency, customerIds: ticked.map(({ customerId }) => customerId) }}
        amount={sum}
        onClose={() => setAsking(false)}
        onIssued={(batch) => {
          setAsking(false);
          setIssued(batch);
        }}
      />
    </>
  );
}

interface SmallRowProps {
  readonly row: Row;
  readonly ticked: boolean;
  readonly onTurn: () => void;
  readonly onPreview: () => void;
}

function SmallRow({ row, ticked, onTurn, onPreview }: SmallRowProps) {
  const { t } = useTranslation('letters');
  const format = useFormat();
  const { currency, book } = useWorkingPoint();
  const [first, ...more] = row.held;
  return (
    <tr data-out={!ticked || undefined}>
      <td>
        <Checkbox
          size="xs"
          aria-label={t('small.tick', { customer: row.customerName })}
          checked={ticked}
          disabled={first !== undefined || book.readOnly}
          onChange={onTurn}
        />
      </td>
      <td>
        {row.customerName}
        <span className={classes.code}>{row.customerCode}</span>
      </td>
      <td data-right>{format.amount(row.overdueMinor, currency)}</td>
      <td data-right>{first === undefined ? <b>{format.amount(row.claimedMinor, currency)}</b> : '–'}</td>
      <td data-right>{t('common:days', { days: row.oldestDaysLate })}</td>
      <td>
        {row.lastLevel === null || row.lastIssuedAt === null
          ? t('candidates.never')
          : `L${row.lastLevel} · ${format.instant(row.lastIssuedAt).slice(0, -6)}`}
      </td>
      <td>
        {first === undefined ? (
          <b>{t('candidates.dueNow')}</b>
        ) : (
          <span title={row.held.map(({ reason }) => t(`blockKinds.${reason}`)).join(t('common:listSeparator'))}>
            <Chip>{t(`blockKinds.${first.reason}`)}</Chip>
            {first.untilOn !== null && ` ${t('candidates.until', { day: format.day(first.untilOn) })}`}
            {more.length > 0 && ` +${more.length}`}
          </span>
        )}
      </td>
      <td data-right>
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('small.previewOf', { customer: row.customerName })}
          onClick={onPreview}
        >
          {t('small.preview')}
        </Button>
      </td>
    </tr>
  );
}
