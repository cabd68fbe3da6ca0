import { useTranslation } from 'react-i18next';
import { checkCreditCode } from '../../../../src-main/areas/customers/rules/creditCode.ts';
import { Icon } from '../../../components/Icon.tsx';
import classes from './Profile.module.css';

/** What the check digit says of a unified social credit code, while it is typed. A warning, never a block. */
export function CreditCodeHint({ taxId }: { readonly taxId: string }) {
  const { t } = useTranslation('customers');
  const check = checkCreditCode(taxId);
  if (check.state !== 'right' && check.state !== 'wrong') return null;
  const text =
    check.state === 'right'
      ? t('creditCode.right')
      : t(`creditCode.${check.problem}`, { detail: check.detail, place: check.place });
  return (
    <span className={classes.code} data-state={check.state} role="status">
      <Icon name={check.state === 'right' ? 'check' : 'warning'} size={12} />
      {text}
    </span>
  );
}
