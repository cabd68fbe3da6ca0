import { Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import { formsOf, resultOfKey, type CallForm } from '../../../../src-main/areas/collections/rules/callResults.ts';
import type { ResultCode } from '../../../../src-main/areas/actions/contract.ts';
import type { InputFor } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';
import { useFormat } from '../../../app/format.ts';
import { isLeft } from '../../../app/leaving.ts';
import { isTyping } from '../../../app/typing.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Chip } from '../../../components/Section.tsx';
import { CallFormsOf } from './CallFormsOf.tsx';
import { useStepName } from '../../process/useStepName.ts';
import classes from './Cockpit.module.css';
import { ContactPart } from './ContactPart.tsx';
import { inputOf, type Missing } from './draft.ts';
import { Findings } from './Findings.tsx';
import { NextPart } from './NextPart.tsx';
import { Offers } from './Offers.tsx';
import { RatingPart } from './RatingPart.tsx';
import { ResultKeys } from './ResultKeys.tsx';
import { ScriptPart } from './ScriptPart.tsx';
import { timeNow, type WorkingCall } from './useCall.ts';

export interface CallPanelProps {
  readonly cockpit: Cockpit;
  readonly working: WorkingCall;
  /** Saved: on to the next one. */
  readonly onSaved: () => void;
}

/** The contact from the first word to the saved entry; every usual result takes a few keys. */
export function CallPanel({ cockpit, working, onSaved }: CallPanelProps) {
  const { t } = useTranslation('cockpit');
  const stepName = useStepName();
  const { asOf, isToday, book } = useWorkingPoint();
  const log = useCommand('collections.logResult');
  const panel = useRef<HTMLElement>(null);
  const [waiting, setWaiting] = useState(false);
  const { draft, call, missing, findings, change } = working;
  const { customerId } = cockpit.customer;
  const format = useFormat();
  const step = cockpit.steps.find(({ currency }) => currency === call.currency);
  const needsReason = findings.length > 0 && draft.overrideReason.trim() === '';
  const blocked = findings.some(({ severity }) => severity === 'block');

  const pick = (result: ResultCode | null): void => {
    change({ result, shown: {}, excuse: null, closedBecause: null });
    if (result !== null) focusForm(panel, formsOf(result).forms[0]);
  };

  const save = async (): Promise<void> => {
    if (!working.settled) return setWaiting(true);
    const wrong = panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong) return wrong.focus();
    if (missing.length > 0 || needsReason || blocked) {
      const [first] = missing;
      if (first !== undefined) notifications.show({ color: 'orange', message: t(`missing.${first}`) });
      else if (needsReason) notifications.show({ color: 'orange', message: t('missing.override') });
      return focusMissing(panel, first ?? (blocked ? null : 'override'));
    }
    const moment = { onDay: asOf, atTime: isToday ? timeNow() : '' };
    const reply = await log.run(inputOf(draft, call, cockpit, moment), { quiet: true });
    if (!reply.ok) return;
    const { promiseLevel } = reply.value;
    notifications.show({
      message: [
        t('saved', { name: cockpit.customer.shortName || cockpit.customer.name }),
        promiseLevel !== null && promiseLevel > 1 ? t('promise.level', { level: promiseLevel }) : '',
      ]
        .filter((part) => part !== '')
        .join(' · '),
    });
    working.clear();
    onSaved();
  };

  const latest = useRef({ pick, save });
  useLayoutEffect(() => {
    latest.current = { pick, save };
  });
  // Saved while a proposal was still on its way: it goes on with the answer.
  const { settled } = working;
  useEffect(() => {
    if (!waiting || !settled) return;
    setWaiting(false);
    void latest.current.save();
  }, [waiting, settled]);

  // Listening as soon as it is seen: a key pressed right after the screen came is not lost.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // The next customer is on the way: what is pressed now is not about the one still on the screen.
      if (isLeft(`/today/${customerId}`)) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null) return;
        event.preventDefault();
        // A field hands over what was typed when it is left.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        window.setTimeout(() => void latest.current.save(), 0);
        return;
      }
      if (event.key === 'Escape' && event.target instanceof HTMLElement && panel.current?.contains(event.target)) {
        event.target.blur();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event)) return;
      const result = resultOfKey(event.key);
      if (result !== null) {
        event.preventDefault();
        latest.current.pick(result);
        return;
      }
      const field = { '0': '[data-other-results]', n: '[data-note]', x: '[data-next] input', c: '[data-contact] input' }[event.key];
      if (field === undefined) return;
      event.preventDefault();
      panel.current?.querySelector<HTMLElement>(field)?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [customerId]);

  const toggle = (form: CallForm): void =>
    change({ shown: { ...draft.shown, [form]: !call.forms.includes(form) }, result: draft.result ?? resultFor[form] });

  return (
    <section className={classes.column} aria-label={t('call')} data-customer={customerId} ref={panel}>
      <div className={classes.columnHead}>
        <h2>{t('call')}</h2>
        {step !== undefined && (
          <span
            className={classes.soft}
            title={
              step.heldBack.length === 0
                ? t('step.since', { day: format.day(step.sinceOn) })
                : t('step.held', {
                    reasons: step.heldBack.map(({ reason }) => t(`held.${reason}`)).join(t('common:listSeparator')),
                  })
            }
          >
            {t('step.title', { name: stepName(step) })} ·{' '}
            {step.heldBack.length === 0
              ? t('step.since', { day: format.day(step.sinceOn) })
              : t('step.held', {
                  reasons: step.heldBack.map(({ reason }) => t(`held.${reason}`)).join(t('common:listSeparator')),
                })}
          </span>
        )}
        {cockpit.contactsToday > 0 && (
          <span data-push>
            <Chip>{t('doneToday', { count: cockpit.contactsToday })}</Chip>
          </span>
        )}
      </div>
      <div className={classes.scroll}>
        <div className={classes.call}>
          <ScriptPart cockpit={cockpit} call={call} brief={draft.result !== null || (call.direction === 'in' && isLeftAlone(cockpit))} />
          <div data-contact>
            <ContactPart cockpit={cockpit} draft={draft} call={call} onChange={change} />
          </div>
          {working.advisedChannel !== null && call.direction === 'out' && (
            <Notice tone="look">{t('advised', { channel: t(`channel.${working.advisedChannel}`) })}</Notice>
          )}
          <ResultKeys result={draft.result} onResult={pick} />
          {draft.result !== null && (
            <>
              <CallFormsOf cockpit={cockpit} working={working} preview={previewOf(cockpit, working, asOf)} />
              <div data-next>
                <NextPart draft={draft} call={call} hints={working.hints} onChange={change} />
              </div>
              <Textarea
                label={t('note')}
                description={draft.note === null ? t('noteByItself') : undefined}
                value={call.note}
                autosize
                minRows={2}
                maxRows={8}
                data-note
                onChange={(event) => change({ note: event.currentTarget.value })}
                {...(draft.note === null
                  ? {}
                  : {
                      rightSection: (
                        <Button variant="subtle" size="compact-xs" title={t('noteAgain')} onClick={() => change({ note: null })}>
                          <Icon name="undo" size={12} label={t('noteAgain')} />
                        </Button>
                      ),
                    })}
              />
              <Findings findings={findings} reason={draft.overrideReason} onReason={(overrideReason) => change({ overrideReason })} />
            </>
          )}
          <Offers
            cockpit={cockpit}
            call={call}
            onForm={toggle}
            onStatement={() =>
              change({
                shown: { ...draft.shown, copy: true },
                copyTitle: t('copy.statement'),
                result: draft.result ?? 'documents_requested',
              })
            }
          />
          <RatingPart cockpit={cockpit} draft={draft} onChange={change} />
          {log.failure !== null && <Notice tone="bad">{log.failure}</Notice>}
        </div>
      </div>
      <div className={classes.saveBar}>
        {!working.untouched && (
          <Button variant="subtle" color="gray" size="xs" onClick={working.clear}>
            {t('clear')}
          </Button>
        )}
        <span className={classes.soft} data-push>
          {draft.result === null ? t('press') : missing[0] === undefined ? '' : t(`missing.${missing[0]}`)}
        </span>
        <Button size="sm" loading={log.running || waiting} disabled={book.readOnly || draft.result === null} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Keys keys="mod+↵" />
      </div>
    </section>
  );
} // prettier-ignore

/** By word of the clerk: there is no call to open. */
function isLeftAlone({ mayChase, blocks }: Cockpit): boolean {
  return !mayChase && blocks.some(({ kind }) => kind === 'excluded' || kind === 'paused');
}

const resultFor: Readonly<Record<CallForm, ResultCode>> = {
  promise: 'promise',
  dispute: 'dispute',
  copy: 'invoice_missing',
};

/** A promise as it would lie, asked as soon as sum and day are there. */
function previewOf(cockpit: Cockpit, { draft, call }: WorkingCall, asOf: Call): InputFor<'promises.preview'> | null {
  if (!call.forms.includes('promise') || call.promisedMinor === null || call.promisedOn === null) return null;
  if (draft.result === null) return null;
  const { promise } = inputOf(draft, call, cockpit, { onDay: asOf, atTime: '' });
  return promise === undefined ? null : { customerId: cockpit.customer.customerId, madeOn: asOf, ...promise };
}
type Call = WorkingCall['call']['copyDueOn'];

type Panel = { readonly current: HTMLElement | null };

const isEmpty = ({ value }: HTMLInputElement): boolean => value === '';

/** The form a result opened is there after the next paint: the field that is needed most takes what is typed. */
function focusForm(panel: Panel, form: CallForm | undefined): void {
  if (form === undefined) {
    // Keys go on meaning results and the next customer.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return;
  }
  window.setTimeout(() => {
    const fields = [...(panel.current?.querySelectorAll<HTMLInputElement>(`[data-form="${form}"] input:not([type="hidden"])`) ?? [])];
    const needed = fields.filter(({ required }) => required);
    const field = needed.find(isEmpty) ?? needed[0] ?? fields.find(isEmpty) ?? fields[0];
    field?.focus();
    field?.closest('[data-form]')?.scrollIntoView?.({ block: 'nearest' });
  }, 0);
} // prettier-ignore

const places: Readonly<Record<Missing | 'override', string>> = {
  result: '[role="radiogroup"] button',
  promise_amount: '[data-form="promise"] input',
  promise_day: '[data-form="promise"] input[title]',
  dispute: '[data-form="dispute"] input',
  next: '[data-next] input',
  closed_reason: '[data-next] input',
  rating_evidence: '[data-rating] input',
  override: '[data-findings] input',
};

function focusMissing(panel: Panel, missing: Missing | 'override' | null): void {
  if (missing !== null) panel.current?.querySelector<HTMLElement>(places[missing])?.focus();
}
