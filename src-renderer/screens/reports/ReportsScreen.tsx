import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { listIds } from '../../../src-main/areas/reports/rules/lists.ts';
import { Page } from '../../components/Page.tsx';
import { choices, type Shown, useShown } from './choice.ts';
import { ListReport } from './ListReport.tsx';
import { useListSpeech } from './listSpeech.ts';
import { ManagementReport } from './ManagementReport.tsx';
import { PolicyManual } from './PolicyManual.tsx';
import classes from './Reports.module.css';

/** What can be printed: the numbered report for the boss, and every list with its proof. */
export default function ReportsScreen() {
  const { t } = useTranslation('reports');
  const speech = useListSpeech();
  const [shown, show] = useShown();
  const buttons = useRef(new Map<Shown, HTMLButtonElement>());

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = choices[(choices.indexOf(shown) + step + choices.length) % choices.length] ?? shown;
    show(next);
    buttons.current.get(next)?.focus();
  };
  const entry = (id: Shown, label: string) => (
    <button
      key={id}
      type="button"
      role="tab"
      className={classes.choice}
      aria-selected={id === shown}
      tabIndex={id === shown ? 0 : -1}
      ref={(element) => {
        if (element !== null) buttons.current.set(id, element);
      }}
      onClick={() => show(id)}
    >
      {label}
    </button>
  );

  return (
    <Page fill>
      <div className={classes.screen}>
        <div
          className={classes.chooser}
          role="tablist"
          aria-orientation="vertical"
          aria-label={t('chooser')}
          onKeyDown={onKeyDown}
        >
          {entry('management', t('title'))}
          {entry('policy', t('policy.title'))}
          <hr className={classes.rule} role="presentation" />
          {listIds.map((id) => entry(id, speech.words.titles[id]))}
        </div>
        <div className={classes.shown} role="tabpanel" aria-label={t('shown')}>
          {shown === 'management' ? (
            <ManagementReport />
          ) : shown === 'policy' ? (
            <PolicyManual />
          ) : (
            <ListReport key={shown} list={shown} />
          )}
        </div>
      </div>
    </Page>
  );
}
