import { Button, Group, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../src-main/kernel/currency.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Confirm } from '../../components/Confirm.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { MoneyInput } from '../../components/MoneyInput/MoneyInput.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Orders.module.css';

export interface SuspensionAbout {
  readonly customerId: CustomerId;
  readonly currency: CurrencyCode;
  readonly amountMinor: number;
  readonly orderText: string;
}

/** A notice that an agreed order is not carried out for now: ground and evidence are the clerk's, the wording is ours. */
export function SuspensionDrawer({
  about,
  onClose,
}: {
  readonly about: SuspensionAbout | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('orders');
  return (
    <SideDrawer opened={about !== null} onClose={onClose} title={t('suspension.title')} size={900}>
      {about !== null && <Composer about={about} onClose={onClose} />}
    </SideDrawer>
  );
}

type Request = InputFor<'letters.suspensionDraft'>;

function Composer({ about, onClose }: { readonly about: SuspensionAbout; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('orders');
  const format = useFormat();
  const { asOf, book } = useWorkingPoint();
  const [ground, setGround] = useState<Request['ground']>('a526');
  const [language, setLanguage] = useState(format.language);
  const [orderText, setOrderText] = useState(
    about.orderText === '' ? '' : t('suspension.orderNamed', { number: about.orderText }),
  );
  const [amountMinor, setAmountMinor] = useState<number | null>(about.amountMinor);
  const [evidence, setEvidence] = useState('');
  const [days, setDays] = useState('15');
  const [issuing, setIssuing] = useState(false);
  const issue = useCommand('letters.issueSuspension');
  const securityDays = Math.min(90, Math.max(1, Number(days) || 15));
  const request: Request = {
    customerId: about.customerId,
    currency: about.currency,
    amountMinor: Math.max(1, amountMinor ?? 1),
    orderText: orderText.trim(),
    ground,
    evidence: evidence.trim(),
    securityDays,
    language,
    asOf,
  };
  const [asked] = useDebouncedValue(request, 250);
  const draft = useQueryOf('letters.suspensionDraft', asked);
  const ready =
    draft.data !== undefined && draft.data.unfilled.length === 0 && evidence.trim() !== '' && orderText.trim() !== '';

  const send = async (): Promise<void> => {
    const reply = await issue.run(request, { quiet: true });
    if (!reply.ok) return;
    notifications.show({ message: t('suspension.done', { number: reply.value.number }) });
    onClose();
  };

  return (
    <div className={classes.fields}>
      <Notice tone="look">{t('suspension.caution')}</Notice>
      <Group>
        <SegmentedControl
          aria-label={t('suspension.ground')}
          value={ground}
          data={(['a526', 'a527'] as const).map((value) => ({ value, label: t(`suspension.${value}`) }))}
          onChange={(value) => setGround(value)}
        />
        <SegmentedControl
          aria-label={t('suspension.language')}
          value={language}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(value) => setLanguage(value)}
        />
      </Group>
      <p className={classes.soft}>{t(`suspension.${ground}Hint`)}</p>
      <div className={classes.pair}>
        <TextInput
          label={t('suspension.order')}
          value={orderText}
          required
          maxLength={200}
          onChange={(event) => setOrderText(event.currentTarget.value)}
        />
        <MoneyInput
          label={t('suspension.amount')}
          currency={about.currency}
          valueMinor={amountMinor}
          onChange={setAmountMinor}
          required
        />
      </div>
      <Textarea
        label={t('suspension.evidence')}
        description={t('suspension.evidenceHint')}
        value={evidence}
        required
        autosize
        minRows={3}
        maxLength={5000}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      {ground === 'a527' && (
        <TextInput
          label={t('suspension.days')}
          value={days}
          inputMode="numeric"
          w={180}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      )}
      {draft.error !== null && <Notice tone="bad">{errorText(i18n, draft.error)}</Notice>}
      {issue.failure !== null && <Notice tone="bad">{issue.failure}</Notice>}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button disabled={!ready || book.readOnly} onClick={() => setIssuing(true)}>
          {t('suspension.issue')}
        </Button>
      </Group>
      {draft.data !== undefined && (
        <DocumentPreview documentToken={draft.data.documentToken} title={draft.data.title} />
      )}
      <Confirm
        opened={issuing}
        title={t('suspension.issue')}
        confirmLabel={t('suspension.issue')}
        busy={issue.running}
        onCancel={() => setIssuing(false)}
        onConfirm={() => void send()}
      >
        {t('suspension.issueText')}
      </Confirm>
    </div>
  );
}
