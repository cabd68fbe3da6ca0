import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankPlan, BankPreview } from '../../../src-main/areas/bank/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useJob } from '../../app/jobs.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FileDrop } from '../../components/FileDrop/FileDrop.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Bank.module.css';
import { ColumnsTable } from './ColumnsTable.tsx';
import { StatementPreview } from './StatementPreview.tsx';

type Reading = Omit<InputFor<'bank.open'>, 'fileToken'>;
type Encoding = NonNullable<Reading['encoding']>;
const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const satisfies readonly Encoding[];

interface Open {
  readonly fileToken: string;
  readonly preview: BankPreview;
  /** What the clerk has said about the file, sent again with the load. */
  readonly reading: Reading;
}

/** A bank file comes in, is read and proved, and its new lines are loaded. */
export function LoadTab({ onLines }: { readonly onLines: () => void }) {
  const { t } = useTranslation('bank');
  const open = useJob('bank.open');
  const load = useJob('bank.load');
  const [opened, setOpened] = useState<Open | null>(null);
  const [refused, setRefused] = useState('');
  const [loaded, setLoaded] = useState<ValueOf<'bank.load'> | null>(null);

  const read = async (fileToken: string, name: string, reading: Reading): Promise<void> => {
    setRefused('');
    const reply = await open.run({ fileToken, ...reading }, { quiet: true });
    if (reply.ok) setOpened({ fileToken, preview: reply.value, reading });
    else setRefused(name);
  };
  const again = (): void => {
    setOpened(null);
    setLoaded(null);
    setRefused('');
  };

  if (loaded !== null)
    return (
      <EmptyState
        icon="check"
        title={t(loaded.lines === 0 ? 'loaded.nothing' : 'loaded.title', { n: loaded.lines })}
        text={t('loaded.text', { duplicates: loaded.duplicates, rejected: loaded.rejected })}
        action={
          <Bar>
            <Button onClick={onLines}>{t('loaded.lines')}</Button>
            <Button variant="default" onClick={again}>
              {t('loaded.another')}
            </Button>
          </Bar>
        }
      />
    );
  return (
    <>
      {refused !== '' && open.failure !== null && !open.running && (
        <Notice tone="bad">
          <strong>{refused}</strong> {open.failure}
        </Notice>
      )}
      <ProgressPanel title={t('reading')} job={open} />
      {opened === null ? (
        <FileDrop
          purpose="bank"
          busy={open.running}
          onFile={(file) => read(file.fileToken, file.name, {})}
          title={t('drop.title')}
          text={t('drop.text')}
          kinds={t('drop.kinds')}
        />
      ) : (
        <Preview
          key={opened.preview.sha256}
          opened={opened}
          busy={open.running || load.running}
          onRead={(reading) => void read(opened.fileToken, opened.preview.fileName, reading)}
          onAnother={again}
          onLoad={async (acceptUnproved) => {
            const reply = await load.run(
              {
                fileToken: opened.fileToken,
                ...opened.reading,
                sha256: opened.preview.sha256,
                ...(acceptUnproved === null ? {} : { acceptUnproved }),
              },
              { quiet: true },
            );
            if (reply.ok) setLoaded(reply.value);
          }}
        />
      )}
      {load.failure !== null && !load.running && <Notice tone="bad">{load.failure}</Notice>}
      <ProgressPanel title={t('loadingTitle')} job={load} />
    </>
  );
}

interface PreviewProps {
  readonly opened: Open;
  readonly busy: boolean;
  readonly onRead: (reading: Reading) => void;
  readonly onAnother: () => void;
  readonly onLoad: (acceptUnproved: string | null) => Promise<void>;
}

function Preview({ opened, busy, onRead, onAnother, onLoad }: PreviewProps) {
  const { t } = useTranslation(['bank', 'import']);
  const format = useFormat();
  const { preview, reading } = opened;
  const { list, statements } = preview;
  const [account, setAccount] = useState(statements[0]?.accountNumber ?? reading.accountNumber ?? '');
  const [reason, setReason] = useState('');
  const [showColumns, setShowColumns] = useState((list?.missing.length ?? 0) > 0);
  const [accepted, setAccepted] = useState(false);
  const asksAccount = statements.length === 0 || statements.some((statement) => !statement.accountStated);
  const lacksAccount = statements.some(({ accountNumber }) => accountNumber === '');
  const lines = statements.reduce((sum, { newCount }) => sum + newCount, 0);
  const ready = statements.length > 0 && !lacksAccount && (preview.balanceProved || (accepted && reason.trim() !== ''));
  const plan = (change: BankPlan): void => onRead({ ...reading, plan: { ...reading.plan, ...change } });

  return (
    <>
      <section>
        <SectionTitle
          title={preview.fileName}
          note={[t(`formats.${preview.format}`), preview.bankName].filter((part) => part !== '').join(' · ')}
          tools={
            <Button variant="default" size="compact-xs" onClick={onAnother} disabled={busy}>
              {t('another')}
            </Button>
          }
        />
        {preview.loadedBefore.slice(0, 1).map((before) => (
          <Notice key={before.statementId} tone={before.undone ? 'note' : 'look'}>
            {t(before.undone ? 'loadedUndone' : 'loadedBefore', { at: format.instant(before.loadedAt) })}
          </Notice>
        ))}
        <div className={classes.controls}>
          {asksAccount && (
            <TextInput
              w={240}
              label={t('accountNumber')}
              description={lacksAccount || statements.length === 0 ? t('accountAsked') : t('accountRemembered')}
              value={account}
              maxLength={64}
              disabled={busy}
              onChange={(event) => setAccount(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.currentTarget.blur();
              }}
              onBlur={() => {
                const given = account.trim();
                if (given !== '' && given !== (statements[0]?.accountNumber ?? reading.accountNumber ?? ''))
                  onRead({ ...reading, accountNumber: given });
              }}
            />
          )}
          {preview.encoding !== null && preview.format === 'csv' && (
            <Select
              w={150}
              label={t('encoding')}
              disabled={busy}
              value={preview.encoding}
              allowDeselect={false}
              data={encodings.map((value) => ({ value, label: t(`import:encodings.${value}`) }))}
              onChange={(value) => value !== null && onRead({ ...reading, encoding: value })}
            />
          )}
          {list !== null && list.sheets.length > 1 && (
            <Select
              w={190}
              label={t('sheet')}
              disabled={busy}
              value={list.sheet}
              allowDeselect={false}
              data={[...list.sheets]}
              onChange={(value) => value !== null && onRead({ ...reading, sheet: value })}
            />
          )}
          {list !== null && (
            <Button variant="default" onClick={() => setShowColumns(!showColumns)} aria-expanded={showColumns}>
              {t(showColumns ? 'hideColumns' : 'showColumns')}
            </Button>
          )}
        </div>
      </section>
      {list !== null && list.missing.length > 0 && (
        <Notice tone="look">
          {t('columnsMissing', {
            fields: list.missing.map((field) => t(`fields.${field}`)).join(t('common:listSeparator')),
          })}
        </Notice>
      )}
      {list !== null && showColumns && <ColumnsTable list={list} busy={busy} onPlan={plan} />}
      {statements.map((statement) => (
        <StatementPreview
          key={`${statement.accountNumber}-${statement.currency}-${statement.fromOn}`}
          statement={statement}
        />
      ))}
      {statements.length > 0 && (
        <div className={classes.action}>
          {lacksAccount && <Notice tone="look">{t('accountAsked')}</Notice>}
          {!preview.balanceProved && (
            <>
              <Checkbox
                label={t('accept')}
                checked={accepted}
                onChange={(event) => setAccepted(event.currentTarget.checked)}
              />
              {accepted && (
                <TextInput
                  label={t('acceptReason')}
                  value={reason}
                  maxLength={200}
                  required
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              )}
            </>
          )}
          <Bar>
            <Button disabled={!ready || busy} onClick={() => void onLoad(preview.balanceProved ? null : reason.trim())}>
              {t('load', { n: format.count(lines), count: lines })}
            </Button>
          </Bar>
        </div>
      )}
    </>
  );
}
