import { Button, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AdjustmentReason, OpenItem } from '../../../../src-main/areas/ledger/contract.ts';
import { exponentOf } from '../../../../src-main/kernel/currency.ts';
import { laterDay } from '../../../../src-main/kernel/day.ts';
import { id } from '../../../../src-main/kernel/ids.ts';
import { toDecimal } from '../../../../src-main/kernel/money.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { lastDone, rememberDone } from '../../../app/lastDone.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { allocatedMinor } from '../../../components/Allocation/allocation.ts';
import { useEvidenceText } from '../../../components/Allocation/Evidence.tsx';
import { AskReason } from '../../../components/AskReason.tsx';
import { CustomerPicker, type PickedCustomer } from '../../../components/CustomerPicker/CustomerPicker.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { Notice } from '../../../components/Notice.tsx';
import {
  activePart,
  availableTo,
  cycledLetGo,
  emptyPart,
  filledRest,
  linesOfPart,
  receiptsOf,
  takenFrom,
  toggled,
  withLetGo,
  withPart,
  withTyped,
  type Part,
} from './draft.ts';
import { ItemTable } from './ItemTable.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { ProposalBar, shownAnswer } from './ProposalBar.tsx';
import { useDraft } from './useDraft.ts';
import { useGuess, type Guess } from './useGuess.ts';
import { useKeys } from './useKeys.ts';
import type { Work } from './useWork.ts';
import { WorkHead } from './WorkHead.tsx';
import classes from './Workbench.module.css';

const nobody = id<'customer'>(1);
/** Notices must not lie over the next line for long. */
const SHORT_MS = 2500;
const noItems: readonly OpenItem[] = [];

export interface MatcherProps {
  readonly work: Work;
  readonly readOnly: boolean;
  /** To another piece of work; nothing is lost. */
  readonly onStep: (step: 1 | -1) => void;
  readonly onDone: () => void;
  /** The last step was taken back: what it was about waits again. */
  readonly onUndone: () => void;
}

/** One piece of money and the items it may settle. */
export function Matcher({ work, readOnly, onStep, onDone, onUndone }: MatcherProps) {
  const { t } = useTranslation(['workbench', 'common']);
  const format = useFormat();
  const evidence = useEvidenceText();
  const { today } = useWorkingPoint();
  const { currency } = work;
  const [draft, change, forget] = useDraft(work.key);
  const guesses = useGuess(work);
  const [cursor, setCursor] = useState(0);
  const [editing, setEditing] = useState<string | null>(null);
  const [find, setFind] = useState('');
  const [settingAside, setSettingAside] = useState(false);
  const right = useRef<HTMLDivElement>(null);

  const part = activePart(draft);
  const guess = draft.active === 0 && part.customer === null ? guesses.likely : null;
  const customer = part.customer ?? guess?.customer ?? null;
  const availableMinor = availableTo(draft, work.availableMinor);

  const open = useQueryOf(
    'ledger.items',
    { asOf: laterDay(work.on, today), customerId: customer?.id ?? nobody, currency, limit: 1000 },
    { enabled: customer !== null, keepPrevious: false },
  );
  const all = customer === null ? noItems : (open.data?.rows ?? noItems);
  const wanted = find.trim().toLowerCase();
  const items = useMemo(() => (wanted === '' ? all : all.filter((item) => answersTo(item, wanted))), [all, wanted]);
  const elsewhere = useQueryOf(
    'ledger.find',
    { text: find.trim().slice(0, 200), limit: 6 },
    { enabled: wanted.length >= 2 && items.length === 0 },
  );
  const hits = items.length > 0 ? [] : (elsewhere.data?.rows ?? []).filter((row) => row.customerId !== customer?.id);

  const proposed = useQueryOf(
    'ledger.propose',
    {
      customerId: customer?.id ?? nobody,
      currency,
      amountMinor: Math.max(1, availableMinor),
      on: work.on,
      memo: work.memo.slice(0, 5000),
      by: part.by,
    },
    { enabled: customer !== null && availableMinor > 0, keepPrevious: false },
  );
  const proposal = proposed.data;
  const answer = proposal === undefined ? null : shownAnswer(proposal, part.alternative);
  const canLetGo = work.line !== null;
  const tie = (proposal?.alternatives.length ?? 0) > 0;

  // Until somebody decides, the table shows what is proposed; between equal answers it shows nothing as decided.
  const shown: Part =
    part.taken || answer === null ? part : { ...takenFrom(part, answer.rule, answer.lines, canLetGo), taken: false };
  const shownMinor = allocatedMinor(shown.amounts);
  const remainderMinor = availableMinor - shownMinor;
  const numbers = useMemo(() => new Map<number, string>(all.map((item) => [item.dueItemId, item.number])), [all]);
  const lineEvidence = useMemo(
    () =>
      new Map<number, string>(
        (answer?.lines ?? []).map((line) => [
          line.dueItemId,
          line.evidence.map((row) => evidence(row, currency)).join(' · '),
        ]),
      ),
    [answer, evidence, currency],
  );
  const overfilled = all.some((item) => (shown.amounts[item.dueItemId] ?? 0) > item.openMinor);
  const ready = customer !== null && proposal !== undefined && remainderMinor >= 0 && !overfilled && !readOnly;

  const match = useCommand('bank.match');
  const allocate = useCommand('ledger.allocate');
  const setAside = useCommand('bank.setAside');
  const undo = useCommand('history.undo');
  const running = match.running || allocate.running;
  const failure = match.failure ?? allocate.failure;

  /** The part as it is decided: a first touch starts from what is shown. */
  const decide = (of: (part: Part) => Part): void =>
    change((before) => withPart(before, (present) => of(present.taken ? present : { ...shown, customer: present.customer, taken: true }))); // prettier-ignore
  const take = (): void => {
    if (answer !== null) change((before) => withPart(before, (present) => takenFrom(present, answer.rule, answer.lines, canLetGo))); // prettier-ignore
  };
  const choose = (picked: PickedCustomer | null): void => {
    change((before) => withPart(before, (present) => ({ ...emptyPart, by: present.by, customer: picked })));
    setCursor(0);
    setFind('');
  };
  const nextAlternative = (index?: number): void => {
    const count = proposal?.alternatives.length ?? 0;
    if (count > 0)
      change((before) => withPart(before, (present) => ({ ...present, taken: false, alternative: (index ?? present.alternative + 1) % count }))); // prettier-ignore
  };
  const byLaw = (): void =>
    change((before) => withPart(before, (present) => ({ ...present, taken: false, alternative: 0, by: present.by === 'evidence' ? 'legal_order' : 'evidence' }))); // prettier-ignore
  const addPart = (): void => {
    change((before) => {
      // What is proposed for the first customer is decided by going on to a second.
      const settled = withPart(before, (present) => (present.taken ? present : { ...shown, customer: present.customer ?? customer, taken: true })); // prettier-ignore
      return { parts: [...settled.parts, emptyPart], active: settled.parts.length };
    });
    setCursor(0);
  };

  const confirm = async (): Promise<void> => {
    if (!ready || running) return;
    if (!part.taken && tie) {
      notifications.show({ message: t('chooseFirst'), autoClose: SHORT_MS });
      return;
    }
    const decided = withPart(draft, (present) => ({ ...shown, customer: present.customer, taken: true }));
    if (work.line !== null) {
      const receipts = receiptsOf(
        decided,
        guesses.likely?.customer ?? null,
        work.availableMinor,
        work.payerName !== '',
      );
      const reply = await match.run({ lineId: work.line.lineId, receipts }, { quiet: true });
      if (!reply.ok) return;
      const unappliedMinor = reply.value.receipts.reduce((sum, receipt) => sum + receipt.unappliedMinor, 0);
      const number = reply.value.receipts.map((receipt) => receipt.number).join(', ');
      notifications.show({
        autoClose: SHORT_MS,
        message: t(unappliedMinor > 0 ? 'doneUnapplied' : 'done', {
          number,
          amount: format.money(unappliedMinor, currency),
        }),
      });
    } else if (work.credit !== null) {
      const lines = linesOfPart(shown);
      if (lines.length === 0) return;
      const reply = await allocate.run({ creditId: work.credit.documentId, lines, rule: shown.rule }, { quiet: true });
      if (!reply.ok) return;
      notifications.show({
        autoClose: SHORT_MS,
        message: t('doneUnapplied', {
          number: work.credit.number,
          amount: format.money(reply.value.unappliedMinor, currency),
        }),
      });
    }
    forget();
    onDone();
  };

  const takeBack = async (): Promise<void> => {
    const done = lastDone();
    if (done === null || undo.running) return;
    const reply = await undo.run({ commandId: done.commandId });
    if (!reply.ok) return;
    rememberDone(null);
    notifications.show({ message: t('undone'), autoClose: SHORT_MS });
    onUndone();
  };

  const marked = items[Math.min(cursor, Math.max(0, items.length - 1))];
  const inWork = (): boolean => document.activeElement?.closest('[data-pane="work"]') != null;
  const walk = (step: 1 | -1): void => {
    setCursor((before) => Math.max(0, Math.min(items.length - 1, Math.min(before, items.length - 1) + step)));
  };
  const focusPane = (pane: 'work' | 'items'): void =>
    document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)?.focus();

  useKeys((event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      void confirm();
      return true;
    }
    if (key === 'j' || key === 'k') onStep(key === 'j' ? 1 : -1);
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const step = key === 'ArrowDown' ? 1 : -1;
      if (inWork()) onStep(step);
      else walk(step);
    } else if (key === 'ArrowRight') focusPane('items');
    else if (key === 'ArrowLeft') focusPane('work');
    else if (key === '/')
      right.current?.querySelector<HTMLElement>(customer === null ? '[data-pick] input' : '[data-find] input')?.focus();
    else if (key === 'c') right.current?.querySelector<HTMLElement>('[data-pick] input')?.focus();
    else if (readOnly) return false;
    else if (key === 's' && work.line !== null) setSettingAside(true);
    else if (key === 'u') void takeBack();
    else if (customer === null) {
      const suggested = guesses.all[Number(key) - 1];
      if (suggested === undefined) return false;
      choose(suggested.customer);
    } else if (key === 'Enter') take();
    else if (key === 'x') byLaw();
    else if (key === 'a') nextAlternative();
    else if (key === 'f') decide((present) => filledRest(present, all, availableMinor));
    else if (marked === undefined) return false;
    else if (key === ' ') {
      decide((present) => toggled(present, marked, availableMinor));
      focusPane('items');
    } else if (key === 'd' && canLetGo) decide((present) => cycledLetGo(present, marked));
    else if (key === 'Delete' || key === 'Backspace') decide((present) => withTyped(present, marked, null));
    else if (/^\d$/.test(key)) {
      setEditing(key);
      decide((present) =>
        withTyped(present, marked, Number(key) === 0 ? null : Number(key) * 10 ** exponentOf(currency)),
      );
    } else return false;
    return true;
  });

  return (
    <div className={classes.right} ref={right}>
      <WorkHead
        work={work}
        availableMinor={availableMinor}
        allocatedMinor={shownMinor}
        remainderMinor={remainderMinor}
        thirdParty={guess?.thirdParty ?? thirdPartyOf(guesses.all, customer)}
      />
      {work.line !== null && !readOnly && <LinkNotice line={work.line} onDone={onDone} />}
      {(draft.parts.length > 1 || draft.active > 0) && (
        <div className={classes.parts} role="group" aria-label={t('parts')}>
          {draft.parts.map((each, index) => (
            <button
              key={index}
              type="button"
              className={classes.part}
              aria-pressed={index === draft.active}
              onClick={() => {
                change((before) => ({ ...before, active: index }));
                setCursor(0);
              }}
            >
              {(each.customer ?? (index === 0 ? guesses.likely?.customer : null))?.name ?? t('anotherCustomer')}{' '}
              {format.money(allocatedMinor(each.amounts), currency)}
            </button>
          ))}
        </div>
      )}
      <div className={classes.customer}>
        <div data-pick>
          <CustomerPicker
            label={guess === null ? t('common:customer') : t(`guess.${guess.why}`)}
            value={customer}
            onChange={choose}
            disabled={work.credit !== null}
          />
        </div>
        <div className={classes.find} data-find>
          <TextInput
            label={t('find')}
            placeholder={t('findHint')}
            value={find}
            onChange={(event) => {
              setFind(event.currentTarget.value);
              setCursor(0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' || event.key === 'Enter') {
                const [hit] = hits;
                if (event.key === 'Escape') setFind('');
                else if (hit !== undefined && work.credit === null)
                  choose({ id: hit.customerId, code: '', name: hit.customerName });
                event.preventDefault();
                focusPane('items');
              }
            }}
          />
        </div>
        {work.line !== null && customer !== null && !readOnly && (
          <Button variant="default" onClick={addPart} disabled={remainderMinor <= 0}>
            {t('addCustomer')}
          </Button>
        )}
      </div>
      {customer === null && guesses.all.length > 0 && (
        <Suggestions guesses={guesses.all} onChoose={(chosen) => choose(chosen.customer)} />
      )}
      {hits.length > 0 && work.credit === null && (
        <div className={classes.parts}>
          {hits.map((hit) => (
            <button
              key={hit.documentId}
              type="button"
              className={classes.part}
              onClick={() => choose({ id: hit.customerId, code: '', name: hit.customerName })}
            >
              {hit.number} · {hit.customerName}
            </button>
          ))}
        </div>
      )}
      {customer !== null && proposal !== undefined && all.length > 0 && (
        <ProposalBar
          proposal={proposal}
          part={part}
          currency={currency}
          numbers={numbers}
          onTake={take}
          onAlternative={nextAlternative}
          onLegal={byLaw}
        />
      )}
      {customer === null ? (
        <EmptyState icon="customers" title={t('chooseCustomer')} text={t('chooseCustomerText')} />
      ) : all.length === 0 && open.data !== undefined ? (
        <EmptyState icon="check" title={t('nothingOpen')} text={t('nothingOpenText')} />
      ) : (
        <ItemTable
          items={items}
          currency={currency}
          part={shown}
          cursor={Math.min(cursor, Math.max(0, items.length - 1))}
          editing={editing}
          canLetGo={canLetGo && !readOnly}
          evidence={lineEvidence}
          onCursor={setCursor}
          onEdit={(text) => {
            setEditing(text);
            if (text === null) requestAnimationFrame(() => focusPane('items'));
          }}
          onAmount={(item, amountMinor) => decide((present) => withTyped(present, item, amountMinor))}
          onToggle={(item) => decide((present) => toggled(present, item, availableMinor))}
          onLetGo={(item, reason: AdjustmentReason | null) => decide((present) => withLetGo(present, item, reason))}
        />
      )}
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      {!readOnly && (
        <div className={classes.actions}>
          <Button
            disabled={!ready}
            loading={running}
            rightSection={<Keys keys="mod+Enter" />}
            className={classes.withKeys ?? ''}
            onClick={() => void confirm()}
          >
            {t('confirm')}
          </Button>
          <Button
            variant="default"
            disabled={!part.taken && shownMinor === 0}
            onClick={() => decide((present) => ({ ...present, amounts: {}, letGo: {}, rule: 'chosen' }))}
          >
            {t('clear')}
          </Button>
          {work.line !== null && (
            <Button variant="default" rightSection={<Keys keys="S" />} onClick={() => setSettingAside(true)}>
              {t('setAside')}
            </Button>
          )}
          <span className={classes.keys}>{t('keys')}</span>
        </div>
      )}
      <AskReason
        opened={settingAside}
        title={t('setAsideTitle')}
        reasonLabel={t('setAsideReason')}
        reasonHint={t('setAsideHint')}
        confirmLabel={t('setAside')}
        busy={setAside.running}
        failure={setAside.failure}
        onCancel={() => setSettingAside(false)}
        onConfirm={({ reason }) => {
          if (work.line === null) return;
          void setAside.run({ lineIds: [work.line.lineId], reason }, { quiet: true }).then((reply) => {
            if (!reply.ok) return;
            setSettingAside(false);
            forget();
            onDone();
          });
        }}
      />
    </div>
  );
}

function Suggestions(props: { readonly guesses: readonly Guess[]; readonly onChoose: (guess: Guess) => void }) {
  const { t } = useTranslation('workbench');
  return (
    <div className={classes.parts} role="group" aria-label={t('suggestions')}>
      {props.guesses.slice(0, 9).map((guess, index) => (
        <button key={guess.customer.id} type="button" className={classes.part} onClick={() => props.onChoose(guess)}>
          <Keys keys={String(index + 1)} /> {guess.customer.name} · {t(`guess.${guess.why}`)}
        </button>
      ))}
    </div>
  );
}

function thirdPartyOf(guesses: readonly Guess[], customer: PickedCustomer | null): boolean {
  return guesses.some((guess) => guess.customer.id === customer?.id && guess.thirdParty);
}

function answersTo(item: OpenItem, wanted: string): boolean {
  const digits = wanted.replace(/[,\s]/g, '');
  return (
    item.number.toLowerCase().includes(wanted) ||
    (/^\d+(\.\d*)?$/.test(digits) && toDecimal(item.openMinor, item.currency).startsWith(digits)) ||
    item.dueOn.includes(wanted)
  );
}
