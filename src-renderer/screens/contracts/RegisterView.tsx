import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon, type IconName } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import classes from './Contracts.module.css';

export interface RegisterViewProps<Filter extends string> {
  /** Its texts: `views.<name>`, `<name>.add`, `.none`, `.noneText`. */
  readonly name: 'claims' | 'deliveries' | 'people';
  readonly icon: IconName;
  readonly filters: readonly { readonly value: Filter; readonly label: string }[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onAdd: () => void;
  /** Nothing of the filter is on record. */
  readonly empty: boolean;
  readonly list: ReactNode;
  readonly foot?: ReactNode;
}

/** One register of the contracts screen: a filter, a way to add, the list or that there is none. */
export function RegisterView<Filter extends string>(props: RegisterViewProps<Filter>) {
  const { name } = props;
  const { t } = useTranslation('contracts');
  const { book } = useWorkingPoint();
  return (
    <>
      <Bar label={t(`views.${name}`)}>
        <SegmentedControl
          aria-label={t(`views.${name}`)}
          value={props.filter}
          data={[...props.filters]}
          onChange={props.onFilter}
        />
        {!book.readOnly && (
          <Button data-push variant="default" leftSection={<Icon name="plus" size={12} />} onClick={props.onAdd}>
            {t(`${name}.add`)}
          </Button>
        )}
      </Bar>
      <div className={classes.panel}>
        {props.empty ? (
          <EmptyState icon={props.icon} title={t(`${name}.none`)} text={t(`${name}.noneText`)} />
        ) : (
          props.list
        )}
        {props.foot}
      </div>
    </>
  );
}
