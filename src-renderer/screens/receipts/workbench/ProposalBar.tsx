import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CurrencyCode } from '../../../../src-main/kernel/currency.ts';
import type { ValueOf } from '../../../app/calls.ts';
import { useFormat } from '../../../app/format.ts';
import { useEvidenceText } from '../../../components/Allocation/Evidence.tsx';
import { Keys } from '../../../components/Keys.tsx';
import type { Part } from './draft.ts';
import classes from './Workbench.module.css';

export type Proposal = ValueOf<'ledger.propose'>;

/** The answer that is shown: one of several equal ones, else the proposal itself. */
export function shownAnswer(proposal: Proposal, alternative: number) {
  return proposal.alternatives[alternative % Math.max(1, proposal.alternatives.length)] ?? proposal;
}

/** What is proposed and why, with the other answers where several fit. */
export function ProposalBar(props: {
  readonly proposal: Proposal;
  readonly part: Part;
  readonly currency: CurrencyCode;
  readonly numbers: ReadonlyMap<number, string>;
  readonly onTake: () => void;
  readonly onAlternative: (index: number) => void;
  readonly onLegal: () => void;
}) {
  const { t } = useTranslation(['workbench', 'allocation', 'common']);
  const format = useFormat();
  const evidence = useEvidenceText();
  const { proposal, part, currency } = props;
  const shown = shownAnswer(proposal, part.alternative);
  const tie = proposal.alternatives.length > 0;
  return (
    <section className={classes.proposal} aria-label={t('proposal')}>
      <div className={classes.proposalHead}>
        <b>{t('allocation:proposal', { rule: t(`common:allocationRules.${shown.rule}`) })}</b>
        <span className={classes.push} />
        {shown.lines.length > 0 && (
          <Button
            size="compact-xs"
            variant={part.taken ? 'default' : 'filled'}
            rightSection={<Keys keys="Enter" />}
            className={part.taken ? '' : (classes.withKeys ?? '')}
            onClick={props.onTake}
          >
            {t('take')}
          </Button>
        )}
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<Keys keys="X" />}
          aria-pressed={part.by === 'legal_order'}
          onClick={props.onLegal}
        >
          {t(part.by === 'legal_order' ? 'allocation:byEvidence' : 'allocation:byLaw')}
        </Button>
      </div>
      <ul className={classes.why}>
        {[...(tie ? proposal.evidence.filter(({ code }) => code === 'tie') : []), ...shown.evidence]
          .slice(0, SHOWN)
          .map((row, index) => (
            <li key={index}>{evidence(row, currency)}</li>
          ))}
        {shown.evidence.length > SHOWN && (
          <li>{t('moreEvidence', { n: format.count(shown.evidence.length - SHOWN) })}</li>
        )}
      </ul>
      {tie && (
        <div className={classes.alternatives} role="group" aria-label={t('alternatives')}>
          {proposal.alternatives.map((answer, index) => (
            <button
              key={index}
              type="button"
              className={classes.alternative}
              aria-pressed={index === part.alternative % proposal.alternatives.length}
              onClick={() => props.onAlternative(index)}
            >
              {answer.lines
                .slice(0, 4)
                .map((line) => props.numbers.get(line.dueItemId) ?? '…')
                .join(' + ')}
              {answer.lines.length > 4 && ` +${answer.lines.length - 4}`}
            </button>
          ))}
          <span className={classes.hint}>
            <Keys keys="A" /> {t('nextAlternative')}
          </span>
        </div>
      )}
    </section>
  );
}

const SHOWN = 4;
