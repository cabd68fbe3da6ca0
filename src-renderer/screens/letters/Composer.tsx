import { Button, Checkbox, Loader, SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { LetterLevel } from '../../../src-main/areas/letters/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import type { Language } from '../../../src-main/kernel/format.ts';
import type { CustomerId, DueItemId } from '../../../src-main/kernel/ids.ts';
import type { InputFor, ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { DocumentPreview } from '../../components/DocumentPreview/DocumentPreview.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { IssueDialog, type IssuedLetter } from './IssueDialog.tsx';
import { Issued } from './Issued.tsx';
import classes from './Letters.module.css';
import { LetterItems } from './LetterItems.tsx';
import { LetterNotices } from './LetterNotices.tsx';

type Customer = ValueOf<'customers.get'>;

export interface ComposerProps {
  readonly customerId: CustomerId;
  /** Asked for from elsewhere; absent: the one the policy suggests. */
  readonly level?: LetterLevel | undefined;
  readonly onBack: () => void;
  readonly onArchive: () => void;
}

/** One letter to one debtor in one currency: choices and what speaks against it on the left, the paper on the right. */
export function Composer(props: ComposerProps) {
  const { i18n } = useTranslation();
  const { asOf, currency } = useWorkingPoint();
  const { customerId } = props;
  const customer = useQueryOf('customers.get', { id: customerId });
  const candidates = useQueryOf(
    'letters.candidates',
    { asOf, currency, search: customer.data?.code ?? '', limit: 50 },
    { enabled: customer.data !== undefined },
  );
  const cockpit = useQueryOf('collections.cockpit', { asOf, customerId });
  if (customer.error !== null) return <Notice tone="bad">{errorText(i18n, customer.error)}</Notice>;
  const waiting = [candidates, cockpit].some(({ data, error }) => data === undefined && error === null);
  if (customer.data === undefined || waiting) return <Loader size="sm" />;
  const candidate = candidates.data?.rows.find((row) => row.customerId === customerId);
  return (
    <Compose
      key={`${asOf}-${currency}`}
      customer={customer.data}
      {...props}
      held={heldIn(cockpit.data?.items ?? [], currency)}
      suggestedLevel={props.level ?? candidate?.suggestedLevel ?? 1}
    />
  );
}

type Item = ValueOf<'collections.cockpit'>['items'][number];

/**
 * Overdue items that must not be chased now: promised, in a plan, before a court, paused. They are left out until somebody
 * ticks them. Where that is all there is, nothing is left out and the letter says itself what stands against it.
 */
function heldIn(items: readonly Item[], currency: string): readonly DueItemId[] {
  const late = items.filter((item) => item.currency === currency && item.daysLate > 0 && item.openMinor > 0);
  const held = late.filter(({ blocks }) => blocks.some((kind) => kind !== 'disputed'));
  return held.length === late.length ? [] : held.map(({ dueItemId }) => dueItemId);
}

interface ComposeProps extends ComposerProps {
  readonly customer: Customer;
  readonly suggestedLevel: LetterLevel;
  readonly held: readonly DueItemId[];
}

function Compose(props: ComposeProps) {
  const { t, i18n } = useTranslation('letters');
  const format = useFormat();
  const navigate = useNavigate();
  const { asOf, currency, book } = useWorkingPoint();
  const { customer, customerId } = props;
  const settings = useQueryOf('settings.get', {});
  const [level, setLevel] = useState<LetterLevel>(props.suggestedLevel);
  const [language, setLanguage] = useState<Language>(customer.language);
  const [payBy, setPayBy] = useState<Day | null>(null);
  const [accountId, setAccountId] = useState<string | null>(null);
  const [leaveOut, setLeaveOut] = useState<readonly DueItemId[]>(props.held);
  const [deductUnapplied, setDeductUnapplied] = useState(false);
  const [withInterest, setWithInterest] = useState(false);
  const [issuing, setIssuing] = useState(false);
  const [issued, setIssued] = useState<IssuedLetter | null>(null);

  const request: InputFor<'letters.issue'> = {
    customerId,
    currency,
    level,
    language,
    asOf,
    leaveOut: [...leaveOut],
    deductUnapplied,
    withInterest: withInterest && level >= 3,
    ...(payBy === null ? {} : { payBy }),
    ...(accountId === null ? {} : { accountId }),
  };
  const preview = useQueryOf('letters.preview', request);
  const { data } = preview;
  const blocked = data?.notices.some(({ severity }) => severity === 'blocking') ?? true;
  const accounts = (settings.data?.accounts ?? []).filter((account) => account.currency === currency);
  const preferred = accounts.find((account) => account.isDefault) ?? accounts[0];

  if (issued !== null)
    return <Issued letter={issued} customerName={customer.name} onNext={props.onBack} onArchive={props.onArchive} />;

  return (
    <Page fill>
      <SectionTitle
        level={1}
        title={t('compose.title', { customer: customer.name })}
        note={`${t('compose.asOf', { day: format.day(asOf) })} · ${format.currencyName(currency)}`}
        tools={
          <>
            <Button variant="subtle" color="gray" onClick={() => void navigate(`/customers/${customerId}`)}>
              {t('compose.toCustomer')}
            </Button>
            <Button variant="subtle" color="gray" leftSection={<Icon name="back" size={12} />} onClick={props.onBack}>
              {t('compose.toList')}
            </Button>
          </>
        }
      />
      <div className={classes.columns}>
        <div className={classes.side}>
          <div className={classes.choices}>
            <span id="letter-level">{t('compose.level')}</span>
            <Select
              aria-labelledby="letter-level"
              allowDeselect={false}
              value={String(level)}
              data={([0, 1, 2, 3, 4] as const).map((value) => ({
                value: String(value),
                label: t(`levels.${value}`),
              }))}
              onChange={(value) => {
                const chosen = Number(value ?? level) as LetterLevel;
                if ((chosen === 0) !== (level === 0)) setLeaveOut(chosen === 0 ? [] : props.held);
                setLevel(chosen);
                setPayBy(null);
              }}
            />
            <span id="letter-language">{t('compose.language')}</span>
            <SegmentedControl
              aria-labelledby="letter-language"
              value={language}
              data={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              onChange={(value) => setLanguage(value)}
            />
            <span>{t('compose.payBy')}</span>
            <DayInput
              label={t('compose.payBy')}
              hideLabel
              value={payBy ?? data?.figures.payBy ?? null}
              onChange={setPayBy}
            />
            <span>{t('compose.account')}</span>
            <Select
              aria-label={t('compose.account')}
              value={accountId ?? preferred?.accountId ?? null}
              placeholder={t('compose.noAccount')}
              allowDeselect={false}
              disabled={accounts.length === 0}
              data={accounts.map((account) => ({
                value: account.accountId,
                label: `${account.bankName} ${account.accountNumber}`,
              }))}
              onChange={setAccountId}
            />
          </div>
          {data !== undefined && data.figures.unappliedMinor > 0 && (
            <Checkbox
              label={t('compose.deduct', { amount: format.money(data.figures.unappliedMinor, currency) })}
              description={t('compose.deductHint')}
              checked={deductUnapplied}
              onChange={(event) => setDeductUnapplied(event.currentTarget.checked)}
            />
          )}
          {level >= 3 && (
            <Checkbox
              label={t('compose.interest')}
              description={t('compose.interestHint')}
              checked={withInterest}
              onChange={(event) => setWithInterest(event.currentTarget.checked)}
            />
          )}
          {data !== undefined && (
            <LetterNotices notices={data.notices} onSettings={(tab) => void navigate(`/settings?tab=${tab}`)} />
          )}
          {level > 0 && props.held.some((dueItemId) => leaveOut.includes(dueItemId)) && (
            <Notice tone="note">{t('compose.heldOut')}</Notice>
          )}
          <LetterItems
            key={level === 0 ? 'coming' : 'overdue'}
            reminder={level === 0}
            customerId={customerId}
            leaveOut={leaveOut}
            onChange={setLeaveOut}
            figures={data?.figures ?? null}
          />
          <Button
            size="sm"
            disabled={data === undefined || blocked || book.readOnly || preview.isPlaceholderData}
            onClick={() => setIssuing(true)}
          >
            {t('compose.issue')}
          </Button>
        </div>
        <div className={classes.preview}>
          {preview.error !== null ? (
            <Notice tone="bad">{errorText(i18n, preview.error)}</Notice>
          ) : data === undefined ? (
            <Loader size="sm" aria-label={t('common:loading')} />
          ) : (
            <DocumentPreview documentToken={data.documentToken} title={data.title} />
          )}
        </div>
      </div>
      {data !== undefined && (
        <IssueDialog
          opened={issuing}
          request={request}
          figures={data.figures}
          notices={data.notices}
          customerName={customer.name}
          onClose={() => setIssuing(false)}
          onIssued={(letter) => {
            setIssuing(false);
            setIssued(letter);
          }}
        />
      )}
    </Page>
  );
}
