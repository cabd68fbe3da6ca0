import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AuthorisedPerson } from '../../../src-main/areas/contracts/contract.ts';
import { isCurrencyCode } from '../../../src-main/kernel/currency.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../../components/DayText.tsx';
import { Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { dayText } from './AlarmList.tsx';
import classes from './Contracts.module.css';
import type { Belongs } from './detail.ts';
import type { PersonEdit } from './PersonDialog.tsx';

export function PeopleList(props: {
  readonly people: readonly AuthorisedPerson[];
  readonly belongs: Belongs | null;
  readonly onEdit: (edit: PersonEdit) => void;
}) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('people.name')}</th>
          {props.belongs === null && <th>{t('common:customer')}</th>}
          <th>{t('people.side')}</th>
          <th>{t('people.scopes')}</th>
          <th data-right>{t('people.limit')}</th>
          <th>{t('people.from')}</th>
          <th>{t('people.until')}</th>
          <th>{t('people.state')}</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {props.people.map((person) => (
          <tr key={person.personId}>
            <td>
              {person.name}
              {person.idLast4 !== '' && <small>{t('people.idShown', { last4: person.idLast4 })}</small>}
            </td>
            {props.belongs === null && (
              <td>
                {person.customerName}
                {person.contractId !== null && (
                  <small>
                    <TextButton onClick={() => void navigate(`/contracts/${person.contractId}?part=people`)}>
                      {person.contractNumber}
                    </TextButton>
                  </small>
                )}
              </td>
            )}
            <td>{t(`sides.${person.side}`)}</td>
            <td>{person.scopes.map((scope) => t(`scopes.${scope}`)).join(t('common:listSeparator'))}</td>
            <td data-right>
              {person.limitMinor !== null && isCurrencyCode(person.currency)
                ? format.money(person.limitMinor, person.currency)
                : '–'}
            </td>
            <td>
              <DayText day={person.fromOn} />
            </td>
            <td>
              <DayText day={person.untilOn} />
              {person.daysLeft !== null && person.daysLeft <= 30 && (
                <small className={person.daysLeft < 0 ? classes.bad : classes.warn}>
                  {dayText(t, person.daysLeft)}
                </small>
              )}
            </td>
            <td>
              <Chip bad={person.state === 'expired' || person.state === 'revoked'}>
                {t(`personStates.${person.state}`)}
              </Chip>
            </td>
            <td>
              {!book.readOnly && (
                <div className={classes.rowActs}>
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    onClick={() => props.onEdit({ person, belongs: props.belongs })}
                  >
                    {t('common:edit')}
                  </Button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
