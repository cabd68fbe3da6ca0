import { notifications } from '@mantine/notifications';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isUndoable } from '../../src-main/areas/history/rules.ts';
import { Icon } from '../components/Icon.tsx';
import { useCommand } from './commands.ts';
import classes from './Frame.module.css';
import { lastDone, onLastDone, rememberDone } from './lastDone.ts';
import { isTyping } from './typing.ts';
import { useProcedureName } from './procedureNames.ts';

/** The last change made in this window, to be taken back by a click or by Ctrl+Z. Nothing to undo: nothing is shown. */
export function UndoButton() {
  const { t } = useTranslation('history');
  const nameOf = useProcedureName();
  const last = useSyncExternalStore(onLastDone, lastDone);
  const undo = useCommand('history.undo');
  const offered = last !== null && isUndoable(last.procedure) ? last : null;

  const { run } = undo;
  useEffect(() => {
    if (offered === null) return;
    const takeBack = async (): Promise<void> => {
      rememberDone(null);
      const reply = await run({ commandId: offered.commandId });
      if (reply.ok) notifications.show({ message: t('undoDone', { what: nameOf(offered.procedure) }) });
    };
    const onKey = (event: KeyboardEvent): void => {
      const undoKey =
        event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
      if (!undoKey || isTyping(event) || event.defaultPrevented) return;
      event.preventDefault();
      void takeBack();
    };
    const onAsk = (): void => void takeBack();
    window.addEventListener('keydown', onKey);
    window.addEventListener(UNDO_ASKED, onAsk);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(UNDO_ASKED, onAsk);
    };
  }, [offered, run, t, nameOf]);

  if (offered === null) return null;
  return (
    <button type="button" className={classes.undo} title={t('undoHint')} onClick={askUndo}>
      <Icon name="undo" size={12} /> {t('undoWhat', { what: nameOf(offered.procedure) })}
    </button>
  );
}

const UNDO_ASKED = 'duewarden-undo';

/** For screens with an undo key of their own. */
export function askUndo(): void {
  window.dispatchEvent(new Event(UNDO_ASKED));
}
