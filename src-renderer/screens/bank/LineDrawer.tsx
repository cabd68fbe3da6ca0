import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { BankLine } from '../../../src-main/areas/bank/contract.ts';
import type { BankLineId, DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Bank.module.css';

type Asked =
  | { readonly what: 'setAside' }
  | { readonly what: 'unmatch' | 'bounce'; readonly documentId: DocumentId; readonly number: string };

/** One line with all the bank tells about it, what it is matched to, and what can be done with it. */
export function LineDrawer({ lineId, onClose }: { readonly lineId: BankLineId | null; readonly onClose: () => void }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data } = useQueryOf(
    'bank.lines',
    { status: 'all', ...(lineId === null ? {} : { lineId }), limit: 1 },
    { enabled: lineId !== null, keepPrevious: false },
  );
  const line = data?.rows[0];
  return (
    <SideDrawer
      opened={lineId !== null}
      onClose={onClose}
      size={620}
      title={line === undefined ? '' : line.payerName || t(line.amountMinor > 0 ? 'direction.in' : 'direction.out')}
      closeOnEscape={asked === null}
    >
      {line !== undefined && lineId !== null && (
        <>
          <FigureStrip label={t('columns.amount')}>
            <Figure
              label={t(line.amountMinor > 0 ? 'columns.in' : 'columns.out')}
              value={format.money(Math.abs(line.amountMinor), line.currency)}
            />
            <Figure label={t('columns.left')} value={format.money(Math.abs(line.leftMinor), line.currency)} />
          </FigureStrip>
          <Facts line={line} />
          <Actions line={line} onAsk={setAsked} />
          <Matches line={line} onAsk={setAsked} />
          {line.amountMinor < 0 && line.leftMinor !== 0 && !line.setAside && <Bounced line={line} onAsk={setAsked} />}
          <Question line={line} asked={asked} onClose={() => setAsked(null)} />
        </>
      )}
    </SideDrawer>
  );
}

function Facts({ line }: { readonly line: BankLine }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const facts: readonly (readonly [string, string])[] = [
    [t('columns.bookedOn'), format.day(line.bookedOn)],
    [t('columns.payerAccount'), line.payerAccount],
    [t('columns.memo'), line.memo],
    [t('columns.reference'), line.bankReference],
    [t('columns.account'), [line.bankName, line.accountNumber].join(' ').trim()],
    [t('columns.balance'), line.balanceMinor === null ? '' : format.money(line.balanceMinor, line.currency)],
    [t('columns.file'), line.fileName],
  ];
  return (
    <dl className={classes.facts}>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Actions({ line, onAsk }: { readonly line: BankLine; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('bank');
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const bringBack = useCommand('bank.bringBack');
  if (line.setAside)
    return (
      <>
        <Notice tone="note">{t('setAsideBecause', { reason: line.setAsideReason })}</Notice>
        {!book.readOnly && (
          <Bar>
            <Button
              variant="default"
              leftSection={<Icon name="undo" size={13} />}
              loading={bringBack.running}
              onClick={() => void bringBack.run({ lineIds: [line.lineId] })}
            >
              {t('bringBack')}
            </Button>
          </Bar>
        )}
      </>
    );
  if (book.readOnly || line.leftMinor === 0) return null;
  return (
    <Bar>
      {line.amountMinor > 0 && (
        <Button onClick={() => void navigate(`/receipts/workbench?line=${line.lineId}`)}>{t('match')}</Button>
      )}
      {line.matches.length === 0 && (
        <Button variant="default" onClick={() => onAsk({ what: 'setAside' })}>
          {t('setAside')}
        </Button>
      )}
    </Bar>
  );
}

function Matches({ line, onAsk }: { readonly line: BankLine; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { book } = useWorkingPoint();
  if (line.matches.length === 0) return null;
  return (
    <section>
      <SectionTitle title={t('columns.matches')} />
      <ul className={classes.rows}>
        {line.matches.map((match) => (
          <li key={match.documentId}>
            <b>{match.number}</b>
            <span>{match.customerName}</span>
            {match.reversedOn !== null && <Chip bad>{t('reversedOn', { day: format.day(match.reversedOn) })}</Chip>}
            <em>{format.money(match.amountMinor, line.currency)}</em>
            {!book.readOnly && line.amountMinor > 0 && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => onAsk({ what: 'unmatch', documentId: match.documentId, number: match.number })}
              >
                {t('unmatch')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Receipts of the same amount that this outgoing line may have taken back. */
function Bounced({ line, onAsk }: { readonly line: BankLine; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const { data } = useQueryOf('bank.linkCandidates', { lineId: line.lineId }, { keepPrevious: false });
  const found = data?.rows ?? [];
  if (found.length === 0) return null;
  return (
    <section>
      <SectionTitle title={t('bounce.title')} note={t('bounce.note')} />
      <ul className={classes.rows}>
        {found.map((receipt) => (
          <li key={receipt.documentId}>
            <b>{receipt.number}</b>
            <span>{receipt.customerName}</span>
            <span>{format.day(receipt.receivedOn)}</span>
            <em>{format.money(receipt.amountMinor, receipt.currency)}</em>
            {!book.readOnly && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => onAsk({ what: 'bounce', documentId: receipt.documentId, number: receipt.number })}
              >
                {t('bounce.action')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface QuestionProps {
  readonly line: BankLine;
  readonly asked: Asked | null;
  readonly onClose: () => void;
}

/** Everything that stays on record with a reason. */
function Question({ line, asked, onClose }: QuestionProps) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const setAside = useCommand('bank.setAside');
  const unmatch = useCommand('bank.unmatch');
  const bounce = useCommand('bank.bounce');
  const what = asked?.what ?? 'setAside';
  const command = { setAside, unmatch, bounce }[what];
  const number = asked !== null && 'number' in asked ? asked.number : '';
  const { lineId } = line;
  const run = (reason: string): Promise<{ readonly ok: boolean }> => {
    if (asked === null || asked.what === 'setAside')
      return setAside.run({ lineIds: [lineId], reason }, { quiet: true });
    const { documentId } = asked;
    return asked.what === 'unmatch'
      ? unmatch.run({ lineId, documentId, reason }, { quiet: true })
      : bounce.run({ lineId, documentId, reason }, { quiet: true });
  };
  return (
    <AskReason
      opened={asked !== null}
      title={t(`ask.${what}.title`, { number })}
      reasonLabel={t('reason')}
      reasonHint={t(`ask.${what}.hint`)}
      confirmLabel={t(`ask.${what}.confirm`)}
      busy={command.running}
      failure={command.failure}
      onCancel={() => {
        command.clear();
        onClose();
      }}
      onConfirm={({ reason }) => {
        void run(reason).then((reply) => {
          if (!reply.ok) return;
          notifications.show({ message: t(`ask.${what}.done`, { number }) });
          onClose();
        });
      }}
    >
      <p>{t(`ask.${what}.text`, { number, day: format.day(line.bookedOn) })}</p>
    </AskReason>
  );
}
