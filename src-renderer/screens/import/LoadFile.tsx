import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { DryRun, OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import type { PickedFile } from '../../app/host.ts';
import { useJob } from '../../app/jobs.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { ProgressPanel } from '../../components/ProgressPanel.tsx';
import { DropZone } from './DropZone.tsx';
import { DryRunPanel } from './DryRunPanel.tsx';
import { FilePanel } from './FilePanel.tsx';
import { importLocation } from './handover.ts';
import classes from './Import.module.css';
import { Loaded } from './Loaded.tsx';
import { MappingTable } from './MappingTable.tsx';
import { Options } from './Options.tsx';
import { PointToHeader } from './PointToHeader.tsx';
import {
  draftOf,
  isAnswered,
  isComplete,
  missingFields,
  planOf,
  questionsOf,
  type ImportDraft,
  type ImportPlan,
} from './plan.ts';

type Reading = Omit<InputFor<'exchange.open'>, 'fileToken'>;
type Sample = InputFor<'exchange.openSample'>['sample'];

interface Opened {
  readonly file: OpenedFile;
  /** Null for samples, which are read one way only. */
  readonly fileToken: string | null;
}

interface Refused {
  readonly fileToken: string;
  readonly name: string;
  readonly code: string;
}

/** From a file to a batch: understood, asked about where it cannot tell, checked without a trace, then loaded. */
export function LoadFile() {
  const { t } = useTranslation('import');
  const location = useLocation();
  const navigate = useNavigate();
  const { currency, today } = useWorkingPoint();
  const open = useJob('exchange.open');
  const openSample = useJob('exchange.openSample');
  const check = useJob('exchange.dryRun');
  const commit = useJob('exchange.commit');
  const [refused, setRefused] = useState<Refused | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [draft, setDraft] = useState<ImportDraft | null>(null);
  const [checked, setChecked] = useState<{ readonly plan: ImportPlan; readonly outcome: DryRun } | null>(null);
  const [loaded, setLoaded] = useState<ValueOf<'exchange.commit'> | null>(null);
  const outcome = useRef<HTMLDivElement>(null);

  const take = (file: OpenedFile, fileToken: string | null): void => {
    setOpened({ file, fileToken });
    setDraft(draftOf(file, draft?.currency ?? currency));
    setChecked(null);
    setLoaded(null);
    setRefused(null);
  };
  const read = async (fileToken: string, name: string, reading: Reading = {}): Promise<void> => {
    const reply = await open.run({ fileToken, ...reading }, { quiet: true });
    if (reply.ok) take(reply.value, fileToken);
    else setRefused({ fileToken, name, code: reply.code });
  };
  const readSample = async (sample: Sample): Promise<void> => {
    const reply = await openSample.run({ sample });
    if (reply.ok) take(reply.value, null);
  };

  // A file handed over by the start screen is read once, and not again when the page is loaded anew.
  const handed = importLocation.read(location.state);
  const handedToken = useRef<string | null>(null);
  useEffect(() => {
    if (handed === null || handedToken.current === handed.fileToken) return;
    handedToken.current = handed.fileToken;
    void navigate(importLocation.path, { replace: true, state: null });
    void read(handed.fileToken, handed.name);
  });

  const reset = (): void => {
    setOpened(null);
    setDraft(null);
    setChecked(null);
    setLoaded(null);
    setRefused(null);
  };
  const change = (next: ImportDraft): void => {
    setDraft(next);
    setChecked(null);
  };
  const runCheck = async (): Promise<void> => {
    if (opened === null || draft === null) return;
    const plan = planOf(opened.file, draft, today);
    const reply = await check.run(plan, { quiet: true });
    if (!reply.ok) return;
    setChecked({ plan, outcome: reply.value });
    setTimeout(() => outcome.current?.scrollIntoView({ block: 'start' }), 0);
  };
  const runCommit = async (): Promise<void> => {
    if (checked === null) return;
    const reply = await commit.run(checked.plan, { quiet: true });
    if (reply.ok) setLoaded(reply.value);
  };

  if (loaded !== null && opened !== null)
    return <Loaded result={loaded} fileName={opened.file.fileName} onAnother={reset} />;

  if (opened === null || draft === null)
    return (
      <>
        {open.failure !== null && !open.running && (
          <Notice tone="bad">
            <strong>{refused?.name}</strong> {open.failure}
          </Notice>
        )}
        {refused?.code === 'header_not_found' && !open.running && (
          <PointToHeader onRead={(reading) => void read(refused.fileToken, refused.name, reading)} />
        )}
        <ProgressPanel title={t('reading')} job={open} />
        <ProgressPanel title={t('reading')} job={openSample} />
        <DropZone
          busy={open.running || openSample.running}
          onFile={(file: PickedFile) => void read(file.fileToken, file.name)}
          onSample={(sample) => void readSample(sample)}
        />
      </>
    );

  const { file, fileToken } = opened;
  const missing = missingFields(file.kind, draft);
  const unanswered = questionsOf(file, draft).filter((question) => !isAnswered(question, draft)).length;
  return (
    <>
      <FilePanel
        file={file}
        busy={open.running}
        onRead={fileToken === null ? null : (reading) => void read(fileToken, file.fileName, reading)}
        onAnother={reset}
      />
      {open.failure !== null && !open.running && <Notice tone="bad">{open.failure}</Notice>}
      <ProgressPanel title={t('reading')} job={open} />
      <MappingTable file={file} draft={draft} onChange={change} />
      <Options file={file} draft={draft} onChange={change} />

      <div className={classes.action}>
        {missing.length > 0 && (
          <Notice tone="look">
            {t('missing', {
              fields: missing
                .map((group) => group.map((field) => t(`fields.${field}`)).join(t('or')))
                .join(t('common:listSeparator')),
            })}
          </Notice>
        )}
        {unanswered > 0 && <Notice tone="look">{t('unanswered', { n: unanswered })}</Notice>}
        {check.failure !== null && !check.running && <Notice tone="bad">{check.failure}</Notice>}
        <ProgressPanel title={t('checking')} job={check} />
        <Bar>
          <Button
            variant={checked === null ? 'filled' : 'default'}
            disabled={!isComplete(file, draft) || commit.running}
            loading={check.running}
            onClick={() => void runCheck()}
          >
            {t('check')}
          </Button>
          <span className={classes.soft}>{t('checkNote')}</span>
        </Bar>
      </div>

      {checked !== null && (
        <div ref={outcome} className={classes.outcome}>
          <DryRunPanel
            outcome={checked.outcome}
            plan={checked.plan}
            fileName={file.fileName}
            commit={commit}
            onCommit={() => void runCommit()}
          />
        </div>
      )}
    </>
  );
}
