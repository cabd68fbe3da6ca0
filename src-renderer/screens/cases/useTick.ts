import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { DeadlineRow } from './detail.ts';

/** Ticks a deadline off today, and takes a tick back. */
export function useTick() {
  const { t } = useTranslation('cases');
  const { today } = useWorkingPoint();
  const { run: runTick } = useCommand('cases.tickDeadline');
  const { run: runUntick } = useCommand('cases.untickDeadline');
  const tick = useCallback(
    async (deadline: DeadlineRow): Promise<void> => {
      const { caseId, code, fromStage, fromOn, subject, own, deadlineId } = deadline;
      const reply = await runTick({ caseId, doneOn: today, ...(own ? { deadlineId } : { code, fromStage, fromOn, subject }) }); // prettier-ignore
      if (reply.ok) notifications.show({ message: t('deadlines.ticked', { what: t(`deadlineCodes.${code}`) }) });
    },
    [runTick, today, t],
  );
  const untick = useCallback(
    async ({ deadlineId }: DeadlineRow): Promise<void> => {
      if (deadlineId !== null) await runUntick({ deadlineId });
    },
    [runUntick],
  );
  return { tick, untick };
}
