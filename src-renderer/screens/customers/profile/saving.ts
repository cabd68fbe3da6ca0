import type { Customer } from '../../../../src-main/areas/customers/contract.ts';
import type { InputFor } from '../../../app/calls.ts';
import { useCommand } from '../../../app/commands.ts';

type Change = Partial<Omit<InputFor<'customers.save'>, 'id'>>;

/** Saves a part of the file; the rest goes along as it is. */
export function useSaveFile(customer: Customer, onSaved: () => void) {
  const { run, running, failure } = useCommand('customers.save');
  const save = async (change: Change): Promise<void> => {
    const { recordedAt: _recordedAt, ...whole } = customer;
    const reply = await run({ ...whole, ...change }, { quiet: true });
    if (reply.ok) onSaved();
  };
  return { save, running, failure };
}
