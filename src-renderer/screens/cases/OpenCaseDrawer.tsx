import { useTranslation } from 'react-i18next';
import { caseKinds } from '../../../src-main/areas/cases/contract.ts';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import type { PickedCustomer } from '../../components/CustomerPicker/CustomerPicker.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { OpenCaseForm } from './OpenCaseForm.tsx';

/** Opens a case: whose debts, which kind, what is to be seen to before. */
export function OpenCaseDrawer(props: {
  readonly opened: boolean;
  readonly customer?: PickedCustomer;
  readonly onClose: () => void;
  readonly onOpened: (caseId: CaseId) => void;
}) {
  const { t } = useTranslation('cases');
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('open.title')}>
      {props.opened && (
        <OpenCaseForm
          customer={props.customer ?? null}
          parent={null}
          kinds={caseKinds}
          onDone={props.onClose}
          onOpened={props.onOpened}
        />
      )}
    </SideDrawer>
  );
}
