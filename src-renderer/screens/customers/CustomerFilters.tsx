import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { debtorClasses } from '../../../src-main/areas/customers/contract.ts';
import { id, type CustomerId } from '../../../src-main/kernel/ids.ts';
import type { InputFor } from '../../app/calls.ts';
import { useQueryOf } from '../../app/queries.ts';

/** What of the customers' files the list is narrowed to; left out: any. */
export type FileFilters = Pick<
  InputFor<'aging.customers'>,
  'tag' | 'segmentId' | 'debtorClass' | 'salesperson' | 'department' | 'groupId'
>;

interface Given {
  readonly filters: FileFilters;
  readonly onChange: (filters: FileFilters) => void;
}

/** One list a file field; only those that there is something to choose from. */
export function CustomerFilters({ filters, onChange }: Given) {
  const { t } = useTranslation('customers');
  const { data: words } = useQueryOf('customers.words', {});
  const { data: segments } = useQueryOf('customers.segments', {});
  const change = <Name extends keyof FileFilters>(name: Name, value: FileFilters[Name] | undefined): void => {
    const { [name]: _before, ...rest } = filters;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  const select = (
    name: string,
    value: string | undefined,
    data: readonly { readonly value: string; readonly label: string }[],
    onPick: (value: string | undefined) => void,
  ) =>
    data.length === 0 ? null : (
      <Select
        w={150}
        aria-label={t(`filters.${name}`)}
        placeholder={t(`filters.${name}`)}
        value={value ?? null}
        data={data}
        clearable
        searchable
        openOnFocus={false}
        onChange={(picked) => onPick(picked ?? undefined)}
      />
    );
  const plain = (list: readonly string[] | undefined) => (list ?? []).map((value) => ({ value, label: value }));
  const idOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  return (
    <>
      {select(
        'segment',
        filters.segmentId === undefined ? undefined : String(filters.segmentId),
        (segments?.rows ?? []).map(({ segmentId, name }) => ({ value: String(segmentId), label: name })),
        (text) => {
          const number = idOf(text);
          change('segmentId', number === undefined ? undefined : id<'segment'>(number));
        },
      )}
      {select('tag', filters.tag, plain(words?.tags), (tag) => change('tag', tag))}
      {select(
        'debtorClass',
        filters.debtorClass,
        debtorClasses
          .filter((each) => each !== '')
          .map((value) => ({ value, label: t(`common:debtorClasses.${value}`) })),
        (text) =>
          change(
            'debtorClass',
            debtorClasses.find((each) => each !== '' && each === text),
          ),
      )}
      {select('salesperson', filters.salesperson, plain(words?.salespeople), (name) => change('salesperson', name))}
      {select('department', filters.department, plain(words?.departments), (name) => change('department', name))}
      {select(
        'group',
        filters.groupId === undefined ? undefined : String(filters.groupId),
        (words?.heads ?? []).map((head) => ({ value: String(head.id), label: head.name })),
        (text) => {
          const number = idOf(text);
          change('groupId', number === undefined ? undefined : (id<'customer'>(number) satisfies CustomerId));
        },
      )}
    </>
  );
}
