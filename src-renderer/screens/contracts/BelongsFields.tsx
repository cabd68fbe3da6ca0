import type { ContractId } from '../../../src-main/kernel/ids.ts';
import { useTranslation } from 'react-i18next';
import { CustomerPicker, type PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { ContractSelect } from './Selects.tsx';

/** Customer and contract of a record; a record opened from its contract keeps both. */
export function BelongsFields(props: {
  readonly fixed: boolean;
  readonly customer: PickedCustomer | null;
  readonly contractId: ContractId | null;
  readonly onCustomer: (customer: PickedCustomer | null) => void;
  readonly onContract: (contractId: ContractId | null) => void;
}) {
  const { t } = useTranslation();
  if (props.fixed) return null;
  return (
    <>
      <CustomerPicker
        label={t('customer')}
        value={props.customer}
        onChange={(next) => {
          props.onCustomer(next);
          props.onContract(null);
        }}
        required
        autoFocus
      />
      {props.customer !== null && (
        <ContractSelect customerId={props.customer.id} value={props.contractId} onChange={props.onContract} />
      )}
    </>
  );
}
