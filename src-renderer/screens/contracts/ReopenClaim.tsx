import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Claim } from '../../../src-main/areas/contracts/contract.ts';
import { useCommand } from '../../app/commands.ts';
import { AskReason } from '../../components/AskReason.tsx';

/** Opens a closed claim again; the document it ended in stays, and the question says so. */
export function ReopenClaim({ claim, onClose }: { readonly claim: Claim | null; readonly onClose: () => void }) {
  const { t } = useTranslation('contracts');
  const reopen = useCommand('contracts.reopenClaim');
  const number = claim?.resultNumber ?? '';
  const send = async (reason: string): Promise<void> => {
    if (claim === null) return;
    const reply = await reopen.run({ claimId: claim.claimId, reason }, { quiet: true });
    if (!reply.ok) return;
    const { standingNumber } = reply.value;
    const stands = standingNumber === '' ? '' : ` · ${t('claims.stands', { number: standingNumber })}`;
    notifications.show({ message: `${t('claims.reopened')}${stands}` });
    onClose();
  };
  return (
    <AskReason
      opened={claim !== null}
      title={t('claims.reopen')}
      reasonLabel={t('fields.reason')}
      confirmLabel={t('claims.reopen')}
      busy={reopen.running}
      failure={reopen.failure}
      onCancel={onClose}
      onConfirm={({ reason }) => void send(reason)}
    >
      {t('claims.reopenText')}
      {number !== '' && (
        <>
          {' '}
          <b>{t(claim?.direction === 'ours' ? 'claims.reopenDebit' : 'claims.reopenCredit', { number })}</b>
        </>
      )}
    </AskReason>
  );
}
