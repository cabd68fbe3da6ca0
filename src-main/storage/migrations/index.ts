import { firstLedger } from './0010-first-ledger.ts';

/** One frozen step of the schema. Versions go up in tens so that a repair can be slotted in. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = [firstLedger];

/** `application_id` of a Duewarden file: "Duew" in ASCII. */
export const APPLICATION_ID = 0x44756577;

export function schemaVersion(steps: readonly Migration[] = migrations): number {
  steps.forEach((step, index) => {
    if (step.version <= (steps[index - 1]?.version ?? 0)) throw new Error(`migrations out of order at ${step.version}`);
  });
  return steps.at(-1)?.version ?? 0;
}
