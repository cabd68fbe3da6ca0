import { Button, Group, Modal, SegmentedControl, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { id as idOf } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DocumentButtons } from '../../components/DocumentPreview/DocumentButtons.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Notice } from '../../components/Notice.tsx';
import classes from './Promises.module.css';

interface IssuePaperProps {
  readonly what: 'promise' | 'plan';
  readonly id: number;
  readonly onAsking: (asking: boolean) => void;
}

/** The paper of a promise or a plan: seen as a draft, then numbered and kept as it was issued. */
export function IssuePaper(props: IssuePaperProps) {
  const { t } = useTranslation('promises');
  const [opened, setOpened] = useState(false);
  const show = (open: boolean): void => {
    setOpened(open);
    props.onAsking(open);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => show(true)}>
        {t(`paper.${props.what}`)}
      </Button>
      <Modal
        opened={opened}
        onClose={() => show(false)}
        size={900}
        title={t(`paper.${props.what}`)}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        {opened && <Paper {...props} />}
      </Modal>
    </>
  );
}

function Paper({ what, id }: IssuePaperProps) {
  const { t, i18n } = useTranslation('promises');
  const { asOf } = useWorkingPoint();
  const [language, setLanguage] = useState<'zh' | 'en'>(i18n.language === 'en' ? 'en' : 'zh');
  const [issued, setIssued] = useState<{ readonly number: string; readonly issuedId: number } | null>(null);
  const request = { language, asOf };
  const promise = useQueryOf(
    'letters.promiseDraft',
    { ...request, promiseId: idOf<'promise'>(id) },
    { enabled: what === 'promise' },
  );
  const plan = useQueryOf('letters.planDraft', { ...request, planId: idOf<'plan'>(id) }, { enabled: what === 'plan' });
  const confirm = useCommand('letters.promiseConfirmation');
  const agree = useCommand('letters.repaymentAgreement');
  const reprint = useQueryOf(
    'letters.reprint',
    { issuedId: idOf<'issued'>(issued?.issuedId ?? 1) },
    { enabled: issued !== null },
  );
  const { data: draft, error } = what === 'promise' ? promise : plan;
  const shown = issued === null ? draft : reprint.data;
  const send = async (): Promise<void> => {
    const reply =
      what === 'promise'
        ? await confirm.run({ ...request, promiseId: idOf<'promise'>(id) }, { quiet: true })
        : await agree.run({ ...request, planId: idOf<'plan'>(id) }, { quiet: true });
    if (reply.ok) setIssued(reply.value);
  };
  const failure = what === 'promise' ? confirm.failure : agree.failure;
  const unfilled = draft?.unfilled ?? [];
  return (
    <div className={classes.form}>
      <Group gap={8}>
        <SegmentedControl
          aria-label={t('paper.language')}
          value={language}
          disabled={issued !== null}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
        {issued === null ? (
          <Button
            disabled={draft === undefined || unfilled.length > 0}
            loading={confirm.running || agree.running}
            onClick={() => void send()}
          >
            {t('paper.issue')}
          </Button>
        ) : (
          <span className={classes.soft}>{t('paper.issued', { number: issued.number })}</span>
        )}
        {shown !== undefined && (
          <DocumentButtons documentToken={shown.documentToken} suggestedFileName={shown.suggestedFileName} />
        )}
      </Group>
      {unfilled.length > 0 && issued === null && (
        <Notice tone="bad">{t('paper.unfilled', { fields: unfilled.join(', ') })}</Notice>
      )}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
      {shown === undefined ? (
        <Skeleton height={400} />
      ) : (
        <DocumentPreview documentToken={shown.documentToken} title={shown.title} />
      )}
    </div>
  );
}
